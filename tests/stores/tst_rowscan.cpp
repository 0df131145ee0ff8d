// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A DiskStore of so many rows that two threads go through them.
#include "conformance.h"
#include "stores/diskcache/database.h"
#include "stores/diskcache/rowspan.h"

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int rowsOfScan = 5 * int(SpanReader::rowsAtOnce) + 100;
const CollectionRef scanned {"many"};

QByteArray keyOf(int number)
{
    return QByteArray::number(1'000'000 + number);
}

QByteArray valueOf(const QByteArray &key)
{
    return "{\"k\": \"" + key + "\"}";
}

std::unique_ptr<Store> manyRows(const Opened &opened)
{
    QList<Write> batch;
    for (int i = 0; i < rowsOfScan; ++i)
        batch.append({.ref = {scanned, keyOf(i)}, .value = valueOf(keyOf(i))});
    for (const char *beside : {"man", "many2", "manz"})
        batch.append({.ref = {{beside}, "1000500"}, .value = "{}"});
    for (const WriteOutcome &outcome : opened.store->write(batch, {})) {
        if (!outcome.result)
            return nullptr;
    }
    auto store = openStore({opened.address, OpenMode::ReadOnly}); // its own list, made by reading
    return store && loadAll(**store) ? *std::move(store) : nullptr;
}

// Slice by slice; the keys in the order in which they came.
struct Visits
{
    QByteArrayList keys = {};
    int slices = 0;
    bool areValuesTrue = true;
};
Visits visitsOf(Store &store, std::chrono::milliseconds budget,
    const std::function<Visit(int, const QByteArray &)> &sink)
{
    Visits visits;
    ScanCursor from;
    while (!from.atEnd() && visits.slices < 2 * rowsOfScan) {
        ++visits.slices;
        const auto see = [&](const Entry &entry) {
            const Visit visit = sink(int(visits.keys.size()), entry.ref.key);
            if (visit != Visit::Defer) {
                visits.keys.append(entry.ref.key);
                visits.areValuesTrue &= !entry.problem && entry.value == valueOf(entry.ref.key);
            }
            return visit;
        };
        const Result<ScanPage> page = store.scan({scanned, from, budget}, see, {});
        if (!page)
            return visits;
        from = page->next;
    }
    return visits;
}

QByteArrayList allKeys()
{
    QByteArrayList keys;
    for (int i = 0; i < rowsOfScan; ++i)
        keys.append(keyOf(i));
    return keys;
}

} // namespace

class TestRowScan : public QObject
{
    Q_OBJECT
private slots:
    void everyRowComesOnceInOrder_data();
    void everyRowComesOnceInOrder();
    void aDeferredEntryComesAgain();
    void itGoesOnBehindWhereItWasStopped();
    void rowsOfOthersMeanwhile();
    void aCancelledScanEnds();
};

void TestRowScan::everyRowComesOnceInOrder_data()
{
    QTest::addColumn<int>("milliseconds");
    QTest::newRow("at once") << -1;
    QTest::newRow("in the shortest slices") << 0;
    QTest::newRow("in slices") << 5;
}

void TestRowScan::everyRowComesOnceInOrder()
{
    QFETCH(int, milliseconds);
    const Opened opened(u"diskcache"_s);
    const auto store = manyRows(opened);
    QVERIFY(store);
    const auto budget = milliseconds < 0 ? unhurried : std::chrono::milliseconds(milliseconds);
    const Visits visits
        = visitsOf(*store, budget, [](int, const QByteArray &) { return Visit::Continue; });
    QCOMPARE(visits.keys, allKeys());
    QVERIFY(visits.areValuesTrue);
    QVERIFY(milliseconds != 0 || visits.slices > 4);
}

void TestRowScan::aDeferredEntryComesAgain()
{
    const Opened opened(u"diskcache"_s);
    const auto store = manyRows(opened);
    QVERIFY(store);
    int deferred = -1;
    const Visits visits = visitsOf(*store, unhurried, [&](int number, const QByteArray &) {
        const bool isTurn = number % 777 == 5 && std::exchange(deferred, number) != number;
        return isTurn ? Visit::Defer : Visit::Continue;
    });
    QCOMPARE(visits.keys, allKeys());
    QCOMPARE(visits.slices, 1 + (rowsOfScan - 6) / 777 + 1);
}

void TestRowScan::itGoesOnBehindWhereItWasStopped()
{
    const Opened opened(u"diskcache"_s);
    const auto store = manyRows(opened);
    QVERIFY(store);
    const Visits visits = visitsOf(*store, unhurried, [](int number, const QByteArray &) {
        return number % 500 == 0 ? Visit::Stop : Visit::Continue;
    });
    QCOMPARE(visits.keys, allKeys());
    QVERIFY(visits.areValuesTrue);
}

// Another connection puts more rows between two than a step has, removes some, and changes some.
void TestRowScan::rowsOfOthersMeanwhile()
{
    const Opened opened(u"diskcache"_s);
    const auto store = manyRows(opened);
    QVERIFY(store);
    const auto writer = openStore({opened.address, OpenMode::ReadWrite});
    QVERIFY(writer);
    const int behind = rowsOfScan - 300;
    const auto change = [&] {
        QList<Write> batch;
        for (int i = 0; i < int(SpanReader::rowsAtOnce) + 50; ++i) {
            const QByteArray key = keyOf(behind) + '-' + QByteArray::number(1'000 + i);
            batch.append({.ref = {scanned, key}, .value = valueOf(key)});
        }
        batch.append({.ref = {scanned, keyOf(behind + 7)}});
        (*writer)->write(batch, {});
    };
    const Visits visits = visitsOf(*store, unhurried, [&](int number, const QByteArray &) {
        if (number == 1'000)
            change();
        return Visit::Continue;
    });
    QByteArrayList expected = allKeys();
    expected.remove(behind + 7);
    for (int i = 0; i < int(SpanReader::rowsAtOnce) + 50; ++i)
        expected.insert(behind + 1 + i, keyOf(behind) + '-' + QByteArray::number(1'000 + i));
    QCOMPARE(visits.keys, expected);
    QVERIFY(visits.areValuesTrue);
}

void TestRowScan::aCancelledScanEnds()
{
    const Opened opened(u"diskcache"_s);
    const auto store = manyRows(opened);
    QVERIFY(store);
    std::stop_source stop;
    int seen = 0;
    const Result<ScanPage> page = store->scan(
        {scanned},
        [&](const Entry &) {
            if (++seen == 700)
                stop.request_stop();
            return Visit::Continue;
        },
        stop.get_token());
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::Cancelled);
    QVERIFY(seen < rowsOfScan);
}

QTEST_GUILESS_MAIN(TestRowScan)
#include "tst_rowscan.moc"
