// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One open store as the program sees it: what is known of it, and the unsaved edits over it.
#pragma once

#include "model/entryreader.h"
#include "model/freshnesswatch.h"
#include "model/keylister.h"
#include "model/sessionstate.h"
#include "model/stagededits.h"
#include "model/storecopy.h"
#include "model/storejobs.h"
#include "model/task.h"
#include "stores/catalog.h"

namespace kvlens {

// Threads: the GUI's; nothing here blocks. Every error arrives as a signal or as a state, and no
// edit is lost by one.
class StoreSession : public QObject
{
    Q_OBJECT

public:
    // Workers that are done with go to `ending`, which outlives the session; without one the
    // session's end waits for them.
    StoreSession(const StoreAddress &address, OpenMode mode, QObject *parent = nullptr,
        EndingWorkers *ending = nullptr);
    StoreSession(const StoreAddress &address, StoreWorker::Opener opener, QObject *parent = nullptr,
        EndingWorkers *ending = nullptr);
    ~StoreSession() override;

    // What is known
    SessionState state() const { return m_state; }
    std::optional<Error> error() const { return m_error; } // of state Failed
    const StoreAddress &address() const { return m_address; } // as opened, full once open
    const StoreInfo &info() const { return m_info; } // empty while Opening
    const QList<CollectionInfo> &collections() const { return m_collections; }
    const QList<Problem> &problems() const { return m_problems; }
    Activity activity() const; // the foremost of what is being done to the whole store
    // Not Current: another program wrote.
    Freshness freshness() const { return m_freshness.freshness(); }

    // Keys by position. What is not at hand the lister is asked for.
    const KeyListing &keys() const { return m_lister.keys(); }
    KeyLister &lister() { return m_lister; }

    // Answers with entryArrived(), always later. An edited entry is answered with its base.
    void readEntry(const EntryRef &ref);

    // Edits. All are refused with failed(Denied) when !canEdit().
    const ChangeSet &changes() const { return m_edits.changes(); }
    QUndoStack &undoStack() { return m_edits.undoStack(); }
    bool canEdit() const; // the store can write, and it is not locked
    bool isLocked() const { return m_locked; } // read-only by choice
    void setLocked(bool locked);
    // `seen` is what the editor began with. Typing in one entry merges into one undo step until
    // another edit or a pause. Text that is not JSON where JSON must be is kept, marked invalid.
    void put(const Entry &seen, const QByteArray &value);
    // The same of a value that was checked elsewhere.
    void putChecked(
        const Entry &seen, const QByteArray &value, const std::optional<Error> &invalid);
    // A value that was checked elsewhere; an undo step of its own.
    void replace(const Entry &seen, const QByteArray &value);
    // These read first what is not known; entryChanged() or failed() follows.
    void remove(const QList<EntryRef> &refs);
    void rename(const EntryRef &ref, const QByteArray &key); // failed(Invalid): the key is taken
    void setExpiry(const QList<EntryRef> &refs, const std::optional<QDateTime> &at);
    void newKey(const CollectionRef &collection, const QByteArray &key, const QByteArray &value);
    void duplicate(const EntryRef &ref, const QByteArray &key);
    void repair(const Problem &problem); // its writes as ordinary edits, one undo step
    void revert(const QList<EntryRef> &refs);
    void revertAll();
    void keepMine(const EntryRef &ref); // of a conflict
    void takeTheirs(const EntryRef &ref);
    void setTypingPause(std::chrono::milliseconds pause) { m_edits.setTypingPause(pause); }

    // Long things: one at a time, else failed(Unavailable).
    void persist(); // everything that is not blocked; editing goes on; persistFinished() follows
    void persist(const QList<EntryRef> &refs);
    void reload(); // edits are kept and rebased on what is stored now
    void retry() { reload(); } // after Failed
    // Writes the present content, edits included, to another store; copyFinished() follows.
    void persistAs(const StoreAddress &address);
    void persistAs(StoreWorker::Opener opener);
    void cancel(); // the activity in hand; it ends with Cancelled, an opening at once
    void checkFreshness() { m_freshness.check(); } // also done every second while idle

    // One job that somebody waits for, see StoreHandle::run(). What is long is a Task.
    template <class Job>
    auto run(Job job, JobPriority priority = JobPriority::Normal, std::stop_source stop = {})
    {
        return m_handle.run(std::move(job), priority, std::move(stop));
    }
    TaskList &tasks() { return m_tasks; }
    StoreHandle anotherHandle(); // for reading; not open yet

signals:
    void stateChanged();
    void collectionsChanged(); // the list, or a count that grew
    void problemsChanged();
    void activityChanged();
    void freshnessChanged();
    void lockedChanged();
    // Once open, after a persist or reload, or when a collection settles, positions mean other
    // keys. Between the two signals the session changes from the old keys and edits to the new;
    // then read again.
    void listingAboutToChange();
    void listingChanged();
    void keyAdded(const kvlens::EntryRef &ref); // newKey() or duplicate() was done
    void entryArrived(const kvlens::EntryRef &ref, const kvlens::Result<kvlens::Entry> &entry);
    void entryChanged(const kvlens::EntryRef &ref); // its edit came, changed or went
    void entryMoved(const kvlens::EntryRef &from, const kvlens::EntryRef &to); // a rename persisted
    void changesChanged(); // once after any number of entryChanged
    void persistFinished(const kvlens::PersistReport &report);
    void reloadFinished();
    void copyFinished(const kvlens::Result<void> &result);
    void failed(const kvlens::Error &error);

private:
    static constexpr int pagesAgain = 16; // of each collection, after positions have changed
    using EntriesFunction = std::function<void(const QList<Entry> &)>;

    // storesession.cpp: opening, loading, freshness
    void start();
    void takeOpened(const Result<Overview> &overview);
    void loadNext();
    void takeSlice(const Result<LoadedSlice> &slice);
    void takeOverview(const Overview &overview);
    void giveUpOpening();
    void fail(const Error &error);
    void setState(SessionState state, const std::optional<Error> &error = std::nullopt);
    Task *foremost() const;
    bool isReloading() const { return m_reloading.isRunning(); }
    bool mayBegin();
    void takeEntry(const EntryRef &ref, const Result<Entry> &entry);
    void whenSettled(std::function<void()> act);

    // storesessionpersist.cpp: persist, reload, persist as
    void send(const ChangeSet &changes);
    void takePersisted(const ChangeSet &sent, const Result<Persisted> &answer);
    Task::Next reloadOn(const Result<Overview> &slice);
    void listReloaded(bool isChecked);
    void takeReloaded(const Result<Reloaded> &reloaded);
    void replaceListing(const Relisting &listing, const std::function<void()> &edit,
        const QList<Write> &written = {});

    // storesessionedits.cpp: staging
    bool mayEdit(Capabilities needed = {});
    void withEntries(const QList<EntryRef> &refs, const EntriesFunction &act);
    std::optional<Error> takenBy(const EntryRef &ref) const;
    std::optional<Error> check(const EntryRef &ref, const QByteArray &value) const;

    StoreWorker::Opener m_readingOpener;
    StoreAddress m_address;
    SessionState m_state = SessionState::Opening;
    std::optional<Error> m_error;
    StoreInfo m_info;
    QList<CollectionInfo> m_collections;
    QList<Problem> m_problems;
    Activity m_toldActivity;
    bool m_locked = false;
    StagedEdits m_edits;
    QList<std::function<void()>> m_waiting; // for the end of a reload
    EndingWorkers m_ownEnding;
    EndingWorkers &m_ending;
    StoreHandle m_handle;
    EntryReader m_reader {m_handle};
    TaskList m_tasks {m_handle};
    FreshnessWatch m_freshness;
    KeyLister m_lister {*this};
    Task m_opening {m_tasks, Activity::Kind::Opening, Task::Start::Awaited};
    Task m_loading {m_tasks, Activity::Kind::Loading, Task::Start::Awaited}; // and checking
    Task m_reloading {m_tasks, Activity::Kind::Reloading, Task::Start::Awaited};
    Task m_persisting {m_tasks, Activity::Kind::Persisting, Task::Start::Awaited};
    StoreCopy m_copy {m_tasks, m_ending};
};

} // namespace kvlens
