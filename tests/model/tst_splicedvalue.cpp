// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/splicedvalue.h"

#include <QRandomGenerator>
#include <QTest>

using namespace kvlens;
using json::Splice;

class TestSplicedValue : public QObject
{
    Q_OBJECT

private slots:
    void splicesMakeTheValue_data();
    void splicesMakeTheValue();
    void whatIsTypedInOneRunIsOnePiece();
    void aPartIsCutOut();
    void anySplicesAreThoseOfPlainBytes();
    void theDifferenceOfTwoValuesIsOneSplice_data();
    void theDifferenceOfTwoValuesIsOneSplice();
};

void TestSplicedValue::splicesMakeTheValue_data()
{
    QTest::addColumn<QByteArray>("below");
    QTest::addColumn<QList<Splice>>("splices");
    QTest::addColumn<QByteArray>("value");
    const QByteArray below = "0123456789";
    QTest::addRow("none") << below << QList<Splice> {} << below;
    QTest::addRow("of nothing") << QByteArray() << QList<Splice> {{0, 0, "a"}} << QByteArray("a");
    QTest::addRow("overwritten") << below << QList<Splice> {{2, 3, "x"}}
                                 << QByteArray("01x3456789");
    QTest::addRow("inserted") << below << QList<Splice> {{10, 10, "x"}, {0, 0, "y"}}
                              << QByteArray("y0123456789x");
    QTest::addRow("deleted") << below << QList<Splice> {{0, 10, ""}} << QByteArray();
    QTest::addRow("over a splice")
        << below << QList<Splice> {{2, 4, "abcd"}, {3, 8, "-"}} << QByteArray("01a-6789");
    QTest::addRow("taken back") << below << QList<Splice> {{5, 5, "abc"}, {5, 8, ""}} << below;
}

void TestSplicedValue::splicesMakeTheValue()
{
    QFETCH(const QByteArray, below);
    QFETCH(const QList<Splice>, splices);
    QFETCH(const QByteArray, value);
    SplicedValue spliced(below.size());
    for (const Splice &splice : splices)
        spliced.splice(splice);
    QCOMPARE(spliced.over(below), value);
    QCOMPARE(spliced.size(), value.size());
}

void TestSplicedValue::whatIsTypedInOneRunIsOnePiece()
{
    SplicedValue spliced(1'000'000'000);
    for (int i = 0; i < 1000; ++i)
        spliced.splice({500 + i, 500 + i, "x"});
    QCOMPARE(spliced.pieces().size(), 3);
    for (int i = 0; i < 2000; ++i)
        spliced.splice({1499 - std::min(i, 999), 1500 - std::min(i, 999), {}});
    QCOMPARE(spliced.size(), 1'000'000'000 - 1000);
    QCOMPARE(spliced.pieces().size(), 2);
}

void TestSplicedValue::aPartIsCutOut()
{
    SplicedValue spliced(10);
    spliced.splice({4, 6, "abc"});
    QCOMPARE(spliced.cut(3, 3), (QList<SplicedValue::Piece> {{1, 3, {}}, {2, -1, "ab"}}));
    QCOMPARE(spliced.cut(6, 100), (QList<SplicedValue::Piece> {{1, -1, "c"}, {4, 6, {}}}));
    QVERIFY(spliced.cut(11, 5).isEmpty());
}

void TestSplicedValue::anySplicesAreThoseOfPlainBytes()
{
    QRandomGenerator random(7);
    for (int turn = 0; turn < 200; ++turn) {
        const QByteArray below(random.bounded(50), 'b');
        QByteArray value = below;
        SplicedValue spliced(below.size());
        for (int i = 0; i < 30; ++i) {
            const qint64 begin = random.bounded(int(value.size()) + 1);
            const qint64 end = begin + random.bounded(int(value.size() - begin) + 1) / 2;
            const QByteArray text
                = QByteArray::number(random.bounded(1000)).left(random.bounded(4));
            spliced.splice({begin, end, text});
            value = json::apply(value, {{begin, end, text}});
        }
        QCOMPARE(spliced.over(below), value);
        QCOMPARE(spliced.size(), value.size());
        for (const SplicedValue::Piece &piece : spliced.pieces())
            QVERIFY(piece.size > 0);
    }
}

void TestSplicedValue::theDifferenceOfTwoValuesIsOneSplice_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<Splice>("splice");
    const auto row
        = [](const char *name, const QByteArray &before, const QByteArray &after,
              const Splice &splice) { QTest::newRow(name) << before << after << splice; };
    row("replaced", "abcd", "aXd", {1, 3, "X"});
    row("inserted", "aa", "aaa", {2, 2, "a"});
    row("deleted", "aaa", "aa", {2, 3, {}});
    row("from nothing", "", "ab", {0, 0, "ab"});
    row("equal", "ab", "ab", {2, 2, {}});
}

void TestSplicedValue::theDifferenceOfTwoValuesIsOneSplice()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QFETCH(const Splice, splice);
    QCOMPARE(spliceBetween(before, after), splice);
    QCOMPARE(json::apply(before, {splice}), after);
}

QTEST_APPLESS_MAIN(TestSplicedValue)
#include "tst_splicedvalue.moc"
