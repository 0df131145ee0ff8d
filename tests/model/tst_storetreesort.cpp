// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/treetools.h"
#include "tests/support/hugestore.h"

#include <QSignalSpy>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const CollectionRef data {"data"};
constexpr int byKey = StoreTreeModel::KeyColumn;
constexpr int bySize = StoreTreeModel::SizeColumn;
constexpr int byCreation = StoreTreeModel::CreatedColumn;
constexpr int byExpiry = StoreTreeModel::ExpiresColumn;
constexpr int asStored = -1;

// b = 333, d = 1, a = 22, c = 1
void fill(Table &table)
{
    table.put(data, "b", "333");
    table.put(data, "d", "1");
    table.put(data, "a", "22");
    table.put(data, "c", "1");
}

// The same; d was created before b before a, of c nobody knows; of a and b, which expire in the
// same millisecond, b does so first.
void fillWithTimes(Table &table)
{
    const QDateTime noon(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);
    const auto row = [](const char *key, const char *value, const std::optional<QDateTime> &created,
                         const std::optional<QDateTime> &expires, qint16 beyond) {
        return Table::Row {.key = key,
            .value = value,
            .version = 1,
            .expiresAt = expires,
            .expiresBeyond = beyond,
            .createdAt = created};
    };
    table.replaceCollections({{data,
        {row("b", "333", noon, noon, 1), row("d", "1", noon.addYears(-60), std::nullopt, 0),
            row("a", "22", noon.addMSecs(1), noon, 2),
            row("c", "1", std::nullopt, noon.addDays(1), 0)}}});
}

} // namespace

class TestStoreTreeSort : public QObject
{
    Q_OBJECT

private slots:
    void sorts_data();
    void sorts();
    void sortsByTimes_data();
    void sortsByTimes();
    void readsNothingWhereNoTimesAreKept();
    void keepsPlaces();
    void sortsWhatTheFilterFinds();
    void filtersWhatIsSorted();
    void leavesAddedKeysAtTheEndAndRenamedOnesInPlace();
    void sortsAgainAfterAPersistAndAReload();
    void sortsAStoreThatIsOpenedLater();
    void sortsRangesAndFindsKeysInThem();
    void isEndedByAnotherWish();
    void keepsTheOrderOfAStoreWithoutPositions();
    void sortsWhatIsListedWhereKeysOnlyComeForwards();
    void keepsTheOrderWhereKeysCannotBeRead();
};

void TestStoreTreeSort::sorts_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("by key") << byKey << Qt::AscendingOrder
                            << texts({"data", "  a", "  b", "  c", "  d"});
    QTest::newRow("by key, down") << byKey << Qt::DescendingOrder
                                  << texts({"data", "  d", "  c", "  b", "  a"});
    QTest::newRow("by size") << bySize << Qt::AscendingOrder
                             << texts({"data", "  d", "  c", "  a", "  b"});
    QTest::newRow("by size, down")
        << bySize << Qt::DescendingOrder << texts({"data", "  b", "  a", "  d", "  c"});
}

void TestStoreTreeSort::sorts()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QStringList, expected);
    Tree tree;
    fill(*tree.table);
    QVERIFY(tree.open());
    QSignalSpy changed(&tree.model, &StoreTreeModel::sortingChanged);
    tree.model.sort(column, order);
    QVERIFY(tree.model.isSorting());
    QCOMPARE(changed.size(), 1);
    QVERIFY(tree.waitFor(expected));
    QVERIFY(!tree.model.isSorting());
    QCOMPARE(changed.size(), 2);
    tree.model.sort(asStored);
    QVERIFY(tree.waitFor(texts({"data", "  b", "  d", "  a", "  c"})));
    QCOMPARE(tree.model.sorting().by, KeySorting::By::Store);
}

void TestStoreTreeSort::sortsByTimes_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("created") << byCreation << Qt::AscendingOrder
                             << texts({"data", "  c", "  d", "  b", "  a"});
    QTest::newRow("created, down")
        << byCreation << Qt::DescendingOrder << texts({"data", "  a", "  b", "  d", "  c"});
    QTest::newRow("expires") << byExpiry << Qt::AscendingOrder
                             << texts({"data", "  b", "  a", "  c", "  d"});
    QTest::newRow("expires, down")
        << byExpiry << Qt::DescendingOrder << texts({"data", "  d", "  c", "  a", "  b"});
}

void TestStoreTreeSort::sortsByTimes()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QStringList, expected);
    Tree tree;
    fillWithTimes(*tree.table);
    QVERIFY(tree.open());
    tree.model.sort(column, order);
    QVERIFY(tree.waitFor(expected));
    QTRY_VERIFY(!tree.model.isSorting());
}

void TestStoreTreeSort::readsNothingWhereNoTimesAreKept()
{
    TableOptions options;
    options.capabilities.setFlag(Capability::Expiry, false);
    const auto faults = std::make_shared<FaultPlan>();
    Tree tree(Tree::Tested::No);
    fill(*tree.table);
    QVERIFY(tree.open([&](const std::stop_token &) -> Result<std::unique_ptr<Store>> {
        return makeFaultyStore(makeTableStore(tree.table, options), faults);
    }));
    const int calls = faults->calls;
    tree.model.sort(byExpiry);
    QTRY_VERIFY(!tree.model.isSorting());
    QCOMPARE(faults->calls.load(), calls);
}

void TestStoreTreeSort::keepsPlaces()
{
    Tree tree;
    fill(*tree.table);
    QVERIFY(tree.open());
    QVERIFY(tree.show(data));
    const QPersistentModelIndex place = tree.key(data, "b");
    QCOMPARE(place.row(), 0);
    tree.model.sort(byKey, Qt::DescendingOrder);
    QTRY_VERIFY(!tree.model.isSorting());
    QCOMPARE(place.row(), 2);
    QCOMPARE(place.data().toString(), QStringLiteral("b"));
    QCOMPARE(tree.key(data, "b"), QModelIndex(place));
    tree.model.sort(asStored);
    QCOMPARE(place.row(), 0);
}

void TestStoreTreeSort::sortsWhatTheFilterFinds()
{
    Tree tree;
    tree.table->fill(data, 100);
    QVERIFY(tree.open());
    QVERIFY(tree.filter("7"));
    tree.model.sort(byKey, Qt::DescendingOrder);
    QTRY_VERIFY(!tree.model.isSorting());
    QTRY_COMPARE(
        tree.model.index(0, 0, tree.collection(data)).data().toString(), QStringLiteral("k97"));
    QCOMPARE(tree.key(data, "k79").row(), 2);
    QCOMPARE(tree.model.filterCounts().matching, 19);
    tree.model.sort(asStored);
    QTRY_COMPARE(tree.key(data, "k97").row(), 18);
}

void TestStoreTreeSort::filtersWhatIsSorted()
{
    Tree tree;
    fill(*tree.table);
    QVERIFY(tree.open());
    tree.model.sort(bySize, Qt::DescendingOrder);
    QVERIFY(tree.waitFor(texts({"data", "  b", "  a", "  d", "  c"})));
    QVERIFY(tree.model.setFilter({KeyPattern::Kind::Regex, QStringLiteral("[acd]")}));
    QVERIFY(tree.waitFor(texts({"data", "  a", "  d", "  c"})));
    QVERIFY(tree.model.setFilter({KeyPattern::Kind::Substring, QStringLiteral("x")}));
    QVERIFY(tree.waitFor(texts({"data"})));
    QVERIFY(tree.model.setFilter({}));
    QVERIFY(tree.waitFor(texts({"data", "  b", "  a", "  d", "  c"})));
}

void TestStoreTreeSort::leavesAddedKeysAtTheEndAndRenamedOnesInPlace()
{
    Tree tree;
    fill(*tree.table);
    QVERIFY(tree.open());
    tree.model.sort(byKey);
    tree.session->editor().newKey(data, "0", "1");
    tree.session->editor().rename({data, "a"}, "z");
    tree.session->editor().remove({{data, "c"}});
    QVERIFY(tree.waitFor(
        texts({"data", "  a → z | renamed", "  b", "  c | deleted", "  d", "  0 | added"}),
        {0, 3}));
}

void TestStoreTreeSort::sortsAgainAfterAPersistAndAReload()
{
    Tree tree;
    fill(*tree.table);
    QVERIFY(tree.open());
    tree.model.sort(byKey);
    QVERIFY(tree.waitFor(texts({"data", "  a", "  b", "  c", "  d"})));
    tree.session->editor().newKey(data, "0", "1");
    tree.session->editor().rename({data, "a"}, "z");
    QTRY_COMPARE(tree.session->changes().count(), 2);
    tree.session->persist();
    QVERIFY(tree.waitFor(texts({"data", "  0", "  b", "  c", "  d", "  z"})));
    tree.table->put(data, "aa", "1");
    tree.table->remove(data, "c");
    tree.session->reload();
    QVERIFY(tree.waitFor(texts({"data", "  0", "  aa", "  b", "  d", "  z"})));
}

void TestStoreTreeSort::sortsAStoreThatIsOpenedLater()
{
    Tree tree;
    fill(*tree.table);
    tree.model.sort(byKey);
    QVERIFY(tree.open({.keysPerSlice = 1}));
    QVERIFY(tree.waitFor(texts({"data", "  a", "  b", "  c", "  d"})));
}

void TestStoreTreeSort::sortsRangesAndFindsKeysInThem()
{
    Tree tree(Tree::Tested::No);
    QVERIFY(tree.open(hugeOpener(120'000)));
    tree.model.sort(byKey, Qt::DescendingOrder);
    QTRY_VERIFY_WITH_TIMEOUT(!tree.model.isSorting(), 60'000);
    const QModelIndex huge = tree.collection({"huge"});
    QCOMPARE(tree.model.rowCount(huge), 12);
    const QModelIndex first = tree.model.index(0, 0, huge);
    QTRY_COMPARE(tree.model.index(0, 0, first).data().toString(), QStringLiteral("key-99999"));
    QTRY_COMPARE(tree.model.index(1, 0, first).data().toString(), QStringLiteral("key-99998"));
    QSignalSpy located(&tree.model, &StoreTreeModel::located);
    tree.model.locate(tree.session, {{"huge"}, "key-0"});
    QTRY_COMPARE(located.size(), 1);
    const QModelIndex last = located.first().first().toModelIndex();
    QCOMPARE(last.row(), 9'999);
    QCOMPARE(last.parent().row(), 11);
    QTRY_COMPARE(last.data().toString(), QStringLiteral("key-0"));
}

void TestStoreTreeSort::isEndedByAnotherWish()
{
    Tree tree(Tree::Tested::No);
    QVERIFY(tree.open(hugeOpener(400'000)));
    tree.model.sort(byKey, Qt::DescendingOrder);
    tree.model.sort(bySize);
    tree.model.sort(asStored);
    QVERIFY(!tree.model.isSorting());
    const QModelIndex first = tree.model.index(0, 0, tree.collection({"huge"}));
    QTRY_COMPARE(tree.model.index(0, 0, first).data().toString(), QStringLiteral("key-0"));
}

void TestStoreTreeSort::keepsTheOrderOfAStoreWithoutPositions()
{
    TableOptions options;
    options.capabilities.setFlag(Capability::Positions, false);
    Tree tree;
    fill(*tree.table);
    QVERIFY(tree.open(options));
    tree.model.sort(byKey);
    QTRY_VERIFY(!tree.model.isSorting());
    QVERIFY(tree.waitFor(texts({"data", "  b", "  d", "  a", "  c"})));
    QCOMPARE(tree.model.sorted(), ShownKeys::Sorted::NotAtAll);
}

void TestStoreTreeSort::sortsWhatIsListedWhereKeysOnlyComeForwards()
{
    TableOptions options;
    options.capabilities.setFlag(Capability::Positions, false);
    options.capabilities.setFlag(Capability::StableCursors, false);
    Tree tree(Tree::Tested::No); // the tester lists all by itself
    fill(*tree.table);
    tree.table->fill({"other"}, 600);
    QVERIFY(tree.open(options));
    tree.session->lister().fetchMore(data);
    tree.session->lister().fetchMore({"other"});
    QTRY_COMPARE(tree.session->keys().count({"other"}), 512);
    tree.model.sort(KeySorting {KeySorting::By::Key, Qt::DescendingOrder});
    QTRY_VERIFY(!tree.model.isSorting());
    QCOMPARE(tree.model.sorted(), ShownKeys::Sorted::InPart);
    const auto key = [&](const CollectionRef &ref, int row) {
        return tree.model.index(row, 0, tree.collection(ref)).data().toString();
    };
    QCOMPARE(key(data, 0), QStringLiteral("d"));
    QCOMPARE(key(data, 3), QStringLiteral("a"));
    QCOMPARE(key({"other"}, 0), QStringLiteral("k511"));
    tree.session->lister().fetchMore({"other"});
    QTRY_COMPARE(tree.session->keys().tail({"other"}), ListingTail::End);
    QCOMPARE(key({"other"}, 512), QStringLiteral("k512")); // behind them, as it came
    QCOMPARE(tree.model.sorted(), ShownKeys::Sorted::Wholly);
}

void TestStoreTreeSort::keepsTheOrderWhereKeysCannotBeRead()
{
    const auto faults = std::make_shared<FaultPlan>();
    Tree tree(Tree::Tested::No);
    fill(*tree.table);
    QVERIFY(tree.open([&](const std::stop_token &) -> Result<std::unique_ptr<Store>> {
        return makeFaultyStore(makeTableStore(tree.table), faults);
    }));
    faults->failNext(1);
    tree.model.sort(byKey);
    QTRY_VERIFY(!tree.model.isSorting());
    faults->stopFailing();
    QVERIFY(tree.waitFor(texts({"data", "  b", "  d", "  a", "  c"})));
}

QTEST_GUILESS_MAIN(TestStoreTreeSort)
#include "tst_storetreesort.moc"
