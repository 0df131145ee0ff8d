// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keyrows.h"

#include <QTest>

using namespace kvlens;

namespace {

KeyRows::Order orderOf(std::vector<quint32> positions)
{
    return std::make_shared<const KeyOrder>(std::move(positions));
}

} // namespace

class TestKeyRows : public QObject
{
    Q_OBJECT

private slots:
    void rowsAndPositionsAgree_data();
    void rowsAndPositionsAgree();
};

void TestKeyRows::rowsAndPositionsAgree_data()
{
    QTest::addColumn<KeyRows>("rows");
    QTest::addColumn<QList<qint64>>("positions"); // by row, of the positions 0 to 5
    const QList<quint32> none;
    QTest::newRow("no keys") << KeyRows {} << QList<qint64> {};
    QTest::newRow("as listed") << KeyRows {3} << QList<qint64> {0, 1, 2};
    QTest::newRow("sorted") << KeyRows {3, orderOf({2, 0, 1})} << QList<qint64> {2, 0, 1};
    QTest::newRow("sorted, and two came later")
        << KeyRows {5, orderOf({2, 0, 1})} << QList<qint64> {2, 0, 1, 3, 4};
    QTest::newRow("no match") << KeyRows {0, {}, none} << QList<qint64> {};
    QTest::newRow("matches") << KeyRows {2, {}, QList<quint32> {1, 5}} << QList<qint64> {1, 5};
    QTest::newRow("matches, sorted")
        << KeyRows {2, orderOf({5, 4, 3, 2, 1, 0}), QList<quint32> {5, 1}} << QList<qint64> {5, 1};
}

void TestKeyRows::rowsAndPositionsAgree()
{
    QFETCH(KeyRows, rows);
    QFETCH(QList<qint64>, positions);
    QCOMPARE(rows.count, positions.size());
    for (qint64 position = -1; position <= 5; ++position)
        QCOMPARE(rows.rowOf(position), positions.indexOf(position));
    for (qint64 row = 0; row < rows.count; ++row)
        QCOMPARE(rows.positionAt(row), positions.at(row));
}

QTEST_GUILESS_MAIN(TestKeyRows)
#include "tst_keyrows.moc"
