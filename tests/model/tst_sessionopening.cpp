// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Openers that take their time and do not listen, such as one that waits for a server's name.
#include "model/workspace.h"
#include "tests/support/idlestore.h"
#include "tests/support/semaphore.h"
#include "tests/support/sessiontools.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;
using namespace std::chrono_literals;

namespace {

constexpr int longSleep = 3'000; // ms
constexpr qint64 atOnce = 100; // ms

using Gate = std::shared_ptr<Semaphore>;

// Sleeps for three seconds, or until the test has ended, whatever it is asked; but only the first
// time.
StoreOpener sleeping(const Gate &gate)
{
    return [gate, table = std::make_shared<Table>(), times = std::make_shared<std::atomic_int>()](
               const std::stop_token &) {
        if ((*times)++ == 0)
            gate->acquireWithin(std::chrono::milliseconds(longSleep));
        return Result<std::unique_ptr<Store>>(makeTableStore(table));
    };
}

bool becomes(const StoreSession &session, SessionState state)
{
    return OpenTable::wait([&] { return session.state() == state; });
}

} // namespace

class TestSessionOpening : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_gate = std::make_shared<Semaphore>(); }
    void cleanup() { m_gate->release(10); }
    void aCancelEndsItAtOnceAndItCanBeTriedAgain();
    void itsTaskCanBeCancelled();
    void aStoreThatDoesNotAnswerIsGivenUpToo();
    void closingDoesNotWaitForIt();
    void aCopyDoesNotWaitForItsTarget();

private:
    Gate m_gate;
};

void TestSessionOpening::aCancelEndsItAtOnceAndItCanBeTriedAgain()
{
    Workspace workspace;
    StoreSession *session = workspace.open({}, sleeping(m_gate));
    QSignalSpy failed(session, &StoreSession::failed);
    QTest::qWait(200);
    QCOMPARE(session->state(), SessionState::Opening);
    QElapsedTimer timer;
    timer.start();
    session->cancel();
    QVERIFY(becomes(*session, SessionState::Failed));
    QVERIFY2(timer.elapsed() < atOnce, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(session->error()->code, ErrorCode::Cancelled);
    QCOMPARE(failed.count(), 1);
    QVERIFY(session->tasks().shown().isEmpty());

    session->retry(); // the first opener is still asleep
    QVERIFY(becomes(*session, SessionState::Ready));
    QVERIFY(timer.elapsed() < longSleep);
    m_gate->release();
}

void TestSessionOpening::itsTaskCanBeCancelled()
{
    Workspace workspace;
    StoreSession *session = workspace.open({}, sleeping(m_gate));
    const QList<Task *> tasks = session->tasks().shown();
    QCOMPARE(tasks.size(), 1);
    QCOMPARE(tasks.first()->activity().kind, Activity::Kind::Opening);
    QCOMPARE(session->activity(), tasks.first()->activity());
    tasks.first()->cancel();
    QCOMPARE(session->state(), SessionState::Failed);
    m_gate->release();
}

void TestSessionOpening::aStoreThatDoesNotAnswerIsGivenUpToo()
{
    struct Deaf : IdleStore
    {
        explicit Deaf(Gate held, Gate asked)
            : gate(std::move(held))
            , entered(std::move(asked))
        {
        }
        Result<QList<CollectionInfo>> collections(const std::stop_token &) override
        {
            entered->release();
            gate->acquireWithin(std::chrono::milliseconds(longSleep));
            return QList<CollectionInfo>();
        }
        Gate gate;
        Gate entered;
    };
    const auto entered = std::make_shared<Semaphore>();
    Workspace workspace;
    StoreSession *session = workspace.open(
        {}, [gate = m_gate, entered](const std::stop_token &) -> Result<std::unique_ptr<Store>> {
            return std::make_unique<Deaf>(gate, entered);
        });
    entered->acquire();
    session->cancel();
    QCOMPARE(session->state(), SessionState::Failed);
    QCOMPARE(session->error()->code, ErrorCode::Cancelled);
    m_gate->release();
}

void TestSessionOpening::closingDoesNotWaitForIt()
{
    Workspace workspace;
    StoreSession *session = workspace.open({}, sleeping(m_gate));
    QElapsedTimer timer;
    timer.start();
    workspace.close(session);
    QVERIFY(timer.elapsed() < atOnce);
    m_gate->release();
}

void TestSessionOpening::aCopyDoesNotWaitForItsTarget()
{
    Workspace workspace;
    StoreSession *session = workspace.open({}, tableOpener(std::make_shared<Table>()));
    QVERIFY(becomes(*session, SessionState::Ready));
    QSignalSpy copied(session, &StoreSession::copyFinished);
    session->persistAs(sleeping(m_gate));
    QTest::qWait(50);
    QElapsedTimer timer;
    timer.start();
    session->cancel();
    QVERIFY(OpenTable::wait([&] { return !copied.isEmpty(); }));
    QVERIFY(timer.elapsed() < atOnce);
    const auto result = copied.first().first().value<Result<CopyReport>>();
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QCOMPARE(session->state(), SessionState::Ready);
    m_gate->release();
}

QTEST_GUILESS_MAIN(TestSessionOpening)
#include "tst_sessionopening.moc"
