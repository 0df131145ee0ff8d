// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages of a value: whatever stands on a border, together they are the value, and an edited page is
// the same edit of the whole.

#include "jsondocuments.h"
#include "stores/json/lex.h"
#include "stores/json/pagetext.h"

#include <QTest>

using namespace kvlens;
using namespace kvlens::json;

namespace {

using Kind = PageMark::Kind;

constexpr PageOptions wholeValue {1 << 30, 1 << 30, 1 << 30, 40};

struct Paged
{
    QByteArray value;
    PageOptions options;
    std::vector<PageMark> pages;
    qint64 fault = -1;
    Place end = {};

    QByteArray stored(size_t page) const
    {
        const Span &span = pages[page].stored;
        return value.mid(span.begin, span.size());
    }
    QByteArray text(size_t page) const { return pageText(stored(page), pages[page], options).text; }
    Place behind(size_t page) const
    {
        return page + 1 < pages.size() ? pages[page + 1].place : end;
    }
    Result<QByteArray> edited(size_t page, const QByteArray &text) const
    {
        const Result<QByteArray> bytes = restorePage(
            stored(page), pages[page], behind(page), text, detectStyle(value), options);
        if (!bytes)
            return bytes;
        const Span &span = pages[page].stored;
        return value.first(span.begin) + *bytes + value.sliced(span.end);
    }
};

Paged paged(const QByteArray &value, const PageOptions &options, qsizetype block = 1 << 20)
{
    Paginator paginator(options);
    Paged result {value, options, {}};
    for (qsizetype at = 0; at < value.size(); at += block) {
        paginator.feed(QByteArrayView(value).sliced(at, qMin(block, value.size() - at)));
        for (const PageMark &page : paginator.takePages())
            result.pages.push_back(page);
    }
    paginator.finish();
    for (const PageMark &page : paginator.takePages())
        result.pages.push_back(page);
    result.fault = paginator.fault();
    result.end = paginator.place();
    return result;
}

QList<QByteArray> documents()
{
    QList<QByteArray> all;
    for (const NamedText &nasty : nastyDocuments())
        all.append(nasty.text);
    QRandomGenerator random(4);
    for (int i = 0; i < 60; ++i)
        all.append(randomDocument(random, Spacing(i % 3)));
    return all;
}

// What a page leaves out: white space and quotes.
bool isLeftOut(QByteArrayView between)
{
    return std::all_of(
        between.begin(), between.end(), [](char c) { return isSpace(c) || c == '"'; });
}

QByteArray joined(const Paged &value, const QByteArray &between)
{
    QByteArrayList texts;
    for (size_t page = 0; page < value.pages.size(); ++page)
        texts.append(value.text(page));
    return texts.join(between);
}

QByteArray squeezed(QByteArray text)
{
    return text.replace('\n', "").replace(' ', "");
}

QByteArray nested(int depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

} // namespace

class TestJsonPages : public QObject
{
    Q_OBJECT

private slots:
    void formattedValueHasOneMemberALine();
    void pagesCoverEveryByte();
    void blockSizesDoNotMatter();
    void joinedPagesAreTheWholeValue();
    void longStringsHavePagesOfTheirOwn();
    void noPageGrowsWithoutBound_data();
    void noPageGrowsWithoutBound();
    void faultIsTheFirstWrongToken();
    void uneditedPagesKeepTheirBytes();
    void editOfAPageIsTheSameSpliceOfTheValue();
    void editOfALongStringKeepsTheOtherLines();
    void editThatBreaksTheValueIsRefused_data();
    void editThatBreaksTheValueIsRefused();
    void bracketsMayMoveWithinAPage();
};

void TestJsonPages::formattedValueHasOneMemberALine()
{
    const Paged value
        = paged(R"({"a":[1,2,"x",[],{"k":null}],"caf\u00e9":{},"b":[1000000000,2000000000,)"
                R"(3000000000,4000000000]})",
            wholeValue);
    QCOMPARE(value.pages.size(), 1U);
    QCOMPARE(QString::fromUtf8(value.text(0)), QString::fromUtf8(R"({
  "a": [
    1, 2,
    "x",
    [],
    {
      "k": null
    }
  ],
  "café": {},
  "b": [
    1000000000, 2000000000, 3000000000,
    4000000000
  ]
})"));
}

void TestJsonPages::pagesCoverEveryByte()
{
    for (const QByteArray &document : documents()) {
        for (const PageOptions &options :
            {PageOptions {1, 1, 1, 10}, PageOptions {7, 3, 5, 20}, PageOptions {64, 9, 16, 40}}) {
            const Paged value = paged(document, options);
            qint64 done = 0;
            for (const PageMark &page : value.pages) {
                QVERIFY(page.stored.begin >= done);
                QVERIFY(page.stored.end > page.stored.begin);
                QVERIFY(isLeftOut(QByteArrayView(document).sliced(done, page.stored.begin - done)));
                done = page.stored.end;
            }
            QVERIFY(isLeftOut(QByteArrayView(document).sliced(done)));
        }
    }
}

void TestJsonPages::blockSizesDoNotMatter()
{
    for (const QByteArray &document : documents()) {
        const PageOptions options {24, 5, 12, 40};
        const Paged whole = paged(document, options);
        for (const qsizetype block : {1, 2, 3, 5, 7, 16, 61}) {
            const Paged pieces = paged(document, options, block);
            QCOMPARE(pieces.pages, whole.pages);
            QCOMPARE(pieces.fault, whole.fault);
            QCOMPARE(pieces.end, whole.end);
        }
    }
}

void TestJsonPages::joinedPagesAreTheWholeValue()
{
    QRandomGenerator random(5);
    for (int i = 0; i < 60; ++i) {
        const QByteArray document
            = randomDocument(random, i % 2 ? Spacing::Dumps : Spacing::Compact);
        const QByteArray whole = paged(document, wholeValue).text(0);
        for (const int lines : {1, 2, 3, 8, 21}) {
            const Paged value = paged(document, {1 << 20, lines, 1 << 20, 40});
            QCOMPARE(joined(value, "\n"), whole);
        }
        // A line that is longer than some pages is cut.
        for (const int bytes : {1, 2, 3, 8, 21, 64, 300}) {
            const Paged value = paged(document, {bytes, 1 << 20, 1 << 20, 40});
            QCOMPARE(squeezed(joined(value, "")), squeezed(whole));
        }
    }
}

void TestJsonPages::longStringsHavePagesOfTheirOwn()
{
    const QByteArray text = R"(one\ntwo \u00e9\ud83d\ude00 \"three\" four five six seven)";
    const Paged value = paged("{\"a\": 1, \"b\": [\"" + text + "\", 2]}", {16, 100, 8, 10});
    QByteArrayList lines;
    QByteArray stored;
    for (size_t page = 0; page < value.pages.size(); ++page) {
        if (value.pages[page].kind == Kind::String) {
            lines.append(value.text(page).split('\n'));
            stored += value.stored(page);
        }
    }
    QCOMPARE(stored, text);
    QCOMPARE(lines.join(), shownString(text));
    QCOMPARE(lines.first(), QByteArray("one\\n"));
    QCOMPARE(value.text(0), QByteArray("{\n  \"a\": 1,\n  \"b\": ["));
    QCOMPARE(value.text(value.pages.size() - 1), QByteArray(",\n    2\n  ]\n}"));
}

void TestJsonPages::noPageGrowsWithoutBound_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("digits") << QByteArray(20'000, '7');
    QTest::newRow("letters") << '"' + QByteArray(20'000, 'x') + '"';
    QTest::newRow("escapes") << '"' + QByteArray("\\u4e2d").repeated(4'000) + '"';
    QTest::newRow("pairs") << '"' + QByteArray("\\ud83d\\ude00").repeated(2'000) + '"';
    QTest::newRow("first halves") << '"' + QByteArray("\\ud83d").repeated(4'000) + '"';
    QTest::newRow("no characters") << '"' + QByteArray(20'000, '\x80') + '"';
    QTest::newRow("numbers") << '[' + QByteArray("1,").repeated(10'000) + "1]";
    QTest::newRow("brackets") << nested(10'000);
    QTest::newRow("white space") << '[' + QByteArray(20'000, ' ') + ']';
    QTest::newRow("commas") << QByteArray(20'000, ',');
    QTest::newRow("not closed") << '"' + QByteArray(20'000, 'x');
}

void TestJsonPages::noPageGrowsWithoutBound()
{
    QFETCH(QByteArray, value);
    const PageOptions options {200, 40, 100, 40};
    const Paged all = paged(value, options);
    QVERIFY(all.pages.size() > 10);
    for (size_t page = 0; page < all.pages.size(); ++page) {
        QVERIFY(all.pages[page].stored.size() <= 5 * options.bytes);
        QVERIFY(all.text(page).count('\n') < options.lines);
    }
}

void TestJsonPages::faultIsTheFirstWrongToken()
{
    QCOMPARE(paged("[1, 2}", wholeValue).fault, 5);
    QCOMPARE(paged("{\"a\" 1}", wholeValue).fault, 5);
    QCOMPARE(paged("[1, ", wholeValue).fault, 4);
    QCOMPARE(paged("[1] 2", wholeValue).fault, 4);
    QCOMPARE(paged("[\"a", wholeValue).fault, 1);
    for (const QByteArray &document : documents()) {
        if (parse(document))
            QCOMPARE(paged(document, wholeValue).fault, -1);
        QCOMPARE(isJson(document), parse(document).has_value());
    }
}

void TestJsonPages::uneditedPagesKeepTheirBytes()
{
    for (const QByteArray &document : documents()) {
        const Paged value = paged(document, {24, 5, 12, 40});
        for (size_t page = 0; page < value.pages.size(); ++page)
            QCOMPARE(*value.edited(page, value.text(page)), document);
    }
}

// Each number of each page in turn becomes another.
void TestJsonPages::editOfAPageIsTheSameSpliceOfTheValue()
{
    QRandomGenerator random(6);
    for (int i = 0; i < 40; ++i) {
        const QByteArray document = randomDocument(random, Spacing(i % 3));
        const Paged value = paged(document, {40, 8, 1 << 20, 40});
        for (size_t page = 0; page < value.pages.size(); ++page) {
            const Pretty shown = pageText(value.stored(page), value.pages[page], value.options);
            for (const Pretty::Piece &piece : shown.pieces) {
                const char first = shown.text[piece.shown.begin];
                if (partOf(first) != Part::Scalar)
                    continue;
                QByteArray text = shown.text;
                text.replace(piece.shown.begin, piece.shown.size(), "12345");
                QByteArray expected = document;
                expected.replace(value.pages[page].stored.begin + piece.stored.begin,
                    piece.stored.size(), "12345");
                QCOMPARE(*value.edited(page, text), expected);
            }
        }
    }
}

void TestJsonPages::editOfALongStringKeepsTheOtherLines()
{
    const QByteArray text = R"(caf\u00e9 one\ncaf\u00E9 two\n\/three\n)";
    const Paged value = paged("[\"" + text + "\"]", {200, 100, 8, 40});
    QCOMPARE(value.text(1), QByteArray("café one\\n\ncafé two\\n\n\\/three\\n"));
    const Result<QByteArray> edited
        = value.edited(1, QByteArray("café one\\n\ncafé twö\\n\n\\/three\\n"));
    QCOMPARE(*edited, QByteArray(R"(["caf\u00e9 one\ncaf\u00e9 tw\u00f6\n\/three\n"])"));
    QCOMPARE(*value.edited(1, QByteArray("")), QByteArray("[\"\"]"));
    QCOMPARE(value.edited(1, "a \" quote").error().code, ErrorCode::Invalid);
}

void TestJsonPages::editThatBreaksTheValueIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("at");
    // The page in the middle of {"a": {"b": 1, "c": [2]}, "d": 3}
    QTest::newRow("no JSON") << QByteArray("\"b\": hello,") << qint64(5);
    QTest::newRow("no comma at the end") << QByteArray("\"b\": 1") << qint64(6);
    QTest::newRow("a bracket less") << QByteArray("\"b\": 1},") << qint64(8);
    QTest::newRow("a bracket more") << QByteArray("\"b\": {\"x\": 1,") << qint64(13);
    QTest::newRow("the wrong bracket") << QByteArray("\"b\": 1], [") << qint64(6);
    QTest::newRow("more than is open") << QByteArray("\"b\": 1}}}, {") << qint64(8);
    QTest::newRow("an open string") << QByteArray("\"b\": \"1,") << qint64(5);
    QTest::newRow("not UTF-8") << QByteArray("\"b\": \"\xff\",") << qint64(6);
}

void TestJsonPages::editThatBreaksTheValueIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, at);
    const Paged value = paged(R"({"a": {"b": 1, "c": [2]}, "d": 3})", {1 << 20, 1, 1 << 20, 40});
    QCOMPARE(value.text(2), QByteArray("    \"b\": 1,"));
    const Result<QByteArray> edited = value.edited(2, text);
    QVERIFY(!edited);
    QCOMPARE(edited.error().code, ErrorCode::Invalid);
    QCOMPARE(edited.error().place->byte, at);
}

void TestJsonPages::bracketsMayMoveWithinAPage()
{
    const Paged value = paged(R"([{"a": 1, "b": 2}, 3])", {1 << 20, 3, 1 << 20, 40});
    QCOMPARE(value.text(1), QByteArray("    \"b\": 2\n  },\n  3"));
    QCOMPARE(*value.edited(1, "\"b\": 2\n}, {\"c\": {}}, {},\n 3"),
        QByteArray(R"([{"a": 1, "b": 2}, {"c": {}}, {}, 3])"));
}

QTEST_GUILESS_MAIN(TestJsonPages)
#include "tst_jsonpages.moc"
