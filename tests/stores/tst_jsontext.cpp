// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsondocuments.h"
#include "stores/json/pystr.h"
#include "stores/json/text.h"
#include "stores/valuekind.h"

#include <QTest>

using namespace kvlens;
using namespace kvlens::json;

class TestJsonText : public QObject
{
    Q_OBJECT

private slots:
    void tokensCoverTheirBytes();
    void hundredThousandNestedBracketsAreParsed();
    void strictGrammarRefusesWhatOnlyPythonReads();
    void pointersLeadBackToTheirTokens();
    void pointerOfADuplicateFindsTheLast();
    void innermostTokenIsFoundAtEveryByte();
    void placeCountsCharactersOfTheLine();
    void kindIsKnownFromTheFirstByte();
    void shownStringsDecodeOnlyWhatCanBeSeen_data();
    void shownStringsDecodeOnlyWhatCanBeSeen();
    void shownStringsStandForTheSameText();
    void everyTruncationOfATokenIsRefused();
    void whatEndsAStringIsSeenAtEveryByte();
};

void TestJsonText::tokensCoverTheirBytes()
{
    const Result<Tape> tape = parse(" {\"a\": [1, \"x\"], \"b\": {}} ");
    QVERIFY(tape);
    QByteArrayList described;
    for (quint32 i = 0; i < tape->tokens.size(); ++i) {
        const Token &token = (*tape)[i];
        described += tape->bytes(i).toByteArray() + '/' + QByteArray::number(token.count) + '/'
            + QByteArray::number(token.next);
    }
    const QByteArrayList expected {"{\"a\": [1, \"x\"], \"b\": {}}/2/7", "\"a\"/0/2",
        "[1, \"x\"]/2/5", "1/0/4", "\"x\"/0/5", "\"b\"/0/6", "{}/0/7"};
    QCOMPARE(described, expected);
}

void TestJsonText::hundredThousandNestedBracketsAreParsed()
{
    for (const int depth : {100'000, 1'000'000}) {
        const Result<Tape> tape = parse(QByteArray(depth, '[') + QByteArray(depth, ']'));
        QVERIFY(tape);
        QCOMPARE(tape->tokens.size(), size_t(depth));
        const Result<Tape> cut = parse(QByteArray(depth, '['));
        QCOMPARE(cut.error().place->byte, depth);
        QCOMPARE(quotedWords(cut.error().detail), QStringLiteral("Expecting value"));
    }
}

void TestJsonText::strictGrammarRefusesWhatOnlyPythonReads()
{
    for (const QByteArray text : {"[NaN]", "[Infinity]", "[-Infinity]", "[\"\xed\xa0\x80\"]"}) {
        QVERIFY(parse(text));
        const Result<Tape> strict = parse(text, Grammar::Strict);
        QCOMPARE(strict.error().code, ErrorCode::Invalid);
        QVERIFY(strict.error().place->byte <= 2);
    }
    QVERIFY(parse("[\"\xed\x95\x9c\", 1e5, null]", Grammar::Strict));
}

void TestJsonText::pointersLeadBackToTheirTokens()
{
    const Result<Tape> tape = parse(R"({"a/b": [1, {"~c": 2}], "": {"\u00e9": [[]]}})");
    QByteArrayList pointers;
    for (quint32 token = 0; token < tape->tokens.size(); ++token) {
        const QByteArray pointer = pointerOf(*tape, token);
        const bool key = (*tape)[token].kind == TokenKind::Key;
        QCOMPARE(findPointer(*tape, pointer), key ? token + 1 : token);
        if (!key)
            pointers += pointer;
    }
    QCOMPARE(pointers.join(' '),
        QByteArray(" /a~1b /a~1b/0 /a~1b/1 /a~1b/1/~0c / //\xc3\xa9 //\xc3\xa9/0"));
    for (const QByteArray none : {"/x", "/a~1b/2", "/a~1b/01", "/a~1b/-1", "a", "/a~1b/0/0"})
        QCOMPARE(findPointer(*tape, none), noToken);
}

void TestJsonText::pointerOfADuplicateFindsTheLast()
{
    const Result<Tape> tape = parse(R"({"a": 1, "\u0061": 2})");
    QCOMPARE(tape->bytes(findPointer(*tape, "/a")), QByteArrayView("2"));
}

void TestJsonText::innermostTokenIsFoundAtEveryByte()
{
    const QByteArray text = R"( {"a": [1, 22], "b": {}} )";
    const Result<Tape> tape = parse(text);
    for (qint64 byte = 0; byte < text.size(); ++byte) {
        quint32 expected = noToken;
        for (quint32 token = 0; token < tape->tokens.size(); ++token) {
            if ((*tape)[token].begin <= byte && byte < (*tape)[token].end)
                expected = token;
        }
        QCOMPARE(tokenAt(*tape, byte), expected);
    }
}

void TestJsonText::placeCountsCharactersOfTheLine()
{
    const QByteArray text = "a\n\xc3\xa9\xf0\x9f\x98\x80x\r\ny";
    QCOMPARE(placeAt(text, text.indexOf('x')), (TextPlace {8, 2, 3}));
    QCOMPARE(placeAt(text, text.indexOf('y')), (TextPlace {11, 3, 1}));
    QCOMPARE(placeAt(text, 0), (TextPlace {0, 1, 1}));
}

void TestJsonText::kindIsKnownFromTheFirstByte()
{
    QCOMPARE(valueKind(" {"), ValueKind::Object);
    QCOMPARE(valueKind("\n["), ValueKind::Array);
    QCOMPARE(valueKind("\""), ValueKind::String);
    for (const char *number : {"-1", "0", "NaN", "Infinity", "-Infinity"})
        QCOMPARE(valueKind(number), ValueKind::Number);
    QCOMPARE(valueKind("true"), ValueKind::Boolean);
    QCOMPARE(valueKind("false"), ValueKind::Boolean);
    QCOMPARE(valueKind("null"), ValueKind::Null);
    QCOMPARE(valueKind(""), ValueKind::Unknown);
    QCOMPARE(valueKind("x"), ValueKind::Unknown);
}

void TestJsonText::shownStringsDecodeOnlyWhatCanBeSeen_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *name, QByteArray token, QByteArray shown) {
        QTest::newRow(name) << token << shown;
    };
    row("Cyrillic", R"("\u041f\u0440")", "\"\xd0\x9f\xd1\x80\"");
    row("emoji as a pair", R"("\ud83d\ude00")", "\"\xf0\x9f\x98\x80\"");
    row("raw stays raw", "\"\xc3\xa9\"", "\"\xc3\xa9\"");
    row("upper case", R"("\u00E9")", "\"\xc3\xa9\"");
    row("ASCII escapes stay", R"("\u0041\n\/\"\\u00e9")", R"("\u0041\n\/\"\\u00e9")");
    row("control characters", R"("\u0000\u007f\u0085")", R"("\u0000\u007f\u0085")");
    row("lone surrogates", R"("\ud800x\udc00")", R"("\ud800x\udc00")");
    row("raw lone surrogate", "\"\xed\xa0\x80\"", R"("\ud800")");
    row("surrogate pair, half raw", "\"\xed\xa0\xbd\\ude00\"", "\"\xf0\x9f\x98\x80\"");
    row("bidi override raw", "\"\xe2\x80\xae\"", R"("\u202e")");
    row("zero width", R"("\u200b\u200d\ufeff")", R"("\u200b\u200d\ufeff")");
    row("line separator raw", "\"\xe2\x80\xa8\"", R"("\u2028")");
    row("no-break space", R"("\u00a0\u3000")", "\"\\u00a0\xe3\x80\x80\"");
    row("private use, raw", "\"\xee\x80\x80\"", R"("\ue000")");
    row("tag character", "\"\xf3\xa0\x81\x81\"", R"("\udb40\udc41")");
    row("not UTF-8", "\"caf\xe9\"", R"("caf\udce9")");
    row("wrong escape", R"("\x\u12")", R"("\x\u12")");
    row("delete, raw", "\"\x7f\"", R"("\u007f")");
}

void TestJsonText::shownStringsDecodeOnlyWhatCanBeSeen()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, shown);
    QCOMPARE(shownString(token), shown);
}

void TestJsonText::shownStringsStandForTheSameText()
{
    QRandomGenerator random(3);
    for (int i = 0; i < 5000; ++i) {
        const QByteArray token = randomString(random);
        const QByteArray shown = shownString(token);
        QCOMPARE(*decodeString(shown), *decodeString(token));
        QCOMPARE(shownString(shown), shown);
        QCOMPARE(QString::fromUtf8(shown).toUtf8(), shown);
    }
}

void TestJsonText::everyTruncationOfATokenIsRefused()
{
    const QByteArray token = R"("a\"\\\u00e9\ud83d\ude00é")";
    QVERIFY(decodeString(token));
    for (qsizetype size = 0; size < token.size(); ++size)
        QCOMPARE(decodeString(token.first(size)).error().code, ErrorCode::Invalid);
    QCOMPARE(decodeString(token + "x").error().place->byte, token.size());
}

// However many bytes are looked at together.
void TestJsonText::whatEndsAStringIsSeenAtEveryByte()
{
    constexpr int longest = 70;
    for (int size = 0; size < longest; ++size) {
        const QByteArray text(size, 'x');
        QCOMPARE(*decodeString('"' + text + '"'), text);
        QCOMPARE(decodeString('"' + text + "\" x").error().place->byte, size + 2);
        QCOMPARE(decodeString('"' + text).error().place->byte, 0);
        for (int at = 0; at < size; ++at) {
            QByteArray other = text;
            other[at] = '\x1f';
            QCOMPARE(decodeString('"' + other + '"').error().place->byte, at + 1);
            other.replace(at, 1, "\\n");
            QCOMPARE(*decodeString('"' + other + '"'), text.first(at) + '\n' + text.sliced(at + 1));
            other.replace(at, 2, "\\u00e9");
            QCOMPARE(*decodeString('"' + other + '"'),
                text.first(at) + "\xc3\xa9" + text.sliced(at + 1));
            other[at + 5] = 'g';
            QCOMPARE(decodeString('"' + other + '"').error().place->byte, at + 2);
        }
    }
}

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
