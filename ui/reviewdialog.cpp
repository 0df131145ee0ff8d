// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reviewdialog.h"

#include "model/changesmodel.h"
#include "stores/words/translations.h"
#include "ui/changelist.h"
#include "ui/style.h"
#include "ui/target.h"
#include "ui/wording.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace kvlens {

namespace {

struct Sum
{
    qsizetype persistable = 0;
    qsizetype blocked = 0;
    qint64 bytes = 0; // new size less old
};

qint64 difference(const Edit &edit)
{
    const qint64 before = edit.base.version.exists() ? edit.base.value.size() : 0;
    return (edit.mine.exists ? edit.mine.value.size() : 0) - before;
}

Sum sumOf(const ChangeSet &changes)
{
    Sum sum;
    for (const Edit &edit : changes.edits()) {
        if (edit.blocked()) {
            ++sum.blocked;
        } else {
            ++sum.persistable;
            sum.bytes += difference(edit);
        }
    }
    return sum;
}

} // namespace

ReviewDialog::ReviewDialog(StoreSession &session, ChangesModel &changes, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_summary(new QLabel(this))
{
    setWindowTitle(tr("Review"));
    setAccessibleName(tr("Review"));
    auto *list = new ChangeList(changes, &session, this);
    list->setFrameShape(QFrame::StyledPanel);
    m_summary->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    m_persist = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_persist->setDefault(true);
    setPrimary(m_persist);
    buttons->addButton(tr("Keep editing"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&session, &StoreSession::changesChanged, this, &ReviewDialog::refresh);

    auto *all = new QVBoxLayout(this);
    all->setSpacing(rhythm(this));
    all->addWidget(m_summary);
    all->addWidget(list, 1);
    all->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 140, fontMetrics().height() * 28);
    refresh();
    m_persist->setFocus();
}

void ReviewDialog::refresh()
{
    const Sum sum = sumOf(m_session.changes());
    const QString name = storeName(m_session);
    QString text
        = tr("%1 changes will be written to %2: %3 bytes. All or nothing; other bytes stay as "
             "they are.",
            nullptr, pluralOf(sum.persistable))
              .arg(numberText(sum.persistable), name, changeText(sum.bytes));
    if (sum.blocked > 0)
        text += u' '
            + tr("%1 changes cannot be written as they are and stay here.", nullptr,
                pluralOf(sum.blocked))
                  .arg(numberText(sum.blocked));
    m_summary->setText(text);
    m_persist->setText(tr("Persist %1 changes to %2", nullptr, pluralOf(sum.persistable))
                           .arg(numberText(sum.persistable), name));
    m_persist->setEnabled(sum.persistable > 0);
}

} // namespace kvlens
