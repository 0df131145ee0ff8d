// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keptkeys.h"

#include <QTest>

using namespace kvlens;

namespace {

QByteArray keyNumber(int number)
{
    return 'k' + QByteArray::number(number);
}

KeptKeys many(int count)
{
    KeptKeys keys;
    for (int i = 0; i < count; ++i)
        keys.append({keyNumber(i), i});
    return keys;
}

} // namespace

class TestKeptKeys : public QObject
{
    Q_OBJECT

private slots:
    void keepsEachKeyOnce();
    void tellsDuplicatesOfAStoreApart();
    void findsEveryKeyOfMany();
    void replacesAKeyWhereItStands();
    void removesKeysAndTakesThemAgain();
    void whatIsReadElsewhereStaysAsItWas();
};

void TestKeptKeys::keepsEachKeyOnce()
{
    KeptKeys keys;
    QCOMPARE(keys.count(), 0);
    QCOMPARE(keys.positionOf("a", 0), -1);
    QVERIFY(keys.append({"a", 3, ValueKind::Number}));
    QVERIFY(keys.append({"", 1}));
    QVERIFY(!keys.append({"a", 4}));
    QCOMPARE(keys.count(), 2);
    QCOMPARE(keys.at(0).size, 3);
    QCOMPARE(keys.at(0).kind, ValueKind::Number);
    QCOMPARE(keys.positionOf("", 0), 1);
}

void TestKeptKeys::tellsDuplicatesOfAStoreApart()
{
    KeptKeys keys;
    QVERIFY(keys.append({"a", 1, ValueKind::Unknown, 0}));
    QVERIFY(keys.append({"a", 1, ValueKind::Unknown, 1}));
    QCOMPARE(keys.positionOf("a", 1), 1);
    QCOMPARE(keys.positionOf("a", 2), -1);
}

void TestKeptKeys::findsEveryKeyOfMany()
{
    constexpr int count = 20'000;
    KeptKeys keys = many(count);
    for (int i = 0; i < count; ++i) {
        QCOMPARE(keys.positionOf(keyNumber(i), 0), i);
        QCOMPARE(keys.at(i).key.toByteArray(), keyNumber(i));
        QVERIFY(!keys.append({keyNumber(i), 1}));
    }
    QCOMPARE(keys.count(), count);
}

void TestKeptKeys::replacesAKeyWhereItStands()
{
    KeptKeys keys = many(2'000);
    keys.replace(700, {keyNumber(700), 77, ValueKind::Array});
    QCOMPARE(keys.at(700).size, 77);
    keys.replace(700, {"new", 5});
    QCOMPARE(keys.positionOf("new", 0), 700);
    QCOMPARE(keys.positionOf(keyNumber(700), 0), -1);
    QCOMPARE(keys.positionOf(keyNumber(701), 0), 701);
    QVERIFY(keys.append({keyNumber(700), 1}));
    QCOMPARE(keys.count(), 2'001);
}

void TestKeptKeys::removesKeysAndTakesThemAgain()
{
    KeptKeys keys = many(1'100);
    for (int i = 0; i < 512; ++i)
        keys.remove(0);
    QCOMPARE(keys.count(), 588);
    QCOMPARE(keys.at(0).key.toByteArray(), keyNumber(512));
    QCOMPARE(keys.positionOf(keyNumber(1'099), 0), 587);
    QCOMPARE(keys.positionOf(keyNumber(3), 0), -1);
    QVERIFY(keys.append({keyNumber(3), 1}));
    QCOMPARE(keys.positionOf(keyNumber(3), 0), 588);
    for (int i = 588; i >= 0; --i)
        keys.remove(i);
    QCOMPARE(keys.count(), 0);
    QVERIFY(keys.append({"last", 1}));
    QCOMPARE(keys.at(0).key.toByteArray(), QByteArray("last"));
}

void TestKeptKeys::whatIsReadElsewhereStaysAsItWas()
{
    KeptKeys keys = many(600);
    const QList<KeyPage> before = keys.pages();
    keys.append({"later", 1});
    keys.remove(0);
    QCOMPARE(before.size(), 2);
    QCOMPARE(before.first().at(0).key.toByteArray(), keyNumber(0));
    QCOMPARE(before.last().count(), 88);
}

QTEST_GUILESS_MAIN(TestKeptKeys)
#include "tst_keptkeys.moc"
