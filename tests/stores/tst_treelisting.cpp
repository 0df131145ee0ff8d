// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file tree while its folders are being listed, and what changes meanwhile.
#include "stores/filetree/collectionfile.h"
#include "tests/stores/treefiles.h"
#include "tests/support/asnobody.h"

#include <QElapsedTimer>
#include <QSet>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace kvlens;
using namespace kvlens::test;

namespace {

constexpr int many = 600; // more names of this length than one call to the system hands out
const QByteArray beginning = 'k' + QByteArray(200, '-');

QByteArray key(int number)
{
    return beginning + QByteArray::number(number).rightJustified(6, '0');
}

const CollectionRef collection {"c"};

CollectionInfo infoOf(Store &store)
{
    const Result<QList<CollectionInfo>> infos = store.collections({});
    return infos && !infos->isEmpty() ? infos->first() : CollectionInfo {};
}

// Loads until the first keys are there and more are to come.
bool loadFirstKeys(Store &store)
{
    while (infoOf(store).entries <= 0) {
        const Result<LoadReport> report = store.load(LoadMode::GoOn, {}, {});
        if (!report || report->progress.finished)
            return false;
    }
    return !infoOf(store).complete;
}

QList<QByteArray> keysOn(const KeyPage &page)
{
    QList<QByteArray> keys;
    for (qsizetype i = 0; i < page.count(); ++i)
        keys.append(page.at(i).key.toByteArray());
    return keys;
}

// All keys that follow the cursor.
QList<QByteArray> keysFrom(Store &store, KeyCursor cursor)
{
    QList<QByteArray> keys;
    while (!cursor.atEnd) {
        const Result<KeyPage> page = store.list({collection, cursor, 256}, {});
        if (!page)
            return {};
        keys += keysOn(*page);
        cursor = page->next;
    }
    return keys;
}

QSet<QByteArray> setOf(const QList<QByteArray> &keys)
{
    return {keys.begin(), keys.end()};
}

void setModified(const QByteArray &path, time_t seconds)
{
    const timespec times[] = {{seconds, 0}, {seconds, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, path.constData(), times, 0), 0);
}

} // namespace

class TestTreeListing : public QObject
{
    Q_OBJECT

private slots:
    void givesTheFirstKeysBeforeTheListingEnds();
    void sortsOnceTheListingHasEnded();
    void missesNoKeyWhenSortedBetweenTwoPages();
    void walksInOrderEvenWhileItIsListed();
    void putsTheFolderFirstThatIsAskedFor();
    void listsEveryFileThatStaysThoughOthersComeAndGo();
    void endsWhereTheFolderIsDeletedMeanwhile();
    void keepsWhatIsWrittenMeanwhile();
    void canBeCancelledAndGoesOn();
    void takesNamesOfAnyBytesAndLength();
    void knowsSizesOnAPageThatIsLookedAt();
    void noticesAFileRewrittenInPlace();
    void takesItsOwnWritesForNobodyElses();
    void noticesAChangeWithinOneTickOfTheClock();
    void looksAtEveryFolderInTurn();
    void aFolderThatCannotBeReadDoesNotHideTheOthers();
    void aHugeInformationFileIsNotRead();
};

void TestTreeListing::givesTheFirstKeysBeforeTheListingEnds()
{
    const TreeFiles tree;
    tree.fill("data/c", many, beginning);
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadFirstKeys(*store));
    QVERIFY(!infoOf(*store).settled);
    const Result<KeyPage> page = store->list({collection, KeyCursor::atPosition(0), 100}, {});
    QCOMPARE(setOf(keysOn(*page)).size(), 100);
    QVERIFY(!page->next.atEnd);
    QVERIFY(!infoOf(*store).complete);
}

void TestTreeListing::sortsOnceTheListingHasEnded()
{
    const TreeFiles tree;
    tree.fill("data/c", many, beginning);
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadAll(*store));
    const CollectionInfo info = infoOf(*store);
    QVERIFY(info.complete && info.settled);
    QCOMPARE(info.entries, many);
    const Result<KeyPage> page = store->list({collection, KeyCursor::atPosition(10), 3}, {});
    QCOMPARE(keysOn(*page), QList<QByteArray>({key(10), key(11), key(12)}));
}

void TestTreeListing::missesNoKeyWhenSortedBetweenTwoPages()
{
    const TreeFiles tree;
    tree.fill("data/c", many, beginning);
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadFirstKeys(*store));
    const Result<KeyPage> page = store->list({collection, KeyCursor::atPosition(0), 150}, {});
    const Result<KeyPage> second = store->list({collection, page->next, 50}, {});
    QCOMPARE(setOf(keysOn(*page) + keysOn(*second)).size(), 200);
    QVERIFY(loadAll(*store));
    const QList<QByteArray> rest = keysFrom(*store, second->next);
    QCOMPARE(setOf(keysOn(*page) + keysOn(*second) + rest).size(), many);
}

void TestTreeListing::walksInOrderEvenWhileItIsListed()
{
    const TreeFiles tree;
    tree.fill("data/c", many, beginning);
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadFirstKeys(*store));
    const QList<QByteArray> keys = keysFrom(*store, {});
    QCOMPARE(keys.size(), many);
    QVERIFY(std::is_sorted(keys.begin(), keys.end()));
}

void TestTreeListing::putsTheFolderFirstThatIsAskedFor()
{
    const TreeFiles tree;
    for (const QByteArray name : {"a", "b", "c", "d"}) {
        tree.fill("data/" + name, many, beginning);
        tree.put("data/" + name + "-info.json",
            makeCollectionFile({name, tree.path("data/" + name)}, 0));
    }
    const std::unique_ptr<Store> store = tree.open();
    for (const QByteArray name : {"d", "a", "c", "b"}) {
        const Result<KeyPage> page = store->list({{name}, KeyCursor::atPosition(0), 100}, {});
        QCOMPARE(page->count(), 100);
    }
    const Result<QList<CollectionInfo>> infos = store->collections({});
    QVERIFY(std::none_of(infos->begin(), infos->end(),
        [](const CollectionInfo &info) { return info.complete || info.entries < 100; }));
    QVERIFY(loadAll(*store));
    const Result<QList<CollectionInfo>> listed = store->collections({});
    for (const CollectionInfo &info : *listed)
        QCOMPARE(info.entries, many);
}

void TestTreeListing::listsEveryFileThatStaysThoughOthersComeAndGo()
{
    const TreeFiles tree;
    tree.fill("data/c", many, beginning);
    tree.fill("data/c", 50, "gone");
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadFirstKeys(*store));
    for (int i = 0; i < 50; ++i)
        tree.remove("data/c/gone" + QByteArray::number(i).rightJustified(6, '0') + ".json");
    tree.fill("data/c", 50, "new");
    QVERIFY(loadAll(*store));
    QList<QByteArray> keys = keysFrom(*store, {});
    QCOMPARE(setOf(keys).size(), keys.size());
    keys.removeIf([](const QByteArray &key) { return !key.startsWith('k'); });
    QCOMPARE(keys.size(), many);
    QCOMPARE(*freshnessOf(*store), Freshness::Changed);
    QVERIFY(forgetAll(*store) && loadAll(*store));
    QCOMPARE(keysFrom(*store, {}).size(), many + 50);
    QCOMPARE(*freshnessOf(*store), Freshness::Current);
}

void TestTreeListing::endsWhereTheFolderIsDeletedMeanwhile()
{
    const TreeFiles tree;
    tree.fill("data/c", many, beginning);
    tree.put("data/other/k.json");
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadFirstKeys(*store));
    const QList<QByteArray> before
        = keysOn(*store->list({collection, KeyCursor::atPosition(0), 9}, {}));
    QVERIFY(QDir(QFile::decodeName(tree.path("data/c"))).removeRecursively());
    QVERIFY(loadAll(*store));
    QCOMPARE(*freshnessOf(*store), Freshness::Changed);
    QList<EntryRef> refs;
    for (const QByteArray &key : before)
        refs.append({collection, key});
    for (const Result<Entry> &entry : store->read(refs, {}, {}))
        QCOMPARE(entry.error().code, ErrorCode::NotFound);
    QVERIFY(scanAll(*store, collection, [](const Entry &) { return Visit::Continue; }));
    QVERIFY(forgetAll(*store) && loadAll(*store));
    QCOMPARE(infoOf(*store).ref.name, "other");
}

void TestTreeListing::keepsWhatIsWrittenMeanwhile()
{
    const TreeFiles tree;
    tree.fill("data/c", many, beginning);
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadFirstKeys(*store));
    QVERIFY(writeOne(*store, {{collection, "new"}, "{}"}));
    QVERIFY(writeOne(*store, {{collection, key(7)}})->existed);
    QVERIFY(loadAll(*store));
    const QList<QByteArray> keys = keysFrom(*store, {});
    QCOMPARE(keys.size(), many);
    QCOMPARE(keys.count("new"), 1);
    QVERIFY(!keys.contains(key(7)));
    QCOMPARE(infoOf(*store).entries, many);
}

void TestTreeListing::canBeCancelledAndGoesOn()
{
    const TreeFiles tree;
    tree.fill("data/c", many, beginning);
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadFirstKeys(*store));
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(
        store->list({collection, {}, 10}, stop.get_token()).error().code, ErrorCode::Cancelled);
    QCOMPARE(loadAll(*store, stop.get_token()).error().code, ErrorCode::Cancelled);
    QCOMPARE(keysFrom(*store, {}).size(), many);
}

void TestTreeListing::takesNamesOfAnyBytesAndLength()
{
    const TreeFiles tree;
    const QList<QByteArray> names {QByteArray(250, 'x'), "a b", "\xC3\xA9", "\xFF\xFE"};
    QVERIFY(QDir().mkpath(QFile::decodeName(tree.path("data/c"))));
    for (const QByteArray &name : names)
        TreeFiles::putRaw(tree.path("data/c/") + name + ".json");
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadAll(*store));
    QCOMPARE(setOf(keysFrom(*store, {})), setOf(names));
    for (const QByteArray &name : names)
        QCOMPARE(readOne(*store, {collection, name})->value, "{}");
    ::unlink(tree.path("data/c/\xFF\xFE.json").constData()); // Qt cannot
    const QByteArray tooLong(300, 'x');
    QCOMPARE(readOne(*store, {collection, tooLong}).error().code, ErrorCode::NotFound);
    QCOMPARE(writeOne(*store, {{collection, tooLong}, "{}"}).error().code, ErrorCode::Invalid);
}

void TestTreeListing::knowsSizesOnAPageThatIsLookedAt()
{
    const TreeFiles tree;
    tree.put("data/c/k.json", envelope("{}"));
    QVERIFY(::symlink("k.json", tree.path("data/c/link.json").constData()) == 0);
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadAll(*store));
    const Result<KeyPage> looked = store->list({collection, KeyCursor::atPosition(0), 512}, {});
    QCOMPARE(looked->at(0).size, envelope("{}").size());
    QCOMPARE(looked->at(1).size, -1);
    QCOMPARE(store->list({collection, {}, 512}, {})->at(0).size, -1);
}

void TestTreeListing::noticesAFileRewrittenInPlace()
{
    const TreeFiles tree;
    tree.put("data/c/k.json", envelope("{}"));
    tree.put("data/c/readme.txt", "text");
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadAll(*store));
    QCOMPARE(*freshnessOf(*store), Freshness::Current);
    tree.put("data/c/readme.txt", "another");
    QCOMPARE(*freshnessOf(*store), Freshness::Current);
    tree.put("data/c/k.json", envelope("[]"));
    QCOMPARE(*freshnessOf(*store), Freshness::Changed);
    QCOMPARE(*freshnessOf(*store), Freshness::Changed); // until it is read again
    QVERIFY(forgetAll(*store) && loadAll(*store));
    QCOMPARE(*freshnessOf(*store), Freshness::Current);
}

void TestTreeListing::takesItsOwnWritesForNobodyElses()
{
    const TreeFiles tree;
    tree.put("data/c/k.json", envelope("{}"));
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadAll(*store));
    QCOMPARE(*freshnessOf(*store), Freshness::Current);
    const EntryRef ref {collection, "k"};
    const auto stays = [&store](const Write &write) {
        return writeOne(*store, write).has_value() && *freshnessOf(*store) == Freshness::Current;
    };
    QVERIFY(stays({ref, R"({"n": 1})"}));
    QVERIFY(stays({{collection, "new"}, R"({"n": 2})"}));
    QVERIFY(stays({.ref = {collection, "new"}, .value = R"({"n": 3})", .renameTo = "other"}));
    QVERIFY(stays({{collection, "other"}, std::nullopt}));
    QVERIFY(stays({{{"fresh"}, "k"}, R"({"n": 4})"}));
    tree.put("data/c/k.json", envelope("{}")); // by somebody else
    QCOMPARE(*freshnessOf(*store), Freshness::Changed);
}

void TestTreeListing::noticesAChangeWithinOneTickOfTheClock()
{
    const TreeFiles tree;
    tree.put("data/c/k.json");
    constexpr time_t ahead = 4'000'000'000; // later than any listing, so that it proves nothing
    setModified(tree.path("data/c"), ahead);
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadAll(*store));
    QCOMPARE(*freshnessOf(*store), Freshness::Current);
    tree.put("data/c/new.json");
    setModified(tree.path("data/c"), ahead);
    QCOMPARE(*freshnessOf(*store), Freshness::Changed);
}

void TestTreeListing::looksAtEveryFolderInTurn()
{
    constexpr int folders = 5200; // more than are looked at in one go
    const TreeFiles tree;
    tree.put("data/c/k.json");
    for (int i = 0; i < folders; ++i)
        QCOMPARE(::mkdir(tree.path("data/c" + QByteArray::number(i)).constData(), 0777), 0);
    const std::unique_ptr<Store> store = tree.open();
    for (const char *changed : {"data/c0/new.json", "data/c2600/new.json", "data/c5199/new.json"}) {
        QVERIFY(forgetAll(*store) && loadAll(*store));
        QCOMPARE(*freshnessOf(*store), Freshness::Current);
        tree.put(changed);
        const bool atOnce = *freshnessOf(*store) == Freshness::Changed;
        QVERIFY(atOnce || *freshnessOf(*store) == Freshness::Changed);
    }
}

void TestTreeListing::aFolderThatCannotBeReadDoesNotHideTheOthers()
{
    const TreeFiles tree;
    tree.fill("data/a", 3);
    tree.fill("data/b", 3);
    tree.put("data/a-info.json", makeCollectionFile({"a", tree.path("data/a")}, 0));
    tree.fill("data/z/inner", 3);
    for (const char *closed : {"data/a", "data/z"})
        QCOMPARE(::chmod(tree.path(closed).constData(), 0), 0);
    QCOMPARE(::chmod(tree.base.constData(), 0755), 0);
    const std::unique_ptr<Store> store = tree.open();
    {
        const AsNobody nobody;
        QVERIFY(loadAll(*store, {}, LoadUntil::Finished));
        const Result<QList<CollectionInfo>> infos = store->collections({});
        QCOMPARE(infos->size(), 2);
        QCOMPARE(infos->first().ref.name, "a");
        QVERIFY(infos->first().complete);
        QVERIFY(infos->first().isUnreadable && !infos->last().isUnreadable);
        QCOMPARE(infos->last().entries, 3);
        QStringList hidden;
        for (const Problem &problem : hidingEntries(*problemsOf(*store))) {
            QCOMPARE(problem.error.code, ErrorCode::Denied);
            hidden.append(problem.error.subject);
        }
        hidden.sort(); // each once, however often it is asked for
        QCOMPARE(hidden,
            QStringList(
                {QFile::decodeName(tree.path("data/a")), QFile::decodeName(tree.path("data/z"))}));
        QCOMPARE(store->list({{"a"}, {}, 10}, {})->count(), 0);
        QCOMPARE(readOne(*store, {{"a"}, "k000000"}).error().code, ErrorCode::Denied);
        QCOMPARE(*freshnessOf(*store), Freshness::Current);
    }
    for (const char *open : {"data/a", "data/z"})
        QCOMPARE(::chmod(tree.path(open).constData(), 0755), 0);
    QVERIFY(forgetAll(*store) && loadAll(*store));
    QCOMPARE(store->collections({})->size(), 3);
    QVERIFY(problemsOf(*store)->isEmpty());
}

// A gigabyte of nothing: whoever reads it has it in memory.
void TestTreeListing::aHugeInformationFileIsNotRead()
{
    const TreeFiles tree;
    tree.fill("data/a", 3);
    tree.put("data/a-info.json", "");
    QCOMPARE(::truncate(tree.path("data/a-info.json").constData(), 1 << 30), 0);
    const std::unique_ptr<Store> store = tree.open();
    QElapsedTimer since;
    since.start();
    QVERIFY(loadAll(*store));
    QVERIFY2(since.elapsed() < 500, QByteArray::number(since.elapsed()).constData());
    const Result<QList<CollectionInfo>> infos = store->collections({});
    QCOMPARE(infos->size(), 1);
    QCOMPARE(infos->first().entries, 3);
    const QList<Problem> problems = *problemsOf(*store);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().error.subject, QFile::decodeName(tree.path("data/a-info.json")));
}

QTEST_GUILESS_MAIN(TestTreeListing)
#include "tst_treelisting.moc"
