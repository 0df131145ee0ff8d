// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reviewdialog.h"

#include "model/changesmodel.h"
#include "model/refusal.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/changelist.h"
#include "ui/edittrouble.h"
#include "ui/inplacechoice.h"
#include "ui/screenroom.h"
#include "ui/sideeffectnotes.h"
#include "ui/style.h"
#include "ui/target.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

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

QList<StoreSession *> writable(const QList<StoreSession *> &sessions)
{
    QList<StoreSession *> all;
    std::copy_if(sessions.begin(), sessions.end(), std::back_inserter(all),
        [](const StoreSession *session) { return writableIn(*session) > 0; });
    return all.isEmpty() ? sessions : all;
}

// What is not written, and why: of each store as a whole, or the first changes one by one.
QStringList reasonsNotTo(const QList<StoreSession *> &sessions)
{
    constexpr qsizetype mostTold = 3; // all of them are told in the list
    QStringList reasons;
    for (const StoreSession *session : sessions) {
        const QString trouble = storeTrouble(*session);
        const EditList &blocked = session->changes().blocked();
        if (!trouble.isEmpty())
            reasons << trouble;
        for (qsizetype i = 0; trouble.isEmpty() && i < std::min(blocked.size(), mostTold); ++i)
            reasons << errorSentence(Act::WillPersist, *blocked.at(i).blocked(),
                keyLabel(*session, blocked.at(i).ref()));
    }
    return reasons;
}

bool mustBeReadAgain(const StoreSession *session)
{
    return session->freshness() == Freshness::Changed && refusalOf(*session);
}

// "a.json", or "a.json (3), b.json (2)".
QString namesOf(const QList<StoreSession *> &sessions)
{
    if (sessions.size() == 1)
        return storeName(*sessions.first());
    QStringList names;
    for (const StoreSession *session : sessions)
        names << ReviewDialog::tr("%1 (%2)").arg(
            storeName(*session), numberText(writableIn(*session)));
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
    m_readAgain = buttons->addButton(tr("Read again"), QDialogButtonBox::ActionRole);
    m_readAgain->setToolTip(tr("Your changes are kept, and compared with what is stored now"));
    connect(m_readAgain, &QPushButton::clicked, this, [this] {
        for (StoreSession *session : m_sessions) {
            if (mustBeReadAgain(session))
                session->reload();
        }
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const StoreSession *session : m_sessions) {
        connect(session, &StoreSession::changesChanged, this, &ReviewDialog::refresh);
        connect(session, &StoreSession::freshnessChanged, this, &ReviewDialog::refresh);
        connect(session, &StoreSession::stateChanged, this, &ReviewDialog::refresh);
        connect(&session->editor(), &EntryEditor::lockedChanged, this, &ReviewDialog::refresh);
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
    resizeOnScreen(this, {fontMetrics().averageCharWidth() * 140, fontMetrics().height() * 28});
    refresh();
    m_persist->setFocus();
}

void ReviewDialog::refresh()
{
    qsizetype persistable = 0;
    qsizetype staying = 0;
    qint64 bytes = 0;
    for (const StoreSession *session : m_sessions) {
        const qsizetype writable = writableIn(*session);
        persistable += writable;
        staying += session->changes().count() - writable;
        bytes += writable > 0 ? session->changes().bytesAdded() : 0;
    }
    const QList<StoreSession *> written = writable(m_sessions);
    const qsizetype stores = written.size();
    const QString names = namesOf(written);
    QStringList text;
    if (persistable == 0) {
        text << tr("Nothing will be written to %1.").arg(names);
    } else {
        text << tr("%1 changes will be written to %2.", nullptr, pluralOf(persistable))
                    .arg(numberText(persistable), names);
        if (bytes != 0)
            text << tr("Values: %1 bytes.", nullptr, pluralOf(qAbs(bytes))).arg(changeText(bytes));
        text << wholenessText(written) << tr("What is not edited stays as it is.");
    }
    if (staying > 0)
        text << tr(
            "%1 changes cannot be written as they are and stay here.", nullptr, pluralOf(staying))
                    .arg(numberText(staying))
             << reasonsNotTo(m_sessions);
    m_summary->setText(text.join(u' '));
    m_persist->setText(
        tr("Persist %1 changes to %2", nullptr, pluralOf(persistable))
            .arg(numberText(persistable),
                stores > 1 ? tr("%1 stores", nullptr, pluralOf(stores)).arg(numberText(stores))
                           : names));
    m_persist->setEnabled(persistable > 0);
    m_readAgain->setVisible(std::any_of(m_sessions.begin(), m_sessions.end(), mustBeReadAgain));
}

} // namespace kvlens
