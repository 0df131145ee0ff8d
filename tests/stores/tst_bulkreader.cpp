// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reading many files at once gives what reading them one by one gives, in the same order, and ends
// when it is asked to.
#include "stores/filetree/entryfile.h"
#include "stores/filetree/plainentry.h"
#include "stores/filetree/readerpool.h"
#include "tests/stores/treefiles.h"

#include <QRandomGenerator>

#include <atomic>
#include <unistd.h>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const CollectionRef collection {"c"};
const QByteArray dated = R"({"created_at": "2026-11-20T15:30:47+00:00", )"
                         R"("expires_at": "2099-01-02T03:04:05.678901+00:00", )"
                         R"("value": {"a": [1.0, "\u00e9", null]}, "version": 1})";

// Everything that an entry, or an error, says.
QByteArray textOf(const Result<Entry> &entry)
{
    const auto ofError = [](const Error &error) {
        return QByteArray::number(int(error.code)) + ' ' + reasonText(error.detail).toUtf8() + ' '
            + error.subject.toUtf8();
    };
    const auto ofTime = [](const std::optional<QDateTime> &time) {
        return time ? time->toString(Qt::ISODateWithMs).toUtf8() : QByteArray("none");
    };
    if (!entry)
        return ofError(entry.error());
    return entry->ref.key + '|' + entry->value + '|' + entry->version.token.toHex() + '|'
        + QByteArray::number(int(entry->kind)) + '|' + ofTime(entry->createdAt) + '|'
        + ofTime(entry->expiresAt) + '|'
        + (entry->problem ? ofError(*entry->problem) : QByteArray("sound"));
}

QList<QByteArray> textsOf(const QList<Result<Entry>> &entries)
{
    QList<QByteArray> texts;
    for (const Result<Entry> &entry : entries)
        texts.append(textOf(entry));
    return texts;
}

// Sound envelopes of every form, and what makes each of them a broken or another one.
QList<QByteArray> corpus()
{
    QList<QByteArray> all {"", "{}", "null", "\xEF\xBB\xBF" + envelope("{}"), envelope("{}") + "\n",
        envelope("{} "), envelope("[]"), envelope("1"), envelope(R"("{\"a\": 1}")"),
        envelope(R"({"a": NaN})"), envelope(R"({"a": 1e999})"), envelope(R"({"a": "\ud800"})"),
        envelope("{\"a\": \"\xED\xA0\x80\"}"), envelope("{\"a\": \"\xFF\"}"),
        envelope(R"({"a": 123456789012345678901234567890})"), envelope(R"({"a": 1}, "value": {})"),
        envelope(R"({}, "x": {})"), envelope(R"({"a": )" + QByteArray(2000, '[') + "}"),
        R"({"value": {}})", R"({"created_at": "", "value": {}, "version": 1})",
        R"({"created_at": "yesterday", "value": {}, "version": 1})",
        R"({"created_at": "2026-11-20", "expires_at": "2026-11-20", "value": {}, "version": 1})",
        R"({"created_at": "2026\u002d11-20", "value": {}, "version": 1})",
        envelope("{\"a\": \"" + QByteArray(100'000, 'x') + "\"}")};
    for (const QByteArray &sound : {envelope(R"({"a": 1.0})"), dated}) {
        all.append(sound);
        for (qsizetype i = 0; i < sound.size(); ++i) {
            all.append(sound.left(i));
            all.append(QByteArray(sound).remove(i, 1));
            for (const char c : {' ', '"', '\\', '{', '}', '0', '\0', '\x80'})
                all.append(QByteArray(sound).replace(i, 1, QByteArray(1, c)));
        }
    }
    return all;
}

QList<EntryRef> refsOf(const QList<QByteArray> &keys)
{
    QList<EntryRef> refs;
    for (const QByteArray &key : keys)
        refs.append({collection, key});
    return refs;
}

QList<QByteArray> numbered(int count)
{
    QList<QByteArray> keys;
    for (int i = 0; i < count; ++i)
        keys.append('k' + QByteArray::number(i).rightJustified(6, '0'));
    return keys;
}

} // namespace

class TestBulkReader : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhatTheLibraryWrites();
    void saysNothingButWhatTheStrictReaderSays();
    void readsManyAsItReadsOne();
    void readsWhatIsMissingLinkedOrLarge();
    void visitsAllInOrderUntilToldToStop();
    void endsWithTheErrorOfTheTaker();
    void makesNoMoreThanAFewPiecesAhead();
    void canBeCancelledAtAnyInstant();
};

void TestBulkReader::knowsWhatTheLibraryWrites()
{
    PlainReader reader;
    for (const QByteArray &bytes :
        {envelope("{}"), envelope(R"({"a": {"b": [1, -2.5e3]}})"), dated})
        QVERIFY2(reader.decode({collection, "k"}, bytes), bytes.constData());
}

void TestBulkReader::saysNothingButWhatTheStrictReaderSays()
{
    const EntryRef ref {collection, "k"};
    PlainReader reader;
    for (const QByteArray &bytes : corpus()) {
        if (const std::optional<Entry> entry = reader.decode(ref, bytes))
            QCOMPARE(textOf(*entry), textOf(entryOfBytes(ref, bytes)));
    }
}

void TestBulkReader::readsManyAsItReadsOne()
{
    const TreeFiles tree;
    const QList<QByteArray> all = corpus();
    const QList<QByteArray> keys = numbered(int(all.size()));
    for (qsizetype i = 0; i < all.size(); ++i)
        tree.put("data/c/" + keys[i] + ".json", all[i]);
    const std::unique_ptr<Store> store = tree.open();
    const QList<EntryRef> refs = refsOf(keys);
    QList<Result<Entry>> oneByOne;
    for (const EntryRef &ref : refs)
        oneByOne.append(readOne(*store, ref));
    QCOMPARE(textsOf(store->read(refs, {}, {})), textsOf(oneByOne));
    for (qsizetype i = 0; i < all.size(); ++i)
        QCOMPARE(oneByOne[i]->version, versionOfBytes(all[i]));
}

void TestBulkReader::readsWhatIsMissingLinkedOrLarge()
{
    const TreeFiles tree;
    tree.fill("data/c", 40);
    tree.put("data/c/large.json", envelope("{\"a\": \"" + QByteArray(300'000, 'x') + "\"}"));
    tree.put("secret.json");
    QCOMPARE(::symlink("../../secret.json", tree.path("data/c/outside.json").constData()), 0);
    QCOMPARE(::symlink("k000001.json", tree.path("data/c/inside.json").constData()), 0);
    QVERIFY(QDir().mkpath(QFile::decodeName(tree.path("data/c/folder.json"))));
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadAll(*store));
    QList<EntryRef> refs = refsOf(numbered(41)
        + QList<QByteArray>({"large", "outside", "inside", "folder", "a/b", "../c/k000002", ""}));
    refs += {{collection, "k000000", 1}, {{"other"}, "k"},
        {collection, {}, 0, EntryPart::CollectionInfo}};
    QList<Result<Entry>> oneByOne;
    for (const EntryRef &ref : std::as_const(refs))
        oneByOne.append(readOne(*store, ref));
    const QList<Result<Entry>> many = store->read(refs, {}, {});
    QCOMPARE(textsOf(many), textsOf(oneByOne));
    QCOMPARE(many[40].error().code, ErrorCode::NotFound);
    QVERIFY(many[42]->problem && many[42]->value.isEmpty());
    QCOMPARE(many[43]->value, "{}");
}

void TestBulkReader::visitsAllInOrderUntilToldToStop()
{
    constexpr int count = 1000;
    const TreeFiles tree;
    tree.fill("data/c", count);
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadAll(*store));
    for (const int wanted : {1, 33, 600, count}) {
        QList<QByteArray> visited;
        const auto sink = [&](const Entry &entry) {
            visited.append(entry.ref.key);
            return visited.size() < wanted ? Visit::Continue : Visit::Stop;
        };
        QVERIFY(scanAll(*store, collection, sink));
        QCOMPARE(visited, numbered(wanted));
    }
}

void TestBulkReader::endsWithTheErrorOfTheTaker()
{
    ReaderPool pool;
    const auto make = [](qsizetype, int, const std::stop_token &) {};
    const auto take = [](qsizetype piece) -> Result<Visit> {
        if (piece == 5)
            return Error {ErrorCode::Denied};
        return Visit::Continue;
    };
    QCOMPARE(pool.run(100, 1, make, take, {}).error().code, ErrorCode::Denied);
    QVERIFY(pool.run(5, 1, make, take, {}));
    QVERIFY(pool.run(0, 1, make, take, {}));
}

void TestBulkReader::makesNoMoreThanAFewPiecesAhead()
{
    ReaderPool pool;
    std::atomic<qsizetype> taken = 0;
    std::atomic<bool> farAhead = false;
    const auto make = [&](qsizetype piece, int, const std::stop_token &) {
        if (piece >= taken + ReaderPool::ahead + 1)
            farAhead = true;
    };
    QList<qsizetype> order;
    const auto take = [&](qsizetype piece) -> Result<Visit> {
        order.append(piece);
        ++taken;
        return Visit::Continue;
    };
    QVERIFY(pool.run(2000, 1, make, take, {}));
    QVERIFY(!farAhead);
    QCOMPARE(order.size(), 2000);
    QVERIFY(std::is_sorted(order.begin(), order.end()));
}

void TestBulkReader::canBeCancelledAtAnyInstant()
{
    constexpr int count = 600;
    const TreeFiles tree;
    tree.fill("data/c", count);
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadAll(*store));
    const QList<EntryRef> refs = refsOf(numbered(count));
    for (int round = 0; round < 60; ++round) {
        std::stop_source stop;
        const auto delay = std::chrono::microseconds(QRandomGenerator::global()->bounded(8'000));
        const std::jthread canceller([&] {
            std::this_thread::sleep_for(delay);
            stop.request_stop();
        });
        int visited = 0;
        const auto sink = [&](const Entry &) {
            ++visited;
            return Visit::Continue;
        };
        const Result<void> scanned = scanAll(*store, collection, sink, stop.get_token());
        QVERIFY(scanned ? visited == count : scanned.error().code == ErrorCode::Cancelled);
        const QList<Result<Entry>> read = store->read(refs, {}, stop.get_token());
        QCOMPARE(read.size(), count);
        for (const Result<Entry> &entry : read)
            QVERIFY(entry || entry.error().code == ErrorCode::Cancelled);
    }
    QCOMPARE(readOne(*store, refs.last())->ref.key, "k000599");
}

QTEST_GUILESS_MAIN(TestBulkReader)
#include "tst_bulkreader.moc"
