// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/keyhash.h"
#include "stores/json/keytable.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace kvlens::json;

namespace {

using Records = std::vector<KeyRecord>;

KeyTable tableOf(const Records &records)
{
    KeyTable table;
    for (const KeyRecord &record : records)
        table.append(record);
    return table;
}

Records recordsOf(const KeyTable &table)
{
    Records records;
    table.eachRun(0, table.count(), [&](qint64 i, const quint32 *fingerprints, qint64 count) {
        QCOMPARE(i, static_cast<qint64>(records.size()));
        for (qint64 k = 0; k < count; ++k)
            records.push_back({table.offset(i + k), fingerprints[k]});
    });
    return records;
}

Records randomRecords(QRandomGenerator &random, qint64 count, qint64 begin, int stride)
{
    Records records;
    for (qint64 i = 0; i < count; ++i) {
        begin += 1 + random.bounded(stride);
        records.push_back({begin, random.generate()});
    }
    return records;
}

// The same on a plain list.
void replaceSlowly(Records &records, qint64 first, qint64 behind, const Records &by, qint64 shift)
{
    for (auto i = static_cast<size_t>(behind); i < records.size(); ++i)
        records[i].offset += shift;
    records.erase(records.begin() + first, records.begin() + behind);
    records.insert(records.begin() + first, by.begin(), by.end());
}

} // namespace

class TestKeyTable : public QObject
{
    Q_OBJECT

private slots:
    void recordsComeBack_data();
    void recordsComeBack();
    void countsUpToAnOffset();
    void everyRecordIsFoundByItsFingerprint();
    void replacingIsWhatAListWouldDo();
    void repeatedInsertionsAtOnePlaceStayCompact();
    void equalKeysShareAFingerprint();
    void plainKeysAreTold();
};

void TestKeyTable::recordsComeBack_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<int>("stride");
    for (const qint64 count : {0, 1, 4095, 4096, 4097, 20000})
        QTest::addRow("%lld", count) << count << 100;
    QTest::addRow("entries of gigabytes") << qint64(50) << 0x7fffffff;
}

void TestKeyTable::recordsComeBack()
{
    QFETCH(qint64, count);
    QFETCH(int, stride);
    QRandomGenerator random(1);
    const Records records = randomRecords(random, count, 0, stride);
    const KeyTable table = tableOf(records);
    QCOMPARE(table.count(), count);
    QVERIFY(recordsOf(table) == records);
}

void TestKeyTable::countsUpToAnOffset()
{
    const KeyTable table = tableOf({{10, 0}, {20, 0}, {qint64(1) << 35, 0}});
    QCOMPARE(table.countUpTo(9), 0);
    QCOMPARE(table.countUpTo(10), 1);
    QCOMPARE(table.countUpTo(19), 1);
    QCOMPARE(table.countUpTo(20), 2);
    QCOMPARE(table.countUpTo(qint64(1) << 35), 3);
    QCOMPARE(KeyTable().countUpTo(5), 0);
}

void TestKeyTable::everyRecordIsFoundByItsFingerprint()
{
    QRandomGenerator random(5);
    Records records = randomRecords(random, 10'000, 0, 10);
    for (KeyRecord &record : records)
        record.fingerprint %= 5'000; // some have none, some several
    KeyTable table;
    for (const KeyRecord &record : records) {
        table.append(record);
        if (table.count() % 3'000 != 0)
            continue;
        // Also while the last chunk is still filled, and after a change of one.
        const qint64 first = table.count() / 5;
        const qint64 behind = table.count() - 7;
        for (quint32 wanted = 0; wanted < 5'000; wanted += 97) {
            std::vector<qint64> expected;
            for (qint64 i = first; i < behind; ++i) {
                if (records[static_cast<size_t>(i)].fingerprint == wanted)
                    expected.push_back(i);
            }
            std::vector<qint64> found;
            table.eachWith(wanted, first, behind, [&](qint64 i) { found.push_back(i); });
            QVERIFY(found == expected);
        }
    }
    table.replace(4'500, 4'501, {{table.offset(4'500), 77'777}}, 0);
    qint64 found = -1;
    table.eachWith(77'777, 0, table.count(), [&](qint64 i) { found = i; });
    QCOMPARE(found, 4'500);
}

void TestKeyTable::replacingIsWhatAListWouldDo()
{
    QRandomGenerator random(2);
    for (int round = 0; round < 60; ++round) {
        Records records = randomRecords(random, random.bounded(14000), 0, 1000);
        KeyTable table = tableOf(records);
        for (int step = 0; step < 8; ++step) {
            const auto size = static_cast<int>(records.size());
            const qint64 first = random.bounded(size + 1);
            const qint64 behind
                = first + random.bounded(qMin(size - int(first), step % 2 ? 5 : 6000) + 1);
            const qint64 before = first > 0 ? records[static_cast<size_t>(first - 1)].offset : 0;
            const Records by
                = randomRecords(random, random.bounded(step % 3 ? 4 : 5000), before, 10);
            // What follows must stand behind what comes in.
            const qint64 end = by.empty() ? before : by.back().offset;
            const qint64 next
                = behind < size ? records[static_cast<size_t>(behind)].offset : end + 1;
            const qint64 shift = end + 1 + random.bounded(100) - next;
            replaceSlowly(records, first, behind, by, shift);
            table.replace(first, behind, by, shift);
            QCOMPARE(table.count(), static_cast<qint64>(records.size()));
            QVERIFY(recordsOf(table) == records);
            const qint64 last = records.empty() ? 0 : records.back().offset;
            table.append({last + 7, 7});
            records.push_back({last + 7, 7});
            QCOMPARE(table.countUpTo(last + 7), table.count());
        }
    }
}

void TestKeyTable::repeatedInsertionsAtOnePlaceStayCompact()
{
    QRandomGenerator random(3);
    KeyTable table = tableOf(randomRecords(random, 8192, 0, 10));
    const qint64 offset = table.offset(4000);
    const qint64 before = table.memoryBytes();
    for (int i = 1; i <= 5000; ++i)
        table.replace(4001, 4001, {{offset + 1, 1}}, 1);
    QCOMPARE(table.count(), 8192 + 5000);
    QVERIFY(table.memoryBytes() < 4 * before);
}

void TestKeyTable::equalKeysShareAFingerprint()
{
    QRandomGenerator random(4);
    std::set<quint32> seen;
    int keys = 0;
    for (int size = 0; size < 60; ++size) {
        for (int round = 0; round < 20; ++round) {
            QByteArray key(size, '\0');
            for (char &c : key)
                c = static_cast<char>('a' + random.bounded(26));
            const QByteArray elsewhere = "x" + key; // another alignment
            QCOMPARE(keyFingerprint(QByteArrayView(elsewhere).sliced(1)), keyFingerprint(key));
            seen.insert(keyFingerprint(key));
            ++keys;
        }
    }
    // The empty key came twenty times, those of one or two letters more than once.
    QVERIFY(static_cast<int>(seen.size()) > keys - 60);
    const QByteArray head(fingerprintBytes, 'k');
    QCOMPARE(keyFingerprint(head + "1"), keyFingerprint(head + "2"));
}

void TestKeyTable::plainKeysAreTold()
{
    for (int size = 0; size < 40; ++size) {
        const QByteArray plain(size, '~');
        QVERIFY(isPlainKey(plain.constData(), size));
        for (int at = 0; at < size; ++at) {
            for (const char c : {'\\', '\x80', '\xff'}) {
                QByteArray odd = plain;
                odd[at] = c;
                QVERIFY(!isPlainKey(odd.constData(), size));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestKeyTable)
#include "tst_keytable.moc"
