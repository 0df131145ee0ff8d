// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keyfilter.h"
#include "stores/wtf8.h"

#include <QTest>

using namespace kvlens;

class TestKeyFilter : public QObject
{
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void refusesAWrongExpressionWithItsPlace();
    void takesKeysThatAreNoText();
};

void TestKeyFilter::matches_data()
{
    using Kind = KeyPattern::Kind;
    QTest::addColumn<KeyPattern::Kind>("kind");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("expected");
    const auto row = [](Kind kind, const char *pattern, const char *key, bool expected) {
        QTest::addRow("%d '%s' in '%s'", int(kind), pattern, key)
            << kind << QString::fromUtf8(pattern) << QString::fromUtf8(key) << expected;
    };
    row(Kind::Substring, "", "anything", true);
    row(Kind::Substring, "OC-", "doc-1", true);
    row(Kind::Substring, "o.c", "doc", false);
    row(Kind::Substring, "ÄÖ", "aäö", true);
    row(Kind::Prefix, "doc", "Doc-1", true);
    row(Kind::Prefix, "oc", "doc-1", false);
    row(Kind::Glob, "doc-*", "doc-1/x", true);
    row(Kind::Glob, "doc", "doc-1", false);
    row(Kind::Glob, "d?c-[1-3]", "doc-2", true);
    row(Kind::Glob, "d?c-[!1-3]", "doc-2", false);
    row(Kind::Glob, "a[", "a[", true);
    row(Kind::Glob, "*.json", "a.json.bak", false);
    row(Kind::Regex, "c-[0-9]+$", "doc-12", true);
    row(Kind::Regex, "^c", "doc", false);
    row(Kind::Glob, "a*b", "a\nb", true);
}

void TestKeyFilter::matches()
{
    QFETCH(KeyPattern::Kind, kind);
    QFETCH(QString, pattern);
    QFETCH(QString, key);
    QFETCH(bool, expected);
    const Result<KeyFilter> filter = KeyFilter::make({kind, pattern});
    QVERIFY(filter);
    QCOMPARE(filter->matches(toWtf8(key)), expected);
}

void TestKeyFilter::refusesAWrongExpressionWithItsPlace()
{
    const Result<KeyFilter> filter
        = KeyFilter::make({KeyPattern::Kind::Regex, QStringLiteral("ab(c")});
    QVERIFY(!filter);
    QCOMPARE(filter.error().code, ErrorCode::Invalid);
    QCOMPARE(filter.error().place->column, 5);
}

void TestKeyFilter::takesKeysThatAreNoText()
{
    const KeyFilter filter = *KeyFilter::make({KeyPattern::Kind::Substring, QStringLiteral("b")});
    QVERIFY(filter.matches(QByteArrayView("\xff"
                                          "b")));
    QVERIFY(!filter.matches(QByteArrayView("\xff\xed\xa0\x80")));
}

QTEST_GUILESS_MAIN(TestKeyFilter)
#include "tst_keyfilter.moc"
