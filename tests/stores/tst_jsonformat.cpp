// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsondocuments.h"
#include "stores/json/format.h"
#include "stores/json/lexemes.h"
#include "stores/json/tokendiff.h"

#include <QTest>

using namespace kvlens;
using namespace kvlens::json;

namespace {

QByteArray restored(const QByteArray &stored, const QByteArray &edited, const Style &style = {})
{
    const Result<QByteArray> result = restore(stored, edited, style);
    return result ? *result : "error: " + quotedWords(result.error().detail).toUtf8();
}

QByteArray replaced(QByteArray text, const QByteArray &from, const QByteArray &to)
{
    return text.replace(text.indexOf(from), from.size(), to);
}

// Replaces in the pretty form and restores.
QByteArray editedPretty(const QByteArray &stored, const QByteArray &from, const QByteArray &to)
{
    const QByteArray text = pretty(stored).text;
    return text.contains(from) ? restored(stored, replaced(text, from, to), detectStyle(stored))
                               : "not found in: " + text;
}

std::vector<QByteArrayView> tokensOf(const QByteArray &text)
{
    std::vector<QByteArrayView> tokens;
    for (const Lexeme &lexeme : lexemes(text))
        tokens.push_back(QByteArrayView(text).sliced(lexeme.begin, lexeme.end - lexeme.begin));
    return tokens;
}

qsizetype longestLine(const QByteArray &text)
{
    qsizetype longest = 0;
    for (const QByteArray &line : text.split('\n'))
        longest = qMax(longest, line.size());
    return longest;
}

} // namespace

class TestJsonFormat : public QObject
{
    Q_OBJECT

private slots:
    void prettyIsIndentedAndReadable();
    void vectorIsWrappedIntoFewLines();
    void uneditedPrettyGivesTheStoredBytes_data();
    void uneditedPrettyGivesTheStoredBytes();
    void uneditedPrettyOfRandomTextsGivesTheStoredBytes();
    void prettyIsAlwaysUtf8WithTheSameTokens();
    void onlyTheEditedTokenChanges_data();
    void onlyTheEditedTokenChanges();
    void randomEditOfOneTokenKeepsAllOtherBytes();
    void layoutOfTheEditedTextDoesNotMatter();
    void longStringsAreElidedAndComeBack();
    void editedPlaceholderIsRefused();
    void movedPlaceholderKeepsItsString();
    void invalidEditIsToldWithItsPlace();
    void damagedTextCanBeMended();
    void damageThatStaysIsTold();
    void deepNestingStaysSmall();
    void positionsMapBothWays();
    void matchesAreNearlyTheMostPossible();
    void farApartEditsInALongArrayKeepTheRest();
};

void TestJsonFormat::prettyIsIndentedAndReadable()
{
    QCOMPARE(pretty(R"({"a": [1, 2, {"b": []}], "\u041f": "\ud83d\ude00\n", "e": {}})").text,
        QByteArray("{\n  \"a\": [\n    1,\n    2,\n    {\n      \"b\": []\n    }\n  ],\n"
                   "  \"\xd0\x9f\": \"\xf0\x9f\x98\x80\\n\",\n  \"e\": {}\n}"));
    QCOMPARE(pretty("[1,2]").text, QByteArray("[1, 2]"));
    QCOMPARE(pretty(" null ").text, QByteArray("null"));
    QCOMPARE(pretty("").text, QByteArray());
    QVERIFY(!pretty("[1,2]").problem);
    QVERIFY(pretty("[1,2").problem);
}

void TestJsonFormat::vectorIsWrappedIntoFewLines()
{
    QByteArrayList numbers;
    for (int i = 0; i < 1536; ++i)
        numbers += QByteArray::number(i * 0.0123456789 - 7, 'g', 17);
    const QByteArray text = pretty("{\"embedding\": [" + numbers.join(", ") + "]}").text;
    QVERIFY(text.count('\n') < 500);
    QVERIFY(longestLine(text) <= 100);
}

void TestJsonFormat::uneditedPrettyGivesTheStoredBytes_data()
{
    QTest::addColumn<QByteArray>("stored");
    for (const NamedText &document : nastyDocuments())
        QTest::newRow(document.name) << document.text;
}

void TestJsonFormat::uneditedPrettyGivesTheStoredBytes()
{
    QFETCH(QByteArray, stored);
    const Pretty shown = pretty(stored);
    QCOMPARE(restored(stored, shown.text), stored);
    QCOMPARE(QString::fromUtf8(shown.text).toUtf8(), shown.text);
    QCOMPARE(shown.problem.has_value(), !parse(stored));
}

void TestJsonFormat::uneditedPrettyOfRandomTextsGivesTheStoredBytes()
{
    QRandomGenerator random(31);
    for (int round = 0; round < 3000; ++round) {
        const QByteArray stored = randomDocument(random, Spacing(round % 3));
        const QByteArray text = pretty(stored).text;
        QCOMPARE(restored(stored, text), stored);
        // The same tokens in another layout: the long way round gives the same bytes.
        QCOMPARE(restored(stored, text + '\n'), stored);
    }
}

void TestJsonFormat::prettyIsAlwaysUtf8WithTheSameTokens()
{
    QRandomGenerator random(32);
    for (int round = 0; round < 3000; ++round) {
        QByteArray stored = randomDocument(random, Spacing(round % 3));
        stored.truncate(random.bounded(int(stored.size()) + 1));
        stored.insert(random.bounded(int(stored.size()) + 1),
            QByteArrayList {"\xff", "]", "\"", "\x01"}[round % 4]);
        const Pretty shown = pretty(stored);
        QCOMPARE(QString::fromUtf8(shown.text).toUtf8(), shown.text);
        QCOMPARE(lexemes(shown.text).size(), lexemes(stored).size());
        QCOMPARE(shown.pieces.size(), lexemes(stored).size());
    }
}

void TestJsonFormat::onlyTheEditedTokenChanges_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("expected");
    const auto row
        = [](const char *name, QByteArray stored, QByteArray from, QByteArray to,
              QByteArray expected) { QTest::newRow(name) << stored << from << to << expected; };
    row("number", R"({"a" :1.0,  "\u00E9": "\/x"})", "1.0", "2.50",
        R"({"a" :2.50,  "\u00E9": "\/x"})");
    row("text is escaped as the file is", R"({"a": "\u00e9", "b": 1})", "\xc3\xa9", "\xc3\xbc",
        R"({"a": "\u00fc", "b": 1})");
    row("text stays raw in a raw file", "{\"a\":\"\xc3\xa9\",\"b\":1}", "\xc3\xa9", "\xc3\xbc",
        "{\"a\":\"\xc3\xbc\",\"b\":1}");
    row("new member at the end", R"({"a": 1})", "1", "1, \"b\": [true]",
        R"({"a": 1, "b": [true]})");
    row("new member at the beginning", R"({"a":1,"c":2})", "\"a\"", "\"b\": 0,\"a\"",
        R"({"b":0,"a":1,"c":2})");
    row("member removed", R"({"a": 1, "b": 2, "c": 3})", "\"b\": 2,", "", R"({"a": 1, "c": 3})");
    row("first member removed", R"({"a": 1, "b": 2})", "\"a\": 1,", "", R"({"b": 2})");
    row("last member removed", R"({"a": 1, "b": 2})", ",\n  \"b\": 2", "", R"({"a": 1})");
    row("only member removed", R"({"a": 1})", "\"a\": 1", "", "{}");
    row("filled", "{\"a\": {}, \"b\": 1}", "{}", "{\"x\": 2}", R"({"a": {"x": 2}, "b": 1})");
    row("indented: new member", "{\n    \"a\": 1\n  }", "1", "1, \"b\": {\"c\": 2}",
        "{\n    \"a\": 1,\n    \"b\": {\n      \"c\": 2\n    }\n  }");
    row("key renamed", R"({"\u00e9": {"x": 1 }})", "\xc3\xa9", "e", R"({"e": {"x": 1 }})");
    row("members swapped", R"({"a": "\u00E9", "b": 2})", "\"a\": \"\xc3\xa9\",\n  \"b\": 2",
        "\"b\": 2, \"a\": \"\xc3\xa9\"", R"({"b": 2, "a": "\u00E9"})");
    row("replaced by a scalar", R"( {"a": 1} )", "{\n  \"a\": 1\n}", "null", " null ");
}

void TestJsonFormat::onlyTheEditedTokenChanges()
{
    QFETCH(QByteArray, stored);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, expected);
    QCOMPARE(editedPretty(stored, from, to), expected);
}

void TestJsonFormat::randomEditOfOneTokenKeepsAllOtherBytes()
{
    QRandomGenerator random(33);
    for (int round = 0; round < 3000; ++round) {
        const QByteArray stored = randomDocument(random, Spacing(round % 3));
        const Pretty shown = pretty(stored);
        const auto &piece = shown.pieces[size_t(random.bounded(int(shown.pieces.size())))];
        const QByteArray token = stored.mid(piece.stored.begin, piece.stored.size());
        if (QByteArray("{}[],:").contains(token))
            continue;
        QByteArray text = shown.text;
        text.replace(piece.shown.begin, piece.shown.size(), "\"unheard of \\u0041\"");
        QByteArray expected = stored;
        expected.replace(piece.stored.begin, piece.stored.size(), "\"unheard of A\"");
        QCOMPARE(restored(stored, text), expected);
    }
}

void TestJsonFormat::layoutOfTheEditedTextDoesNotMatter()
{
    const QByteArray stored = "{\"a\" : [1 , 2],\t\"b\": {\"c\":null }}";
    QCOMPARE(restored(stored, R"({"a":[1,2],"b":{"c":null}})"), stored);
    QCOMPARE(restored(stored, "{\n\n\"a\":[1,\n2],\"b\":{\n\"c\"\n:null}}\n\n"), stored);
}

void TestJsonFormat::longStringsAreElidedAndComeBack()
{
    const QByteArray longToken = "\"" + QByteArray("\\u00e9 word ").repeated(3000) + "\"";
    const QByteArray stored
        = "{\"a\": 1, \"t\": " + longToken + ", \"n\": " + QByteArray(20000, '7') + "}";
    const Pretty shown = pretty(stored);
    QVERIFY(shown.text.size() < 1000);
    QVERIFY(longestLine(shown.text) < 400);
    QVERIFY(parse(shown.text));
    QVERIFY(shown.text.contains("20,800 more characters, ")); // 3000 times seven, less 200
    QCOMPARE(restored(stored, replaced(shown.text, "1", "2")), replaced(stored, "1", "2"));
    QCOMPARE(std::count_if(shown.pieces.begin(), shown.pieces.end(),
                 [](const Pretty::Piece &piece) { return piece.elided; }),
        2);
}

void TestJsonFormat::editedPlaceholderIsRefused()
{
    const QByteArray stored = "{\"a\": 1,\n \"t\": \"" + QByteArray(20000, 'x') + "\"}";
    const QByteArray text = pretty(stored).text;
    const QByteArray edited = replaced(text, "xxx", "xyx");
    const Result<QByteArray> result = restore(stored, edited, {});
    QCOMPARE(result.error().code, ErrorCode::Invalid);
    QCOMPARE(result.error().place, placeAt(edited, edited.indexOf("\"xyx")));
    QVERIFY(!restore(stored, replaced(text, "characters", "chars"), {}));
    QVERIFY(!restore(stored, replaced(text, "\"\n}", " and more\"\n}"), {}));
    // A new short string in its place is an edit like any other.
    const qsizetype begin = text.indexOf("\"xxx");
    QCOMPARE(restored(stored, text.first(begin) + "\"short\"}"),
        QByteArray("{\"a\": 1,\n \"t\": \"short\"}"));
}

void TestJsonFormat::movedPlaceholderKeepsItsString()
{
    const QByteArray x = '"' + QByteArray(20000, 'x') + '"';
    const QByteArray stored = "[1, " + x + ", 2]";
    const QByteArrayList tokens = pretty("[" + x + "]").text.split('\n');
    const QByteArray placeholder = tokens[1].trimmed();
    QCOMPARE(restored(stored, "[2, 1, 3, " + placeholder + ", " + placeholder + "]"),
        "[2, 1, 3, " + x + ", " + x + "]");
}

void TestJsonFormat::invalidEditIsToldWithItsPlace()
{
    const QByteArray stored = R"({"a": 1, "b": 2})";
    const QByteArray edited = "{\n  \"a\": 1\n  \"b\": 2\n}";
    const Result<QByteArray> result = restore(stored, edited, {});
    QCOMPARE(result.error().code, ErrorCode::Invalid);
    QCOMPARE(result.error().place, (TextPlace {13, 3, 3}));
    QCOMPARE(quotedWords(result.error().detail), QStringLiteral("Expecting ',' delimiter"));
}

void TestJsonFormat::damagedTextCanBeMended()
{
    const QByteArray stored = R"({"a": "\u00E9", "b": [1,2, "c": 3})";
    const Pretty shown = pretty(stored);
    QVERIFY(shown.problem);
    QCOMPARE(restored(stored, replaced(shown.text, "2,", "2],")),
        QByteArray(R"({"a": "\u00E9", "b": [1,2], "c": 3})"));
}

void TestJsonFormat::damageThatStaysIsTold()
{
    const QByteArray stored = "{\"a\": 1, \"b\": \"caf\xe9\"}";
    const QByteArray text = pretty(stored).text;
    const QByteArray edited = replaced(text, "1", "2");
    const Result<QByteArray> result = restore(stored, edited, {});
    QCOMPARE(result.error().code, ErrorCode::Corrupt);
    QCOMPARE(result.error().place, placeAt(edited, edited.indexOf("\"caf")));
    QCOMPARE(restored(stored, replaced(text, "caf\\udce9", "caf\xc3\xa9")),
        QByteArray(R"({"a": 1, "b": "caf\u00e9"})"));
}

void TestJsonFormat::deepNestingStaysSmall()
{
    const int depth = 100'000;
    const QByteArray stored = QByteArray(depth, '[') + '1' + QByteArray(depth, ']');
    const Pretty shown = pretty(stored);
    QVERIFY(shown.text.size() < depth * 500);
    QCOMPARE(restored(stored, replaced(shown.text, "1", "22")), replaced(stored, "1", "22"));
}

void TestJsonFormat::positionsMapBothWays()
{
    const QByteArray stored = R"({"a":"\u00e9x\ud83d\ude00y","b":[1,2]})";
    const Pretty shown = pretty(stored);
    for (const char *mark : {"\"a\"", "x", "y", "\"b\"", "[1", "2", "}"}) {
        QCOMPARE(shown.toShown(stored.indexOf(mark)), shown.text.indexOf(mark));
        QCOMPARE(shown.toStored(shown.text.indexOf(mark)), stored.indexOf(mark));
    }
    QCOMPARE(shown.toShown(stored.size()), shown.text.size());
    QCOMPARE(shown.toStored(shown.text.size()), stored.size());
    QCOMPARE(shown.toShown(-5), 0);
    QCOMPARE(pretty("").toShown(3), 0);
}

void TestJsonFormat::matchesAreNearlyTheMostPossible()
{
    // Against the text-book table, for short sequences in which little is unique.
    QRandomGenerator random(34);
    int found = 0;
    int possible = 0;
    for (int round = 0; round < 3000; ++round) {
        QByteArray a(random.bounded(12), '\0');
        QByteArray b(random.bounded(12), '\0');
        for (QByteArray *text : {&a, &b}) {
            for (char &c : *text)
                c = "ab"[random.bounded(2)];
        }
        std::vector<QByteArrayView> before;
        std::vector<QByteArrayView> after;
        for (qsizetype i = 0; i < a.size(); ++i)
            before.push_back(QByteArrayView(a).sliced(i, 1));
        for (qsizetype i = 0; i < b.size(); ++i)
            after.push_back(QByteArrayView(b).sliced(i, 1));
        std::vector<std::vector<int>> table(before.size() + 1, std::vector<int>(after.size() + 1));
        for (size_t i = 1; i <= before.size(); ++i) {
            for (size_t j = 1; j <= after.size(); ++j)
                table[i][j] = before[i - 1] == after[j - 1]
                    ? table[i - 1][j - 1] + 1
                    : qMax(table[i - 1][j], table[i][j - 1]);
        }
        qsizetype last = noMatch;
        int matched = 0;
        const auto matches = matchTokens(before, after);
        for (size_t j = 0; j < matches.size(); ++j) {
            if (matches[j] == noMatch)
                continue;
            QVERIFY(matches[j] > last);
            last = matches[j];
            QVERIFY(before[size_t(last)] == after[j]);
            ++matched;
        }
        found += matched;
        possible += table.back().back();
    }
    // Unique letters are taken as anchors, which may cost a match now and then.
    QVERIFY2(found >= possible * 97 / 100, qPrintable(QString::number(found * 100 / possible)));
}

void TestJsonFormat::farApartEditsInALongArrayKeepTheRest()
{
    QByteArrayList numbers;
    for (int i = 0; i < 50000; ++i)
        numbers += QByteArray::number(i) + ".50";
    const QByteArray stored = "[ " + numbers.join(" ,") + " ]";
    QByteArrayList edited = numbers;
    edited[10] = "0";
    edited.insert(25000, "1");
    edited.removeAt(49000);
    for (int i = 30000; i < 34000; ++i) // more than the shortest script may take
        edited[i] = "-1";
    const QByteArray result = restored(stored, '[' + edited.join(",\n") + ']', detectStyle(stored));
    QCOMPARE(tokensOf(result).size(), tokensOf('[' + edited.join(',') + ']').size());
    QVERIFY(result.startsWith("[ 0.50 ,1.50 ,"));
    QVERIFY(result.endsWith(" ,49999.50 ]"));
    QCOMPARE(result, "[ " + edited.join(" ,") + " ]");
}

QTEST_GUILESS_MAIN(TestJsonFormat)
#include "tst_jsonformat.moc"
