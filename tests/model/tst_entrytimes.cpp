// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/timetext.h"
#include "tests/model/treetools.h"
#include "tests/support/hugestore.h"

#include <QSignalSpy>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const CollectionRef data {"data"};
const QDateTime noon(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);
const QList<int> times {
    StoreTreeModel::KeyColumn, StoreTreeModel::CreatedColumn, StoreTreeModel::ExpiresColumn};

void fill(Table &table, const QDateTime &created)
{
    table.replaceCollections({{data,
        {{.key = "a",
             .value = "1",
             .version = 1,
             .expiresAt = noon.addDays(1),
             .createdAt = created},
            {.key = "b", .value = "2", .version = 1}}}});
}

} // namespace

class TestEntryTimes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tellTimesInUtc(true); }
    void showsWhenEntriesWereCreatedAndExpire();
    void showsAnExpiryThatIsStaged();
    void readsAnewWhatIsReadAnew();
    void leavesEmptyWhatCannotBeRead();
    void asksNothingOfAStoreThatKeepsNoTimes();
    void readsTheLastOfVeryMany();
};

void TestEntryTimes::showsWhenEntriesWereCreatedAndExpire()
{
    Tree tree;
    fill(*tree.table, noon);
    QVERIFY(tree.open());
    QVERIFY(
        tree.waitFor(texts({"data", "  a | 2026-01-01 12:00 | 2026-01-02 12:00", "  b"}), times));
}

void TestEntryTimes::showsAnExpiryThatIsStaged()
{
    Tree tree;
    fill(*tree.table, noon);
    QVERIFY(tree.open());
    tree.session->editor().setExpiry({{data, "a"}}, noon.addDays(9));
    tree.session->editor().setExpiry({{data, "b"}}, noon);
    QVERIFY(tree.waitFor(
        texts({"data", "  a | 2026-01-01 12:00 | 2026-01-10 12:00", "  b |  | 2026-01-01 12:00"}),
        times));
    tree.session->editor().remove({{data, "a"}});
    QVERIFY(tree.waitFor(
        texts({"data", "  a | 2026-01-01 12:00 | 2026-01-02 12:00", "  b |  | 2026-01-01 12:00"}),
        times));
}

void TestEntryTimes::readsAnewWhatIsReadAnew()
{
    Tree tree;
    fill(*tree.table, noon);
    QVERIFY(tree.open());
    QVERIFY(
        tree.waitFor(texts({"data", "  a | 2026-01-01 12:00 | 2026-01-02 12:00", "  b"}), times));
    fill(*tree.table, noon.addDays(-1));
    tree.session->reload();
    QVERIFY(
        tree.waitFor(texts({"data", "  a | 2025-12-31 12:00 | 2026-01-02 12:00", "  b"}), times));
}

void TestEntryTimes::leavesEmptyWhatCannotBeRead()
{
    OpenTable open;
    fill(*open.table, noon);
    open.session->reload();
    QVERIFY(open.waitIdle());
    EntryTimes known(*open.session);
    QSignalSpy arrived(&known, &EntryTimes::arrived);
    open.faults->failNext(1);
    QVERIFY(!known.of({data, "a"}));
    QTRY_COMPARE(arrived.size(), 1);
    open.faults->stopFailing();
    QVERIFY(known.of({data, "a"}));
    QVERIFY(!known.of({data, "a"})->createdAt);
    known.forget();
    QVERIFY(!known.of({data, "a"}));
    QTRY_COMPARE(arrived.size(), 2);
    QCOMPARE(known.of({data, "a"})->createdAt, std::optional(noon));
}

void TestEntryTimes::asksNothingOfAStoreThatKeepsNoTimes()
{
    TableOptions options;
    options.capabilities.setFlag(Capability::Expiry, false);
    OpenTable open(std::make_shared<Table>(), options);
    QVERIFY(open.waitReady());
    EntryTimes known(*open.session);
    const int calls = open.faults->calls;
    const auto times = known.of({data, "a"});
    QVERIFY(times && !times->createdAt && !times->expiresAt);
    QCOMPARE(open.faults->calls.load(), calls);
}

void TestEntryTimes::readsTheLastOfVeryMany()
{
    auto table = std::make_shared<Table>();
    table->fill(data, 5'000);
    OpenTable open(table);
    QVERIFY(open.waitReady());
    EntryTimes known(*open.session);
    QSet<QByteArray> came;
    connect(&known, &EntryTimes::arrived, this, [&came](const QList<EntryRef> &refs) {
        for (const EntryRef &ref : refs)
            came.insert(ref.key);
    });
    for (int i = 0; i < 5'000; ++i)
        QVERIFY(!known.of({data, "k" + QByteArray::number(i).rightJustified(4, '0')}));
    QTRY_COMPARE(came.size(), EntryTimes::waiting);
    QVERIFY(came.contains("k4999") && came.contains("k4488") && !came.contains("k4487"));
    QVERIFY(!known.of({data, "k0000"})); // it may be asked for again
    QTRY_VERIFY(came.contains("k0000"));
}

QTEST_GUILESS_MAIN(TestEntryTimes)
#include "tst_entrytimes.moc"
