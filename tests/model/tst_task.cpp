// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/task.h"
#include "tests/support/semaphore.h"
#include "tests/support/tablestore.h"

#include <QSignalSpy>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;
using Next = Task::Next;

namespace {

// Counts its slices.
auto counter()
{
    return [count = 0](Store &, const TaskSlice &) mutable -> Result<int> { return ++count; };
}

// Goes on until the count is reached; tells every answer.
auto upTo(int end, QList<int> &told)
{
    return [end, &told](const Result<int> &count) {
        told.append(count.value_or(-1));
        return count && *count < end ? Next::Slice : Next::End;
    };
}

// Writes a name into a list that only the worker touches until the test has heard of it.
using Order = std::shared_ptr<QStringList>;
auto note(const Order &order, const QString &name)
{
    return [order, name](Store &, const auto &) -> Result<int> {
        order->append(name);
        return int(order->size());
    };
}

} // namespace

class TestTask : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void keepsItsStateFromSliceToSlice();
    void jobsRunAndDieOnTheWorker();
    void clicksComeBetweenSlicesAndTasksTakeTurns();
    void theFirstAwaitedSliceIsAClick();
    void slicesOfAwaitedTasksGrow();
    void aSliceEndsWithItsBudgetOrAStop();
    void anErrorEndsItOnlyIfTakeSaysSo();
    void cancelsOneTaskAndNoOther();
    void aCancelBetweenTwoJobsIsNotLost();
    void whatHasEndedIsNotHeardAgain();
    void runningAnewDropsWhatIsInHand();
    void takeGivesTheNextSliceAnotherJob();
    void takeMayBeginAnew();
    void takeMayDeleteTheTask();
    void theListShowsWhatIsToBeSeen();

private:
    // Nothing else runs until the answer is let go.
    void holdUp()
    {
        m_handle->run([gate = m_gate](Store &, const std::stop_token &) -> Result<void> {
            gate->acquire();
            return {};
        });
    }
    void letGo() { m_gate->release(); }

    std::shared_ptr<Semaphore> m_gate;
    EndingWorkers m_ending;
    std::unique_ptr<StoreHandle> m_handle;
    std::unique_ptr<TaskList> m_list;
};

void TestTask::init()
{
    m_gate = std::make_shared<Semaphore>();
    m_handle = std::make_unique<StoreHandle>(tableOpener(std::make_shared<Table>()), m_ending);
    m_handle->open();
    m_list = std::make_unique<TaskList>(*m_handle);
}

void TestTask::cleanup()
{
    letGo();
    m_handle->close();
}

void TestTask::keepsItsStateFromSliceToSlice()
{
    Task task(*m_list);
    QList<int> told;
    task.run(counter(), upTo(3, told));
    QVERIFY(task.isRunning());
    QTRY_VERIFY(!task.isRunning());
    QCOMPARE(told, (QList<int> {1, 2, 3}));
}

void TestTask::jobsRunAndDieOnTheWorker()
{
    using Threads = std::shared_ptr<QList<std::thread::id>>;
    const auto threads = std::make_shared<QList<std::thread::id>>();
    const auto dead = std::make_shared<Semaphore>();
    struct Watched
    {
        Watched(Threads seen, std::shared_ptr<Semaphore> gone)
            : threads(std::move(seen))
            , dead(std::move(gone))
        {
        }
        Watched(Watched &&) = default;
        Watched(const Watched &) = delete;
        ~Watched()
        {
            if (!threads)
                return; // moved from
            threads->append(std::this_thread::get_id());
            dead->release();
        }
        Result<int> operator()(Store &, const TaskSlice &) const
        {
            threads->append(std::this_thread::get_id());
            return 0;
        }
        Threads threads;
        std::shared_ptr<Semaphore> dead;
    };
    Task task(*m_list);
    std::optional<std::thread::id> taken;
    task.run(Watched(threads, dead), [&taken](const Result<int> &) {
        taken = std::this_thread::get_id();
        return Next::End;
    });
    QTRY_VERIFY(taken);
    dead->acquire();
    QCOMPARE(*taken, std::this_thread::get_id());
    QCOMPARE(threads->size(), 2);
    QCOMPARE(threads->first(), threads->last());
    QVERIFY(threads->first() != *taken);
}

void TestTask::clicksComeBetweenSlicesAndTasksTakeTurns()
{
    const Order order = std::make_shared<QStringList>();
    Task a(*m_list);
    Task b(*m_list);
    const auto once = [](const Result<int> &count) { return *count < 6 ? Next::Slice : Next::End; };
    holdUp();
    a.run(note(order, QStringLiteral("a")), once);
    b.run(note(order, QStringLiteral("b")), once);
    m_handle->run(note(order, QStringLiteral("click")));
    letGo();
    QTRY_VERIFY(!a.isRunning() && !b.isRunning());
    QCOMPARE(order->first(3).join(u' '), QStringLiteral("click a b"));
    QVERIFY(order->lastIndexOf(QStringLiteral("a")) > order->indexOf(QStringLiteral("b")));
}

void TestTask::theFirstAwaitedSliceIsAClick()
{
    const Order order = std::make_shared<QStringList>();
    Task behind(*m_list);
    Task awaited(*m_list, Activity::Kind::None, Task::Start::Awaited);
    const auto once = [](const Result<int> &) { return Next::End; };
    holdUp();
    behind.run(note(order, QStringLiteral("behind")), once);
    m_handle->run(note(order, QStringLiteral("click")));
    awaited.run(note(order, QStringLiteral("awaited")), once);
    letGo();
    QTRY_VERIFY(!behind.isRunning());
    QCOMPARE(order->join(u' '), QStringLiteral("click awaited behind"));
}

void TestTask::slicesOfAwaitedTasksGrow()
{
    using Budgets = QList<qint64>;
    const auto left
        = [](Store &, const TaskSlice &slice) -> Result<qint64> { return slice.left().count(); };
    for (const auto start : {Task::Start::Awaited, Task::Start::Behind}) {
        Budgets budgets;
        Task task(*m_list, Activity::Kind::None, start);
        task.run(left, [&budgets](const Result<qint64> &budget) {
            budgets.append(*budget);
            return budgets.size() < 30 ? Next::Slice : Next::End;
        });
        QTRY_VERIFY(!task.isRunning());
        const bool isAwaited = start == Task::Start::Awaited;
        for (int i = 0; i < budgets.size(); ++i)
            QVERIFY(budgets.at(i) <= (isAwaited && i < 3 ? 5 << i : 30));
        QVERIFY(*std::max_element(budgets.begin(), budgets.end()) > 20);
    }
}

void TestTask::aSliceEndsWithItsBudgetOrAStop()
{
    using namespace std::chrono_literals;
    std::stop_source stop;
    const TaskSlice brief(stop.get_token(), 0ms);
    const TaskSlice slice(stop.get_token(), 10min);
    QVERIFY(brief.isOver());
    QCOMPARE(brief.left(), 0ms);
    QVERIFY(!slice.isOver());
    QVERIFY(slice.left() > 5min);
    stop.request_stop();
    QVERIFY(slice.isOver());
}

void TestTask::anErrorEndsItOnlyIfTakeSaysSo()
{
    Task task(*m_list);
    QList<int> told;
    const auto everyOther = [count = 0](Store &, const TaskSlice &) mutable -> Result<int> {
        if (++count % 2 == 1)
            return Error {ErrorCode::Unavailable};
        return count;
    };
    task.run(everyOther, [&told](const Result<int> &count) {
        told.append(count.value_or(-1));
        return told.size() < 4 ? Next::Slice : Next::End;
    });
    QTRY_VERIFY(!task.isRunning());
    QCOMPARE(told, (QList<int> {-1, 2, -1, 4}));
}

void TestTask::cancelsOneTaskAndNoOther()
{
    Task first(*m_list);
    Task other(*m_list);
    QList<ErrorCode> heard;
    QList<int> told;
    holdUp();
    first.run(counter(), [&heard](const Result<int> &count) {
        if (!count)
            heard.append(count.error().code);
        return Next::Slice;
    });
    other.run(counter(), upTo(5, told));
    first.cancel();
    letGo();
    QTRY_VERIFY(!other.isRunning());
    QCOMPARE(heard, QList<ErrorCode> {ErrorCode::Cancelled});
    QVERIFY(!first.isRunning());
    QCOMPARE(told.last(), 5);
}

void TestTask::aCancelBetweenTwoJobsIsNotLost()
{
    Task task(*m_list);
    QList<int> told;
    std::function<Next(const Result<int> &)> take = [&](const Result<int> &count) {
        told.append(count.value_or(-1));
        task.cancel();
        task.run(counter(), take);
        return Next::End;
    };
    task.run(counter(), take);
    QTRY_VERIFY(!task.isRunning());
    QCOMPARE(told, (QList<int> {1, -1}));
}

void TestTask::whatHasEndedIsNotHeardAgain()
{
    auto task = std::make_unique<Task>(*m_list);
    Task last(*m_list);
    QList<int> told;
    QList<int> unheard;
    for (const bool isDeleted : {false, true}) {
        holdUp();
        task->run(counter(), upTo(1000, unheard));
        if (isDeleted)
            task.reset();
        else
            task->end();
        QVERIFY(!task || !task->isRunning());
        last.run(counter(), upTo(2, told));
        letGo();
        QTRY_VERIFY(!last.isRunning());
    }
    QVERIFY(unheard.isEmpty());
}

void TestTask::runningAnewDropsWhatIsInHand()
{
    Task task(*m_list);
    QList<int> old;
    QList<int> told;
    holdUp();
    task.run(counter(), upTo(1000, old));
    task.run(counter(), upTo(2, told));
    letGo();
    QTRY_VERIFY(!task.isRunning());
    QVERIFY(old.isEmpty());
    QCOMPARE(told, (QList<int> {1, 2}));
}

void TestTask::takeGivesTheNextSliceAnotherJob()
{
    Task task(*m_list);
    QList<int> told;
    QSignalSpy changed(m_list.get(), &TaskList::changed);
    task.run(counter(), [&](const Result<int> &count) {
        told.append(*count);
        task.run(counter(), upTo(2, told));
        return Next::End;
    });
    QTRY_VERIFY(!task.isRunning());
    QCOMPARE(told, (QList<int> {1, 1, 2}));
    QCOMPARE(changed.count(), 2); // it began and it ended
}

void TestTask::takeMayBeginAnew()
{
    Task task(*m_list);
    QList<int> told;
    task.run(counter(), [&](const Result<int> &) {
        task.end();
        task.run(counter(), upTo(2, told));
        return Next::End;
    });
    QTRY_COMPARE(told, (QList<int> {1, 2}));
    QVERIFY(!task.isRunning());
}

void TestTask::takeMayDeleteTheTask()
{
    auto task = std::make_unique<Task>(*m_list);
    task->run(counter(), [&task](const Result<int> &) {
        task.reset();
        return Next::Slice;
    });
    QTRY_VERIFY(!task);
}

void TestTask::theListShowsWhatIsToBeSeen()
{
    Task quiet(*m_list);
    Task copying(*m_list, Activity::Kind::Copying);
    Task sorting(*m_list, Activity::Kind::Sorting);
    QList<int> told;
    QSignalSpy changed(m_list.get(), &TaskList::changed);
    holdUp();
    sorting.run(counter(), upTo(1, told));
    quiet.run(counter(), upTo(1, told));
    copying.run(counter(), upTo(1, told));
    QCOMPARE(m_list->shown(), (QList<Task *> {&sorting, &copying}));
    QCOMPARE(changed.count(), 3);
    sorting.show({Activity::Kind::Sorting, 1, 2});
    sorting.show({Activity::Kind::Sorting, 1, 2});
    QCOMPARE(changed.count(), 4);
    QCOMPARE(sorting.activity().total, 2);
    letGo();
    QTRY_VERIFY(m_list->shown().isEmpty());
    QCOMPARE(told.size(), 3);
}

QTEST_GUILESS_MAIN(TestTask)
#include "tst_task.moc"
