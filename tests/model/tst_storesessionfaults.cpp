// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sessiontools.h"

#include <QSignalSpy>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const CollectionRef data {"data"};
constexpr int enough = 12; // calls of a store; no scenario below makes more

EntryRef ref(const QByteArray &key)
{
    return {data, key};
}

std::shared_ptr<Table> someTable()
{
    auto table = std::make_shared<Table>();
    table->fill(data, 5);
    return table;
}

// An edit of every kind, each in the store already or still staged.
void stageAll(const OpenTable &open)
{
    open.put(data, "k0", "10");
    open.session->editor().remove({ref("k1")});
    open.session->editor().rename(ref("k2"), "K2");
    open.session->editor().newKey(data, "new", "7");
    open.wait([&] { return open.session->changes().count() == 4; });
}

bool has(const OpenTable &open, const QByteArray &key, const std::optional<QByteArray> &value)
{
    return open.table->value(data, key) == value;
}

// Every edit is stored or staged.
bool nothingIsLost(const OpenTable &open)
{
    const ChangeSet &changes = open.session->changes();
    return (changes.find(ref("k0")) || has(open, "k0", "10"))
        && (changes.find(ref("k1")) || has(open, "k1", std::nullopt))
        && (changes.find(ref("k2")) || has(open, "K2", "2"))
        && (changes.find(ref("new")) || has(open, "new", "7"));
}

bool isTold(const OpenTable &open)
{
    return !open.errors.isEmpty()
        || std::any_of(open.reports.begin(), open.reports.end(),
            [](const PersistReport &report) { return report.error.has_value(); });
}

void nThCall()
{
    QTest::addColumn<int>("n");
    QTest::addColumn<bool>("on");
    for (int n = 1; n <= enough; ++n) {
        QTest::addRow("call %d fails", n) << n << false;
        QTest::addRow("call %d and all after it fail", n) << n << true;
    }
}

} // namespace

// What a person does, with the store failing at each call in turn. After every failure there is a
// message, no edit is lost, and once the store works again all of it can be persisted.
class TestStoreSessionFaults : public QObject
{
    Q_OBJECT

private slots:
    void opening_data() { nThCall(); }
    void opening();
    void listing_data() { nThCall(); }
    void listing();
    void reading_data() { nThCall(); }
    void reading();
    void persisting_data() { nThCall(); }
    void persisting();
    void reloading_data() { nThCall(); }
    void reloading();

private:
    static void plan(const OpenTable &open);
    // `looks`: so many calls from the first on, a failure of which the others may make up for, so
    // that nobody has to know.
    static void finish(OpenTable &open, int looks = 0);
};

void TestStoreSessionFaults::plan(const OpenTable &open)
{
    QFETCH(int, n);
    QFETCH(bool, on);
    open.faults->failOn = on;
    open.faults->failNext(n);
}

// The store works again.
void TestStoreSessionFaults::finish(OpenTable &open, int looks)
{
    const bool failed = open.faults->calls >= open.faults->failAt;
    QFETCH(int, n);
    const bool mayBeMended = n <= looks && !open.faults->failOn;
    open.faults->stopFailing();
    QVERIFY(isTold(open) == failed || mayBeMended);
    if (open.session->state() == SessionState::Failed)
        open.session->retry();
    QVERIFY(open.waitReady());
    if (open.session->changes().isEmpty())
        return;
    const qsizetype before = open.reports.size();
    open.session->persist();
    QVERIFY(open.wait([&] { return open.reports.size() > before; }));
    QVERIFY(open.waitReady());
    QVERIFY(open.session->changes().isEmpty());
}

void TestStoreSessionFaults::opening()
{
    const auto faults = std::make_shared<FaultPlan>();
    QFETCH(int, n);
    QFETCH(bool, on);
    faults->failOn = on;
    faults->failNext(n);
    OpenTable open(someTable(), {.keysPerSlice = 2}, faults);
    QVERIFY(open.wait([&] {
        return open.session->state() == SessionState::Ready
            || open.session->state() == SessionState::Failed;
    }));
    finish(open);
    QCOMPARE(open.session->keys().count(data), 5);
}

void TestStoreSessionFaults::listing()
{
    OpenTable open(someTable());
    QVERIFY(open.waitReady());
    stageAll(open);
    plan(open);
    QSignalSpy failed(&open.session->lister(), &KeyLister::failed);
    QSignalSpy arrived(&open.session->lister(), &KeyLister::arrived);
    for (int i = 0; i < enough; ++i) {
        open.session->lister().request(data, 0);
        QTRY_COMPARE(failed.size() + arrived.size(), i + 1);
        open.session->lister().retry(data);
        if (arrived.size() > 0)
            break;
    }
    QVERIFY(nothingIsLost(open));
    finish(open);
    QVERIFY(nothingIsLost(open));
}

void TestStoreSessionFaults::reading()
{
    OpenTable open(someTable());
    QVERIFY(open.waitReady());
    plan(open);
    for (const char *key : {"k0", "k1", "k2", "k3", "k4"}) {
        const Entry entry = open.read(data, key);
        if (entry.version.exists())
            open.session->editor().put(entry, "10");
    }
    const qsizetype staged = open.session->changes().count();
    open.session->editor().remove({ref("k4")});
    open.session->editor().newKey(data, "new", "7");
    QVERIFY(open.waitIdle());
    QVERIFY(open.session->changes().count() >= staged);
    open.faults->stopFailing();
    QCOMPARE(open.read(data, "k3").value, QByteArray("3"));
}

void TestStoreSessionFaults::persisting()
{
    OpenTable open(someTable());
    QVERIFY(open.waitReady());
    stageAll(open);
    plan(open);
    open.session->persist();
    QVERIFY(open.wait([&] { return open.reports.size() == 1; }));
    QVERIFY(open.waitIdle());
    QVERIFY(nothingIsLost(open));
    QCOMPARE(open.session->changes().count(), open.reports.first().failed.size());
    finish(open, 2); // the look whether the store is gone
    QVERIFY(nothingIsLost(open));
}

void TestStoreSessionFaults::reloading()
{
    OpenTable open(someTable(), {.keysPerSlice = 2});
    QVERIFY(open.waitReady());
    stageAll(open);
    open.session->lister().request(data, 0);
    open.table->put(data, "k4", "44");
    plan(open);
    open.session->reload();
    QVERIFY(open.waitIdle());
    QVERIFY(nothingIsLost(open));
    QCOMPARE(open.session->changes().count(), 4);
    finish(open, 2); // a page, and the look whether the store is gone
    QVERIFY(nothingIsLost(open));
    QCOMPARE(open.read(data, "k4").value, QByteArray("44"));
}

QTEST_GUILESS_MAIN(TestStoreSessionFaults)
#include "tst_storesessionfaults.moc"
