// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The contract of stores/store.h, held against every backend of the catalogue: writing.
#include "conformance.h"

#include <QSet>

#include <thread>

using namespace kvlens;
using namespace kvlens::test;

class TestWriteConformance : public QObject
{
    Q_OBJECT
private slots:
    void orderedKeysKeepTheirPlaceWhenOverwritten_data() { addBackends(); }
    void orderedKeysKeepTheirPlaceWhenOverwritten();
    void putAndDeleteSayWhetherTheEntryWasThere_data() { addBackends(); }
    void putAndDeleteSayWhetherTheEntryWasThere();
    void theForgetfulStoreAcceptsAndForgets_data() { addBackends(true); }
    void theForgetfulStoreAcceptsAndForgets();
    void laterWritesOfABatchSeeEarlierOnes_data() { addAllStores(); }
    void laterWritesOfABatchSeeEarlierOnes();
    void oddKeysAreKeptOrRefusedByRule_data();
    void oddKeysAreKeptOrRefusedByRule();
    void whatIsRefusedBeforehandIsWhatIsRefused_data() { addBackends(); }
    void whatIsRefusedBeforehandIsWhatIsRefused();
    void aStaleBaseIsAConflictAndChangesNothing_data() { addAllStores(); }
    void aStaleBaseIsAConflictAndChangesNothing();
    void aBaseThatMustNotExistGuardsAgainstOverwriting_data() { addAllStores(); }
    void aBaseThatMustNotExistGuardsAgainstOverwriting();
    void renameKeepsTheValueAndNeverOverwrites_data() { addBackends(); }
    void renameKeepsTheValueAndNeverOverwrites();
    void expiryCanBeSetKeptAndCleared_data() { addBackends(); }
    void expiryCanBeSetKeptAndCleared();
    void aNewEntryIsAsOldAsItsWriteSays_data() { addBackends(); }
    void aNewEntryIsAsOldAsItsWriteSays();
    void aCollectionWithoutEntriesIsMadeAndStays_data() { addBackends(); }
    void aCollectionWithoutEntriesIsMadeAndStays();
    void invalidJsonIsRefusedAndChangesNothing_data() { addBackends(); }
    void invalidJsonIsRefusedAndChangesNothing();
    void anAtomicBatchIsAppliedWholeOrNotAtAll_data() { addBackends(); }
    void anAtomicBatchIsAppliedWholeOrNotAtAll();
    void readOnlyStoresDenyWrites_data() { addBackends(); }
    void readOnlyStoresDenyWrites();
    void aCancelledWriteChangesNothing_data() { addBackends(); }
    void aCancelledWriteChangesNothing();
    void twoHandlesWritingAtOnceLoseNothing_data() { addBackends(); }
    void twoHandlesWritingAtOnceLoseNothing();
};

void TestWriteConformance::orderedKeysKeepTheirPlaceWhenOverwritten()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    SKIP_WITHOUT(opened, Capability::OrderedKeys);
    putMany(opened, 5);
    QVERIFY(opened.put(keyNumber(1), otherValue));
    const QList<QByteArray> keys = allKeys(*opened.store, opened.fixture.collection, pageSize);
    QCOMPARE(keys.indexOf(keyNumber(1)), 1);
}

void TestWriteConformance::putAndDeleteSayWhetherTheEntryWasThere()
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

void TestWriteConformance::theForgetfulStoreAcceptsAndForgets()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    const Result<Written> put = opened.put("k");
    QVERIFY(put);
    QVERIFY(!put->existed);
    const Result<Entry> entry = readOne(*opened.store, opened.ref("k"));
    QCOMPARE(bool(entry), !opened.fixture.forgets);
}

void TestWriteConformance::laterWritesOfABatchSeeEarlierOnes()
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

void TestWriteConformance::oddKeysAreKeptOrRefusedByRule_data()
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

void TestWriteConformance::oddKeysAreKeptOrRefusedByRule()
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

// Of an empty store, by StoreInfo::refusal: one entry after the other.
void TestWriteConformance::whatIsRefusedBeforehandIsWhatIsRefused()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    const StoreInfo info = opened.store->info();
    if (!info.refusal)
        QSKIP("this store takes whatever its capabilities allow");
    QList<EntryRef> refs {{{"a::b"}, "k"}, {{"a"}, "b::k"}, {{"a"}, "::"}, {{"x"}, "a"},
        {{"x"}, "a/b"}, {{"y"}, "c/d/e"}, {{"y"}, "c"}, {{"y"}, "c/d"}, {{"y"}, "c/f"}};
    for (const QByteArray &name :
        {QByteArray(), QByteArray(" "), QByteArray("."), QByteArray(".."), QByteArray("../up"),
            QByteArray("/abs"), QByteArray("a//b"), QByteArray("con"), QByteArray("S_x"),
            QByteArray("nul\0", 4), QByteArray("\xff"), QByteArray("\xed\xa0\x80"),
            QByteArray("\xc3\xa9"), QByteArray(300, 'x'), QByteArray(70'000, 'y')}) {
        refs.append(EntryRef {{"plain"}, name});
        refs.append(EntryRef {{name}, "k"});
        if (info.capabilities.testFlag(Capability::TopLevel))
            refs.append(EntryRef {topLevelCollection(), name});
    }
    for (const EntryRef &ref : std::as_const(refs)) {
        for (const QByteArray &value : {QByteArray("[1]"), someValue}) {
            if (ref.collection.topLevel && value == someValue) // which is an object
                continue;
            const Write write {.ref = ref, .value = value, .base = Version {}};
            const std::optional<Error> refused = info.refusal(write);
            const Result<Written> written = writeOne(*opened.store, write);
            const QByteArray name = ref.collection.name.left(20) + ' ' + ref.key.left(20);
            const bool isTwice = !written && written.error().code == ErrorCode::Conflict;
            QVERIFY2(isTwice || written.has_value() == !refused, name.constData());
        }
    }
}

void TestWriteConformance::aStaleBaseIsAConflictAndChangesNothing()
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

void TestWriteConformance::aBaseThatMustNotExistGuardsAgainstOverwriting()
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

void TestWriteConformance::renameKeepsTheValueAndNeverOverwrites()
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

void TestWriteConformance::expiryCanBeSetKeptAndCleared()
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

void TestWriteConformance::aNewEntryIsAsOldAsItsWriteSays()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(1'600'000'000'123, Qt::UTC);
    const Write write {
        .ref = opened.ref("k"), .value = QByteArray("{}"), .createdAt = then, .createdBeyond = 456};
    QVERIFY(writeOne(*opened.store, write));
    const auto isSo = [&](Store &store) {
        const Result<Entry> entry = readOne(store, opened.ref("k"));
        return entry && entry->createdAt == then && entry->createdBeyond == 456;
    };
    const bool keeps = opened.store->info().keepsCreation;
    QCOMPARE(isSo(*opened.store), keeps);
    QVERIFY(opened.put("k", otherValue)); // a value is no new entry
    QCOMPARE(isSo(*opened.open(OpenMode::ReadWrite)), keeps);
}

void TestWriteConformance::aCollectionWithoutEntriesIsMadeAndStays()
{
    QFETCH(QString, scheme);
    const Opened opened(scheme);
    if (!opened.store->info().keepsEmptyCollections)
        QSKIP("this store has no collections without entries");
    const Write make {.ref = {opened.fixture.collection, {}, 0, EntryPart::Collection},
        .value = QByteArray("{}")};
    const QList<Write> batch {make, {.ref = {opened.fixture.other, "k"}, .value = someValue}};
    for (const WriteOutcome &outcome : opened.store->write(batch, {}))
        QVERIFY(outcome.result && !outcome.result->existed);
    const auto counts = [](Store &store) {
        QMap<QByteArray, qint64> byName;
        const Result<QList<CollectionInfo>> found = store.collections({});
        for (const CollectionInfo &info : *found)
            byName.insert(info.ref.name, info.entries);
        return byName;
    };
    const QByteArray &made = opened.fixture.collection.name;
    const QMap<QByteArray, qint64> both {{made, 0}, {opened.fixture.other.name, 1}};
    QCOMPARE(counts(*opened.store), both);
    QCOMPARE(counts(*opened.open(OpenMode::ReadWrite)), both);

    const Result<Written> again = writeOne(*opened.store, make);
    QVERIFY(again && again->existed);
    QVERIFY(opened.put("first", someValue));
    QVERIFY(writeOne(*opened.store, make)); // and changes nothing
    QCOMPARE(counts(*opened.store).value(made), 1);
}

void TestWriteConformance::invalidJsonIsRefusedAndChangesNothing()
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

void TestWriteConformance::anAtomicBatchIsAppliedWholeOrNotAtAll()
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

void TestWriteConformance::readOnlyStoresDenyWrites()
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

void TestWriteConformance::aCancelledWriteChangesNothing()
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

void TestWriteConformance::twoHandlesWritingAtOnceLoseNothing()
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
                continue;
            }
            const ErrorCode why = put.error().code; // the other one has written, or is writing
            if (why != ErrorCode::Conflict && why != ErrorCode::Unavailable) {
                qWarning("%s", qPrintable(reasonText(put.error().detail)));
                return;
            }
            if (!forgetAll(*store) || !loadAll(*store))
                return;
        }
    };
    {
        const std::jthread one(putAll, "one");
        const std::jthread two(putAll, "two");
    }
    const std::unique_ptr<Store> fresh = opened.open(OpenMode::ReadOnly);
    QCOMPARE(allKeys(*fresh, opened.fixture.collection, pageSize).size(), 2 * each + 1);
}

QTEST_GUILESS_MAIN(TestWriteConformance)
#include "tst_writeconformance.moc"
