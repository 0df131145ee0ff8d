// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storecopy.h"
#include "tests/support/faultystore.h"
#include "tests/support/semaphore.h"
#include "tests/support/tablestore.h"

#include <QSignalSpy>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const CollectionRef data {"data"};

// A copy and what it stands on.
struct Copying
{
    explicit Copying(StoreOpener source)
        : handle(std::move(source), ending)
    {
        handle.open();
    }
    EndingWorkers ending;
    StoreHandle handle;
    TaskList list {handle};
    StoreCopy copy {list, ending};
};

std::optional<Result<CopyReport>> copied(StoreCopy &copy)
{
    QSignalSpy spy(&copy, &StoreCopy::finished);
    if (spy.isEmpty() && !spy.wait(10'000))
        return std::nullopt;
    return spy.first().first().value<Result<CopyReport>>();
}

} // namespace

class TestStoreCopy : public QObject
{
    Q_OBJECT

private slots:
    void leavesShadowedEntriesBehind();
    void tellsTheErrorOfEachCall_data();
    void tellsTheErrorOfEachCall();
    void endsWithCancelledWhenAsked();
};

void TestStoreCopy::leavesShadowedEntriesBehind()
{
    const auto from = std::make_shared<Table>();
    from->fill(data, 3);
    from->fill({.name = "data", .group = {}, .shadow = 1}, 3);
    const auto to = std::make_shared<Table>();
    Copying copying(tableOpener(from));
    copying.copy.start(tableOpener(to), {});
    QVERIFY(copied(copying.copy).value());
    QCOMPARE(to->collections().size(), 1);
    QCOMPARE(to->collections().first().rows.size(), 3);
}

void TestStoreCopy::tellsTheErrorOfEachCall_data()
{
    QTest::addColumn<int>("n");
    QTest::addColumn<bool>("source");
    for (int n = 1; n <= 4; ++n) {
        QTest::addRow("call %d of the source", n) << n << true;
        QTest::addRow("call %d of the target", n) << n << false;
    }
}

void TestStoreCopy::tellsTheErrorOfEachCall()
{
    QFETCH(int, n);
    QFETCH(bool, source);
    const auto from = std::make_shared<Table>();
    from->fill(data, 3);
    const auto to = std::make_shared<Table>();
    const auto plan = std::make_shared<FaultPlan>();
    plan->failNext(n);
    const auto opener = [plan](std::shared_ptr<Table> table, bool faulty) -> StoreOpener {
        return [=](const std::stop_token &) -> Result<std::unique_ptr<Store>> {
            auto store = makeTableStore(table);
            return faulty ? makeFaultyStore(std::move(store), plan) : std::move(store);
        };
    };
    Copying copying(opener(from, source));
    copying.copy.start(opener(to, !source), {});
    const auto result = copied(copying.copy);
    QVERIFY(result);
    QCOMPARE(result->has_value(), plan->calls < n);
    if (!*result)
        QCOMPARE(result->error().code, ErrorCode::Unavailable);
}

void TestStoreCopy::endsWithCancelledWhenAsked()
{
    const auto from = std::make_shared<Table>();
    from->fill(data, 3);
    const auto gate = std::make_shared<Semaphore>(); // it would be done before it is cancelled
    Copying copying(tableOpener(from));
    copying.copy.start(
        [gate, to = std::make_shared<Table>()](
            const std::stop_token &) -> Result<std::unique_ptr<Store>> {
            gate->acquire();
            return makeTableStore(to);
        },
        {});
    copying.list.shown().first()->cancel();
    gate->release();
    const auto result = copied(copying.copy);
    QVERIFY(result && !*result);
    QCOMPARE(result->error().code, ErrorCode::Cancelled);
    QVERIFY(copying.list.shown().isEmpty());
}

QTEST_GUILESS_MAIN(TestStoreCopy)
#include "tst_storecopy.moc"
