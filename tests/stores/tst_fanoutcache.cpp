// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a FanoutCache has beside what each of its folders is (tst_diskcachestore): which folder an
// entry is in. That it is where the library looks for it is tested with the library itself.
#include "conformance.h"
#include "stores/diskcache/database.h"
#include "stores/diskcache/plainrow.h"
#include "stores/fanout/shards.h"

#include <QDir>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const CollectionRef texts {textRows, otherRowsGroup};
const CollectionRef numbers {numberRows, otherRowsGroup};

QString databaseOf(const QTemporaryDir &root, int shard)
{
    return root.filePath(u"%1/cache.db"_s.arg(shard, 3, 10, QChar(u'0')));
}

void runOn(const QTemporaryDir &root, int shard, const QByteArray &sql)
{
    const Result<Database> database
        = Database::open(databaseOf(root, shard), Database::Access::Write);
    QVERIFY(database && database->run(sql.constData()));
}

qint64 rowsIn(const QTemporaryDir &root, int shard)
{
    const Result<Database> database
        = Database::open(databaseOf(root, shard), Database::Access::Watch);
    return database->number("SELECT count(*) FROM Cache").value().value_or(-1);
}

// Of another program, in the folder in which the library would look for it, or in another one.
void insert(const QTemporaryDir &root, int shard, const QByteArray &key)
{
    runOn(root, shard,
        "INSERT INTO Cache(key, raw, store_time, access_time, mode, value) VALUES ('" + key
            + "', 1, 0, 0, 1, 'text')");
}

void makeShards(const QTemporaryDir &root, int count)
{
    for (int i = 0; i < count; ++i) {
        const StoreAddress inside {u"diskcache"_s, QFileInfo(databaseOf(root, i)).path(), {}};
        const auto made = openStore({inside, OpenMode::Create}).value();
        QVERIFY(makeStore(*made));
    }
}

int homeOf(const QByteArray &key, int count)
{
    return static_cast<int>(shardOf({SqlType::Text, key}, count));
}

std::unique_ptr<Store> opened(const QTemporaryDir &root, OpenMode mode = OpenMode::ReadWrite)
{
    auto store = openStore({{{}, root.path(), {}}, mode}).value();
    if (!loadAll(*store))
        qFatal("it cannot be loaded");
    return store;
}

ErrorCode codeOf(const Result<Written> &written)
{
    return written ? ErrorCode::Timeout : written.error().code; // Timeout: it was written
}

QStringList problemsIn(Store &store)
{
    QStringList ids;
    const QList<Problem> problems = problemsOf(store).value();
    for (const Problem &problem : problems)
        ids.append(problem.id);
    return ids;
}

} // namespace

class TestFanoutCache : public QObject
{
    Q_OBJECT
private slots:
    // What Disk.hash() of diskcache 5.6.3 makes of these keys, divided by 1009.
    void aKeyHasTheFolderThatTheLibraryGivesIt_data();
    void aKeyHasTheFolderThatTheLibraryGivesIt()
    {
        QFETCH(RowKey, key);
        QTEST(int(shardOf(key, 1009)), "shard");
    }

    void isOneStore()
    {
        const QTemporaryDir root;
        makeShards(root, 3);
        QCOMPARE(openStore({{{}, root.path(), {}}}).value()->info().kind, u"FanoutCache"_s);
        for (int i = 0; i < 50; ++i)
            insert(root, homeOf(keyNumber(i), 3), keyNumber(i));
        runOn(root, 7 % 3,
            "INSERT INTO Cache(key, raw, store_time, access_time, mode, value) VALUES "
            "(7, 1, 0, 0, 1, 2.5)");
        const auto store = opened(root, OpenMode::ReadOnly);
        QList<QByteArray> keys;
        for (int i = 0; i < 50; ++i)
            keys.append(keyNumber(i));
        QCOMPARE(allKeys(*store, texts, 7), keys);
        QCOMPARE(allKeys(*store, numbers, 7), QList<QByteArray>({"7"}));
        QCOMPARE(readOne(*store, {numbers, "7"})->value, QByteArray("2.5"));
        const QList<Result<Entry>> entries
            = store->read({{texts, keyNumber(9)}, {texts, "none"}, {texts, keyNumber(4)}}, {}, {});
        QCOMPARE(entries.at(0)->ref.key, keyNumber(9));
        QCOMPARE(entries.at(1).error().code, ErrorCode::NotFound);
        QCOMPARE(entries.at(2)->value, QByteArray("text"));
        QCOMPARE(problemsIn(*store), QStringList());
        QCOMPARE(codeOf(writeOne(*store, {{texts, "new"}, "v"})), ErrorCode::Denied);
    }

    void whatIsListedWhileItIsReadIsAllOfIt()
    {
        const QTemporaryDir root;
        makeShards(root, 3);
        for (int i = 0; i < 50; ++i)
            insert(root, homeOf(keyNumber(i), 3), keyNumber(i));
        const auto store = openStore({{{}, root.path(), {}}}).value();
        QSet<QByteArray> keys;
        for (KeyCursor cursor = KeyCursor::atPosition(1); !cursor.atEnd;) {
            const KeyPage page = store->list({texts, cursor, 7}, {}).value();
            for (qsizetype i = 0; i < page.count(); ++i)
                keys.insert(page.at(i).key.toByteArray());
            cursor = page.next;
        }
        QCOMPARE(keys.size(), 50); // from the beginning again, when all of them are sorted
    }

    void whatIsWrittenIsWhereTheLibraryLooksForIt()
    {
        const QTemporaryDir root;
        makeShards(root, 4);
        insert(root, homeOf("seed", 4), "seed");
        const auto store = opened(root);
        QList<Write> batch;
        for (int i = 0; i < 40; ++i)
            batch.append({{texts, keyNumber(i)}, "value"});
        for (const WriteOutcome &outcome : store->write(batch, {}))
            QVERIFY(outcome.result);
        for (int shard = 0; shard < 4; ++shard) {
            qint64 expected = homeOf("seed", 4) == shard ? 1 : 0;
            for (int i = 0; i < 40; ++i)
                expected += homeOf(keyNumber(i), 4) == shard ? 1 : 0;
            QCOMPARE(rowsIn(root, shard), expected);
        }
        QVERIFY(writeOne(*store, {{texts, keyNumber(3)}}));
        QVERIFY(writeOne(*store, {{texts, "seed"}, "edited"}));
        QCOMPARE(allKeys(*store, texts, 50).size(), 40);
        const auto again = opened(root);
        QCOMPARE(allKeys(*again, texts, 50), allKeys(*store, texts, 50));
        QCOMPARE(readOne(*again, {texts, "seed"})->value, QByteArray("edited"));
        QCOMPARE(problemsIn(*again), QStringList());
    }

    void whatIsWrittenBeforeItIsListedIsListedOnce()
    {
        const QTemporaryDir root;
        makeShards(root, 3);
        for (int i = 0; i < 50; ++i)
            insert(root, homeOf(keyNumber(i), 3), keyNumber(i));
        const auto store = openStore({{{}, root.path(), {}}, OpenMode::ReadWrite}).value();
        QCOMPARE(store->list({texts, KeyCursor::atPosition(1), 7}, {})->count(), 7);
        QVERIFY(writeOne(*store, {{texts, "key"}, "first"}));
        QVERIFY(writeOne(*store, {{texts, keyNumber(49)}, "edited"}));
        QVERIFY(writeOne(*store, {{texts, keyNumber(20)}}));
        QList<QByteArray> keys {"key"};
        for (int i = 0; i < 50; ++i) {
            if (i != 20)
                keys.append(keyNumber(i));
        }
        QCOMPARE(allKeys(*store, texts, 7), keys);
        QVERIFY(loadAll(*store));
        QCOMPARE(allKeys(*store, texts, 7), keys);
    }

    void whatIsGoneIsToldAndTheRestStays()
    {
        const QTemporaryDir root;
        makeShards(root, 3);
        insert(root, homeOf("a", 3), "a");
        const auto store = opened(root);
        QVERIFY(QDir(root.filePath(u"001"_s)).removeRecursively());
        QCOMPARE(*freshnessOf(*store), Freshness::Changed);
        QCOMPARE(forgetAll(*store).error().code, ErrorCode::NotFound);
        QVERIFY(!readOne(*store, {texts, "a"}));
        QVERIFY(!writeOne(*store, {{texts, "b"}, "v"}));
    }

    void oneThatFailsCostsNoOther()
    {
        const QTemporaryDir root;
        makeShards(root, 2);
        insert(root, homeOf("seed", 2), "seed");
        const auto store = opened(root);
        const QList<WriteOutcome> outcomes = store->write(
            {{{texts, "a"}, "v"}, {{texts, "seed"}, "\xff"}, {{texts, "b"}, "v"},
                {{{"pickled", otherRowsGroup}, "\x80\x04"}, "v"}, {{numbers, "07"}, "v"},
                {.ref = {texts, "seed"}, .renameTo = "other"}, {{numbers, "8"}, "v"},
                {{texts, "none"}}},
            {});
        QStringList written;
        for (const WriteOutcome &outcome : outcomes)
            written.append(outcome.result ? u"yes"_s : u"no"_s);
        QCOMPARE(written,
            QStringList(
                {u"yes"_s, u"no"_s, u"yes"_s, u"no"_s, u"no"_s, u"no"_s, u"yes"_s, u"yes"_s}));
        QCOMPARE(allKeys(*store, texts, 9), QList<QByteArray>({"a", "b", "seed"}));
    }

    // Where it has had more folders once, or fewer.
    void whatIsInAnotherFolderIsFoundAndTold()
    {
        const QTemporaryDir root;
        makeShards(root, 3);
        const int home = homeOf("lost", 3);
        insert(root, (home + 1) % 3, "lost");
        insert(root, (home + 2) % 3, "lost");
        insert(root, homeOf("twice", 3), "twice");
        insert(root, (homeOf("twice", 3) + 1) % 3, "twice");
        const auto store = opened(root);
        QCOMPARE(allKeys(*store, texts, 9), QList<QByteArray>({"lost", "twice"}));
        QCOMPARE(problemsIn(*store), QStringList({u"misplaced"_s}));
        const QList<qint64> before {rowsIn(root, 0), rowsIn(root, 1), rowsIn(root, 2)};
        QVERIFY(writeOne(*store, {{texts, "lost"}, "found"})); // stays where it is
        QCOMPARE(readOne(*store, {texts, "lost"})->value, QByteArray("found"));
        for (int shard = 0; shard < 3; ++shard)
            QCOMPARE(rowsIn(root, shard), before.at(shard));
    }

    void aDamagedFolderIsAProblemOfItsOwn()
    {
        const QTemporaryDir root;
        makeShards(root, 2);
        insert(root, homeOf("here", 2), "here");
        QFile file(databaseOf(root, 1 - homeOf("here", 2)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no database");
        file.close();
        const auto store = opened(root);
        QCOMPARE(allKeys(*store, texts, 9), QList<QByteArray>({"here"}));
        QCOMPARE(hidingEntries(problemsOf(*store).value()).size(), 1);
        QCOMPARE(codeOf(writeOne(*store, {{texts, "here"}, "v"})), ErrorCode::Denied);
    }

    void foldersOfCollectionsAreNone()
    {
        const QTemporaryDir root;
        const StoreAddress multi {u"multidisk"_s, root.path(), {}};
        const auto made = openStore({multi, OpenMode::Create}).value();
        QVERIFY(loadAll(*made) && writeOne(*made, {{{"000"}, "k"}, someValue}));
        QCOMPARE(openStore({{{}, root.path(), {}}}).value()->info().kind, u"MultiDiskStore"_s);
    }

    void changesOfOthersAreSeen()
    {
        const QTemporaryDir root;
        makeShards(root, 2);
        insert(root, homeOf("a", 2), "a");
        const auto store = opened(root);
        QCOMPARE(*freshnessOf(*store), Freshness::Current);
        QVERIFY(writeOne(*store, {{texts, "b"}, "v"}));
        QCOMPARE(*freshnessOf(*store), Freshness::Current);
        insert(root, homeOf("c", 2), "c");
        QCOMPARE(*freshnessOf(*store), Freshness::Changed);
        QVERIFY(forgetAll(*store) && loadAll(*store));
        QCOMPARE(allKeys(*store, texts, 9), QList<QByteArray>({"a", "b", "c"}));
    }
};

void TestFanoutCache::aKeyHasTheFolderThatTheLibraryGivesIt_data()
{
    QTest::addColumn<RowKey>("key");
    QTest::addColumn<int>("shard");
    QTest::newRow("text") << RowKey {SqlType::Text, "key"} << 915;
    QTest::newRow("no text") << RowKey {SqlType::Text, ""} << 1;
    QTest::newRow("not ASCII") << RowKey {SqlType::Text, "\xc3\xa9"} << 119;
    QTest::newRow("long") << RowKey {SqlType::Text, QByteArray(6000, 'x')} << 724;
    QTest::newRow("whole") << RowKey {SqlType::Integer, "7"} << 7;
    QTest::newRow("negative") << RowKey {SqlType::Integer, "-7"} << 375;
    QTest::newRow("large") << RowKey {SqlType::Integer, "9223372036854775807"} << 695;
    QTest::newRow("least") << RowKey {SqlType::Integer, "-9223372036854775808"} << 695;
    QTest::newRow("the mask") << RowKey {SqlType::Integer, "4294967295"} << 0;
    QTest::newRow("fraction") << RowKey {SqlType::Real, "2.5"} << 460;
    QTest::newRow("a tenth") << RowKey {SqlType::Real, "0.1"} << 326;
    QTest::newRow("bytes") << RowKey {SqlType::Blob, QByteArray("\0\xff", 2)} << 780;
}

QTEST_GUILESS_MAIN(TestFanoutCache)
#include "tst_fanoutcache.moc"
