// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pagebar.h"

#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;

class TestPageBar : public QObject
{
    Q_OBJECT

private slots:
    void wishesAreRead_data();
    void wishesAreRead();
};

void TestPageBar::wishesAreRead_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("page");
    QTest::addColumn<qint64>("byte");
    QTest::newRow("page") << u"12"_s << qint64(11) << qint64(-1);
    QTest::newRow("grouped") << u"1,200"_s << qint64(1199) << qint64(-1);
    QTest::newRow("percent") << u"50%"_s << qint64(-1) << qint64(500);
    QTest::newRow("part of a percent") << u" 0.5 %"_s << qint64(-1) << qint64(5);
    QTest::newRow("byte") << u"@77"_s << qint64(-1) << qint64(77);
    QTest::newRow("page 0") << u"0"_s << qint64(-1) << qint64(-1);
    QTest::newRow("too much") << u"101 %"_s << qint64(-1) << qint64(-1);
    QTest::newRow("nothing") << QString() << qint64(-1) << qint64(-1);
    QTest::newRow("words") << u"last"_s << qint64(-1) << qint64(-1);
}

void TestPageBar::wishesAreRead()
{
    QFETCH(QString, typed);
    QFETCH(qint64, page);
    QFETCH(qint64, byte);
    const PageWish wish = wishFrom(typed, 1000);
    PageWish expected;
    if (page >= 0)
        expected = PageNumber {page};
    if (byte >= 0)
        expected = ByteNumber {byte};
    QVERIFY(wish == expected);
}

QTEST_MAIN(TestPageBar)
#include "tst_pagebar.moc"
