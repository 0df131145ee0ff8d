// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/stringinvalue.h"
#include "model/valuetext.h"
#include "stores/json/format.h"

#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;

class TestValueText : public QObject
{
    Q_OBJECT

private slots:
    void jsonIsLaidOutAndComesBackAsItWas_data();
    void jsonIsLaidOutAndComesBackAsItWas();
    void oneEditChangesOneToken();
    void whatIsTypedAndWhatIsPutIsWrittenAlike_data();
    void whatIsTypedAndWhatIsPutIsWrittenAlike();
    void invalidTextKeepsItsPlace();
    void otherTextIsShownAsItIs();
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
    const ShownValue shown = showValue(stored, ShowAs::Json);
    QCOMPARE(shown.form, ShownValue::Form::Json);
    const TypedValue typed = typedValue(stored, stored, shown.text, true);
    QVERIFY(!typed.problem);
    QCOMPARE(typed.stored, stored);
}

void TestValueText::oneEditChangesOneToken()
{
    const QByteArray stored = R"({"page": 3,  "text": "b\u00e9"})";
    const QByteArray edited = showValue(stored, ShowAs::Json).text.replace("3", "4");
    QCOMPARE(typedValue(stored, stored, edited, true).stored,
        QByteArray(R"({"page": 4,  "text": "b\u00e9"})"));
}

void TestValueText::whatIsTypedAndWhatIsPutIsWrittenAlike_data()
{
    QTest::addColumn<QByteArray>("stored"); // empty: a new key
    QTest::addColumn<json::Style>("fresh");
    const json::Style compact {.item = ",", .key = ":", .escapes = json::Escapes::RawUtf8};
    const json::Style deep {.indent = "  ", .newline = "\r\n", .baseIndent = "    "};
    const json::Style tabs {.indent = "\t", .baseIndent = "\t\t"};
    const json::Style odd {.item = " , ", .key = " :"};
    const QList<std::pair<const char *, json::Style>> styles {
        {"dumps", {}}, {"compact", compact}, {"deep", deep}, {"tabs", tabs}, {"odd", odd}};
    for (const auto &[name, fresh] : styles) {
        const QByteArray value = R"({"a": 1, "b": ["\u00e9", {}], "n": NaN})";
        QTest::addRow("%s, new", name) << QByteArray() << fresh;
        QTest::addRow("%s, as new", name) << *json::writeStyled(value, fresh) << fresh;
        QTest::addRow("%s, of another style", name) << value << fresh;
        QTest::addRow("%s, a number", name) << QByteArray("1") << fresh;
        QTest::addRow("%s, empty", name) << QByteArray("{}") << fresh;
    }
}

void TestValueText::whatIsTypedAndWhatIsPutIsWrittenAlike()
{
    QFETCH(const QByteArray, stored);
    QFETCH(const json::Style, fresh);
    for (const QByteArray text : {R"({"a": 1, "b": ["\u00e9", {}], "n": NaN})",
             R"({"a": 2, "c": {"d": ["x", "\u4e2d"]}, "b": ["\u00e9", {}]})", "[1,[2,{}],\"é\"]",
             "[]", "12.50", "\"\\ud800\""}) {
        const TypedValue typed
            = typedValue(stored, "{}", showValue(text, ShowAs::Json).text, true, fresh);
        const Result<QByteArray> put = storedText(stored, text, fresh);
        QVERIFY(typed.stageable && !typed.problem && put);
        QCOMPARE(*put, typed.stored);
        QCOMPARE(*storedText(*put, showValue(*put, ShowAs::Json).text, fresh), *put);
    }
}

void TestValueText::invalidTextKeepsItsPlace()
{
    const QByteArray stored = "{\"a\": 1}";
    const TypedValue typed = typedValue(stored, stored, "{\n  \"a\": x\n}", true);
    QVERIFY(typed.problem);
    QVERIFY(typed.problem->place);
    QCOMPARE(typed.problem->place->line, 2);
    QCOMPARE(typed.problem->place->column, 8);
    QCOMPARE(typed.stored, QByteArray("{\n  \"a\": x\n}"));
    QVERIFY(typed.stageable);
}

void TestValueText::otherTextIsShownAsItIs()
{
    const ShownValue shown = showValue("true  text", ShowAs::Text);
    QCOMPARE(shown.form, ShownValue::Form::Text);
    QCOMPARE(shown.text, QByteArray("true  text"));
}

void TestValueText::longStringIsElidedAndKept()
{
    const QByteArray stored = "{\"n\": 1, \"text\": \"" + QByteArray(100'000, 'x') + "\"}";
    QByteArray text = showValue(stored, ShowAs::Json).text;
    QVERIFY(text.size() < 2'000);
    text.replace("\"n\": 1", "\"n\": 2");
    const TypedValue typed = typedValue(stored, stored, text, true);
    QVERIFY(typed.stageable);
    QCOMPARE(typed.stored, QByteArray(stored).replace("\"n\": 1", "\"n\": 2"));
}

void TestValueText::alteredElisionIsNotStaged()
{
    const QByteArray stored = "{\"text\": \"" + QByteArray(100'000, 'x') + "\"}";
    const QByteArray text = showValue(stored, ShowAs::Json).text.replace("xxx", "xyx");
    const TypedValue typed = typedValue(stored, stored, text, true);
    QVERIFY(typed.problem);
    QVERIFY(!typed.stageable);
}

void TestValueText::stringIsTakenOutAndPutBack()
{
    const QByteArray stored = R"({"a": [1, "l\u00e9\nx"], "b": 2})";
    const json::Tape tape = *json::parse(stored);
    const auto string = stringAt(tape, stored.indexOf("x\""));
    QVERIFY(string);
    QCOMPARE(string->pointer, QByteArray("/a/1"));
    QCOMPARE(string->text, QByteArray("l\u00e9\nx"));
    QCOMPARE(withString(stored, *string, string->text), stored);
    QCOMPARE(
        withString(stored, *string, "\u00e8\ty"), QByteArray(R"({"a": [1, "\u00e8\ty"], "b": 2})"));
    QVERIFY(!stringAt(tape, stored.indexOf("2}")));
}

QTEST_GUILESS_MAIN(TestValueText)
#include "tst_valuetext.moc"
