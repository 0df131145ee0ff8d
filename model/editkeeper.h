// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sees to it that what is staged in one session outlives a crash, and brings it back.
#pragma once

#include "model/endingworkers.h"
#include "model/entryeditor.h"
#include "model/recoveryfile.h"

#include <QElapsedTimer>
#include <QTimer>

namespace kvlens {

class StoreSession;

// Whether the store is still there when the program has ended: it is none in memory.
bool outlivesProgram(const StoreAddress &store);

// What is staged is on disk about half a second after it was, or later where writing it takes long:
// the disk is busy with it a fifth of the time at most. All that costs the GUI's thread is a copy
// of a ChangeSet, which costs nothing; a thread of its own does the rest. Measured (the benchmark's
// keep and keepmore, on a virtual machine): 100,000 edits at once take 1.1 s there, and 19 bytes of
// memory each beside their own; one more of them 3 ms, as it is one short record.
//
// What is typed becomes an edit after the pause of the views (250 ms), and is kept from then on; a
// draft, text that cannot be staged, is not.
//
// Nothing is kept of stores that are gone when the program is: of those without a path, and of
// those that live in memory.
// Threads: the GUI's; nothing here blocks.
// Lifetime: goes before its session does; what is staged then has been given up.
class EditKeeper : public QObject
{
    Q_OBJECT

public:
    // All of them outlive the keeper.
    EditKeeper(StoreSession &session, const QString &folder, EndingWorkers &ending,
        QObject *parent = nullptr);
    ~EditKeeper() override;

    // What processes that are gone have left of this store; empty once it is restored or discarded.
    const QList<KeptEdits> &found() const { return m_found; }
    // Calls it now or once found() is known, which is soon after the store is open or could not be.
    void whenLooked(std::function<void()> act);

    // They are staged over what is stored now; restored() follows, or failed(): they stay where
    // they are then; so do the files of which an edit was left out.
    void restore();
    void discard(); // discarded() follows, or failed()
    // Whether all that is staged is on disk.
    bool isUpToDate() const { return !m_isWriting && !m_timer.isActive(); }
    static constexpr std::chrono::milliseconds usualPause {500};
    void setPause(std::chrono::milliseconds pause) { m_pause = pause; }

signals:
    void foundEdits();
    void restored(const kvlens::RestoredEdits &edits);
    void discarded();
    void failed(const kvlens::Error &error); // to restore or discard
    void couldNotKeep(const kvlens::Error &error); // once, until it is possible again
    void keepsAgain(); // after that

private:
    using RecoveryWorker = Worker<RecoveryFile>;
    bool canKeep() const;
    RecoveryWorker &worker();
    void look();
    void tellFound();
    void schedule();
    void write();
    void written(const Result<void> &result);
    void stage(const Result<ClaimedEdits> &claimed);
    void takeRestored(const Result<RestoredEdits> &edits, qsizetype earlier);

    StoreSession &m_session;
    const QString m_folder;
    EndingWorkers &m_ending;
    std::unique_ptr<RecoveryWorker> m_worker; // nothing: nothing to do yet
    std::chrono::milliseconds m_pause = usualPause;
    QTimer m_timer; // until what is staged is written
    QElapsedTimer m_sinceBegun; // writing
    bool m_isWriting = false;
    bool m_isDue = false; // something is to be written
    bool m_hasFailed = false; // and it was told
    bool m_isLooking = false;
    bool m_hasLooked = false;
    QList<std::function<void()>> m_waiting; // until it has looked
    QList<KeptEdits> m_found;
};

} // namespace kvlens
