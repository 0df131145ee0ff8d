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

ReviewDialog::ReviewDialog(StoreSession &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_summary(new QLabel(this))
{
    setWindowTitle(tr("Review"));
    setAccessibleName(tr("Review"));
    auto *list = new ChangeList(*new ChangesModel(session, this), this);
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
    const ChangeSet &changes = m_session.changes();
    const qsizetype blocked = changes.blocked().size();
    const qsizetype persistable = changes.count() - blocked;
    const QString name = storeName(m_session);
    QString text
        = tr("%1 changes will be written to %2; values: %3 bytes. All or nothing; other bytes "
             "stay as they are.",
            nullptr, pluralOf(persistable))
              .arg(numberText(persistable), name, changeText(changes.bytesAdded()));
    if (blocked > 0)
        text += u' '
            + tr("%1 changes cannot be written as they are and stay here.", nullptr,
                pluralOf(blocked))
                  .arg(numberText(blocked));
    m_summary->setText(text);
    m_persist->setText(tr("Persist %1 changes to %2", nullptr, pluralOf(persistable))
                           .arg(numberText(persistable), name));
    m_persist->setEnabled(persistable > 0);
}

} // namespace kvlens
