// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A store of more databases than a process may have open files.
#include "stores/diskcache/database.h"
#include "stores/file/openfiles.h"
#include "tests/support/storefixture.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int folders = 40; // each of three files
constexpr qint64 mostFiles = 100;

QByteArray textOf(int i)
{
    return "{\"n\": " + QByteArray::number(i) + '}';
}

CollectionRef collectionOf(int i)
{
    return {"c" + QByteArray::number(i)};
}

void makeSome(Store &store)
{
    for (int i = 0; i < folders; ++i)
        QVERIFY(writeOne(store, {{collectionOf(i), "k"}, textOf(i)}));
}

QString databaseOf(const QTemporaryDir &root, int i)
{
    return root.filePath(u"c%1/cache.db"_s.arg(i));
}

void runOn(const QString &path, const QByteArray &sql)
{
    const Result<Database> database = Database::open(path, Database::Access::Write);
    QVERIFY(database && database->run(sql.constData()));
}

std::unique_ptr<Store> opened(const QTemporaryDir &root, const QString &scheme)
{
    auto store = openStore({{scheme, root.path(), {}}, OpenMode::ReadWrite}).value();
    if (!loadAll(*store))
        qFatal("it cannot be loaded");
    return store;
}

} // namespace

class TestManyDatabases : public QObject
{
    Q_OBJECT
private slots:
    // What the system allows is used; here that is little.
    void initTestCase()
    {
        rlimit limit {};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
        limit.rlim_max = std::min<rlim_t>(limit.rlim_max, mostFiles);
        limit.rlim_cur = limit.rlim_max / 2;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
        QCOMPARE(allowManyOpenFiles(), static_cast<qint64>(limit.rlim_max));
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
        QCOMPARE(limit.rlim_cur, limit.rlim_max);
    }

    void allCollectionsAreReadAndWritten()
    {
        const QTemporaryDir root;
        makeSome(*openStore({{u"multidisk"_s, root.path(), {}}, OpenMode::Create}).value());
        const auto store = opened(root, u"multidisk"_s);
        QVERIFY(problemsOf(*store)->isEmpty());
        QCOMPARE(store->collections({})->size(), folders);
        QVERIFY(loadAll(*store, {}, LoadUntil::Finished));
        QVERIFY(examineStore(*store)->isEmpty());
        QVERIFY(Database::openCount() < mostFiles / 4);
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < folders; ++i) {
                QCOMPARE(readOne(*store, {collectionOf(i), "k"})->value, textOf(i));
                QVERIFY(writeOne(*store, {{collectionOf(i), "l"}, textOf(round)}));
                QCOMPARE(store->list({collectionOf(i), {}, 10}, {})->count(), 2);
            }
        }
        QCOMPARE(*freshnessOf(*store), Freshness::Current);
        QVERIFY(writeOne(*store, {{{"more"}, "k"}, textOf(0)}));
        QCOMPARE(store->collections({})->size(), folders + 1);
        QVERIFY(problemsOf(*store)->isEmpty());
        const auto other = opened(root, u"multidisk"_s); // beside it
        QCOMPARE(other->collections({})->size(), folders + 1);
        QCOMPARE(readOne(*other, {collectionOf(7), "l"})->value, textOf(1));
    }

    void whatOthersWriteMeanwhileIsSeen()
    {
        const QTemporaryDir root;
        makeSome(*openStore({{u"multidisk"_s, root.path(), {}}, OpenMode::Create}).value());
        for (const int i : {0, folders / 2, folders - 1}) {
            const auto store = opened(root, u"multidisk"_s);
            QCOMPARE(*freshnessOf(*store), Freshness::Current);
            runOn(databaseOf(root, i), "SELECT count(*) FROM Cache");
            QCOMPARE(*freshnessOf(*store), Freshness::Current); // who only looks is no one
            runOn(databaseOf(root, i), "DELETE FROM Cache");
            QCOMPARE(*freshnessOf(*store), Freshness::Changed);
            QCOMPARE(readOne(*store, {collectionOf(i), "k"}).error().code, ErrorCode::NotFound);
            QCOMPARE(*freshnessOf(*store), Freshness::Changed); // also once it is open again
            QVERIFY(forgetAll(*store) && loadAll(*store));
            QCOMPARE(*freshnessOf(*store), Freshness::Current);
        }
    }

    void aDatabaseThatTakesThePlaceOfOneThatRestsIsAConflict()
    {
        const QTemporaryDir root;
        makeSome(*openStore({{u"multidisk"_s, root.path(), {}}, OpenMode::Create}).value());
        const auto store = opened(root, u"multidisk"_s);
        const QString path = databaseOf(root, 0);
        QVERIFY(QFile::copy(databaseOf(root, 1), path + u".new"_s) && QFile::remove(path));
        QVERIFY(QFile::rename(path + u".new"_s, path));
        QCOMPARE(readOne(*store, {collectionOf(0), "k"}).error().code, ErrorCode::Conflict);
        runOn(databaseOf(root, 2), "CREATE TRIGGER t AFTER INSERT ON Cache BEGIN SELECT 1; END");
        QCOMPARE(writeOne(*store, {{collectionOf(2), "l"}, textOf(0)}).error().code,
            ErrorCode::Conflict);
        QVERIFY(forgetAll(*store) && loadAll(*store));
        QCOMPARE(readOne(*store, {collectionOf(1), "k"})->value, textOf(1));
    }

    void allFoldersOfAFanoutCacheAreReadAndWritten()
    {
        const QTemporaryDir root;
        for (int i = 0; i < folders; ++i) {
            const QString folder = root.filePath(u"%1"_s.arg(i, 3, 10, QChar(u'0')));
            const StoreAddress inside {u"diskcache"_s, folder, {}};
            QVERIFY(makeStore(*openStore({inside, OpenMode::Create}).value()));
            runOn(folder + u"/cache.db"_s,
                "INSERT INTO Cache(key, raw, store_time, access_time, mode, value) VALUES ('k"
                    + QByteArray::number(i) + "', 1, 0, 0, 1, 'text')");
        }
        const auto store = opened(root, u"diskcache"_s);
        QCOMPARE(store->info().kind, u"FanoutCache"_s);
        const CollectionInfo all = store->collections({})->constFirst();
        QCOMPARE(all.entries, folders);
        QVERIFY(Database::openCount() < mostFiles / 4);
        for (int i = 0; i < folders; ++i) {
            const EntryRef ref {all.ref, "k" + QByteArray::number(i)};
            const Result<Entry> entry = readOne(*store, ref);
            QVERIFY(entry && writeOne(*store, {ref, "\"more\""}));
            QCOMPARE(readOne(*store, ref)->value, QByteArray("\"more\""));
        }
        QVERIFY(examineStore(*store));
        QCOMPARE(*freshnessOf(*store), Freshness::Current);
    }
};

QTEST_GUILESS_MAIN(TestManyDatabases)
#include "tst_manydatabases.moc"
