// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/treetools.h"
#include "tests/support/forwardonlystore.h"
#include "tests/support/hugestore.h"

#include <QSignalSpy>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const CollectionRef data {"data"};
const CollectionRef more {"more"};

EntryState stateOf(const QModelIndex &index)
{
    return index.data(StoreTreeModel::EntryStateRole).value<EntryState>();
}

} // namespace

class TestStoreTreeModel : public QObject
{
    Q_OBJECT

private slots:
    void showsStoresCollectionsAndKeys();
    void showsGroupsAndMembersThatAreNoCollections();
    void aFileTellsOfAllThatIsInIt();
    void namesEveryCellForAScreenReader();
    void hasTheRightRows_data();
    void hasTheRightRows();
    void showsKeysAddedAtTheEndAndDeletedOnesInPlace();
    void showsTheStateOfEveryKey();
    void showsACollectionOfAddedKeysWhileThereAreAny();
    void rowsAppearWhileItLoads();
    void collectionsAppearBehindTheOthersWhileItLoads();
    void becomesRangedWhileItLoadsAndKeepsItsPlaces();
    void listsMoreBehindTheTailWhereThereAreNoPositions();
    void keepsAStatedNumberOfKeysAndGoesOnWhenAsked();
    void triesAgainWhereMoreCouldNotBeListed();
    void asksForAKeyOnlyWhenItIsShown();
    void jumpsIntoAStoreOfFiveMillionKeys();
    void reloadKeepsPlaces();
    void persistFollowsARenamedKey();
    void collectionsComeAndGo();
    void saysWhichPageFailed();
    void closingAStoreTakesItsRows();
    void tellsStoresOfOneNameApart();
};

void TestStoreTreeModel::showsStoresCollectionsAndKeys()
{
    Tree tree;
    tree.table->fill(data, 3);
    tree.table->fill(more, 1);
    QVERIFY(tree.open());
    QTRY_COMPARE(tree.lines({0, 1, 2}),
        texts({"data | 3 keys", "  k0 | number | 1 B", "  k1 | number | 1 B", "  k2 | number | 1 B",
            "more | 1 key", "  k0 | number | 1 B"}));
}

void TestStoreTreeModel::showsGroupsAndMembersThatAreNoCollections()
{
    Tree tree;
    tree.table->fill({.name = "docs", .group = "a.json"}, 1);
    tree.table->fill({.name = "refs", .group = "a.json"}, 1);
    tree.table->fill({.name = {}, .group = "b.json", .shadow = 0, .topLevel = true}, 2);
    tree.table->fill({.name = {}, .group = {}, .shadow = 0, .topLevel = true}, 1);
    QVERIFY(tree.open());
    QTRY_COMPARE(tree.lines(),
        texts({"a.json", "  docs", "    k0", "  refs", "    k0", "b.json", "  k0", "  k1", "k0"}));
}

// Whether or not some of its keys are in no collection.
void TestStoreTreeModel::aFileTellsOfAllThatIsInIt()
{
    Tree tree;
    tree.table->fill({.name = "docs", .group = "a.json"}, 3);
    tree.table->fill({.name = {}, .group = "a.json", .shadow = 0, .topLevel = true}, 1);
    tree.table->fill({.name = "refs", .group = "b.json"}, 2);
    QVERIFY(tree.open());
    QTRY_COMPARE(tree.lines({0, 1}).filter(QStringLiteral(".json")),
        texts({"a.json | 4 keys", "b.json | 2 keys"}));
    QVERIFY(tree.filter("k0"));
    QTRY_COMPARE(tree.lines({0, 1}).filter(QStringLiteral(".json")),
        texts({"a.json | 2 of 4 match", "b.json | 1 of 2 match"}));
}

void TestStoreTreeModel::namesEveryCellForAScreenReader()
{
    Tree tree;
    tree.table->put(data, "", "1");
    tree.table->put(data, "tab\there", "1");
    tree.table->put(data, "old", "1");
    QVERIFY(tree.open());
    QVERIFY(tree.show(data));
    tree.session->editor().rename({data, "old"}, "new");
    QTRY_COMPARE(tree.key(data, "old").data().toString(), QStringLiteral("old → new"));
    const auto named
        = [](const QModelIndex &index) { return index.data(Qt::AccessibleTextRole).toString(); };
    QCOMPARE(named(tree.key(data, "old")), QStringLiteral("new"));
    QCOMPARE(named(tree.collection(data)), QStringLiteral("data"));
    QCOMPARE(named(tree.key(data, "")), QStringLiteral("(empty key)"));
    QCOMPARE(named(tree.key(data, "tab\there")), QStringLiteral("tab\\there"));
}

void TestStoreTreeModel::hasTheRightRows_data()
{
    QTest::addColumn<int>("keys");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("last");
    const auto row = [](int keys, int rows, const char *last) {
        QTest::addRow("%d keys", keys) << keys << rows << QString::fromUtf8(last);
    };
    row(0, 0, "");
    row(1, 1, "key-0");
    row(512, 512, "key-511");
    row(513, 513, "key-512");
    row(50'000, 50'000, "key-49999");
    row(50'001, 6, "50,001 – 50,001");
    row(123'456, 13, "120,001 – 123,456");
}

void TestStoreTreeModel::hasTheRightRows()
{
    QFETCH(int, keys);
    QFETCH(int, rows);
    QFETCH(QString, last);
    Tree tree(keys <= 513 ? Tree::Tested::Yes : Tree::Tested::No);
    QVERIFY(tree.open(hugeOpener(keys)));
    const QModelIndex huge = tree.collection({"huge"});
    QCOMPARE(tree.model.rowCount(huge), rows);
    QCOMPARE(tree.model.hasChildren(huge), rows > 0);
    QVERIFY(!tree.model.canFetchMore(huge));
    QTRY_COMPARE(tree.model.index(rows - 1, 0, huge).data().toString(), last);
    QCOMPARE(huge.data(StoreTreeModel::CountRole).toInt(), keys);
}

void TestStoreTreeModel::showsKeysAddedAtTheEndAndDeletedOnesInPlace()
{
    Tree tree;
    tree.table->fill(data, 3);
    QVERIFY(tree.open());
    tree.session->editor().newKey(data, "new", "1");
    tree.session->editor().remove({{data, "k1"}});
    QTRY_COMPARE(
        tree.lines({0, 3}), texts({"data", "  k0", "  k1 | deleted", "  k2", "  new | added"}));
    tree.session->history().undo();
    tree.session->history().undo();
    QCOMPARE(tree.lines({0, 3}), texts({"data", "  k0", "  k1", "  k2"}));
    tree.session->history().redo();
    tree.session->history().redo();
    tree.session->persist();
    QTRY_COMPARE(tree.lines({0, 3}), texts({"data", "  k0", "  k2", "  new"}));
}

void TestStoreTreeModel::showsTheStateOfEveryKey()
{
    Tree tree;
    tree.table->fill(data, 5);
    const Problem problem {QStringLiteral("X1"), Severity::Warning, {}, {{data, "k4"}}};
    QVERIFY(tree.open({.problems = {problem}}));
    QVERIFY(tree.show(data));
    QCOMPARE(stateOf(tree.key(data, "k4")), EntryState::Problem);
    const auto seen = [](const QByteArray &key, const QByteArray &version) {
        return Entry {.ref = {data, key}, .value = key.last(1), .version = {version}};
    };
    tree.session->editor().put(seen("k0", "2"), "100");
    tree.session->editor().put(seen("k1", "3"), "[");
    tree.session->editor().put(seen("k2", "4"), "7");
    QCOMPARE(stateOf(tree.key(data, "k0")), EntryState::Edited);
    QCOMPARE(tree.key(data, "k0").data(StoreTreeModel::SizeRole).toInt(), 3);
    QCOMPARE(stateOf(tree.key(data, "k1")), EntryState::Invalid);
    QCOMPARE(tree.key(data, "k1").data(StoreTreeModel::ProblemRole).value<Error>().code,
        ErrorCode::Invalid);
    tree.table->put(data, "k2", "8");
    tree.session->reload();
    QTRY_COMPARE(stateOf(tree.key(data, "k2")), EntryState::Conflict);
    QCOMPARE(stateOf(tree.key(data, "k3")), EntryState::Clean);
}

void TestStoreTreeModel::showsACollectionOfAddedKeysWhileThereAreAny()
{
    Tree tree;
    tree.table->fill(data, 1);
    QVERIFY(tree.open());
    tree.session->editor().newKey({"fresh"}, "a", "1");
    QTRY_COMPARE(tree.lines(), texts({"data", "  k0", "fresh", "  a"}));
    tree.session->editor().revertAll();
    QCOMPARE(tree.lines(), texts({"data", "  k0"}));
    tree.session->history().undo();
    tree.session->persist();
    QTRY_COMPARE(tree.lines({0, 3}), texts({"data", "  k0", "fresh", "  a"}));
}

void TestStoreTreeModel::rowsAppearWhileItLoads()
{
    Tree tree;
    tree.table->fill(data, 30);
    tree.table->fill(more, 5);
    QList<int> counts;
    connect(&tree.model, &QAbstractItemModel::rowsInserted, this,
        [&] { counts.append(tree.model.rowCount(tree.collection(data))); });
    QVERIFY(tree.open({.keysPerSlice = 10}));
    QVERIFY(counts.contains(10) && counts.contains(20) && counts.contains(30));
    QCOMPARE(tree.model.rowCount(tree.collection(more)), 5);
}

void TestStoreTreeModel::collectionsAppearBehindTheOthersWhileItLoads()
{
    Tree tree;
    for (const char *name : {"a", "b", "c"}) {
        tree.table->fill({.name = name, .group = "one.json"}, 2);
        tree.table->fill({name}, 2);
        tree.table->fill({.name = name, .group = "two.json"}, 1);
    }
    tree.table->fill({.name = {}, .group = "two.json", .shadow = 0, .topLevel = true}, 1);
    QSignalSpy removed(&tree.model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy moved(&tree.model, &QAbstractItemModel::rowsMoved);
    QVERIFY(tree.open({.keysPerSlice = 1}));
    QVERIFY(tree.waitFor(texts({"one.json", "  a", "    k0", "    k1", "  b", "    k0", "    k1",
        "  c", "    k0", "    k1", "a", "  k0", "  k1", "two.json", "  a", "    k0", "  b",
        "    k0", "  c", "    k0", "  k0", "b", "  k0", "  k1", "c", "  k0", "  k1"})));
    QCOMPARE(
        tree.collection({.name = "c", .group = "one.json"}).siblingAtColumn(1).data().toString(),
        QStringLiteral("2 keys"));
    QCOMPARE(removed.size(), 0);
    QCOMPARE(moved.size(), 0);
}

void TestStoreTreeModel::becomesRangedWhileItLoadsAndKeepsItsPlaces()
{
    Tree tree(Tree::Tested::No);
    tree.table->fill(data, 60'001);
    QPersistentModelIndex place;
    tree.session = tree.workspace.open({}, tableOpener(tree.table, {.keysPerSlice = 25'000}));
    connect(&tree.session->lister(), &KeyLister::arrived, this, [&] {
        if (!place.isValid())
            place = tree.key(data, "k00007");
    });
    const auto connection = connect(tree.session, &StoreSession::collectionsChanged, this,
        [&] { tree.session->lister().request(data, 7); });
    QVERIFY(tree.waitReady());
    disconnect(connection);
    QCOMPARE(tree.model.rowCount(tree.collection(data)), 7);
    QVERIFY(place.isValid());
    QCOMPARE(place.data().toString(), QStringLiteral("k00007"));
    QCOMPARE(place.parent().data().toString(), QStringLiteral("1 – 10,000"));
    QCOMPARE(place.parent().parent(), tree.collection(data));
}

void TestStoreTreeModel::listsMoreBehindTheTailWhereThereAreNoPositions()
{
    TableOptions options;
    options.capabilities.setFlag(Capability::Positions, false);
    Tree tree(Tree::Tested::No); // the tester fetches all by itself
    tree.table->fill(data, 1'000);
    QVERIFY(tree.open(options));
    const QModelIndex index = tree.collection(data);
    const auto tail = [&] { return tree.model.index(tree.model.rowCount(index) - 1, 0, index); };
    const auto behind = [&] { return tail().data(StoreTreeModel::TailRole).value<ListingTail>(); };
    QCOMPARE(tree.model.rowCount(index), 1);
    QCOMPARE(behind(), ListingTail::Open);
    QCOMPARE(tail().data().toString(), QStringLiteral("listing …")); // who shows it wants more
    QCOMPARE(behind(), ListingTail::InFlight);
    QTRY_COMPARE(tree.model.rowCount(index), 513);
    QCOMPARE(behind(), ListingTail::Open);
    QVERIFY(!tail().data().toString().isEmpty());
    QTRY_COMPARE(tree.model.rowCount(index), 1'000);
    tree.session->persist();
    tree.session->reload();
    QVERIFY(tree.waitReady());
    QCOMPARE(tree.model.rowCount(index), 1'000);
}

void TestStoreTreeModel::keepsAStatedNumberOfKeysAndGoesOnWhenAsked()
{
    constexpr qint64 count = KeyListing::keptKeys + 1'000;
    const CollectionRef &keys = forwardOnlyCollection;
    Tree tree(Tree::Tested::No);
    QVERIFY(tree.open(forwardOnlyOpener(
        std::make_shared<ForwardOnlyContent>(count), std::make_shared<RemoteServer>())));
    const QModelIndex index = tree.collection(keys);
    const auto tail = [&] { return tree.model.index(tree.model.rowCount(index) - 1, 0, index); };
    const auto text = [&] { return tail().data().toString(); };
    const auto behind = [&] { return tree.session->keys().tail(keys); };
    const auto listUntil = [&](ListingTail wanted) {
        return QTest::qWaitFor([&] { return !text().isEmpty() && behind() == wanted; }, 60'000);
    };
    QVERIFY(listUntil(ListingTail::Full));
    const qint64 listed = tree.session->keys().count(keys);
    QVERIFY(listed >= KeyListing::keptKeys && listed < KeyListing::keptKeys + 512);
    QVERIFY(text().contains(QLocale().toString(listed)));
    tree.model.goOn(tail());
    QVERIFY(listUntil(ListingTail::End));
    QCOMPARE(tree.session->keys().count(keys), count);
    QCOMPARE(index.data(StoreTreeModel::CountRole).toLongLong(), count);
}

void TestStoreTreeModel::triesAgainWhereMoreCouldNotBeListed()
{
    const auto faults = std::make_shared<FaultPlan>();
    Tree tree(Tree::Tested::No);
    tree.table->fill(data, 3);
    QVERIFY(tree.open([&](const std::stop_token &) -> Result<std::unique_ptr<Store>> {
        return makeFaultyStore(
            makeTableStore(tree.table, {.capabilities = Capability::ListKeys}), faults);
    }));
    const QModelIndex tail = tree.model.index(0, 0, tree.collection(data));
    const auto behind
        = [&tail] { return tail.data(StoreTreeModel::TailRole).value<ListingTail>(); };
    faults->failNext(1);
    faults->failOn = true;
    QVERIFY(!tail.data().toString().isEmpty());
    QTRY_COMPARE(behind(), ListingTail::Failed);
    faults->stopFailing();
    QVERIFY(!tail.data().toString().isEmpty()); // not by itself
    QCOMPARE(behind(), ListingTail::Failed);
    tree.model.goOn(tail);
    QTRY_COMPARE(tree.lines(), texts({"data", "  k0", "  k1", "  k2"}));
}

void TestStoreTreeModel::asksForAKeyOnlyWhenItIsShown()
{
    Tree tree(Tree::Tested::No);
    QVERIFY(tree.open(hugeOpener(1'000)));
    const QModelIndex row = tree.model.index(600, 0, tree.collection({"huge"}));
    const auto loadState
        = [&row] { return row.data(StoreTreeModel::LoadStateRole).value<LoadState>(); };
    QCOMPARE(row.data(Qt::SizeHintRole), QVariant());
    QCOMPARE(row.data(StoreTreeModel::EntryRefRole), QVariant());
    QCOMPARE(loadState(), LoadState::Idle);
    QCOMPARE(row.data().toString(), QString());
    QCOMPARE(loadState(), LoadState::InFlight);
    QSignalSpy changed(&tree.model, &QAbstractItemModel::dataChanged);
    QTRY_COMPARE(loadState(), LoadState::Done);
    QCOMPARE(row.data(StoreTreeModel::EntryRefRole).value<EntryRef>().key, QByteArray("key-600"));
    QCOMPARE(changed.last().at(0).toModelIndex().row(), 512);
    QCOMPARE(changed.last().at(1).toModelIndex().row(), 999);
}

void TestStoreTreeModel::jumpsIntoAStoreOfFiveMillionKeys()
{
    Tree tree(Tree::Tested::No);
    QVERIFY(tree.open(hugeOpener(5'000'000)));
    const QModelIndex huge = tree.collection({"huge"});
    QCOMPARE(tree.model.rowCount(huge), 500);
    for (const int range : {499, 0, 250}) {
        const QModelIndex parent = tree.model.index(range, 0, huge);
        QCOMPARE(tree.model.rowCount(parent), 10'000);
        const QModelIndex last = tree.model.index(9'999, 0, parent);
        const int number = range * 10'000 + 9'999;
        QTRY_COMPARE(last.data().toString(), QStringLiteral("key-%1").arg(number));
        QCOMPARE(last.parent(), parent);
        QCOMPARE(parent.parent(), huge);
        QVERIFY(parent.data(Qt::ToolTipRole).toString().endsWith(last.data().toString()));
        QCOMPARE(tree.key({"huge"}, "key-" + QByteArray::number(number)), last);
    }
    QSignalSpy located(&tree.model, &StoreTreeModel::located);
    tree.model.locate(tree.session, {{"huge"}, "key-4321098"});
    QTRY_COMPARE_WITH_TIMEOUT(located.size(), 1, 60'000);
    const QModelIndex found = located.first().first().toModelIndex();
    QCOMPARE(found.row(), 1098);
    QCOMPARE(found.parent().row(), 432);
    QTRY_COMPARE(found.data().toString(), QStringLiteral("key-4321098"));
}

void TestStoreTreeModel::reloadKeepsPlaces()
{
    Tree tree;
    tree.table->fill(data, 5);
    tree.table->fill(more, 2);
    QVERIFY(tree.open());
    QVERIFY(tree.show(data));
    const QPersistentModelIndex collection = tree.collection(data);
    const QPersistentModelIndex key = tree.key(data, "k3");
    const QPersistentModelIndex gone = tree.key(data, "k1");
    tree.table->remove(data, "k1");
    tree.session->reload();
    QVERIFY(tree.waitReady());
    QCOMPARE(QModelIndex(collection), tree.collection(data));
    QCOMPARE(key.data().toString(), QStringLiteral("k3"));
    QCOMPARE(key.row(), 2);
    QVERIFY(!gone.isValid());
    QVERIFY(tree.waitFor(texts({"data", "  k0", "  k2", "  k3", "  k4", "more", "  k0", "  k1"})));
}

void TestStoreTreeModel::persistFollowsARenamedKey()
{
    Tree tree;
    tree.table->fill(data, 3);
    QVERIFY(tree.open());
    QVERIFY(tree.show(data));
    const QPersistentModelIndex key = tree.key(data, "k1");
    tree.session->editor().rename({data, "k1"}, "new");
    QTRY_COMPARE(stateOf(key), EntryState::Renamed);
    tree.session->persist();
    QTRY_COMPARE(key.data().toString(), QStringLiteral("new"));
    QCOMPARE(stateOf(key), EntryState::Clean);
}

void TestStoreTreeModel::collectionsComeAndGo()
{
    Tree tree;
    for (const char *name : {"a", "b", "c"})
        tree.table->put({name}, "k", "1");
    QVERIFY(tree.open());
    QVERIFY(tree.waitFor(texts({"a", "  k", "b", "  k", "c", "  k"})));
    const QPersistentModelIndex kept = tree.collection({"c"});
    tree.table->replaceCollections(
        {{{"c"}, {{"k", "1", 1}}}, {{.name = "x", .group = "g"}, {}}, {{"a"}, {{"k", "1", 1}}}});
    tree.session->reload();
    QVERIFY(tree.waitReady());
    QVERIFY(tree.waitFor(texts({"c", "  k", "g", "  x", "a", "  k"})));
    QCOMPARE(kept.row(), 0);
}

void TestStoreTreeModel::saysWhichPageFailed()
{
    const auto faults = std::make_shared<FaultPlan>();
    Tree tree(Tree::Tested::No);
    tree.table->fill(data, 3);
    QVERIFY(tree.open([&](const std::stop_token &) -> Result<std::unique_ptr<Store>> {
        return makeFaultyStore(makeTableStore(tree.table), faults);
    }));
    const QModelIndex row = tree.model.index(0, 0, tree.collection(data));
    const auto loadState
        = [&row] { return row.data(StoreTreeModel::LoadStateRole).value<LoadState>(); };
    faults->failNext(1);
    faults->failOn = true;
    QVERIFY(row.data().toString().isEmpty());
    QTRY_COMPARE(loadState(), LoadState::Failed);
    faults->stopFailing();
    QCOMPARE(row.data().toString(), QStringLiteral("could not be read")); // not by itself
    QCOMPARE(loadState(), LoadState::Failed);
    tree.session->lister().retry(data);
    QTRY_COMPARE(row.data().toString(), QStringLiteral("k0"));
}

void TestStoreTreeModel::closingAStoreTakesItsRows()
{
    Tree tree;
    tree.table->fill(data, 3);
    QVERIFY(tree.open());
    StoreSession *other = tree.workspace.open({}, tableOpener(std::make_shared<Table>()));
    QCOMPARE(tree.model.rowCount(), 2);
    tree.workspace.close(tree.session);
    QCOMPARE(tree.model.rowCount(), 1);
    QCOMPARE(tree.model.indexOf(other).row(), 0);
    tree.workspace.close(other);
    QCOMPARE(tree.model.rowCount(), 0);
}

void TestStoreTreeModel::tellsStoresOfOneNameApart()
{
    Tree tree;
    const auto open = [&tree](const QString &path) {
        StoreSession *session = tree.workspace.open(
            StoreAddress {QStringLiteral("table"), path, {}}, tableOpener(tree.table, {}));
        return session;
    };
    const auto names = [&tree] {
        QStringList all;
        for (int row = 0; row < tree.model.rowCount(); ++row)
            all.append(tree.model.index(row, 0).data().toString());
        return all;
    };
    open(QStringLiteral("/w/one/kv.json"));
    QCOMPARE(names(), texts({"kv.json"}));
    StoreSession *second = open(QStringLiteral("/w/two/kv.json"));
    open(QStringLiteral("/w/two/other.json"));
    QCOMPARE(names(), texts({"one/kv.json", "two/kv.json", "other.json"}));
    tree.workspace.close(second);
    QCOMPARE(names(), texts({"kv.json", "other.json"}));
}

QTEST_GUILESS_MAIN(TestStoreTreeModel)
#include "tst_storetreemodel.moc"
