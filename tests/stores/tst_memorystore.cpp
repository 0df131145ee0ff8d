// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the memory store has beyond the common contract: seeds, limits and expiry.
#include "stores/catalog.h"
#include "stores/memory/memorycollection.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;

namespace {

std::unique_ptr<Store> open(const QString &address)
{
    Result<std::unique_ptr<Store>> store
        = openStore({*parseStoreAddress(address), OpenMode::ReadWrite});
    return store ? *std::move(store) : nullptr;
}

QByteArray keysOf(Store &store, const QByteArray &collection)
{
    QList<QByteArray> keys;
    const Result<KeyPage> page = store.list({{collection}, {}, 100}, {});
    for (qsizetype i = 0; page && i < page->count(); ++i)
        keys.append(page->at(i).key.toByteArray());
    return keys.join(' ');
}

} // namespace

class TestMemoryStore : public QObject
{
    Q_OBJECT

private slots:
    void beginsWithTheEntriesOfItsSeed();
    void aSeedThatIsMissingIsAnError();
    void evictsTheLeastRecentlyUsedAboveTheLimit();
    void aWrongLimitIsInvalid();
    void unnamedStoresAreTheirOwn();
    void valuesMayBeBytesWhenAskedFor();
    void expiredEntriesStayUntilRemoved();
    void countsBytesExactly();
};

void TestMemoryStore::beginsWithTheEntriesOfItsSeed()
{
    const QTemporaryDir folder;
    QFile seed(folder.filePath(QStringLiteral("seed.json")));
    QVERIFY(seed.open(QIODevice::WriteOnly));
    seed.write(R"({"c": {"a": 1.0, "b": {"x": NaN}, "a": 2.50}, "d": {}})");
    seed.close();
    const std::unique_ptr<Store> store = open(QStringLiteral("memory:?seed=") + seed.fileName());
    QVERIFY(store);
    QCOMPARE(keysOf(*store, "c"), "b a");
    QCOMPARE(readOne(*store, {{"c"}, "a"})->value, "2.50");
    QCOMPARE(store->collections({})->size(), 2);
    QVERIFY(writeOne(*store, {{{"c"}, "a"}, "3"}));
    QVERIFY(seed.open(QIODevice::ReadOnly));
    QVERIFY(!seed.readAll().contains("3"));
}

void TestMemoryStore::aSeedThatIsMissingIsAnError()
{
    const Result<std::unique_ptr<Store>> store = openStore(
        {*parseStoreAddress(QStringLiteral("memory:?seed=missing.json")), OpenMode::ReadWrite});
    QVERIFY(!store);
    QCOMPARE(store.error().code, ErrorCode::NotFound);
}

void TestMemoryStore::evictsTheLeastRecentlyUsedAboveTheLimit()
{
    const std::unique_ptr<Store> store = open(QStringLiteral("memory:?max_entries=3"));
    for (const char *key : {"a", "b", "c"})
        QVERIFY(writeOne(*store, {{{"x"}, key}, "1"}));
    QVERIFY(readOne(*store, {{"x"}, "a"})); // so "b" is now the oldest
    QVERIFY(writeOne(*store, {{{"x"}, "d"}, "1"}));
    QCOMPARE(keysOf(*store, "x"), "a c d");
    QVERIFY(writeOne(*store, {{{"y"}, "other collection"}, "1"}));
    QCOMPARE(keysOf(*store, "x"), "a c d");
}

void TestMemoryStore::aWrongLimitIsInvalid()
{
    for (const char *limit : {"-1", "many", "1.5"}) {
        const StoreAddress address {QStringLiteral("memory"), {},
            {{QStringLiteral("max_entries"), QString::fromLatin1(limit)}}};
        QCOMPARE(openStore({address, OpenMode::ReadWrite}).error().code, ErrorCode::Invalid);
    }
}

void TestMemoryStore::unnamedStoresAreTheirOwn()
{
    const std::unique_ptr<Store> one = open(QStringLiteral("memory:"));
    const std::unique_ptr<Store> two = open(QStringLiteral("memory:"));
    QVERIFY(writeOne(*one, {{{"c"}, "k"}, "1"}));
    QVERIFY(!readOne(*two, {{"c"}, "k"}));
    const std::unique_ptr<Store> named = open(QStringLiteral("memory:name"));
    const std::unique_ptr<Store> same = open(QStringLiteral("memory:name"));
    QVERIFY(writeOne(*named, {{{"c"}, "k"}, "1"}));
    QVERIFY(readOne(*same, {{"c"}, "k"}));
}

void TestMemoryStore::valuesMayBeBytesWhenAskedFor()
{
    const std::unique_ptr<Store> store = open(QStringLiteral("memory:?values=bytes"));
    const QByteArray bytes("\xff\0not JSON", 10);
    QVERIFY(writeOne(*store, {{{"c"}, "k"}, bytes}));
    const Result<Entry> entry = readOne(*store, {{"c"}, "k"});
    QCOMPARE(entry->value, bytes);
    QCOMPARE(entry->kind, ValueKind::Binary);
    QVERIFY(!store->info().capabilities.testFlag(Capability::JsonValues));
}

void TestMemoryStore::expiredEntriesStayUntilRemoved()
{
    const std::unique_ptr<Store> store = open(QStringLiteral("memory:"));
    const QDateTime past(QDate(2001, 2, 3), QTime(4, 5), Qt::UTC);
    QVERIFY(writeOne(*store, {{{"c"}, "k"}, "1", {}, {ExpiryChange::Kind::Set, past}}));
    QCOMPARE(readOne(*store, {{"c"}, "k"})->expiresAt, std::optional(past));
    QCOMPARE(keysOf(*store, "c"), "k");
}

void TestMemoryStore::countsBytesExactly()
{
    MemoryCollection collection;
    collection.put("a", {"12345"});
    collection.put("b", {"12"});
    collection.put("a", {"1"});
    QCOMPARE(collection.bytes(), 3);
    QVERIFY(collection.remove("b"));
    QVERIFY(!collection.remove("b"));
    QCOMPARE(collection.bytes(), 1);
    QCOMPARE(collection.count(), 1);
}

QTEST_GUILESS_MAIN(TestMemoryStore)
#include "tst_memorystore.moc"
