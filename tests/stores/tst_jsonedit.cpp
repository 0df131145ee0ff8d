// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsonbytes.h"
#include "jsondocuments.h"
#include "stores/json/edit.h"

#include <QTest>

using namespace kvlens;
using namespace kvlens::json;

namespace {

const QByteArray indented
    = "{\n  \"a\": 1,\n  \"b\": {\n    \"x\": [\n      1,\n      2\n    ]\n  }\n}\n";

Tape tapeOf(const QByteArray &text)
{
    const Result<Tape> tape = parse(text);
    return tape ? *tape : Tape {};
}

QByteArray inserted(const QByteArray &text, const QByteArray &pointer, quint32 index,
    const QByteArray &key, const QByteArray &value)
{
    const Tape tape = tapeOf(text);
    const quint32 container = findPointer(tape, pointer);
    const Style style = detectStyle(text);
    const Splice splice = tape[container].kind == TokenKind::Object
        ? insertMember(tape, container, index, key, value, style)
        : insertElement(tape, container, index, value, style);
    return apply(text, {splice});
}

QByteArray removed(const QByteArray &text, const QByteArray &pointer, quint32 index)
{
    const Tape tape = tapeOf(text);
    return apply(text, {removeChild(tape, findPointer(tape, pointer), index)});
}

quint32 randomContainer(const Tape &tape, QRandomGenerator &random)
{
    QList<quint32> containers;
    for (quint32 token = 0; token < tape.tokens.size(); ++token) {
        if (tape[token].kind == TokenKind::Object || tape[token].kind == TokenKind::Array)
            containers += token;
    }
    return containers.isEmpty() ? noToken : containers[random.bounded(containers.size())];
}

} // namespace

class TestJsonEdit : public QObject
{
    Q_OBJECT

private slots:
    void insertionFollowsWhatIsAround_data();
    void insertionFollowsWhatIsAround();
    void removalTakesTheRightComma_data();
    void removalTakesTheRightComma();
    void settingAValueChangesNothingElse();
    void renamingKeepsTheEscapesOfTheFile();
    void movingKeepsTheBytesOfEveryChild();
    void sortedIndexIsByCodePoint();
    void undoneEditsLeaveTheSameBytes();
    void randomChangesOfChildrenAreExact();
    void runsAreRemovedAndAddedByOffsetsAlone();
    void unbelievableGapsAreNotCopied();
    void styleIsDetected_data();
    void styleIsDetected();
    void styleOfACutSampleIsThatOfTheWhole();
    void newMaterialIsWrittenInTheStyle();
};

void TestJsonEdit::insertionFollowsWhatIsAround_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<int>("index");
    QTest::addColumn<QByteArray>("expected");
    const auto row
        = [](const char *name, QByteArray text, QByteArray pointer, int index,
              QByteArray expected) { QTest::newRow(name) << text << pointer << index << expected; };
    row("only member", "{}", "", 0, R"({"n": 9})");
    row("only member, with space", "{ }", "", 0, R"({"n": 9})");
    row("first", R"({"a": 1, "b": 2})", "", 0, R"({"n": 9, "a": 1, "b": 2})");
    row("middle", R"({"a": 1, "b": 2})", "", 1, R"({"a": 1, "n": 9, "b": 2})");
    row("last", R"({"a": 1, "b": 2})", "", 2, R"({"a": 1, "b": 2, "n": 9})");
    row("compact", R"({"a":1,"b":2})", "", 2, R"({"a":1,"b":2,"n":9})");
    row("compact, one member", R"({"a":1})", "", 1, R"({"a":1,"n":9})");
    row("strange spaces", "{\"a\" :1 ,\"b\" :2 }", "", 2, "{\"a\" :1 ,\"b\" :2 ,\"n\" :9 }");
    row("array", "[1, 2]", "", 1, "[1, 9, 2]");
    row("empty array", "[]", "", 0, "[9]");
    row("indented, last", indented, "", 2,
        "{\n  \"a\": 1,\n  \"b\": {\n    \"x\": [\n      1,\n      2\n    ]\n  },\n  \"n\": "
        "9\n}\n");
    row("indented, first of one", indented, "/b", 0,
        "{\n  \"a\": 1,\n  \"b\": {\n    \"n\": 9,\n    \"x\": [\n      1,\n      2\n    ]\n  "
        "}\n}\n");
    row("indented, empty", "{\n  \"a\": {}\n}", "/a", 0, "{\n  \"a\": {\n    \"n\": 9\n  }\n}");
    row("indented with CRLF and tabs", "{\r\n\t\"a\": {}\r\n}", "/a", 0,
        "{\r\n\t\"a\": {\r\n\t\t\"n\": 9\r\n\t}\r\n}");
}

void TestJsonEdit::insertionFollowsWhatIsAround()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, pointer);
    QFETCH(int, index);
    QFETCH(QByteArray, expected);
    QCOMPARE(inserted(text, pointer, quint32(index), "n", "9"), expected);
}

void TestJsonEdit::removalTakesTheRightComma_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<int>("index");
    QTest::addColumn<QByteArray>("expected");
    const auto row
        = [](const char *name, QByteArray text, QByteArray pointer, int index,
              QByteArray expected) { QTest::newRow(name) << text << pointer << index << expected; };
    row("first", R"({"a": 1, "b": 2, "c": 3})", "", 0, R"({"b": 2, "c": 3})");
    row("middle", R"({"a": 1, "b": 2, "c": 3})", "", 1, R"({"a": 1, "c": 3})");
    row("last", R"({"a": 1, "b": 2, "c": 3})", "", 2, R"({"a": 1, "b": 2})");
    row("only", R"({"a": 1})", "", 0, "{}");
    row("only, with space", "[ 1 ]", "", 0, "[]");
    row("indented, first", indented, "", 0,
        "{\n  \"b\": {\n    \"x\": [\n      1,\n      2\n    ]\n  }\n}\n");
    row("indented, last", indented, "", 1, "{\n  \"a\": 1\n}\n");
    row("indented, only", indented, "/b", 0, "{\n  \"a\": 1,\n  \"b\": {}\n}\n");
}

void TestJsonEdit::removalTakesTheRightComma()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, pointer);
    QFETCH(int, index);
    QFETCH(QByteArray, expected);
    QCOMPARE(removed(text, pointer, quint32(index)), expected);
}

void TestJsonEdit::settingAValueChangesNothingElse()
{
    QRandomGenerator random(21);
    for (int round = 0; round < 2000; ++round) {
        const QByteArray text = randomDocument(random, Spacing(round % 3));
        const Tape tape = tapeOf(text);
        const auto token = quint32(random.bounded(int(tape.tokens.size())));
        if (tape[token].kind == TokenKind::Key)
            continue;
        const QByteArray after = apply(text, {setValue(tape, token, "[\"new\"]")});
        QCOMPARE(after.first(tape[token].begin), text.first(tape[token].begin));
        QVERIFY(after.endsWith(text.mid(tape[token].end)));
        QCOMPARE(after.size(), text.size() - (tape[token].end - tape[token].begin) + 7);
    }
}

void TestJsonEdit::renamingKeepsTheEscapesOfTheFile()
{
    const QByteArray ascii = R"({"\u00e9": 1.0})";
    const Tape tape = tapeOf(ascii);
    QCOMPARE(apply(ascii, {renameKey(tape, 1, "\xc3\xbc/", detectStyle(ascii))}),
        QByteArray(R"({"\u00fc/": 1.0})"));
    const QByteArray raw = "{\"\xc3\xa9\":1.0}";
    QCOMPARE(apply(raw, {renameKey(tapeOf(raw), 1, "\xc3\xbc", detectStyle(raw))}),
        QByteArray("{\"\xc3\xbc\":1.0}"));
}

void TestJsonEdit::movingKeepsTheBytesOfEveryChild()
{
    const QByteArray text = "{\"a\": 1,  \"b\" : [2],\n\"c\": 3}";
    for (quint32 from = 0; from < 3; ++from) {
        for (quint32 to = 0; to < 3; ++to) {
            const Tape tape = tapeOf(text);
            const Tape after = tapeOf(apply(text, moveChild(tape, 0, from, to)));
            QByteArrayList expected = childTexts(tape, 0);
            expected.move(from, to);
            QCOMPARE(childTexts(after, 0), expected);
        }
    }
}

void TestJsonEdit::sortedIndexIsByCodePoint()
{
    const Tape tape = tapeOf(R"({"B": 1, "a": 2, "\uffee": 3, "\ud83d\ude00": 4})");
    QCOMPARE(sortedIndex(tape, 0, "A"), 0u);
    QCOMPARE(sortedIndex(tape, 0, "C"), 1u);
    QCOMPARE(sortedIndex(tape, 0, "\xef\xbf\xbd"), 3u); // U+FFFD: before what is astral
    QCOMPARE(sortedIndex(tape, 0, "\xf0\x9f\x98\x81"), 4u);
}

void TestJsonEdit::undoneEditsLeaveTheSameBytes()
{
    QRandomGenerator random(22);
    for (int round = 0; round < 2000; ++round) {
        const QByteArray text = randomDocument(random, Spacing(round % 3));
        QList<Splice> splices;
        qint64 at = 0;
        while (at < text.size() && splices.size() < 5) {
            const qint64 begin = at + random.bounded(20);
            const qint64 end = begin + random.bounded(20);
            if (end <= text.size())
                splices.prepend({begin, end, QByteArray(random.bounded(10), 'x')});
            at = end + 1;
        }
        const QByteArray after = apply(text, splices);
        QCOMPARE(apply(after, inverse(text, splices)), text);
    }
}

void TestJsonEdit::randomChangesOfChildrenAreExact()
{
    QRandomGenerator random(23);
    for (int round = 0; round < 5000; ++round) {
        const QByteArray text = randomDocument(random, Spacing(round % 3));
        const Tape tape = tapeOf(text);
        const quint32 container = randomContainer(tape, random);
        if (container == noToken)
            continue;
        QByteArrayList expected = childTexts(tape, container);
        const auto index = quint32(random.bounded(int(expected.size()) + 1));
        QList<Splice> splices;
        if (random.bounded(2) || index == quint32(expected.size())) {
            const bool object = tape[container].kind == TokenKind::Object;
            expected.insert(index, object ? "\"new\"=null" : "=null");
            splices += object ? insertMember(tape, container, index, "new", "null", {})
                              : insertElement(tape, container, index, "null", {});
        } else {
            expected.removeAt(index);
            splices += removeChild(tape, container, index);
        }
        const QByteArray after = apply(text, splices);
        const Result<Tape> parsed = parse(after);
        QVERIFY2(parsed, after);
        QCOMPARE(childTexts(*parsed, container), expected);
        QVERIFY(after.startsWith(text.first(tape[container].begin + 1)));
        QVERIFY(after.endsWith(text.mid(tape[container].end - 1)));
    }
}

void TestJsonEdit::runsAreRemovedAndAddedByOffsetsAlone()
{
    const QByteArray text = R"({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5})";
    const auto span = [&](char key) {
        const qint64 begin = text.indexOf(QByteArray("\"") + key);
        return Span {begin, begin + 6};
    };
    const Span whole {0, text.size()};
    const Layout layout = layoutOf({}, {});
    QCOMPARE(apply(text,
                 {removeRun({whole, {}, span('c')}, {span('a').begin, span('b').end}),
                     removeRun({whole, span('c'), {}}, {span('d').begin, span('e').end}),
                     insertRun({whole, span('c'), {}}, {R"("x": 8)", R"("y": 9)"}, layout)}),
        QByteArray(R"({"c": 3, "x": 8, "y": 9})"));
    QCOMPARE(apply(text, {insertRun({whole}, {R"("x": 8)", R"("y": 9)"}, layout)}),
        QByteArray(R"({"x": 8, "y": 9})"));
    QCOMPARE(apply(text, {removeRun({whole}, {span('a').begin, span('e').end})}), QByteArray("{}"));
}

void TestJsonEdit::unbelievableGapsAreNotCopied()
{
    const Layout fallback = layoutOf({}, {});
    for (const QByteArray gap : {"", " ", ",,", ", 1", "x"}) {
        QCOMPARE(observedLayout(fallback, {}, gap, gap), fallback);
        QCOMPARE(observedLayout(fallback, gap, {}), fallback);
    }
    QCOMPARE(observedLayout(fallback, "\n  ", {}).separator, QByteArray(",\n  "));
    QCOMPARE(observedLayout(fallback, {}, " ,\t", " :").separator, QByteArray(" ,\t"));
}

void TestJsonEdit::styleIsDetected_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Style>("style");
    const auto row = [](const char *name, QByteArray text, Style style) {
        QTest::newRow(name) << text << style;
    };
    row("nothing to see", "{}", {});
    row("dialect A", R"({"b": {"\u00e9": [1, 2]}, "a": 1})", {});
    Style sorted;
    sorted.sortedKeys = true;
    row("dialect B", R"({"collection": "a", "created_at": "", "key": "k", "value": {"t": 1}})",
        sorted);
    Style compact;
    compact.item = ",";
    compact.key = ":";
    compact.escapes = Escapes::RawUtf8;
    row("dialect C", "{\"s\":{\"k\":[{\"role\":\"user\",\"b\":\"\xc3\xa9\"}]}}", compact);
    row("compact without characters that tell", R"({"s":{"k":[1,2]}})", compact);
    row("compact, one member", R"({"s":1})", compact);
    Style compactAscii = compact;
    compactAscii.escapes = Escapes::Ascii;
    row("compact and escaped", R"({"s":{"k":"\u00e9"}})", compactAscii);
    Style raw;
    raw.escapes = Escapes::RawUtf8;
    row("spaced and raw", "{\"s\": \"\xc3\xa9\", \"b\": 1}", raw);
    Style twoSpaces;
    twoSpaces.indent = "  ";
    row("indented", indented, twoSpaces);
    Style tabs;
    tabs.indent = "\t";
    tabs.newline = "\r\n";
    row("tabs and CRLF", "{\r\n\t\"b\": {\r\n\t\t\"a\": null\r\n\t},\r\n\t\"a\": 1\r\n}\r\n", tabs);
    Style wide = twoSpaces;
    wide.indent = "    ";
    row("vectors on one line", "{\n    \"a\": [1, 2, 3],\n    \"b\": {\n        \"c\": 1\n    }\n}",
        wide);
}

void TestJsonEdit::styleIsDetected()
{
    QFETCH(QByteArray, text);
    QFETCH(Style, style);
    const Style found = detectStyle(text);
    QCOMPARE(found.item, style.item);
    QCOMPARE(found.key, style.key);
    QCOMPARE(found.indent, style.indent);
    QCOMPARE(found.newline, style.newline);
    QCOMPARE(found.escapes, style.escapes);
    QCOMPARE(found.sortedKeys, style.sortedKeys);
}

void TestJsonEdit::styleOfACutSampleIsThatOfTheWhole()
{
    const QByteArray text = R"({"b":{"\u00e9":[1,2]},"a":"some long text that is cut anywhere"})";
    for (qsizetype size = text.indexOf('2'); size <= text.size(); ++size)
        QCOMPARE(detectStyle(text.first(size)), detectStyle(text));
}

void TestJsonEdit::newMaterialIsWrittenInTheStyle()
{
    const QByteArray typed = "{ \"b\" : [1.0,{}, [ ], {\"x\":NaN}],\"a\":\"\xc3\xa9\\/\\u00e9\"}";
    QCOMPARE(*writeStyled(typed, {}),
        QByteArray(R"({"b": [1.0, {}, [], {"x": NaN}], "a": "\u00e9/\u00e9"})"));
    const Style compact = detectStyle("{\"a\":\"\xc3\xa9\",\"b\":1}");
    QCOMPARE(*writeStyled(typed, compact),
        QByteArray("{\"b\":[1.0,{},[],{\"x\":NaN}],\"a\":\"\xc3\xa9/\xc3\xa9\"}"));
    Style lines = detectStyle(indented);
    lines.baseIndent = "  ";
    QCOMPARE(*writeStyled("{\"a\":[1,{}]}", lines),
        QByteArray("{\n    \"a\": [\n      1,\n      {}\n    ]\n  }"));
    QCOMPARE(writeStyled("[1,]", {}).error().place, (TextPlace {3, 1, 4}));
}

QTEST_GUILESS_MAIN(TestJsonEdit)
#include "tst_jsonedit.moc"
