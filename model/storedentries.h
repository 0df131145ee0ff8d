// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries as they are stored, for edits of them.
#pragma once

#include "model/stagededits.h"
#include "stores/store.h"

namespace kvlens {

class StoreSession;

// Threads: the GUI's. Functions that are given are called at most once, now or later: not after an
// error, and not once this is gone.
class StoredEntries : public QObject
{
    Q_OBJECT

public:
    using EntriesFunction = std::function<void(const QList<Entry> &)>;
    using Function = std::function<void()>;

    // Both outlive this.
    StoredEntries(StoreSession &session, StagedEdits &edits, QObject *parent = nullptr);

    // Calls `act` with one entry per ref; or `again` if one was not found while the store loads:
    // once it has.
    void with(const QList<EntryRef> &refs, const EntriesFunction &act, const Function &again);
    void onceLoaded(const Function &act); // all keys are known; waits() where they are not yet
    // Calls `act` with the entries that this one hides.
    void withHidden(const EntryRef &ref, const EntriesFunction &act);
    // Calls `act` once nothing is being read anew; or `again` if something else was written or read
    // since the edits were of that generation: what was read then may be of before.
    void ifStillStored(int generation, const Function &act, const Function &again);

    bool isLoading() const;
    // Whether one of them may hide others, by what is known of its collection.
    bool anyHides(const QList<EntryRef> &refs) const;

    // Of how many entries somebody said that they are in hand, and has not let go.
    qsizetype inHand() const { return m_inHand; }
    std::shared_ptr<void> hold(qsizetype entries);

signals:
    void waits(); // for the end of loading: until then what is not found may be there
    void failed(const kvlens::Error &error);

private:
    void read(const QList<EntryRef> &refs, const EntriesFunction &act, const Function &again);

    StoreSession &m_session;
    StagedEdits &m_edits;
    qsizetype m_inHand = 0;
};

} // namespace kvlens
