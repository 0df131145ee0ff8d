// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storehandle.h"
#include "tests/support/idlestore.h"
#include "tests/support/semaphore.h"
#include "tests/support/tablestore.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

using namespace kvlens;
using namespace kvlens::test;

namespace {

StoreOpener opener()
{
    return tableOpener(std::make_shared<Table>());
}

// A job that begins, tells so, and ends when it is allowed to or asked to stop.
struct Gate
{
    Semaphore entered;
    Semaphore mayLeave;
};

auto waitAt(const std::shared_ptr<Gate> &gate)
{
    return [gate](Store &, const std::stop_token &stop) -> Result<int> {
        gate->entered.release();
        while (!gate->mayLeave.acquireWithin(std::chrono::milliseconds(1))) {
            if (stop.stop_requested())
                return Error {ErrorCode::Cancelled, quoted(QStringLiteral("stopped at the gate"))};
        }
        return 1;
    };
}

auto append(const std::shared_ptr<QList<int>> &order, int number)
{
    return [order, number](Store &, const std::stop_token &) -> Result<int> {
        order->append(number);
        return number;
    };
}

// The answer, as any receiver gets it; a plain look at the future would be no handing over.
template <class T> std::optional<T> answerOf(const QFuture<T> &future)
{
    std::optional<T> answer;
    QObject receiver;
    QEventLoop loop;
    onFinished(future, &receiver, [&](const T &result) {
        answer = result;
        loop.quit();
    });
    QTimer::singleShot(std::chrono::seconds(10), &loop, &QEventLoop::quit);
    loop.exec();
    return answer;
}

} // namespace

class TestStoreWorker : public QObject
{
    Q_OBJECT

private slots:
    void answersOnTheReceiversThreadInOrder();
    void answersEveryJobWithTheErrorOfOpening();
    void answersWithWhatTheSystemRefusesAndGoesOn();
    void letsOtherJobsGoBeforeBackgroundOnes();
    void cancelsOneJobAndNoOther();
    void answersAllWithCancelledWhenItGoesAway();
    void stopsAnOpeningThatTakesLong();
    void doesNotCallAReceiverThatIsGone();
    void opensAndClosesTheStoreOnOneThread();
    void nobodyWaitsForOneThatEndsSlowly();
    void jobsDoNotWaitForAnOpenerThatDoesNotListen();
    void aClosedHandleAnswersAtOnce();
};

void TestStoreWorker::answersOnTheReceiversThreadInOrder()
{
    StoreWorker worker(opener());
    QList<int> answers;
    QThread *where = nullptr;
    const auto order = std::make_shared<QList<int>>();
    for (int i = 0; i < 100; ++i) {
        onFinished(worker.run(append(order, i)), this, [&](const Result<int> &answer) {
            answers.append(*answer);
            where = QThread::currentThread();
        });
    }
    QTRY_COMPARE(answers.size(), 100);
    QCOMPARE(answers, *order);
    QVERIFY(std::is_sorted(answers.begin(), answers.end()));
    QCOMPARE(where, thread());
}

void TestStoreWorker::answersEveryJobWithTheErrorOfOpening()
{
    StoreWorker worker([](const std::stop_token &) -> Result<std::unique_ptr<Store>> {
        return Error {ErrorCode::Denied, quoted(QStringLiteral("no permission"))};
    });
    const auto future = worker.run(append(std::make_shared<QList<int>>(), 1));
    QCOMPARE(answerOf(future)->error().code, ErrorCode::Denied);
}

void TestStoreWorker::answersWithWhatTheSystemRefusesAndGoesOn()
{
    StoreWorker worker(opener());
    const auto noMemory
        = [](Store &, const std::stop_token &) -> Result<int> { throw std::bad_alloc(); };
    const auto noThread = [](Store &, const std::stop_token &) -> Result<int> {
        throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again));
    };
    for (const auto &future : {worker.run(noMemory), worker.run(noThread)}) {
        const auto answer = answerOf(future);
        QCOMPARE(answer->error().code, ErrorCode::Unavailable);
        QVERIFY(!answer->error().detail.isEmpty());
    }
    QCOMPARE(answerOf(worker.run(append(std::make_shared<QList<int>>(), 1)))->value(), 1);
}

void TestStoreWorker::letsOtherJobsGoBeforeBackgroundOnes()
{
    StoreWorker worker(opener());
    const auto gate = std::make_shared<Gate>();
    const auto order = std::make_shared<QList<int>>();
    worker.run(waitAt(gate));
    const auto slice = worker.run(append(order, 1), JobPriority::Background);
    worker.run(append(order, 2));
    worker.run(append(order, 3));
    gate->mayLeave.release();
    QVERIFY(answerOf(slice));
    QCOMPARE(*order, (QList<int> {2, 3, 1}));
}

void TestStoreWorker::cancelsOneJobAndNoOther()
{
    StoreWorker worker(opener());
    const auto gate = std::make_shared<Gate>();
    const auto order = std::make_shared<QList<int>>();
    std::stop_source running;
    std::stop_source waiting;
    const auto first = worker.run(waitAt(gate), JobPriority::Normal, running);
    const auto second = worker.run(append(order, 2), JobPriority::Normal, waiting);
    const auto third = worker.run(append(order, 3));
    gate->entered.acquire();
    waiting.request_stop();
    running.request_stop();
    QCOMPARE(quotedWords(answerOf(first)->error().detail), QStringLiteral("stopped at the gate"));
    QCOMPARE(answerOf(second)->error().code, ErrorCode::Cancelled);
    QCOMPARE(**answerOf(third), 3);
    QCOMPARE(*order, QList<int> {3});
}

void TestStoreWorker::answersAllWithCancelledWhenItGoesAway()
{
    const auto gate = std::make_shared<Gate>();
    const auto order = std::make_shared<QList<int>>();
    QList<QFuture<Result<int>>> futures;
    {
        StoreWorker worker(opener());
        futures.append(worker.run(waitAt(gate)));
        gate->entered.acquire();
        futures.append(worker.run(append(order, 1)));
        futures.append(worker.run(append(order, 2), JobPriority::Background));
    }
    for (const auto &future : futures) {
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::Cancelled);
    }
    QVERIFY(order->isEmpty());
}

void TestStoreWorker::stopsAnOpeningThatTakesLong()
{
    const auto entered = std::make_shared<Semaphore>();
    QFuture<Result<int>> future;
    {
        StoreWorker worker(
            [entered](const std::stop_token &stop) -> Result<std::unique_ptr<Store>> {
                entered->release();
                while (!stop.stop_requested())
                    std::this_thread::yield();
                return Error {ErrorCode::Cancelled};
            });
        future = worker.run(append(std::make_shared<QList<int>>(), 1));
        entered->acquire();
    }
    QCOMPARE(future.result().error().code, ErrorCode::Cancelled);
}

void TestStoreWorker::doesNotCallAReceiverThatIsGone()
{
    StoreWorker worker(opener());
    const auto gate = std::make_shared<Gate>();
    bool isCalled = false;
    auto receiver = std::make_unique<QObject>();
    onFinished(
        worker.run(waitAt(gate)), receiver.get(), [&](const Result<int> &) { isCalled = true; });
    receiver.reset();
    gate->mayLeave.release();
    const auto last = worker.run(append(std::make_shared<QList<int>>(), 1));
    QVERIFY(answerOf(last));
    QCoreApplication::processEvents();
    QVERIFY(!isCalled);
}

void TestStoreWorker::opensAndClosesTheStoreOnOneThread()
{
    const auto threads = std::make_shared<QList<std::thread::id>>();
    struct Watched : IdleStore
    {
        explicit Watched(std::shared_ptr<QList<std::thread::id>> seen)
            : m_seen(std::move(seen))
        {
        }
        ~Watched() override { m_seen->append(std::this_thread::get_id()); }
        std::shared_ptr<QList<std::thread::id>> m_seen;
    };
    {
        StoreWorker worker([threads](const std::stop_token &) -> Result<std::unique_ptr<Store>> {
            threads->append(std::this_thread::get_id());
            return std::make_unique<Watched>(threads);
        });
        const auto future = worker.run(append(std::make_shared<QList<int>>(), 1));
        QVERIFY(answerOf(future));
    }
    QCOMPARE(threads->size(), 2);
    QCOMPARE(threads->first(), threads->last());
    QVERIFY(threads->first() != std::this_thread::get_id());
}

void TestStoreWorker::nobodyWaitsForOneThatEndsSlowly()
{
    const auto gate = std::make_shared<Gate>();
    const auto slow = [gate](Store &, const std::stop_token &) -> Result<int> {
        gate->entered.release();
        gate->mayLeave.acquire(); // whatever it is asked
        return 1;
    };
    EndingWorkers ending;
    ending.add(nullptr);
    QVERIFY(ending.isEmpty());
    auto worker = std::make_unique<StoreWorker>(opener());
    const auto last = worker->run(slow);
    const auto never = worker->run(append(std::make_shared<QList<int>>(), 1));
    gate->entered.acquire();
    QVERIFY(!worker->hasEnded());
    ending.add(std::move(worker));
    QVERIFY(!ending.isEmpty());
    gate->mayLeave.release();
    QTRY_VERIFY(ending.isEmpty());
    QCOMPARE(answerOf(last)->value(), 1);
    QCOMPARE(answerOf(never)->error().code, ErrorCode::Cancelled);
}

void TestStoreWorker::jobsDoNotWaitForAnOpenerThatDoesNotListen()
{
    const auto gate = std::make_shared<Gate>();
    StoreWorker worker([gate](const std::stop_token &) -> Result<std::unique_ptr<Store>> {
        gate->mayLeave.acquire();
        return Error {ErrorCode::Unavailable};
    });
    const auto before = worker.run(append(std::make_shared<QList<int>>(), 1));
    worker.askToEnd();
    const auto after = worker.run(append(std::make_shared<QList<int>>(), 2));
    for (const auto &future : {before, after}) {
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::Cancelled);
    }
    QVERIFY(!worker.hasEnded());
    gate->mayLeave.release();
}

void TestStoreWorker::aClosedHandleAnswersAtOnce()
{
    EndingWorkers ending;
    StoreHandle handle(opener(), ending);
    const auto job = append(std::make_shared<QList<int>>(), 1);
    QVERIFY(!handle.isOpen());
    QCOMPARE(handle.run(job).result().error().code, ErrorCode::Unavailable);
    handle.open();
    QVERIFY(handle.isOpen());
    QCOMPARE(answerOf(handle.run(job))->value(), 1);
    handle.close();
    QVERIFY(!ending.isEmpty());
    QCOMPARE(handle.run(job).result().error().code, ErrorCode::Unavailable);
    handle.open();
    QCOMPARE(answerOf(handle.run(job))->value(), 1);
}

QTEST_GUILESS_MAIN(TestStoreWorker)
#include "tst_storeworker.moc"
