// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reviewdialog.h"

#include "model/changesmodel.h"
#include "stores/words/translations.h"
#include "ui/changelist.h"
#include "ui/inplacechoice.h"
#include "ui/sideeffectnotes.h"
#include "ui/style.h"
#include "ui/target.h"
#include "ui/wording.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace kvlens {

namespace {

// What happens if it does not go well halfway.
QString wholenessText(const QList<StoreSession *> &sessions)
{
    const bool isAtomic = std::all_of(sessions.begin(), sessions.end(), [](const auto *session) {
        return session->info().capabilities.testFlag(Capability::AtomicBatch);
    });
    if (!isAtomic)
        return ReviewDialog::tr("One entry after the other is written.");
    return sessions.size() > 1 ? ReviewDialog::tr("All or nothing in each store.")
                               : ReviewDialog::tr("All or nothing.");
}

// "a.json", or "a.json (3), b.json (2)".
QString namesOf(const QList<StoreSession *> &sessions)
{
    if (sessions.size() == 1)
        return storeName(*sessions.first());
    QStringList names;
    for (const StoreSession *session : sessions)
        names << ReviewDialog::tr("%1 (%2)").arg(
            storeName(*session), numberText(session->changes().count()));
    return names.join(QStringLiteral(", "));
}

} // namespace

ReviewDialog::ReviewDialog(StoreSession &session, QWidget *parent)
    : QDialog(parent)
    , m_sessions({&session})
    , m_summary(new QLabel(this))
{
    make(new ChangesModel(session, this));
}

ReviewDialog::ReviewDialog(Workspace &workspace, QWidget *parent)
    : QDialog(parent)
    , m_sessions(edited(workspace.sessions()))
    , m_summary(new QLabel(this))
{
    make(new ChangesModel(workspace, this));
}

void ReviewDialog::make(ChangesModel *changes)
{
    setWindowTitle(tr("Review"));
    setAccessibleName(tr("Review"));
    auto *list = new ChangeList(*changes, this);
    list->setFrameShape(QFrame::StyledPanel);
    m_summary->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    m_persist = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_persist->setDefault(true);
    setPrimary(m_persist);
    buttons->addButton(tr("Keep editing"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const StoreSession *session : m_sessions) {
        connect(session, &StoreSession::changesChanged, this, &ReviewDialog::refresh);
        connect(session, &QObject::destroyed, this, &QDialog::reject);
    }

    auto *all = new QVBoxLayout(this);
    all->setSpacing(rhythm(this));
    all->addWidget(m_summary);
    all->addWidget(list, 1);
    all->addWidget(new SideEffectNotes(m_sessions, this));
    auto *inPlace = new InPlaceChoice(m_sessions, this);
    connect(this, &QDialog::accepted, inPlace, &InPlaceChoice::apply);
    all->addWidget(inPlace);
    all->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 140, fontMetrics().height() * 28);
    refresh();
    m_persist->setFocus();
}

void ReviewDialog::refresh()
{
    qsizetype count = 0;
    qsizetype blocked = 0;
    qint64 bytes = 0;
    for (const StoreSession *session : m_sessions) {
        const ChangeSet &changes = session->changes();
        count += changes.count();
        blocked += changes.blocked().size();
        bytes += changes.bytesAdded();
    }
    const qsizetype persistable = count - blocked;
    const qsizetype stores = m_sessions.size();
    const QString names = namesOf(m_sessions);
    QStringList text;
    if (persistable == 0) {
        text << tr("Nothing will be written to %1.").arg(names);
    } else {
        text << tr("%1 changes will be written to %2.", nullptr, pluralOf(persistable))
                    .arg(numberText(persistable), names);
        if (bytes != 0)
            text << tr("Values: %1 bytes.", nullptr, pluralOf(qAbs(bytes))).arg(changeText(bytes));
        text << wholenessText(m_sessions) << tr("What is not edited stays as it is.");
    }
    if (blocked > 0)
        text << tr(
            "%1 changes cannot be written as they are and stay here.", nullptr, pluralOf(blocked))
                    .arg(numberText(blocked));
    m_summary->setText(text.join(u' '));
    m_persist->setText(
        tr("Persist %1 changes to %2", nullptr, pluralOf(persistable))
            .arg(numberText(persistable),
                stores > 1 ? tr("%1 stores", nullptr, pluralOf(stores)).arg(numberText(stores))
                           : names));
    m_persist->setEnabled(persistable > 0);
}

} // namespace kvlens
