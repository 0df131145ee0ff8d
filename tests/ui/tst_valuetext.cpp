// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stringinvalue.h"
#include "ui/valuetext.h"
#include "ui/wording.h"

#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

Entry entryOf(const QByteArray &value)
{
    Entry entry;
    entry.value = value;
    entry.version.token = "1";
    return entry;
}

} // namespace

class TestValueText : public QObject
{
    Q_OBJECT

private slots:
    void jsonIsLaidOutAndComesBackAsItWas_data();
    void jsonIsLaidOutAndComesBackAsItWas();
    void oneEditChangesOneToken();
    void invalidTextKeepsItsPlace();
    void invalidEditIsShownAsTyped();
    void bytesThatAreNoTextAreDumped();
    void longStringIsElidedAndKept();
    void alteredElisionIsNotStaged();
    void stringIsTakenOutAndPutBack();
};

void TestValueText::jsonIsLaidOutAndComesBackAsItWas_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addRow("dumps") << QByteArray(R"({"a": 1.0, "b": [1, 2, {"c": "\u00e9"}], "n": NaN})");
    QTest::addRow("compact") << QByteArray(R"({"a":1e-05,"b":[],"c":{}})");
    QTest::addRow("indented") << QByteArray("{\n    \"a\": 1\n}");
    QTest::addRow("odd space") << QByteArray("{ \"a\" :1 ,\t\"a\":  2}");
    QTest::addRow("surrogate") << QByteArray(R"("\ud800")");
    QTest::addRow("number") << QByteArray("123456789012345678901234567890");
}

void TestValueText::jsonIsLaidOutAndComesBackAsItWas()
{
    QFETCH(const QByteArray, stored);
    const Entry entry = entryOf(stored);
    const ShownValue shown = showValue(entry, nullptr);
    QCOMPARE(shown.form, ShownValue::Form::Json);
    const TypedValue typed = typedValue(entry, stored, shown.text, true);
    QVERIFY(!typed.problem);
    QCOMPARE(typed.stored, stored);
}

void TestValueText::oneEditChangesOneToken()
{
    const Entry entry = entryOf(R"({"page": 3,  "text": "b\u00e9"})");
    const QByteArray edited = showValue(entry, nullptr).text.replace("3", "4");
    QCOMPARE(typedValue(entry, entry.value, edited, true).stored,
        QByteArray(R"({"page": 4,  "text": "b\u00e9"})"));
}

void TestValueText::invalidTextKeepsItsPlace()
{
    const Entry entry = entryOf("{\"a\": 1}");
    const TypedValue typed = typedValue(entry, entry.value, "{\n  \"a\": x\n}", true);
    QVERIFY(typed.problem);
    QVERIFY(typed.problem->place);
    QCOMPARE(typed.problem->place->line, 2);
    QCOMPARE(typed.problem->place->column, 8);
    QCOMPARE(typed.stored, QByteArray("{\n  \"a\": x\n}"));
    QVERIFY(typed.stageable);
}

void TestValueText::invalidEditIsShownAsTyped()
{
    Content mine {.exists = true, .value = "{\"a\":"};
    mine.invalid = Error {ErrorCode::Invalid, u"Expecting value"_s, {}, TextPlace {5, 1, 6}};
    const ShownValue shown = showValue(entryOf("{}"), &mine);
    QCOMPARE(shown.form, ShownValue::Form::Draft);
    QCOMPARE(shown.text, mine.value);
    QVERIFY(shown.problem);
}

void TestValueText::bytesThatAreNoTextAreDumped()
{
    const ShownValue shown = showValue(entryOf(QByteArray("\x80\x01\xff", 3)), nullptr);
    QCOMPARE(shown.form, ShownValue::Form::Bytes);
    QVERIFY(!shown.editable);
    QVERIFY(shown.text.startsWith("00000000  80 01 ff"));
}

void TestValueText::longStringIsElidedAndKept()
{
    const Entry entry = entryOf("{\"n\": 1, \"text\": \"" + QByteArray(100'000, 'x') + "\"}");
    QByteArray text = showValue(entry, nullptr).text;
    QVERIFY(text.size() < 2'000);
    text.replace("\"n\": 1", "\"n\": 2");
    const TypedValue typed = typedValue(entry, entry.value, text, true);
    QVERIFY(typed.stageable);
    QCOMPARE(typed.stored, QByteArray(entry.value).replace("\"n\": 1", "\"n\": 2"));
}

void TestValueText::alteredElisionIsNotStaged()
{
    const Entry entry = entryOf("{\"text\": \"" + QByteArray(100'000, 'x') + "\"}");
    const QByteArray text = showValue(entry, nullptr).text.replace("xxx", "xyx");
    const TypedValue typed = typedValue(entry, entry.value, text, true);
    QVERIFY(typed.problem);
    QVERIFY(!typed.stageable);
}

void TestValueText::stringIsTakenOutAndPutBack()
{
    const QByteArray stored = R"({"a": [1, "l\u00e9\nx"], "b": 2})";
    const QByteArray shown = showValue(entryOf(stored), nullptr).text;
    const auto string = stringAt(stored, shown.indexOf("x\""));
    QVERIFY(string);
    QCOMPARE(string->pointer, QByteArray("/a/1"));
    QCOMPARE(string->text, QByteArray("l\u00e9\nx"));
    QCOMPARE(withString(stored, *string, string->text), stored);
    QCOMPARE(
        withString(stored, *string, "\u00e8\ty"), QByteArray(R"({"a": [1, "\u00e8\ty"], "b": 2})"));
    QVERIFY(!stringAt(stored, shown.indexOf("2")));
}

QTEST_GUILESS_MAIN(TestValueText)
#include "tst_valuetext.moc"
