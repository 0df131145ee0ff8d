// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The contract of stores/store.h, held against every backend of the catalogue: opening and reading.
#include "conformance.h"
#include "stores/guardedstore.h"
#include "stores/valuekind.h"
#include "stores/words/reasons.h"

#include <QSet>

using namespace kvlens;
using namespace kvlens::test;

class TestStoreConformance : public QObject
{
    Q_OBJECT
private slots:
    void everyBackendHasAFixture();
    void infoNamesTheStoreAndItsAddressOpensItAgain_data() { addBackends(true); }
    void infoNamesTheStoreAndItsAddressOpensItAgain();
    void aRelativePathIsMadeAbsolute_data() { addBackends(); }
    void aRelativePathIsMadeAbsolute();
    void aNewStoreIsEmpty_data() { addBackends(true); }
    void aNewStoreIsEmpty();
    void listsEveryKeyInPages_data() { addBackendsWithCounts({0, 1, pageSize, pageSize + 1, 257}); }
    void listsEveryKeyInPages();
    void aStoreThatListsNothingSaysSo_data() { addAllStores(); }
    void aStoreThatListsNothingSaysSo();
    void listsFromAnyPosition_data() { addBackends(); }
    void listsFromAnyPosition();
    void listsByPrefix_data() { addAllStores(); }
    void listsByPrefix();
    void countsEntriesAfterWriting_data() { addAllStores(); }
    void countsEntriesAfterWriting();
    void listingAMissingCollectionIsNotFound_data() { addBackends(true); }
    void listingAMissingCollectionIsNotFound();
    void readAnswersInOrderWithNotFoundForMissingKeys_data() { addAllStores(); }
    void readAnswersInOrderWithNotFoundForMissingKeys();
    void valuesComeBackByteForByte_data() { addAllStores(); }
    void valuesComeBackByteForByte();
    void longValuesAreReadInParts_data() { addAllStores(); }
    void longValuesAreReadInParts();
    void scanVisitsEveryEntryAndStopsWhenTold_data() { addAllStores(); }
    void scanVisitsEveryEntryAndStopsWhenTold();
    void anotherHandleSeesWhatWasWrittenAfterReload_data() { addAllStores(); }
    void anotherHandleSeesWhatWasWrittenAfterReload();
    void aMissingPathIsNotFoundAndNothingIsMade_data() { addBackends(); }
    void aMissingPathIsNotFoundAndNothingIsMade();
    void whatIsMissingIsMadeEmptyIfItMayBe_data() { addBackends(); }
    void whatIsMissingIsMadeEmptyIfItMayBe();
    void examiningASoundStoreTellsNothing_data() { addAllStores(); }
    void examiningASoundStoreTellsNothing();
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
    Result<StoreAddress> parsed = parseStoreAddress(info.address.toString());
    QVERIFY(parsed);
    QCOMPARE(*parsed, info.address);
    QVERIFY(openStore({*parsed, OpenMode::ReadOnly}));
    parsed->options.append({QStringLiteral("nosuchoption"), QStringLiteral("1")});
    QCOMPARE(openStore({*parsed, OpenMode::ReadOnly}).error().code, ErrorCode::Invalid);
}

void TestStoreConformance::aRelativePathIsMadeAbsolute()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    const StoreHome home = findBackend(scheme)->home;
    if (home != StoreHome::File && home != StoreHome::Folder)
        QSKIP("it has no path");
    QVERIFY(opened.put("k"));
    StoreAddress address = opened.store->info().address;
    const QString path = address.path;
    address.path = QDir::current().relativeFilePath(path);
    const Result<std::unique_ptr<Store>> again = openStore({address, OpenMode::ReadOnly});
    QVERIFY(again);
    QCOMPARE((*again)->info().address.path, path);
}

void TestStoreConformance::aNewStoreIsEmpty()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    QCOMPARE(allKeys(*opened.store, opened.fixture.collection, pageSize), {});
}

void TestStoreConformance::listsEveryKeyInPages()
{
    QFETCH(QString, scheme);
    QFETCH(int, count);
    const Opened opened(scheme);
    SKIP_WITHOUT(opened, Capability::ListKeys);
    putMany(opened, count);
    QList<QByteArray> expected;
    for (int i = 0; i < count; ++i)
        expected.append(keyNumber(i));
    QList<QByteArray> listed = allKeys(*opened.store, opened.fixture.collection, pageSize);
    if (!opened.store->info().capabilities.testFlag(Capability::StableCursors)) {
        std::sort(listed.begin(), listed.end()); // in any order, and perhaps twice
        listed.erase(std::unique(listed.begin(), listed.end()), listed.end());
    }
    QCOMPARE(listed, expected);
}

void TestStoreConformance::aStoreThatListsNothingSaysSo()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    const bool lists = opened.store->info().capabilities.testFlag(Capability::ListKeys);
    QVERIFY(opened.put("k"));
    const Result<KeyPage> page = opened.store->list({opened.fixture.collection, {}, pageSize}, {});
    QCOMPARE(bool(page), lists);
    QVERIFY(page || page.error().code == ErrorCode::Unsupported);
    QVERIFY(readOne(*opened.store, opened.ref("k")));
}

void TestStoreConformance::listsFromAnyPosition()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    SKIP_WITHOUT(opened, Capability::Positions);
    putMany(opened, 25);
    const CollectionRef &collection = opened.fixture.collection;
    const Result<KeyPage> page
        = opened.store->list({collection, KeyCursor::atPosition(20), pageSize}, {});
    QVERIFY(page);
    QCOMPARE(page->count(), 5);
    QCOMPARE(page->at(0).key.toByteArray(), keyNumber(20));
    QVERIFY(page->next.atEnd);
    const Result<KeyPage> behind
        = opened.store->list({collection, KeyCursor::atPosition(1000), pageSize}, {});
    QVERIFY(behind);
    QVERIFY(behind->isEmpty() && behind->next.atEnd);
}

void TestStoreConformance::listsByPrefix()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    SKIP_WITHOUT(opened, Capability::ListKeys);
    for (const char *key : {"apple", "apricot", "banana"})
        QVERIFY(opened.put(key));
    const KeyPattern prefix {KeyPattern::Kind::Prefix, QStringLiteral("ap"), Qt::CaseSensitive};
    QSet<QByteArray> found;
    KeyCursor cursor;
    while (!cursor.atEnd) {
        const Result<KeyPage> page
            = opened.store->list({opened.fixture.collection, cursor, 1, prefix}, {});
        QVERIFY(page);
        for (qsizetype i = 0; i < page->count(); ++i) {
            if (page->at(i).key.startsWith("ap"))
                found.insert(page->at(i).key.toByteArray());
        }
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
    const Result<KeyPage> page = opened.store->list({missing, {}, pageSize}, {});
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
        {opened.ref("b"), opened.ref("missing"), opened.ref("a"), opened.ref("b")}, {}, {});
    QCOMPARE(entries.size(), 4);
    QVERIFY(entries[0] && entries[2] && entries[3]);
    QCOMPARE(entries[0]->value, otherValue);
    QCOMPARE(entries[0]->ref, opened.ref("b"));
    QCOMPARE(entries[2]->value, someValue);
    QCOMPARE(entries[3]->version, entries[0]->version);
    QVERIFY(!entries[1]);
    QCOMPARE(entries[1].error().code, ErrorCode::NotFound);
    QVERIFY(opened.store->read({}, {}, {}).isEmpty());
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
    const bool isJson = opened.store->info().capabilities.testFlag(Capability::JsonValues);
    for (const QByteArray &value : values) {
        QVERIFY(opened.put("k", value));
        const Result<Entry> entry = readOne(*opened.store, opened.ref("k"));
        QVERIFY(entry);
        QCOMPARE(entry->value, value);
        QCOMPARE(entry->kind, isJson ? ValueKind::Object : plainKind(value));
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
    const QList<Result<Entry>> entries = readUpTo(*opened.store, refs, 100, {});
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries[0]->size(), value.size());
    QVERIFY(value.startsWith(entries[0]->value));
    if (opened.store->info().capabilities.testFlag(Capability::PartialReads)) {
        QCOMPARE(entries[0]->value.size(), 100);
        const bool isJson = opened.store->info().capabilities.testFlag(Capability::JsonValues);
        QCOMPARE(entries[0]->kind, isJson ? ValueKind::Object : plainKind(value));
        QVERIFY(!entries[0]->isWhole());
        const Result<Written> written
            = writeOne(*opened.store, {.ref = refs[0], .value = "1", .base = entries[0]->version});
        QCOMPARE(written.error().code, ErrorCode::Conflict);
    }
    QCOMPARE(entries[1].error().code, ErrorCode::NotFound);
    QVERIFY(entries[2]->isWhole());
    QCOMPARE(entries[2]->value, someValue);
    const auto part = [&](qint64 offset, qint64 length) {
        return readPart(*opened.store, refs[0], {offset, length}).value_or("error");
    };
    QCOMPARE(part(0, 50) + part(50, value.size()), value);
    QCOMPARE(part(value.size() - 2, 10), QByteArray("]}"));
    QCOMPARE(part(value.size(), 10), QByteArray());
    QCOMPARE(readPart(*opened.store, refs[1], {0, 1}).error().code, ErrorCode::NotFound);
}

void TestStoreConformance::scanVisitsEveryEntryAndStopsWhenTold()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    SKIP_WITHOUT(opened, Capability::ListKeys);
    putMany(opened, 300);
    QSet<QByteArray> seen;
    QVERIFY(scanAll(*opened.store, opened.fixture.collection, [&](const Entry &entry) {
        seen.insert(entry.ref.key);
        return entry.value == someValue ? Visit::Continue : Visit::Stop;
    }));
    QCOMPARE(seen.size(), 300);
    int visits = 0;
    QVERIFY(scanAll(*opened.store, opened.fixture.collection,
        [&](const Entry &) { return ++visits == 7 ? Visit::Stop : Visit::Continue; }));
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
    QVERIFY(forgetAll(*other));
    QVERIFY(loadAll(*other));
    QCOMPARE(readOne(*other, opened.ref("k"))->value, otherValue);
    QVERIFY(readOne(*other, opened.ref("new")));
    const Result<Freshness> fresh = freshnessOf(*other);
    QVERIFY(fresh);
    QCOMPARE(*fresh, Freshness::Current);
}

void TestStoreConformance::aMissingPathIsNotFoundAndNothingIsMade()
{
    QFETCH(QString, scheme);
    const QTemporaryDir folder;
    StoreAddress address = storeFixture(scheme).make(folder.filePath(QStringLiteral("missing")));
    QDir(folder.filePath(QStringLiteral("missing"))).removeRecursively();
    if (address.scheme == QLatin1String("memory"))
        QSKIP("nothing on disk");
    const Result<std::unique_ptr<Store>> store = openStore({address, OpenMode::ReadWrite});
    QVERIFY(!store);
    QCOMPARE(store.error().code, ErrorCode::NotFound);
    QVERIFY(!store.error().subject.isEmpty());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestStoreConformance::whatIsMissingIsMadeEmptyIfItMayBe()
{
    QFETCH(QString, scheme);
    const QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("missing"));
    const StoreAddress address = storeFixture(scheme).make(place);
    QDir(place).removeRecursively();
    if (address.scheme == QLatin1String("memory"))
        QSKIP("nothing on disk");
    std::unique_ptr<Store> store = openStore({address, OpenMode::Create}).value();
    QVERIFY(store->info().isMissing);
    store = guardedStore(std::move(store), [] { return Reason(Reasons::openedReadOnly); });
    const Result<void> refused = makeStore(*store);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Denied);
    QVERIFY(QDir(folder.path()).isEmpty());

    store = openStore({address, OpenMode::Create}).value();
    QVERIFY(makeStore(*store));
    QVERIFY(!store->info().isMissing);
    QVERIFY(makeStore(*store)); // nothing is left to do
    for (const OpenMode mode : {OpenMode::Create, OpenMode::ReadWrite}) {
        const Result<std::unique_ptr<Store>> again = openStore({address, mode});
        QVERIFY2(again, again ? "" : qPrintable(reasonText(again.error().detail)));
        QVERIFY(loadAll(**again));
        const Result<QList<CollectionInfo>> collections = (*again)->collections({});
        QVERIFY(collections);
        QVERIFY(collections->isEmpty());
    }
    const EntryRef ref {storeFixture(scheme).collection, "k"};
    QVERIFY(writeOne(*store, {ref, someValue}));
    QCOMPARE(readOne(*store, ref)->value, someValue);
}

void TestStoreConformance::examiningASoundStoreTellsNothing()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    const Result<QList<Problem>> found = examineStore(*opened.store);
    QVERIFY(found);
    QVERIFY(found->isEmpty());
}

QTEST_GUILESS_MAIN(TestStoreConformance)
#include "tst_storeconformance.moc"
