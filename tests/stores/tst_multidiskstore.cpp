// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a MultiDiskStore has beside what each of its folders is (tst_diskcachestore): which
// collection is in which folder. What all stores must do is tested in tst_storeconformance.
#include "conformance.h"
#include "stores/diskcache/database.h"
#include "stores/multidisk/foldernames.h"

#include <QFileInfo>

#include <unistd.h>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const QString scheme = u"multidisk"_s;

void runOn(const Opened &opened, const char *folder, const QByteArray &sql)
{
    const QString path = opened.folder.filePath(QString::fromLatin1(folder) + u"/cache.db"_s);
    const Result<Database> database = Database::open(path, Database::Access::Write);
    QVERIFY(database);
    QVERIFY(database->run(sql.constData()));
}

// As the library does it: the folder's name is not that of the collection.
void renameCollection(const Opened &opened, const char *folder, const QByteArray &name)
{
    runOn(opened, folder,
        "UPDATE Cache SET value = replace(value, '\"collection\": \"" + QByteArray(folder)
            + "\"', '\"collection\": \"" + name + "\"')");
}

Result<Written> put(Store &store, const QByteArray &collection, const QByteArray &key)
{
    return writeOne(store, {{{collection}, key}, someValue});
}

// As py-key-value 0.2 writes it: the collection in the key, and no names in the envelope.
void makeOld(const QTemporaryDir &root, const char *folder, const QList<QByteArray> &keys)
{
    const QString path = root.filePath(QString::fromLatin1(folder));
    const StoreAddress inside {u"diskcache"_s, path, {}};
    const auto made = openStore({inside, OpenMode::Create}).value();
    QVERIFY(loadAll(*made));
    for (const QByteArray &key : keys)
        QVERIFY(put(*made, "made", key));
    const Result<Database> database
        = Database::open(path + u"/cache.db"_s, Database::Access::Write);
    QVERIFY(database->run("UPDATE Cache SET key = substr(key, 7), value = '{\"value\": {\"n\": 1}, "
                          "\"created_at\": \"2025-10-01T08:14:18.347050+00:00\"}'"));
}

QStringList rowsIn(const QTemporaryDir &root, const char *folder)
{
    const QString path = root.filePath(QString::fromLatin1(folder) + u"/cache.db"_s);
    const Result<Database> database = Database::open(path, Database::Access::Write);
    Result<Statement> rows = database->prepare("SELECT key FROM Cache ORDER BY key");
    QStringList keys;
    while (rows->step().value())
        keys.append(QString::fromUtf8(rows->bytes(0)));
    return keys;
}

QStringList collectionsOf(Store &store)
{
    QStringList names;
    const QList<CollectionInfo> infos = store.collections({}).value();
    for (const CollectionInfo &info : infos)
        names.append(QString::fromUtf8(info.ref.name) + u' ' + QString::number(info.entries));
    names.sort();
    return names;
}

} // namespace

class TestMultiDiskStore : public QObject
{
    Q_OBJECT
private slots:
    void aCollectionIsAFolder()
    {
        const Opened opened(scheme);
        QVERIFY(put(*opened.store, "alpha", "a::b") && put(*opened.store, "beta.2", ""));
        QCOMPARE(QDir(opened.folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot),
            QStringList({u"alpha"_s, u"beta.2"_s}));
        QCOMPARE(
            openStore({{{}, opened.folder.path(), {}}}).value()->info().kind, u"MultiDiskStore"_s);
        const auto store = opened.open(OpenMode::ReadOnly);
        QCOMPARE(collectionsOf(*store), QStringList({u"alpha 1"_s, u"beta.2 1"_s}));
        QCOMPARE(readOne(*store, {{"alpha"}, "a::b"})->value, someValue);
    }

    void theEnvelopesTellTheCollection()
    {
        const Opened opened(scheme);
        QVERIFY(put(*opened.store, "beta", "k") && put(*opened.store, "con1", "k"));
        renameCollection(opened, "beta", "be/ta");
        renameCollection(opened, "con1", "con");
        const auto store = opened.open(OpenMode::ReadWrite);
        QCOMPARE(collectionsOf(*store), QStringList({u"be/ta 1"_s, u"con 1"_s}));
        QVERIFY(readOne(*store, {{"be/ta"}, "k"}));
        QCOMPARE(readOne(*store, {{"beta"}, "k"}).error().code, ErrorCode::NotFound);
        QVERIFY(put(*store, "be/ta", "new")); // into the folder that is there
        QCOMPARE(collectionsOf(*store), QStringList({u"be/ta 2"_s, u"con 1"_s}));
    }

    void collectionsThatShareAFolderAreToldApart()
    {
        const Opened opened(scheme);
        QVERIFY(put(*opened.store, "abc", "one") && put(*opened.store, "abc", "two"));
        runOn(opened, "abc",
            "UPDATE Cache SET value = replace(value, '\"collection\": \"abc\"', "
            "'\"collection\": \"a:b?c\"') WHERE key = 'two'");
        const auto store = opened.open(OpenMode::ReadWrite);
        QCOMPARE(collectionsOf(*store), QStringList({u"a:b?c 1"_s, u"abc 1"_s}));
        QCOMPARE(allKeys(*store, {"abc"}, 5), QList<QByteArray>({"one"}));
        QCOMPARE(readOne(*store, {{"abc"}, "two"}).error().code, ErrorCode::NotFound);
        const Result<Written> over = put(*store, "abc", "two"); // the row is another entry's
        QVERIFY(!over && over.error().code == ErrorCode::Invalid);
        QVERIFY(put(*store, "a:b?c", "three"));
        QCOMPARE(allKeys(*store, {"a:b?c"}, 5), QList<QByteArray>({"three", "two"}));
    }

    void newCollectionsHaveTheNameOfTheirFolder_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"a/b", "..", ".", "", "con", "Con.txt", "com1", "a:b", "end.",
                 " space", "a\nb", "\xff"})
            QTest::addRow("%s", name) << QByteArray(name);
    }
    void newCollectionsHaveTheNameOfTheirFolder()
    {
        QFETCH(QByteArray, name);
        const Opened opened(scheme);
        const Result<Written> refused = put(*opened.store, name, "k");
        QVERIFY(!refused && refused.error().code == ErrorCode::Invalid);
        QVERIFY(QDir(opened.folder.path()).isEmpty());
    }

    void aFolderThatIsDamagedIsAProblemOfItsOwn()
    {
        Opened opened(scheme);
        QVERIFY(put(*opened.store, "good", "k") && put(*opened.store, "worse", "k"));
        opened.store.reset();
        QFile file(opened.folder.filePath(u"worse/cache.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no database at all") > 0);
        file.close();
        const auto store = opened.open(OpenMode::ReadWrite);
        QCOMPARE(collectionsOf(*store), QStringList({u"good 1"_s}));
        QVERIFY(readOne(*store, {{"good"}, "k"}));
        QCOMPARE(hidingEntries(problemsOf(*store).value()).size(), 1);
    }

    void aFolderOfDiskStoresIsNone()
    {
        const QTemporaryDir root;
        for (const char *name : {"a", "b"}) {
            const StoreAddress inside {
                u"diskcache"_s, root.filePath(QString::fromLatin1(name)), {}};
            const auto made = openStore({inside, OpenMode::Create}).value();
            QVERIFY(loadAll(*made) && put(*made, "a", "k"));
        }
        const auto recognised = openStore({{{}, root.path(), {}}, OpenMode::ReadWrite});
        QVERIFY(!recognised);
        QVERIFY(reasonText(recognised.error().detail).contains(u"\"a\""_s));

        const auto named = openStore({{scheme, root.path(), {}}, OpenMode::ReadWrite}).value();
        QVERIFY(loadAll(*named));
        QCOMPARE(named->collections({}).value().size(), 0);
        const QList<Problem> problems = problemsOf(*named).value();
        QCOMPARE(problems.size(), 2);
        for (const Problem &problem : problems) {
            QVERIFY(problem.hidesEntries); // there is nothing else
            QVERIFY(reasonText(problem.error.detail).contains(u"DiskStore"_s));
        }
        QVERIFY(!put(*named, "a", "new"));
        const StoreAddress inside {u"diskcache"_s, root.filePath(u"a"_s), {}};
        const auto before = openStore({inside}).value();
        QVERIFY(loadAll(*before));
        QCOMPARE(collectionsOf(*before), QStringList({u"a 1"_s}));
        QVERIFY(put(*named, "c", "new"));
        QVERIFY(hidingEntries(problemsOf(*named).value()).isEmpty());
    }

    void foldersOfAnOldVersionAreReadAndWrittenAsThat()
    {
        const QTemporaryDir root;
        makeOld(root, "x", {"x::a", "x::b::c"});
        makeOld(root, "beta", {"be/ta::k", "beta::k"}); // one folder for both
        const StoreAddress bare {{}, root.path(), {}};
        const auto store = openStore({bare, OpenMode::ReadWrite}).value();
        QCOMPARE(store->info().kind, u"MultiDiskStore"_s);
        QVERIFY(loadAll(*store));
        QCOMPARE(collectionsOf(*store), QStringList({u"be/ta 1"_s, u"beta 1"_s, u"x 2"_s}));
        QCOMPARE(allKeys(*store, {"x"}, 5), QList<QByteArray>({"a", "b::c"}));
        QCOMPARE(readOne(*store, {{"x"}, "b::c"})->value, QByteArray("{\"n\": 1}"));
        QVERIFY(put(*store, "x", "a") && put(*store, "x", "d") && put(*store, "new", "e"));
        QCOMPARE(rowsIn(root, "x"), QStringList({u"x::a"_s, u"x::b::c"_s, u"x::d"_s}));
        QCOMPARE(rowsIn(root, "new"), QStringList({u"new::e"_s}));
        const auto again = openStore({bare}).value();
        QVERIFY(loadAll(*again));
        QCOMPARE(
            collectionsOf(*again), QStringList({u"be/ta 1"_s, u"beta 1"_s, u"new 1"_s, u"x 3"_s}));
        QCOMPARE(problemsOf(*again).value().last().id, u"old"_s);
        const StoreAddress alone {u"diskcache"_s, root.filePath(u"x"_s), {}};
        const auto inside = openStore({alone, OpenMode::ReadWrite}).value();
        QVERIFY(loadAll(*inside) && put(*inside, "x", "named")); // as a DiskStore does
        QVERIFY(forgetAll(*again) && loadAll(*again));
        QVERIFY(collectionsOf(*again).contains(u"x 4"_s));
    }

    void entriesOfAnOldVersionStandBesideThoseOfALaterOne_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("few") << 2;
        QTest::newRow("more than are looked at first") << 60;
    }
    void entriesOfAnOldVersionStandBesideThoseOfALaterOne()
    {
        QFETCH(int, count);
        const Opened opened(scheme);
        QVERIFY(put(*opened.store, "x", "a") && put(*opened.store, "x", "x::new"));
        QByteArray sql = "UPDATE Cache SET rowid = rowid + 1000;";
        for (int i = 0; i < count; ++i)
            sql += "INSERT INTO Cache(rowid, key, raw, store_time, access_time, mode, value) "
                   "VALUES ("
                + QByteArray::number(i) + ", 'x::" + (i == 0 ? "a" : keyNumber(i))
                + "', 1, 0, 0, 1, '{\"value\": {\"n\": 1}}');";
        runOn(opened, "x", sql);
        const QTemporaryDir &root = opened.folder;
        const StoreAddress bare {{}, root.path(), {}};
        const auto store = openStore({bare, OpenMode::ReadWrite}).value();
        QCOMPARE(store->info().kind, u"MultiDiskStore"_s);
        QVERIFY(loadAll(*store));
        const CollectionRef old {"x", "before 0.3"};
        QCOMPARE(allKeys(*store, {"x"}, 5), QList<QByteArray>({"a", "x::new"}));
        QCOMPARE(allKeys(*store, old, 50).size(), count);
        QCOMPARE(readOne(*store, {{"x"}, "a"})->value, someValue);
        QCOMPARE(readOne(*store, {old, "a"})->value, QByteArray("{\"n\": 1}"));
        QVERIFY(!readOne(*store, {old, "new"}));
        QList<QByteArray> scanned;
        QVERIFY(scanAll(*store, old, [&](const Entry &entry) {
            scanned.append(entry.ref.key);
            return Visit::Continue;
        }));
        QCOMPARE(scanned, allKeys(*store, old, 50));
        QCOMPARE(problemsOf(*store).value().size(), 1);
        QCOMPARE(problemsOf(*store).value().first().id, u"old"_s);

        QVERIFY(writeOne(*store, {{old, "a"}, otherValue}));
        QCOMPARE(readOne(*store, {old, "a"})->value, otherValue);
        QVERIFY(!writeOne(*store, {{old, "none"}, otherValue}));
        QVERIFY(!put(*store, "x", "x::a")); // the row is the old one's
        QVERIFY(writeOne(*store, {{old, keyNumber(1)}}));
        QCOMPARE(rowsIn(root, "x").size(), count + 1);
        QCOMPARE(readOne(*store, {{"x"}, "a"})->value, someValue);
    }

    void aFolderThatMayBeADiskStoreIsOneOfAnOldVersionByItsNameAlone_data()
    {
        QTest::addColumn<QList<QByteArray>>("keys");
        QTest::newRow("another name") << QList<QByteArray> {"y::a"};
        QTest::newRow("two collections") << QList<QByteArray> {"x::a", "y::a"};
        QTest::newRow("no collection") << QList<QByteArray> {"x::a", "z"};
    }
    void aFolderThatMayBeADiskStoreIsOneOfAnOldVersionByItsNameAlone()
    {
        QFETCH(QList<QByteArray>, keys);
        const QTemporaryDir root;
        makeOld(root, "x", keys);
        const StoreAddress address {scheme, root.path(), {}};
        const auto store = openStore({address, OpenMode::ReadWrite}).value();
        QVERIFY(loadAll(*store));
        QVERIFY(collectionsOf(*store).isEmpty());
        QCOMPARE(hidingEntries(problemsOf(*store).value()).size(), 1);
    }

    void foldersAreNamedAsTheLibraryDoes_data()
    {
        QTest::addColumn<QByteArray>("collection");
        QTest::addColumn<QByteArray>("folder");
        const std::pair<const char *, const char *> names[] = {{"be/ta", "beta"}, {"a:b?c", "abc"},
            {"con", "con_"}, {"con.con", "con_.con_"}, {" a b. ", "a b"},
            {"\xe6\x97\xa5", "\xe6\x97\xa5"}, {"Com1.txt", "Com1_.txt"}, {"\xff", ""}};
        for (const auto &[collection, folder] : names)
            QTest::addRow("%s", collection) << QByteArray(collection) << QByteArray(folder);
    }
    void foldersAreNamedAsTheLibraryDoes()
    {
        QFETCH(QByteArray, collection);
        QTEST(folderNameOf(collection), "folder");
    }

    void aFolderOfACollectionAloneIsReadAsThat()
    {
        const Opened opened(scheme);
        QVERIFY(put(*opened.store, "alpha", "k"));
        const StoreAddress inside {{}, opened.folder.filePath(u"alpha"_s), {}};
        const auto store = openStore({inside, OpenMode::ReadWrite}).value();
        QVERIFY(loadAll(*store));
        QCOMPARE(collectionsOf(*store), QStringList({u"alpha 1"_s}));
        QCOMPARE(readOne(*store, {{"alpha"}, "k"})->value, someValue);
        QVERIFY(!put(*store, "alpha", "k"));
        QVERIFY(reasonText(store->info().readOnlyReason).contains(u"MultiDiskStore"_s));
    }

    void oneWriteThatFailsCostsNoOther()
    {
        const Opened opened(scheme);
        const QList<WriteOutcome> outcomes = opened.store->write(
            {{{{"one"}, "a"}, someValue}, {{{"one"}, "b"}, "[1]"}, {{{"one"}, "c"}, someValue},
                {{{"a:b"}, "d"}, someValue}, {{{"two"}, "e"}, someValue}},
            {});
        QStringList written;
        for (const WriteOutcome &outcome : outcomes)
            written.append(outcome.result ? u"yes"_s : u"no"_s);
        QCOMPARE(written, QStringList({u"yes"_s, u"no"_s, u"yes"_s, u"no"_s, u"yes"_s}));
    }

    // Also what SQLite makes beside it: else the owner's own programs could not open it meanwhile.
    void whatRootMakesIsTheOwners()
    {
        if (::geteuid() != 0)
            QSKIP("only root makes what is somebody else's");
        constexpr uint other = 12'345;
        const Opened opened(scheme);
        QCOMPARE(::chown(qPrintable(opened.folder.path()), other, other), 0);
        QVERIFY(put(*opened.store, "one", "k"));
        for (const QString &name :
            {u"one"_s, u"one/cache.db"_s, u"one/cache.db-wal"_s, u"one/cache.db-shm"_s}) {
            const QFileInfo info(opened.folder.filePath(name));
            QVERIFY2(info.exists(), qPrintable(name));
            QCOMPARE(info.ownerId(), other);
            QCOMPARE(info.groupId(), other);
        }
    }

    // As the library keeps a collection whose name it leaves nothing of.
    void aCollectionWithoutAFolderIsInTheBase()
    {
        const Opened opened(scheme);
        QVERIFY(put(*opened.store, "one", "k"));
        QVERIFY(put(*opened.store, "two", "k"));
        const QString folder = opened.folder.path();
        QVERIFY(forgetAll(*opened.store));
        renameCollection(opened, "two", "?");
        QVERIFY(QFile::rename(folder + u"/two/cache.db"_s, folder + u"/cache.db"_s));
        const auto store = openStore({{{}, folder, {}}, OpenMode::ReadWrite}).value();
        QVERIFY(loadAll(*store));
        QCOMPARE(store->info().kind, u"MultiDiskStore"_s);
        QCOMPARE(collectionsOf(*store), QStringList({u"? 1"_s, u"one 1"_s}));
        QVERIFY(put(*store, "?", "new"));
        QVERIFY(put(*store, "one", "new"));
        QVERIFY(put(*store, "three", "new"));
        QCOMPARE(*freshnessOf(*store), Freshness::Current);
        QCOMPARE(allKeys(*store, {"?"}, 10), QList<QByteArray>({"k", "new"}));
        const auto other = opened.open(OpenMode::ReadWrite);
        QVERIFY(put(*other, "four", "k"));
        QCOMPARE(*freshnessOf(*store), Freshness::Changed);
        const Result<Written> refused = put(*store, ".", "k");
        QVERIFY(!refused && refused.error().code == ErrorCode::Invalid);
    }

    void newFoldersOfOthersAreSeen()
    {
        const Opened opened(scheme);
        QVERIFY(put(*opened.store, "one", "k"));
        QCOMPARE(*freshnessOf(*opened.store), Freshness::Current);
        const auto other = opened.open(OpenMode::ReadWrite);
        QVERIFY(put(*other, "two", "k"));
        QCOMPARE(*freshnessOf(*opened.store), Freshness::Changed);
        QVERIFY(forgetAll(*opened.store) && loadAll(*opened.store));
        QCOMPARE(collectionsOf(*opened.store), QStringList({u"one 1"_s, u"two 1"_s}));
    }
};

QTEST_GUILESS_MAIN(TestMultiDiskStore)
#include "tst_multidiskstore.moc"
