// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keyorder.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace kvlens;

namespace {

PackedKeys packed(const QList<QByteArray> &keys)
{
    PackedKeys all;
    for (const QByteArray &key : keys)
        all.append(key);
    return all;
}

KeyOrder sorted(const PackedKeys &keys, Qt::SortOrder order, qsizetype skipped = 0)
{
    KeySort sort(order);
    for (qint64 position = 0; position < keys.count(); ++position)
        sort.add(keyRank(keys.at(position), skipped));
    while (!sort.goOn(&keys)) { }
    return sort.take();
}

QList<QByteArray> inOrder(const PackedKeys &keys, const KeyOrder &order)
{
    QList<QByteArray> all;
    for (qint64 row = 0; row < order.count(); ++row)
        all.append(keys.at(order.positionAt(row)).toByteArray());
    return all;
}

} // namespace

class TestKeyOrder : public QObject
{
    Q_OBJECT

private slots:
    void sortsKeysByTheirBytes();
    void keepsTheStoresOrderOfEqualOnes();
    void sortsManyAsTheStandardLibraryDoes_data();
    void sortsManyAsTheStandardLibraryDoes();
    void knowsTheRowOfEveryPosition();
    void arrangesWhatWasFound_data();
    void arrangesWhatWasFound();
    void putsLaterKeysBehind();
    void ranksKeysBehindWhatTheyShare();
};

void TestKeyOrder::sortsKeysByTheirBytes()
{
    const PackedKeys keys = packed({"b", "", "a\0b", QByteArray("a\0b", 3), "\xc3\xa4", "B", "a",
        "aaaaaaaaab", "aaaaaaaaaa", "aaaaaaaa"});
    QCOMPARE(inOrder(keys, sorted(keys, Qt::AscendingOrder)),
        QList<QByteArray>({"", "B", "a", "a", QByteArray("a\0b", 3), "aaaaaaaa", "aaaaaaaaaa",
            "aaaaaaaaab", "b", "\xc3\xa4"}));
}

void TestKeyOrder::keepsTheStoresOrderOfEqualOnes()
{
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        KeySort sort(order);
        for (const quint64 size : {2, 1, 2, 1, 2})
            sort.add(size);
        while (!sort.goOn(nullptr)) { }
        const KeyOrder made = sort.take();
        QList<qint64> positions;
        for (qint64 row = 0; row < made.count(); ++row)
            positions.append(made.positionAt(row));
        QCOMPARE(positions,
            order == Qt::AscendingOrder ? QList<qint64>({1, 3, 0, 2, 4})
                                        : QList<qint64>({0, 2, 4, 1, 3}));
    }
}

void TestKeyOrder::sortsManyAsTheStandardLibraryDoes_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 65'535, 65'536, 65'537, 200'000})
        QTest::addRow("%d keys", count) << count;
}

void TestKeyOrder::sortsManyAsTheStandardLibraryDoes()
{
    QFETCH(int, count);
    QRandomGenerator chance(3);
    QList<QByteArray> all;
    for (int i = 0; i < count; ++i)
        all.append("doc-" + QByteArray::number(chance.bounded(100'000'000)));
    const PackedKeys keys = packed(all);
    std::sort(all.begin(), all.end());
    QCOMPARE(inOrder(keys, sorted(keys, Qt::AscendingOrder, 4)), all);
    std::reverse(all.begin(), all.end());
    QCOMPARE(inOrder(keys, sorted(keys, Qt::DescendingOrder, 2)), all);
}

void TestKeyOrder::knowsTheRowOfEveryPosition()
{
    const PackedKeys keys = packed({"c", "a", "d", "b"});
    const KeyOrder order = sorted(keys, Qt::AscendingOrder);
    for (qint64 row = 0; row < order.count(); ++row)
        QCOMPARE(order.rowOf(order.positionAt(row)), row);
    QCOMPARE(order.rowOf(2), 3);
}

void TestKeyOrder::arrangesWhatWasFound_data()
{
    QTest::addColumn<int>("step");
    QTest::newRow("all") << 1;
    QTest::newRow("every third") << 3;
    QTest::newRow("a few") << 997;
}

void TestKeyOrder::arrangesWhatWasFound()
{
    QFETCH(int, step);
    constexpr quint32 count = 10'000;
    std::vector<quint32> positions;
    for (quint32 row = 0; row < count; ++row)
        positions.push_back(count - 1 - row);
    QList<quint32> found;
    for (quint32 position = 0; position < count; position += quint32(step))
        found.append(position);
    const QList<quint32> arranged = KeyOrder(positions).arranged(found);
    std::reverse(found.begin(), found.end());
    QCOMPARE(arranged, found);
}

void TestKeyOrder::putsLaterKeysBehind()
{
    const KeyOrder order({2, 0, 1});
    QCOMPARE(order.positionAt(3), 3);
    QCOMPARE(order.rowOf(4), 4);
    QCOMPARE(order.arranged({1, 2, 3, 4}), QList<quint32>({2, 1, 3, 4}));
}

void TestKeyOrder::ranksKeysBehindWhatTheyShare()
{
    QCOMPARE(sharedBytes("doc-1", "doc-2"), 4);
    QCOMPARE(sharedBytes("doc", "doc-2"), 3);
    QCOMPARE(sharedBytes("", "doc"), 0);
    QVERIFY(keyRank("doc-1", 4) < keyRank("doc-2", 4));
    QVERIFY(keyRank("doc", 4) < keyRank("doc-2", 4));
    QVERIFY(keyRank("a", 0) < keyRank("\xff", 0));
}

QTEST_GUILESS_MAIN(TestKeyOrder)
#include "tst_keyorder.moc"
