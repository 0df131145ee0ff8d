// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/entrycopy.h"
#include "stores/catalog.h"
#include "tests/support/tablestore.h"

#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const CollectionRef data {"data"};

// Keys and values of the writes, "key=value" each.
QStringList texts(const QList<Write> &writes)
{
    QStringList all;
    for (const Write &write : writes)
        all.append(QString::fromUtf8(write.ref.key + '=' + write.value.value_or("?")));
    return all;
}

Entry seen(const std::shared_ptr<Table> &table, const EntryRef &ref)
{
    return *readOne(*makeTableStore(table), ref);
}

// Everything that a source reads, slice by slice; how many batches were worth a write is told.
QList<Write> readAll(CopySource source, Store &from, int *batches = nullptr)
{
    QList<Write> writes;
    while (true) {
        const CopyBatch batch = *source.readOn(from, TaskSlice::unhurried());
        writes.append(batch.writes);
        if (batches && !batch.writes.isEmpty())
            ++*batches;
        if (batch.atEnd)
            return writes;
    }
}

constexpr int megabytes = 64;

std::shared_ptr<Table> tableOfMegabytes()
{
    auto table = std::make_shared<Table>();
    for (int i = 0; i < megabytes; ++i)
        table->put(data, QByteArray::number(i), QByteArray(1024 * 1024, '1'));
    return table;
}

} // namespace

class TestEntryCopy : public QObject
{
    Q_OBJECT

private slots:
    void namesCollectionsWithoutGroups();
    void laysTheEditsOverWhatIsStored();
    void goesOnFromSliceToSlice();
    void leavesOutExpiryThatTheTargetCannotKeep();
    void tellsWhatTheTargetDoesNotKeepOfItsEntries();
    void makesCollectionsWithoutEntriesWhereTheyCanBe();
    void batchesOfADocumentGrow();
    void batchesOfOthersStaySmall();
    void tellsWhichKeyCouldNotBeWritten();
    void tellsAnEmptyStore();
};

void TestEntryCopy::namesCollectionsWithoutGroups()
{
    const CollectionRef one {.name = "data", .group = "a.json"};
    const CollectionRef two {.name = "data", .group = "b.json"};
    const CollectionRef three {.name = "refs", .group = "a.json"};
    const auto names = withoutGroups({one, two, three}, false);
    QCOMPARE(names.value(one).name, QByteArray("a.json:data"));
    QCOMPARE(names.value(two).name, QByteArray("b.json:data"));
    QCOMPARE(names.value(three), CollectionRef {"refs"});

    const CollectionRef top {.name = {}, .topLevel = true};
    QCOMPARE(withoutGroups({top}, true).value(top), top);
    QCOMPARE(withoutGroups({top}, false).value(top), CollectionRef {""});

    const auto table = std::make_shared<Table>();
    table->fill(one, 1);
    const auto store = makeTableStore(table);
    StoreInfo other = store->info();
    other.kind = QStringLiteral("Other");
    QCOMPARE(readAll(CopySource(other), *store).first().ref.collection, CollectionRef {"data"});
    QCOMPARE(readAll(CopySource(store->info()), *store).first().ref.collection, one);
}

void TestEntryCopy::laysTheEditsOverWhatIsStored()
{
    const auto table = std::make_shared<Table>();
    table->fill(data, 4);
    ChangeSet edits;
    edits.put(seen(table, {data, "k1"}), "10");
    edits.remove(seen(table, {data, "k2"}));
    edits.rename(seen(table, {data, "k3"}), "K3");
    edits.put(absentEntry({{"more"}, "new"}), "7");
    const auto store = makeTableStore(table);
    const QList<Write> writes = readAll(CopySource(store->info(), edits), *store);
    QCOMPARE(texts(writes).join(u' '), QStringLiteral("k0=0 k1=10 K3=3 new=7"));
    QCOMPARE(writes.last().ref.collection, CollectionRef {"more"});
    QCOMPARE(writes.first().base, std::optional(Version {})); // only where there is nothing yet
}

void TestEntryCopy::goesOnFromSliceToSlice()
{
    const auto table = std::make_shared<Table>();
    table->fill(data, 600);
    table->fill({"empty"}, 0);
    table->fill({"more"}, 3);
    const auto store = makeTableStore(table, {.keysPerSlice = 100});
    CopySource source(store->info());
    CopyBatch batch;
    int slices = 0;
    for (; !batch.atEnd; ++slices) {
        QVERIFY(batch.writes.isEmpty());
        batch = *source.readOn(*store, TaskSlice({}, TaskSlice::Budget(1)));
    }
    QVERIFY(slices > 6);
    QCOMPARE(batch.writes.size(), 603);
    QCOMPARE(batch.done, 603);
    QCOMPARE(batch.total, 603);
}

void TestEntryCopy::leavesOutExpiryThatTheTargetCannotKeep()
{
    const auto later = QDateTime::fromMSecsSinceEpoch(5'000'000, Qt::UTC);
    const auto table = std::make_shared<Table>();
    table->replaceCollections({{data, {{"k", "1", 1, later}}}});
    const auto store = makeTableStore(table);
    for (const bool keeps : {true, false}) {
        StoreInfo target = store->info();
        target.capabilities.setFlag(Capability::Expiry, keeps);
        CopySource source(target);
        const CopyBatch batch = *source.readOn(*store, TaskSlice::unhurried());
        QCOMPARE(batch.losses.expiry, !keeps);
        QCOMPARE(batch.writes.first().expiry.kind,
            keeps ? ExpiryChange::Kind::Set : ExpiryChange::Kind::Keep);
    }
}

void TestEntryCopy::tellsWhatTheTargetDoesNotKeepOfItsEntries()
{
    const Result<std::unique_ptr<Store>> store
        = openStore({*parseStoreAddress(QStringLiteral("memory:")), OpenMode::Create});
    QVERIFY(store && writeOne(**store, {{data, "k"}, "1"}));
    const Entry stored = *readOne(**store, {data, "k"});
    for (const bool keeps : {true, false}) {
        StoreInfo target = (*store)->info();
        target.keepsCreation = keeps;
        CopySource source(target);
        const CopyBatch batch = *source.readOn(**store, TaskSlice::unhurried());
        QCOMPARE(batch.losses.creation, !keeps);
        QCOMPARE(batch.writes.first().createdAt, keeps ? stored.createdAt : std::nullopt);
    }
}

void TestEntryCopy::makesCollectionsWithoutEntriesWhereTheyCanBe()
{
    const auto table = std::make_shared<Table>();
    table->fill({"empty"}, 0);
    table->fill(data, 2);
    table->fill({"emptied"}, 1);
    ChangeSet edits;
    edits.remove(seen(table, {{"emptied"}, "k0"}));
    const auto store = makeTableStore(table);
    for (const bool keeps : {true, false}) {
        StoreInfo target = store->info();
        target.keepsEmptyCollections = keeps;
        CopySource source(target, edits);
        const CopyBatch batch = *source.readOn(*store, TaskSlice::unhurried());
        QCOMPARE(texts(batch.writes).join(u' '),
            keeps ? QStringLiteral("={} k0=0 k1=1 ={}") : QStringLiteral("k0=0 k1=1"));
        QCOMPARE(batch.entries(), 2);
        QCOMPARE(batch.losses.empty,
            keeps ? QList<CollectionRef>() : QList<CollectionRef>({{"empty"}, {"emptied"}}));
    }
}

void TestEntryCopy::batchesOfADocumentGrow()
{
    const auto table = tableOfMegabytes();
    const auto store = makeTableStore(table);
    StoreInfo document = store->info();
    document.isJsonDocument = true;
    int batches = 0;
    QCOMPARE(readAll(CopySource(document), *store, &batches).size(), megabytes);
    QVERIFY2(batches >= 4 && batches <= 6, qPrintable(QString::number(batches)));
}

void TestEntryCopy::batchesOfOthersStaySmall()
{
    const auto table = tableOfMegabytes();
    const auto store = makeTableStore(table);
    int batches = 0;
    QCOMPARE(readAll(CopySource(store->info()), *store, &batches).size(), megabytes);
    QVERIFY2(batches >= 12 && batches <= 20, qPrintable(QString::number(batches)));
}

void TestEntryCopy::tellsWhichKeyCouldNotBeWritten()
{
    const auto table = std::make_shared<Table>();
    table->fill(data, 1);
    const auto store = makeTableStore(table);
    const Result<void> written
        = writeBatch(*store, {.writes = {{.ref = {data, "k0"}, .value = "1", .base = Version {}}}});
    QCOMPARE(written.error().code, ErrorCode::Conflict);
    QVERIFY(!written.error().subject.isEmpty());
    QVERIFY(
        writeBatch(*store, {.writes = {{.ref = {data, "k9"}, .value = "1", .base = Version {}}}}));
    QVERIFY(writeBatch(*store, CopyBatch {}));
}

void TestEntryCopy::tellsAnEmptyStore()
{
    const auto table = std::make_shared<Table>();
    QVERIFY(*isEmptyStore(*makeTableStore(table)));
    table->fill(data, 0);
    QVERIFY(*isEmptyStore(*makeTableStore(table)));
    table->fill({"more"}, 1);
    QVERIFY(!*isEmptyStore(*makeTableStore(table)));
}

QTEST_GUILESS_MAIN(TestEntryCopy)
#include "tst_entrycopy.moc"
