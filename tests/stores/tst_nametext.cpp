// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/nametext.h"
#include "stores/wtf8.h"

#include <QTest>

using namespace kvlens;

class TestNameText : public QObject
{
    Q_OBJECT

private slots:
    void namesShowTheirSpaces_data();
    void namesShowTheirSpaces();
};

void TestNameText::namesShowTheirSpaces_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &shown) {
        QTest::addRow("%s", name) << bytes << shown;
    };
    row("inside", "a key", QStringLiteral("a key"));
    row("one space alone", " ", QStringLiteral("␣"));
    row("at both ends", "  a b ", QStringLiteral("␣␣a b␣"));
    row("no-break space",
        "a\xc2\xa0"
        "b",
        QStringLiteral("a\\u00a0b"));
    row("no-break spaces alone", "\xc2\xa0 \xc2\xa0", QStringLiteral("\\u00a0␣\\u00a0"));
    row("wide space inside", "\xe6\xbc\xa2\xe3\x80\x80\xe5\xad\x97", QStringLiteral("漢　字"));
    row("wide space at the end", "\xe6\xbc\xa2\xe3\x80\x80", QStringLiteral("漢\\u3000"));
    row("line feed", "a\n", QStringLiteral("a\\n"));
    row("right-to-left override", "a\xe2\x80\xae", QStringLiteral("a\\u202e"));
    row("nothing", "", QString());
}

void TestNameText::namesShowTheirSpaces()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, shown);
    QCOMPARE(nameText(bytes), shown);
    QCOMPARE(nameText(shown.toUtf8()), shown);
    QCOMPARE(displayText(shown), shown);
}

QTEST_GUILESS_MAIN(TestNameText)
#include "tst_nametext.moc"
