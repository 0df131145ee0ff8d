// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Copies what an open store holds, with the unsaved edits, into another store.
#pragma once

#include "model/copyplace.h"
#include "model/task.h"

namespace kvlens {

class StoreSession;

// Why what a session holds cannot be copied now; nothing: it can be.
std::optional<Error> whyNotCopied(const StoreSession &session);

// Reads in slices on the handle of the source; writes on one of its own.
// Threads: the GUI's.
class StoreCopy : public QObject
{
    Q_OBJECT

public:
    // `list` is the source's. It and `ending` outlive the copy.
    StoreCopy(TaskList &list, EndingWorkers &ending, QObject *parent = nullptr);

    // One after the other. No edit may be blocked. finished() follows: with Cancelled if the task
    // is cancelled. What was written of a copy that is not whole goes again, see CopyPlace.
    void start(StoreWorker::Opener target, const ChangeSet &edits);

signals:
    // Once. Invalid: the target is not empty. Other errors are the source's or the target's.
    void finished(const kvlens::Result<kvlens::CopyReport> &result);

private:
    void readOn();
    Task::Next take(const Result<CopyBatch> &batch);
    void write(const CopyBatch &batch);
    void giveUp(const Error &why);
    void finish(const Result<CopyReport> &result);

    EndingWorkers &m_ending;
    std::optional<StoreHandle> m_target;
    bool m_isOpening = false; // the target
    std::shared_ptr<CopySource> m_source; // read by one slice after the other, on the worker
    std::shared_ptr<CopyPlace> m_place; // likewise, on that of the target
    CopyReport m_report;
    Task m_task;
};

} // namespace kvlens
