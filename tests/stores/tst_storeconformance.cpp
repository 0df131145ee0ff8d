// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The contract of stores/store.h, held against every backend of the catalogue.
#include "tests/support/storefixture.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace kvlens;
using kvlens::test::StoreFixture;
using kvlens::test::storeFixture;
using kvlens::test::storeFixtures;

namespace {

const QByteArray someValue = R"({"n":  1.0, "m": [1e5, -0.0]})";
const QByteArray otherValue = R"({"text": "\u00e9"})";

// A store of its own for one test row.
struct Opened
{
    explicit Opened(const QString &scheme, OpenMode mode = OpenMode::Create)
        : fixture(storeFixture(scheme))
        , address(fixture.make(folder.path()))
        , store(open(mode))
    {
    }

    std::unique_ptr<Store> open(OpenMode mode) const
    {
        Result<std::unique_ptr<Store>> opened = openStore(address, mode);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail + opened.error().subject));
        if (const Result<void> loaded = loadAll(**opened); !loaded)
            qFatal("%s", qPrintable(loaded.error().detail));
        return *std::move(opened);
    }

    EntryRef ref(const QByteArray &key) const { return {fixture.collection, key}; }

    Result<Written> put(const QByteArray &key, const QByteArray &value = someValue) const
    {
        return writeOne(*store, {ref(key), value});
    }

    QTemporaryDir folder;
    const StoreFixture &fixture;
    StoreAddress address;
    std::unique_ptr<Store> store;
};

QByteArray keyNumber(int i)
{
    return "key" + QByteArray::number(i).rightJustified(6, '0');
}

QList<QByteArray> allKeys(Store &store, const CollectionRef &collection, int pageSize)
{
    QList<QByteArray> keys;
    KeyCursor cursor;
    while (!cursor.atEnd) {
        const Result<KeyPage> page = store.keys(collection, cursor, pageSize, {});
        if (!page)
            return page.error().code == ErrorCode::NotFound ? keys : QList<QByteArray> {"error"};
        if (page->count() > pageSize)
            return {"page too long"};
        for (qsizetype i = 0; i < page->count(); ++i)
            keys.append(page->at(i).key.toByteArray());
        cursor = page->next;
    }
    return keys;
}

void putMany(const Opened &opened, int count)
{
    QList<Write> batch;
    for (int i = 0; i < count; ++i)
        batch.append({opened.ref(keyNumber(i)), someValue});
    for (const WriteOutcome &outcome : opened.store->write(batch, {}))
        QVERIFY2(
            outcome.result, qPrintable(outcome.result ? QString() : outcome.result.error().detail));
}

void addBackends(bool withForgetful = false)
{
    QTest::addColumn<QString>("scheme");
    for (const StoreFixture &fixture : storeFixtures()) {
        if (withForgetful || !fixture.forgets)
            QTest::addRow("%s", qPrintable(fixture.scheme)) << fixture.scheme;
    }
}

void addBackendsWithCounts(const QList<int> &counts)
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<int>("count");
    for (const StoreFixture &fixture : storeFixtures()) {
        for (const int count : fixture.forgets ? QList<int> {} : counts)
            QTest::addRow("%s, %d keys", qPrintable(fixture.scheme), count)
                << fixture.scheme << count;
    }
}

constexpr int pageSize = 10;

} // namespace

#define SKIP_WITHOUT(opened, capability)                                                           \
    if (!(opened).store->info().capabilities.testFlag(capability))                                 \
    QSKIP("this store does not claim the capability")

class TestStoreConformance : public QObject
{
    Q_OBJECT

private slots:
    void everyBackendHasAFixture();
    void infoNamesTheStoreAndItsAddressOpensItAgain_data() { addBackends(true); }
    void infoNamesTheStoreAndItsAddressOpensItAgain();
    void aNewStoreIsEmpty_data() { addBackends(true); }
    void aNewStoreIsEmpty();
    void listsEveryKeyOnceInPages_data()
    {
        addBackendsWithCounts({0, 1, pageSize, pageSize + 1, 257});
    }
    void listsEveryKeyOnceInPages();
    void listsFromAnyPosition_data() { addBackends(); }
    void listsFromAnyPosition();
    void orderedKeysKeepTheirPlaceWhenOverwritten_data() { addBackends(); }
    void orderedKeysKeepTheirPlaceWhenOverwritten();
    void listsByPrefix_data() { addBackends(); }
    void listsByPrefix();
    void countsEntriesAfterWriting_data() { addBackends(); }
    void countsEntriesAfterWriting();
    void listingAMissingCollectionIsNotFound_data() { addBackends(true); }
    void listingAMissingCollectionIsNotFound();
    void readAnswersInOrderWithNotFoundForMissingKeys_data() { addBackends(); }
    void readAnswersInOrderWithNotFoundForMissingKeys();
    void valuesComeBackByteForByte_data() { addBackends(); }
    void valuesComeBackByteForByte();
    void longValuesAreReadInParts_data() { addBackends(); }
    void longValuesAreReadInParts();
    void putAndDeleteSayWhetherTheEntryWasThere_data() { addBackends(); }
    void putAndDeleteSayWhetherTheEntryWasThere();
    void theForgetfulStoreAcceptsAndForgets_data() { addBackends(true); }
    void theForgetfulStoreAcceptsAndForgets();
    void laterWritesOfABatchSeeEarlierOnes_data() { addBackends(); }
    void laterWritesOfABatchSeeEarlierOnes();
    void oddKeysAreKeptOrRefusedByRule_data();
    void oddKeysAreKeptOrRefusedByRule();
    void aStaleBaseIsAConflictAndChangesNothing_data() { addBackends(); }
    void aStaleBaseIsAConflictAndChangesNothing();
    void aBaseThatMustNotExistGuardsAgainstOverwriting_data() { addBackends(); }
    void aBaseThatMustNotExistGuardsAgainstOverwriting();
    void renameKeepsTheValueAndNeverOverwrites_data() { addBackends(); }
    void renameKeepsTheValueAndNeverOverwrites();
    void expiryCanBeSetKeptAndCleared_data() { addBackends(); }
    void expiryCanBeSetKeptAndCleared();
    void invalidJsonIsRefusedAndChangesNothing_data() { addBackends(); }
    void invalidJsonIsRefusedAndChangesNothing();
    void anAtomicBatchIsAppliedWholeOrNotAtAll_data() { addBackends(); }
    void anAtomicBatchIsAppliedWholeOrNotAtAll();
    void readOnlyStoresDenyWrites_data() { addBackends(); }
    void readOnlyStoresDenyWrites();
    void aCancelledWriteChangesNothing_data() { addBackends(); }
    void aCancelledWriteChangesNothing();
    void scanVisitsEveryEntryAndStopsWhenTold_data() { addBackends(); }
    void scanVisitsEveryEntryAndStopsWhenTold();
    void anotherHandleSeesWhatWasWrittenAfterReload_data() { addBackends(); }
    void anotherHandleSeesWhatWasWrittenAfterReload();
    void twoHandlesWritingAtOnceLoseNothing_data() { addBackends(); }
    void twoHandlesWritingAtOnceLoseNothing();
    void aMissingPathIsNotFoundAndNothingIsMade_data() { addBackends(); }
    void aMissingPathIsNotFoundAndNothingIsMade();
};

void TestStoreConformance::everyBackendHasAFixture()
{
    QStringList inCatalog;
    for (const BackendInfo &backend : catalog())
        inCatalog.append(backend.scheme);
    QStringList withFixture;
    for (const StoreFixture &fixture : storeFixtures())
        withFixture.append(fixture.scheme);
    QCOMPARE(withFixture, inCatalog);
}

void TestStoreConformance::infoNamesTheStoreAndItsAddressOpensItAgain()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    if (!opened.fixture.forgets)
        QVERIFY(opened.put("k"));
    const StoreInfo info = opened.store->info();
    QCOMPARE(info.kind, findBackend(scheme)->kind);
    const Result<StoreAddress> parsed = parseStoreAddress(info.address.toString());
    QVERIFY(parsed);
    QCOMPARE(*parsed, info.address);
    QVERIFY(openStore(*parsed, OpenMode::ReadOnly));
}

void TestStoreConformance::aNewStoreIsEmpty()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    QCOMPARE(allKeys(*opened.store, opened.fixture.collection, pageSize), {});
}

void TestStoreConformance::listsEveryKeyOnceInPages()
{
    QFETCH(QString, scheme);
    QFETCH(int, count);
    const Opened opened(scheme);
    putMany(opened, count);
    QList<QByteArray> expected;
    for (int i = 0; i < count; ++i)
        expected.append(keyNumber(i));
    QCOMPARE(allKeys(*opened.store, opened.fixture.collection, pageSize), expected);
}

void TestStoreConformance::listsFromAnyPosition()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    SKIP_WITHOUT(opened, Capability::Positions);
    putMany(opened, 25);
    const CollectionRef &collection = opened.fixture.collection;
    const Result<KeyPage> page
        = opened.store->keys(collection, KeyCursor::atPosition(20), pageSize, {});
    QVERIFY(page);
    QCOMPARE(page->count(), 5);
    QCOMPARE(page->at(0).key.toByteArray(), keyNumber(20));
    QVERIFY(page->next.atEnd);
    const Result<KeyPage> behind
        = opened.store->keys(collection, KeyCursor::atPosition(1000), pageSize, {});
    QVERIFY(behind);
    QVERIFY(behind->isEmpty() && behind->next.atEnd);
}

void TestStoreConformance::orderedKeysKeepTheirPlaceWhenOverwritten()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    SKIP_WITHOUT(opened, Capability::OrderedKeys);
    putMany(opened, 5);
    QVERIFY(opened.put(keyNumber(1), otherValue));
    const QList<QByteArray> keys = allKeys(*opened.store, opened.fixture.collection, pageSize);
    QCOMPARE(keys.indexOf(keyNumber(1)), 1);
}

void TestStoreConformance::listsByPrefix()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    for (const char *key : {"apple", "apricot", "banana"})
        QVERIFY(opened.put(key));
    QSet<QByteArray> found;
    KeyCursor cursor;
    while (!cursor.atEnd) {
        const Result<KeyPage> page
            = opened.store->keysWithPrefix(opened.fixture.collection, "ap", cursor, 1, {});
        QVERIFY(page);
        for (qsizetype i = 0; i < page->count(); ++i)
            found.insert(page->at(i).key.toByteArray());
        cursor = page->next;
    }
    QCOMPARE(found, QSet<QByteArray>({"apple", "apricot"}));
}

void TestStoreConformance::countsEntriesAfterWriting()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    putMany(opened, 12);
    QVERIFY(writeOne(*opened.store, {opened.ref(keyNumber(3))}));
    QVERIFY(loadAll(*opened.store));
    const Result<QList<CollectionInfo>> infos = opened.store->collections({});
    QVERIFY(infos);
    bool listed = false;
    for (const CollectionInfo &info : *infos) {
        if (info.ref == opened.fixture.collection) {
            listed = true;
            QVERIFY(info.entries == 11 || info.entries == -1);
            QVERIFY(info.complete);
        }
    }
    QVERIFY(listed);
}

void TestStoreConformance::listingAMissingCollectionIsNotFound()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    CollectionRef missing = opened.fixture.collection;
    missing.name = "no such collection";
    const Result<KeyPage> page = opened.store->keys(missing, {}, pageSize, {});
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::NotFound);
}

void TestStoreConformance::readAnswersInOrderWithNotFoundForMissingKeys()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    QVERIFY(opened.put("a", someValue));
    QVERIFY(opened.put("b", otherValue));
    const QList<Result<Entry>> entries = opened.store->read(
        {opened.ref("b"), opened.ref("missing"), opened.ref("a"), opened.ref("b")}, {});
    QCOMPARE(entries.size(), 4);
    QVERIFY(entries[0] && entries[2] && entries[3]);
    QCOMPARE(entries[0]->value, otherValue);
    QCOMPARE(entries[0]->ref, opened.ref("b"));
    QCOMPARE(entries[2]->value, someValue);
    QCOMPARE(entries[3]->version, entries[0]->version);
    QVERIFY(!entries[1]);
    QCOMPARE(entries[1].error().code, ErrorCode::NotFound);
    QVERIFY(opened.store->read({}, {}).isEmpty());
}

void TestStoreConformance::valuesComeBackByteForByte()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    const QList<QByteArray> values {"{}",
        R"({"big": 123456789012345678901234567890, "f": 1e-05, "z": -0.0})",
        R"({"nan": NaN, "inf": -Infinity})", R"({"lone": "\ud800", "pair": "\ud83d\ude00"})",
        "{\"raw\": \"\xc3\xa9\", \"esc\": \"\\u00e9\"}", R"({"a": 1, "a": 2})",
        "{ \"spaced\" :\t[ 1 ,2 ] }"};
    for (const QByteArray &value : values) {
        QVERIFY(opened.put("k", value));
        const Result<Entry> entry = readOne(*opened.store, opened.ref("k"));
        QVERIFY(entry);
        QCOMPARE(entry->value, value);
        QCOMPARE(entry->kind, ValueKind::Object);
        QVERIFY(!entry->problem);
    }
}

void TestStoreConformance::longValuesAreReadInParts()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    const QByteArray value = R"({"a": [)" + QByteArray("1234567, ").repeated(1000) + "0]}";
    QVERIFY(opened.put("long", value));
    QVERIFY(opened.put("short", someValue));
    const QList<EntryRef> refs {opened.ref("long"), opened.ref("none"), opened.ref("short")};
    const QList<Result<Entry>> entries = opened.store->readUpTo(refs, 100, {});
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries[0]->size(), value.size());
    QVERIFY(value.startsWith(entries[0]->value));
    if (opened.store->info().capabilities.testFlag(Capability::PartialReads)) {
        QCOMPARE(entries[0]->value.size(), 100);
        QCOMPARE(entries[0]->kind, ValueKind::Object);
        QVERIFY(!entries[0]->isWhole());
        const Result<Written> written
            = writeOne(*opened.store, {.ref = refs[0], .value = "1", .base = entries[0]->version});
        QCOMPARE(written.error().code, ErrorCode::Conflict);
    }
    QCOMPARE(entries[1].error().code, ErrorCode::NotFound);
    QVERIFY(entries[2]->isWhole());
    QCOMPARE(entries[2]->value, someValue);
    const auto part = [&](qint64 offset, qint64 length) {
        return opened.store->readPart(refs[0], offset, length, {}).value_or("error");
    };
    QCOMPARE(part(0, 50) + part(50, value.size()), value);
    QCOMPARE(part(value.size() - 2, 10), QByteArray("]}"));
    QCOMPARE(part(value.size(), 10), QByteArray());
    QCOMPARE(opened.store->readPart(refs[1], 0, 1, {}).error().code, ErrorCode::NotFound);
}

void TestStoreConformance::putAndDeleteSayWhetherTheEntryWasThere()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    const Result<Written> first = opened.put("k");
    QVERIFY(first);
    QVERIFY(!first->existed && first->version.exists());
    const Result<Written> second = opened.put("k", otherValue);
    QVERIFY(second);
    QVERIFY(second->existed);
    QVERIFY(second->version != first->version);
    const Result<Written> removed = writeOne(*opened.store, {opened.ref("k")});
    QVERIFY(removed);
    QVERIFY(removed->existed && !removed->version.exists());
    const Result<Written> again = writeOne(*opened.store, {opened.ref("k")});
    QVERIFY(again);
    QVERIFY(!again->existed);
    QCOMPARE(readOne(*opened.store, opened.ref("k")).error().code, ErrorCode::NotFound);
}

void TestStoreConformance::theForgetfulStoreAcceptsAndForgets()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    const Result<Written> put = opened.put("k");
    QVERIFY(put);
    QVERIFY(!put->existed);
    const Result<Entry> entry = readOne(*opened.store, opened.ref("k"));
    QCOMPARE(bool(entry), !opened.fixture.forgets);
}

void TestStoreConformance::laterWritesOfABatchSeeEarlierOnes()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    const QList<WriteOutcome> outcomes
        = opened.store->write({{opened.ref("a"), someValue}, {opened.ref("a"), otherValue},
                                  {opened.ref("b"), someValue}, {opened.ref("b")}},
            {});
    QCOMPARE(outcomes.size(), 4);
    for (const WriteOutcome &outcome : outcomes)
        QVERIFY(outcome.result);
    QVERIFY(outcomes[1].result->existed && outcomes[3].result->existed);
    QCOMPARE(readOne(*opened.store, opened.ref("a"))->value, otherValue);
    QVERIFY(!readOne(*opened.store, opened.ref("b")));
}

void TestStoreConformance::oddKeysAreKeptOrRefusedByRule_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QByteArray>("key");
    const QList<QByteArray> keys {"", " ", "with space", "a/b", "../up", ".", "..", "a\"quote",
        "back\\slash", "new\nline", "user:123", "S_x", "info", "%2F", QByteArray("nul\0in", 6),
        QByteArray(300, 'x'), "\xd0\xba\xd0\xbb\xd1\x8e\xd1\x87",
        "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80", "\xed\xa0\x80" /* a lone surrogate */,
        "\xff\xfe", "default_collection", "-info"};
    for (const StoreFixture &fixture : storeFixtures()) {
        for (int i = 0; i < keys.size() && !fixture.forgets; ++i)
            QTest::addRow("%s, key %d", qPrintable(fixture.scheme), i) << fixture.scheme << keys[i];
    }
}

void TestStoreConformance::oddKeysAreKeptOrRefusedByRule()
{
    QFETCH(QString, scheme);
    QFETCH(QByteArray, key);
    const Opened opened(scheme);
    QVERIFY(opened.put("before"));
    const Result<Written> put = opened.put(key);
    const Result<Entry> entry = readOne(*opened.store, opened.ref(key));
    QList<QByteArray> expected {"before"};
    if (put) {
        QVERIFY(entry);
        QCOMPARE(entry->value, someValue);
        expected.append(key);
    } else {
        QCOMPARE(put.error().code, ErrorCode::Invalid);
        QVERIFY(!put.error().detail.isEmpty());
        QVERIFY(!entry);
    }
    const QList<QByteArray> keys = allKeys(*opened.store, opened.fixture.collection, pageSize);
    QCOMPARE(QSet<QByteArray>(keys.begin(), keys.end()),
        QSet<QByteArray>(expected.begin(), expected.end()));
}

void TestStoreConformance::aStaleBaseIsAConflictAndChangesNothing()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    SKIP_WITHOUT(opened, Capability::CompareAndSet);
    const Result<Written> first = opened.put("k");
    QVERIFY(first);
    QVERIFY(opened.put("k", otherValue));
    const Result<Written> stale
        = writeOne(*opened.store, {opened.ref("k"), "{}", {}, {}, first->version});
    QVERIFY(!stale);
    QCOMPARE(stale.error().code, ErrorCode::Conflict);
    const Result<Written> staleDelete
        = writeOne(*opened.store, {opened.ref("k"), {}, {}, {}, first->version});
    QVERIFY(!staleDelete);
    QCOMPARE(staleDelete.error().code, ErrorCode::Conflict);
    const Result<Entry> entry = readOne(*opened.store, opened.ref("k"));
    QCOMPARE(entry->value, otherValue);
    QVERIFY(writeOne(*opened.store, {opened.ref("k"), "{}", {}, {}, entry->version}));
}

void TestStoreConformance::aBaseThatMustNotExistGuardsAgainstOverwriting()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    SKIP_WITHOUT(opened, Capability::CompareAndSet);
    const Write create {opened.ref("k"), someValue, {}, {}, Version {}};
    QVERIFY(writeOne(*opened.store, create));
    const Result<Written> again = writeOne(*opened.store, create);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
}

void TestStoreConformance::renameKeepsTheValueAndNeverOverwrites()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    SKIP_WITHOUT(opened, Capability::Rename);
    putMany(opened, 3);
    QVERIFY(opened.put("taken", otherValue));
    Write rename {opened.ref(keyNumber(1)), {}, QByteArray("renamed")};
    QVERIFY(writeOne(*opened.store, rename));
    QVERIFY(!readOne(*opened.store, opened.ref(keyNumber(1))));
    QCOMPARE(readOne(*opened.store, opened.ref("renamed"))->value, someValue);
    QCOMPARE(writeOne(*opened.store, rename).error().code, ErrorCode::NotFound);
    rename = {opened.ref("renamed"), {}, QByteArray("taken")};
    QCOMPARE(writeOne(*opened.store, rename).error().code, ErrorCode::Conflict);
    QCOMPARE(readOne(*opened.store, opened.ref("taken"))->value, otherValue);
    rename.renameTo = "both";
    rename.value = otherValue;
    QVERIFY(writeOne(*opened.store, rename));
    QCOMPARE(readOne(*opened.store, opened.ref("both"))->value, otherValue);
}

void TestStoreConformance::expiryCanBeSetKeptAndCleared()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    SKIP_WITHOUT(opened, Capability::Expiry);
    const QDateTime at(QDate(2099, 1, 2), QTime(3, 4, 5), Qt::UTC);
    QVERIFY(
        writeOne(*opened.store, {opened.ref("k"), someValue, {}, {ExpiryChange::Kind::Set, at}}));
    QCOMPARE(readOne(*opened.store, opened.ref("k"))->expiresAt, std::optional(at));
    QVERIFY(opened.put("k", otherValue));
    QCOMPARE(readOne(*opened.store, opened.ref("k"))->expiresAt, std::optional(at));
    QVERIFY(writeOne(*opened.store, {opened.ref("k"), {}, {}, {ExpiryChange::Kind::Clear, {}}}));
    const Result<Entry> cleared = readOne(*opened.store, opened.ref("k"));
    QVERIFY(!cleared->expiresAt);
    QCOMPARE(cleared->value, otherValue);
    QCOMPARE(writeOne(*opened.store, {opened.ref("missing"), {}, {}, {ExpiryChange::Kind::Set, at}})
                 .error()
                 .code,
        ErrorCode::NotFound);
}

void TestStoreConformance::invalidJsonIsRefusedAndChangesNothing()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    SKIP_WITHOUT(opened, Capability::JsonValues);
    QVERIFY(opened.put("k"));
    for (const QByteArray value : {"", "{", "{\"a\" 1}", "{} {}", "{'a': 1}", "\xff"}) {
        const Result<Written> put = opened.put("k", value);
        QVERIFY2(!put, value.constData());
        QCOMPARE(put.error().code, ErrorCode::Invalid);
    }
    QCOMPARE(readOne(*opened.store, opened.ref("k"))->value, someValue);
}

void TestStoreConformance::anAtomicBatchIsAppliedWholeOrNotAtAll()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    SKIP_WITHOUT(opened, Capability::AtomicBatch);
    QVERIFY(opened.put("k"));
    const QList<WriteOutcome> outcomes = opened.store->write(
        {{opened.ref("new"), someValue}, {opened.ref("k"), otherValue, {}, {}, Version {"stale"}},
            {opened.ref("k")}},
        {});
    QCOMPARE(outcomes.size(), 3);
    QCOMPARE(outcomes[0].result.error().code, ErrorCode::Cancelled);
    QCOMPARE(outcomes[1].result.error().code, ErrorCode::Conflict);
    QCOMPARE(outcomes[2].result.error().code, ErrorCode::Cancelled);
    QVERIFY(!readOne(*opened.store, opened.ref("new")));
    QCOMPARE(readOne(*opened.store, opened.ref("k"))->value, someValue);
}

void TestStoreConformance::readOnlyStoresDenyWrites()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    const std::unique_ptr<Store> readOnly = opened.open(OpenMode::ReadOnly);
    QVERIFY(!readOnly->info().capabilities.testFlag(Capability::Write));
    QVERIFY(!readOnly->info().readOnlyReason.isEmpty());
    const Result<Written> put = writeOne(*readOnly, {opened.ref("k"), otherValue});
    QVERIFY(!put);
    QCOMPARE(put.error().code, ErrorCode::Denied);
    QCOMPARE(readOne(*opened.store, opened.ref("k"))->value, someValue);
}

void TestStoreConformance::aCancelledWriteChangesNothing()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    std::stop_source source;
    source.request_stop();
    const Result<Written> put
        = writeOne(*opened.store, {opened.ref("k"), otherValue}, source.get_token());
    QVERIFY(!put);
    QCOMPARE(put.error().code, ErrorCode::Cancelled);
    QCOMPARE(readOne(*opened.store, opened.ref("k"))->value, someValue);
}

void TestStoreConformance::scanVisitsEveryEntryAndStopsWhenTold()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    putMany(opened, 300);
    QSet<QByteArray> seen;
    QVERIFY(opened.store->scan(opened.fixture.collection,
        [&](const Entry &entry) {
            seen.insert(entry.ref.key);
            return entry.value == someValue ? Visit::Continue : Visit::Stop;
        },
        {}));
    QCOMPARE(seen.size(), 300);
    int visits = 0;
    QVERIFY(opened.store->scan(opened.fixture.collection,
        [&](const Entry &) { return ++visits == 7 ? Visit::Stop : Visit::Continue; }, {}));
    QCOMPARE(visits, 7);
}

void TestStoreConformance::anotherHandleSeesWhatWasWrittenAfterReload()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    const std::unique_ptr<Store> other = opened.open(OpenMode::ReadWrite);
    QVERIFY(opened.put("k", otherValue));
    QVERIFY(opened.put("new"));
    QVERIFY(other->reload({}));
    QVERIFY(loadAll(*other));
    QCOMPARE(readOne(*other, opened.ref("k"))->value, otherValue);
    QVERIFY(readOne(*other, opened.ref("new")));
    const Result<Freshness> fresh = other->freshness({});
    QVERIFY(fresh);
    QCOMPARE(*fresh, Freshness::Current);
}

void TestStoreConformance::twoHandlesWritingAtOnceLoseNothing()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    constexpr int each = 20;
    const auto putAll = [&](const QByteArray &prefix) {
        const std::unique_ptr<Store> store = opened.open(OpenMode::ReadWrite);
        for (int i = 0; i < each;) {
            const Result<Written> put
                = writeOne(*store, {opened.ref(prefix + QByteArray::number(i)), someValue});
            if (put) {
                ++i;
            } else if (put.error().code != ErrorCode::Conflict) {
                qWarning("%s", qPrintable(put.error().detail));
                return;
            } else if (!store->reload({}) || !loadAll(*store)) {
                return;
            }
        }
    };
    {
        const std::jthread one(putAll, "one");
        const std::jthread two(putAll, "two");
    }
    const std::unique_ptr<Store> fresh = opened.open(OpenMode::ReadOnly);
    QCOMPARE(allKeys(*fresh, opened.fixture.collection, pageSize).size(), 2 * each + 1);
}

void TestStoreConformance::aMissingPathIsNotFoundAndNothingIsMade()
{
    QFETCH(QString, scheme);
    const QTemporaryDir folder;
    StoreAddress address = storeFixture(scheme).make(folder.filePath(QStringLiteral("missing")));
    QDir(folder.filePath(QStringLiteral("missing"))).removeRecursively();
    if (address.scheme == QLatin1String("memory"))
        QSKIP("nothing on disk");
    const Result<std::unique_ptr<Store>> store = openStore(address, OpenMode::ReadWrite);
    QVERIFY(!store);
    QCOMPARE(store.error().code, ErrorCode::NotFound);
    QVERIFY(!store.error().subject.isEmpty());
    QVERIFY(QDir(folder.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestStoreConformance)
#include "tst_storeconformance.moc"
