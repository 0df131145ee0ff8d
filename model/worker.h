// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One thread and one queue for one thing whose calls block: the only code that knows threads.
#pragma once

#include "stores/exceptionerror.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace kvlens {

enum class JobPriority : quint8 {
    Normal, // somebody waits for the answer; in the order asked
    Background, // one slice of something long; waits while there is a normal job
};

// The thread and its queue, whatever they serve.
class WorkerThread
{
public:
    // Asks it to end; returns when the thread has ended.
    virtual ~WorkerThread();
    WorkerThread(const WorkerThread &) = delete;
    WorkerThread &operator=(const WorkerThread &) = delete;

    // Asks the job in hand, or the opener, to stop; those that wait are answered with Cancelled at
    // once, as is what is run from now on. What it serves is closed when the one in hand has ended.
    void askToEnd();
    bool hasEnded() const { return m_ended; } // destroying it does not wait

protected:
    using Opened = std::shared_ptr<void>;
    struct Queued
    {
        // Without anything to work on the answer is the error.
        std::function<void(void *opened, const Error &)> answer;
        std::stop_source stop;
    };
    explicit WorkerThread(std::function<Result<Opened>(const std::stop_token &)> opener);
    void enqueue(Queued job, JobPriority priority);

private:
    void work(const std::function<Result<Opened>(const std::stop_token &)> &opener,
        const std::stop_token &quit);
    std::optional<Queued> takeNext(const std::stop_token &quit);

    std::mutex m_mutex; // guards the queues and what is in hand
    std::condition_variable_any m_wake;
    std::deque<Queued> m_normal;
    std::deque<Queued> m_background;
    bool m_isEnding = false; // nothing is queued any more
    std::stop_source m_current; // of the job in hand
    std::atomic_bool m_ended = false;
    std::jthread m_thread; // last: it uses all of the above
};

// Opens its subject on its own thread, runs jobs on it one at a time, and destroys it there.
// Threads: create, use and destroy on one thread; jobs run on the worker's.
// Jobs capture values: never `this` of a QObject, never a pointer into a model.
template <class Subject> class Worker : public WorkerThread
{
public:
    using Opener = std::function<Result<std::unique_ptr<Subject>>(const std::stop_token &)>;

    explicit Worker(Opener opener)
        : WorkerThread([open = std::move(opener)](const std::stop_token &stop) -> Result<Opened> {
            try {
                Result<std::unique_ptr<Subject>> subject = open(stop);
                if (!subject)
                    return subject.error();
                return Opened(*std::move(subject));
            } catch (const std::exception &thrown) {
                return errorOf(thrown);
            }
        })
    {
    }

    // `job(Subject &, const std::stop_token &)` returns a Result<…>. It is always answered: with
    // what the job returns; with the opener's error if there is nothing to work on; with Cancelled
    // if `stop` was requested before its turn or the worker goes away first; with Unavailable if
    // the system had no memory or no thread for it. A job that polls its
    // token can be stopped through `stop` while it runs.
    template <class Job>
    auto run(Job job, JobPriority priority = JobPriority::Normal, std::stop_source stop = {})
    {
        using Answer = std::invoke_result_t<Job &, Subject &, const std::stop_token &>;
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        QFuture<Answer> future = promise->future();
        enqueue({[promise, work = std::move(job), token = stop.get_token()](
                     void *opened, const Error &error) mutable {
                     promise->addResult(opened
                             ? answerOf<Answer>(work, *static_cast<Subject *>(opened), token)
                             : Answer(error));
                     promise->finish();
                 },
                    stop},
            priority);
        return future;
    }

private:
    template <class Answer, class Job>
    static Answer answerOf(Job &job, Subject &subject, const std::stop_token &stop)
    {
        try {
            return job(subject, stop);
        } catch (const std::exception &thrown) { // nobody could catch it behind the thread
            return errorOf(thrown);
        }
    }
};

// Calls `fn(result)` on the receiver's thread, once; never after the receiver is gone.
template <class T, class Fn> void onFinished(const QFuture<T> &future, QObject *receiver, Fn fn)
{
    auto *watcher = new QFutureWatcher<T>(receiver);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, receiver, [watcher, act = std::move(fn)]() mutable {
            watcher->deleteLater();
            act(watcher->result());
        });
    watcher->setFuture(future);
}

} // namespace kvlens
