// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One handle to a store, seen from the GUI's thread: opens it, opens it again, has jobs run on it.
#pragma once

#include "model/endingworkers.h"
#include "model/storeworker.h"

namespace kvlens {

// Threads: the GUI's. Nothing here blocks, whatever the opener or the store does.
class StoreHandle
{
public:
    // `ending` gets the workers that are done with; outlives the handle.
    StoreHandle(StoreWorker::Opener opener, EndingWorkers &ending);
    ~StoreHandle();
    StoreHandle(const StoreHandle &) = delete;
    StoreHandle &operator=(const StoreHandle &) = delete;

    // Begins to open the store, on a thread of its own; what was open before is closed.
    void open();
    // At once, even while the store is being opened or in the middle of a job.
    void close();
    bool isOpen() const { return m_worker != nullptr; } // or being opened

    // As StoreWorker::run(). Jobs wait until the store is open. Those that wait when it is closed
    // are answered with Cancelled at once; Unavailable: it is not open.
    template <class Job>
    auto run(Job job, JobPriority priority = JobPriority::Normal, std::stop_source stop = {})
    {
        using Answer = std::invoke_result_t<Job &, Store &, const std::stop_token &>;
        return m_worker ? m_worker->run(std::move(job), priority, std::move(stop))
                        : answered(Answer(notOpen()));
    }

private:
    static Error notOpen();
    template <class Answer> static QFuture<Answer> answered(Answer answer)
    {
        QPromise<Answer> promise;
        promise.start();
        promise.addResult(std::move(answer));
        promise.finish();
        return promise.future();
    }

    StoreWorker::Opener m_opener;
    EndingWorkers &m_ending;
    std::unique_ptr<StoreWorker> m_worker; // nothing: closed
};

} // namespace kvlens
