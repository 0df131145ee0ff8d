// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One open store as the program sees it: what is known of it, and the unsaved edits over it.
#pragma once

#include "model/entryeditor.h"
#include "model/entryreader.h"
#include "model/freshnesswatch.h"
#include "model/keylister.h"
#include "model/openershare.h"
#include "model/persistjob.h"
#include "model/sessionstate.h"
#include "model/storecopy.h"
#include "model/storename.h"
#include "model/task.h"
#include "model/writelock.h"
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
    StoreName &name() { return m_name; }
    const StoreName &name() const { return m_name; }
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

    const ChangeSet &changes() const { return m_edits.changes(); }
    EditHistory &history() { return m_edits.history(); }
    void setHistory(EditHistory &history) { m_edits.setHistory(history); } // outlives the session
    EntryEditor &editor() { return m_editor; }
    const EntryEditor &editor() const { return m_editor; }

    // Long things: one at a time, else failed(Unavailable).
    // Everything that is not blocked; editing goes on; persistFinished() follows.
    // How files are written from now on; that something can only be written so shows after
    // reload().
    WriteManner manner() const { return m_share.manner(); }
    void setManner(const WriteManner &manner) { m_share.setManner(manner); }
    void persist() { send(changes()); }
    void persist(const QList<EntryRef> &refs);
    void reload(); // edits are kept and rebased on what is stored now
    void retry() { reload(); } // after Failed
    // Writes the present content, edits included, to another store; copyFinished() follows.
    void persistAs(const StoreAddress &address);
    void persistAs(StoreWorker::Opener opener);
    void cancel(); // the activity in hand; it ends with Cancelled, an opening at once
    void checkFreshness() { m_freshness.check(); } // also done every second while idle
    // Calls it now, or when a reload has ended.
    void whenSettled(std::function<void()> act);

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
    // Once open, after a persist or reload, or when a collection settles, positions mean other
    // keys. Between the two signals the session changes from the old keys and edits to the new;
    // then read again.
    void listingAboutToChange();
    void listingChanged();
    void entryArrived(const kvlens::EntryRef &ref, const kvlens::Result<kvlens::Entry> &entry);
    void entriesMoved(const QHash<kvlens::EntryRef, kvlens::EntryRef> &moved); // renames persisted
    void changesChanged(const kvlens::ChangedRefs &changed); // edits came, changed or went
    void persistFinished(const kvlens::PersistReport &report);
    void reloadFinished();
    void copyFinished(const kvlens::Result<kvlens::CopyReport> &result);
    void couldNotList(const kvlens::Error &error); // keys, or find one among them
    void failed(const kvlens::Error &error);

private:
    StoreSession(const StoreAddress &address, OpenMode mode, const OpenerShare &share,
        QObject *parent, EndingWorkers *ending);

    static constexpr int pagesAgain = 16; // of each collection, after positions have changed

    // storesession.cpp: opening, loading, freshness
    void start();
    void takeOpened(const Result<Overview> &overview);
    void loadNext();
    void takeSlice(const Result<LoadedSlice> &slice);
    void takeOverview(const Overview &overview);
    void showStep();
    void giveUpOpening();
    void fail(const Error &error);
    void setState(SessionState state, const std::optional<Error> &error = std::nullopt);
    Task *foremost() const;
    bool isReloading() const { return m_reloading.isRunning(); }
    bool mayBegin();
    void takeEntry(const EntryRef &ref, const Result<Entry> &entry);

    // storesessionpersist.cpp: persist, reload, persist as
    void send(const ChangeSet &changes);
    void takePersisted(const PersistRequest &request, const Persisted &persisted);
    Task::Next reloadOn(const Result<std::optional<Overview>> &slice); // nothing: it is gone
    void listReloaded(bool isChecked);
    void takeReloaded(const StagedState &before, const Result<Reloaded> &reloaded);
    void replaceListing(const Relisting &listing, const std::function<void()> &edit,
        const QList<Write> &written = {});

    StoreWorker::Opener m_readingOpener;
    OpenerShare m_share;
    QTimer m_stepTimer; // while it is opened or written
    StoreAddress m_address;
    StoreName m_name;
    SessionState m_state = SessionState::Opening;
    std::optional<Error> m_error;
    StoreInfo m_info;
    QList<CollectionInfo> m_collections;
    QList<Problem> m_problems;
    Activity m_toldActivity;
    QList<std::function<void()>> m_waiting; // for the end of a reload
    EndingWorkers m_ownEnding;
    EndingWorkers &m_ending;
    WriteLock m_lock;
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
    StagedEdits m_edits;
    EntryEditor m_editor {*this, m_edits, m_lock};
};

// Calls it once every key is known, or loading has failed: until then a key that is not found may
// well be there; not while it is read anew.
void whenLoaded(StoreSession &session, const std::function<void()> &act);

} // namespace kvlens
