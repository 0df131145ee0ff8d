// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Something long that is done on a store's worker in slices, so that nobody waits for it.
#pragma once

#include "model/tasklist.h"
#include "model/taskslice.h"

#include <QPointer>

namespace kvlens {

// The one loop that everything long goes through: loading, searching, sorting, copying …
//
//     m_task.run(
//         [walk = Walk()](Store &store, const TaskSlice &slice) mutable -> Result<Walk> {
//             while (!walk.isOver && !slice.isOver()) // on the worker, again and again
//                 …
//             return walk;
//         },
//         [this](const Result<Walk> &walk) { // here, after every slice
//             if (walk && !walk->isOver)
//                 return Task::Next::Slice;
//             emit finished(walk ? walk->found : -1);
//             return Task::Next::End;
//         });
//
// Between two slices the worker does what others want of it: jobs of JobPriority::Normal first,
// which are clicks, then slices of all tasks in turn.
// Threads: the GUI's; only the job runs on the worker.
// Lifetime: a member of whoever wants the work; deleting it ends the work. The list outlives
// it.
class Task : public QObject
{
    Q_OBJECT

public:
    enum class Start : quint8 {
        Behind, // every slice lasts `sliceBudget` and waits while there is a click
        Awaited, // somebody waits for first results: the first slice takes its turn with the
                 // clicks and lasts `firstBudget`; those that follow twice as long each
    };
    enum class Next : quint8 {
        Slice, // another one
        End,
    };
    static constexpr TaskSlice::Budget firstBudget {5};
    static constexpr TaskSlice::Budget sliceBudget {30};

    // `kind` is what the status line says of it; Activity::Kind::None: it does not show there.
    explicit Task(TaskList &list, Activity::Kind kind = Activity::Kind::None,
        Start start = Start::Behind, QObject *parent = nullptr);
    ~Task() override;

    // `job(Store &, const TaskSlice &)` does one slice and returns a Result<…>. It captures values
    // and keeps its state from slice to slice; it is called, and dies, on the worker.
    //
    // `take(const Result<…> &)` is called on this thread with every answer, and says what is next.
    // - An error does not end the task by itself: take() says. But Cancelled does.
    // - In take() everything is allowed: deleting the task too, and run(), which gives the next
    //   slice another job; take()'s answer does not count then.
    // - From elsewhere run() begins anew: what is in hand is ended.
    template <class Job, class Take> void run(Job job, Take take)
    {
        runOn(m_list.m_handle, std::move(job), std::move(take));
    }
    // On another handle than that of the list, such as the target of a copy; it outlives the task.
    template <class Job, class Take> void runOn(StoreHandle &handle, Job job, Take take);

    // Asks the slice in hand to end; take() hears Cancelled, unless what was done meanwhile is all
    // there was to do. cancelAsked() comes first. Nothing if it is not running.
    void cancel();
    // Ends it at once: the slice in hand is asked to end, and take() hears nothing more.
    void end();

    bool isRunning() const { return m_isRunning; }
    TaskSlice::Clock::time_point begun() const { return m_begun; } // when it last began to run
    // What the status line shows; of None nothing. How far it is: bytes or keys.
    const Activity &activity() const { return m_activity; }
    void show(const Activity &activity);

signals:
    void cancelAsked(); // for whoever cannot wait for a slice that may not listen

private:
    void begin(StoreHandle &handle, std::shared_ptr<void> job, std::function<void()> sendSlice);
    void sendNext();
    void taken(quint64 run, Next next, bool isCancelled);
    void dispose();

    TaskList &m_list;
    const Start m_start;
    Activity m_activity;
    StoreHandle *m_handle = nullptr; // of the last run(); not owned
    std::shared_ptr<void> m_job; // of the last run()
    std::function<void()> m_sendSlice;
    TaskSlice::Budget m_budget {0}; // of the next slice
    JobPriority m_priority = JobPriority::Background; // of the next slice
    quint64 m_run = 0; // answers of an older one are out of date
    TaskSlice::Clock::time_point m_begun;
    bool m_isRunning = false;
    bool m_isTaking = false;
    std::stop_source m_stop;
};

template <class Job, class Take> void Task::runOn(StoreHandle &handle, Job job, Take take)
{
    using Answer = std::invoke_result_t<Job &, Store &, const TaskSlice &>;
    const auto work = std::make_shared<Job>(std::move(job));
    const auto takes = std::make_shared<Take>(std::move(take));
    // Weak: only m_job and the worker hold the job, so that it can die there.
    begin(handle, work, [this, held = std::weak_ptr(work), takes] {
        const auto slice = [job = held.lock(), budget = m_budget](
                               Store &store, const std::stop_token &stop) -> Answer {
            return (*job)(store, TaskSlice(stop, budget));
        };
        onFinished(m_handle->run(slice, m_priority, m_stop), this,
            [this, takes, run = m_run, self = QPointer(this)](const Answer &answer) {
                if (run != m_run)
                    return;
                m_isTaking = true;
                const Next next = (*takes)(answer);
                if (self)
                    taken(run, next, !answer && answer.error().code == ErrorCode::Cancelled);
            });
    });
}

} // namespace kvlens
