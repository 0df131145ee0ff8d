// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/errortext.h"
#include "ui/wording.h"

#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;

class TestWording : public QObject
{
    Q_OBJECT

private slots:
    void numbersAreGrouped();
    void idsAreCutInTheMiddle();
    void errorsSayWhatAndWhere();
    void damageNamesItsPlace();
    void everyCodeHasASentence();
};

void TestWording::numbersAreGrouped()
{
    QCOMPARE(numberText(1'234'567), u"1,234,567"_s);
    QCOMPARE(changeText(-3412), u"\u22123,412"_s);
    QCOMPARE(changeText(212), u"+212"_s);
    QCOMPARE(changesText(1), u"1 change"_s);
    QCOMPARE(changesText(2000), u"2,000 changes"_s);
    QCOMPARE(exactSizeText(3172), u"3,172 bytes"_s);
}

void TestWording::idsAreCutInTheMiddle()
{
    QCOMPARE(elidedMiddle(u"short"_s, 8), u"short"_s);
    QCOMPARE(elidedMiddle(u"3f2a91bc-0a4f2c6c9f10"_s, 9), u"3f2a\u20269f10"_s);
}

void TestWording::errorsSayWhatAndWhere()
{
    const Error error {ErrorCode::NotFound, quoted(u"ENOENT"_s), u"/tmp/x.json"_s};
    const QString text = errorSentence(Act::Open, error);
    QCOMPARE(text, u"/tmp/x.json could not be opened: there is no such file or folder."_s);
    QVERIFY(!errorAdvice(Act::Open, error).isEmpty());
    QVERIFY(errorDetails(error).contains(u"ENOENT"_s));
}

void TestWording::damageNamesItsPlace()
{
    const Error error {
        ErrorCode::Corrupt, quoted(u"Expecting value"_s), u"x.json"_s, TextPlace {14, 2, 3}};
    QCOMPARE(errorSentence(Act::Open, error),
        u"x.json could not be opened: what is stored is damaged (line 2, column 3: \u201cExpecting value\u201d)."_s);
}

void TestWording::everyCodeHasASentence()
{
    for (int code = 0; code <= int(ErrorCode::Cancelled); ++code) {
        const QString text = errorSentence(Act::Persist, {ErrorCode(code)}, u"kv.json"_s);
        QVERIFY2(text.startsWith(u"kv.json could not be persisted: "_s), qPrintable(text));
        QVERIFY(!text.contains(u'!'));
        QVERIFY(!errorCodeName(ErrorCode(code)).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
