// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Turns what happens in the sessions into messages, each with what can be done next.
#pragma once

#include "model/workspace.h"
#include "ui/blockededits.h"
#include "ui/recoverynotices.h"

#include <QHash>
#include <QSet>

namespace kvlens {

class EntryView;

class Notices : public QObject
{
    Q_OBJECT
public:
    Notices(Workspace &workspace, MessageBar &bar, QObject *parent = nullptr);

    // Text that cannot be staged, and what can be done with it.
    void tellOfDraft(EntryView *view);
    void tellOfRepair(StoreSession *session); // that is staged
    // Goes with the store.
    void tellOf(const StoreSession *session, const Message &message);
    void say(const QString &line); // what went well: logged, and shown for a while
    // After the reload that this begins, conflicts are offered to be merged.
    void reviewAndMerge(StoreSession *session);

signals:
    void logged(const QString &line);
    void said(const QString &line); // what went well; logged too
    void openRequested(); // "Choose another"
    void problemsRequested();
    void mergeRequested(kvlens::StoreSession *session);
    void reviewRequested();
    void persistAsRequested(kvlens::StoreSession *session);
    void opened(kvlens::StoreSession *session); // for the first time usable

private:
    void follow(StoreSession *session);
    void stateChanged(StoreSession *session);
    void couldNotOpen(StoreSession *session, const Error &error);
    void closeFailed(StoreSession *session);
    void couldNotReload(StoreSession *session, const Error &error);
    void becameUsable(StoreSession *session);
    void tellOfDamage(const StoreSession *session, const Problem &damage);
    void tellWhatIsUnfinished(StoreSession *session);
    void offerInPlace(StoreSession *session);
    void freshnessChanged(StoreSession *session);
    void tellThatItIsGone(StoreSession *session);
    void writeAgain(StoreSession *session);
    void reloaded(StoreSession *session);
    void persisted(StoreSession *session, const PersistReport &report);
    void copied(StoreSession *session, const Result<CopyReport> &result);
    void couldNotList(StoreSession *session, const Error &error);
    void changed(const StoreSession *session);
    void lookForWaiting(StoreSession *session);
    void failed(StoreSession *session, const Error &error);
    void tell(const Message &message);
    // What speaks of a store, and acts on it, goes with it.
    void tell(const StoreSession *session, Message::Matter matter, Message message);
    void settle(const StoreSession *session, std::initializer_list<Message::Matter> matters);

    Workspace &m_workspace; // outlives us
    MessageBar &m_bar; // outlives us
    RecoveryNotices m_recovery;
    QSet<const StoreSession *> m_usable;
    QSet<const StoreSession *> m_merging;
    QSet<const StoreSession *> m_again; // being written where they were
    BlockedEdits m_blocked; // what the last persists told of
    QSet<const StoreSession *> m_gone; // and it was told
    QSet<const StoreSession *> m_refused; // a persist, as another program was quicker
};

} // namespace kvlens
