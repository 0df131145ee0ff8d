// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/textmatcher.h"
#include "stores/wtf8.h"

#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

constexpr auto regex = SearchQuery::Syntax::Regex;
constexpr auto anyCase = Qt::CaseInsensitive;

SearchQuery query(const QString &text)
{
    SearchQuery query;
    query.text = text;
    return query;
}

// The matches themselves, with where they begin.
QStringList found(const QString &text, const SearchQuery &query, qsizetype most = 100)
{
    const QByteArray bytes = toWtf8(text);
    QStringList matches;
    for (const TextRange &range : TextMatcher::make(query).value().matchesIn(bytes, most))
        matches += QString::number(range.begin) + u' '
            + fromWtf8(bytes.sliced(range.begin, range.end - range.begin));
    return matches;
}

} // namespace

class TestTextMatcher : public QObject
{
    Q_OBJECT
private slots:
    void saysWhereAnExpressionGivesUp()
    {
        SearchQuery q = query(u"(?:a|b|c)*!"_s);
        q.syntax = regex;
        const TextMatcher matcher = TextMatcher::make(q).value();
        QVERIFY(!matcher.matchesIn("aaa!", 10).gaveUp);
        QVERIFY(!matcher.matchesIn("aaa", 10).gaveUp);
        QVERIFY(matcher.matchesIn(QByteArray(600'000, 'a') + '!', 10).gaveUp);
    }
    void goesOnFromAByteAndLooksBack()
    {
        SearchQuery q = query(u"\\bé"_s);
        q.syntax = regex;
        const TextMatches found
            = TextMatcher::make(q).value().matchesIn(QByteArray("éé é é"), 10, 2);
        QCOMPARE(QList<TextRange>(found), QList<TextRange>({{5, 7}, {8, 10}}));
        QCOMPARE(QList<TextRange>(TextMatcher::make(query(u"a"_s)).value().matchesIn("aaa", 10, 1)),
            QList<TextRange>({{1, 2}, {2, 3}}));
    }
    void matches_data()
    {
        QTest::addColumn<SearchQuery>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const SearchQuery &query, const QString &text,
                             const QStringList &expected) {
            QTest::newRow(name) << query << text << expected;
        };
        SearchQuery q = query(u"aa"_s);
        row("none overlaps", q, u"aaaaa"_s, {u"0 aa"_s, u"2 aa"_s});
        row("bytes count", query(u"b"_s), u"éb🧪b"_s, {u"2 b"_s, u"7 b"_s});
        row("empty", query(u""_s), u"ab"_s, {u"0 "_s});
        row("nothing in nothing", query(u"a"_s), u""_s, {});
        q = query(u"müller"_s);
        row("case matters", q, u"Müller müller"_s, {u"8 müller"_s});
        q.caseSensitivity = anyCase;
        row("any case", q, u"Müller MÜLLER"_s, {u"0 Müller"_s, u"8 MÜLLER"_s});
        q = query(u"ask"_s);
        q.caseSensitivity = anyCase;
        row("signs that fold to letters", q, u"aſ\u212a ASK"_s, {u"0 aſ\u212a"_s, u"7 ASK"_s});
        q = query(u"STRASSE"_s);
        q.caseSensitivity = anyCase;
        row("folding is one to one", q, u"Straße strasse"_s, {u"8 strasse"_s});
        q = query(u"𐐀"_s);
        q.caseSensitivity = anyCase;
        row("beyond the first plane", q, u"x𐐨"_s, {u"1 𐐨"_s});

        q = query(u"art"_s);
        q.wholeWords = true;
        row("words", q, u"art part arts art_ art2 (art) art\u0301 éart art"_s,
            {u"0 art"_s, u"25 art"_s, u"42 art"_s});
        q = query(u"(a"_s);
        q.wholeWords = true;
        row("signs have no word before them", q, u"x(a (a (ab"_s, {u"4 (a"_s});
        q = query(u"a a"_s);
        q.wholeWords = true;
        row("a failed match hides none", q, u"xa a a"_s, {u"3 a a"_s});

        q = query(uR"(\w+@\w+)"_s);
        q.syntax = regex;
        row("expression", q, u"é🧪 ab@cd, é@f"_s, {u"7 ab@cd"_s, u"14 é@f"_s});
        q.text = u"^$"_s;
        row("an empty match counts", q, u""_s, {u"0 "_s});
        q.text = u"B"_s;
        q.caseSensitivity = anyCase;
        row("expression in any case", q, u"abB"_s, {u"1 b"_s, u"2 B"_s});
        q.text = u"a|art"_s;
        q.wholeWords = true;
        row("words of an expression", q, u"art parts a"_s, {u"0 art"_s, u"10 a"_s});
        q = query(u"b"_s);
        q.syntax = regex;
        row("behind half a character", q, QString(QChar(0xd800)) + u"b"_s, {u"3 b"_s});
        q = query(QString(QChar(0xddea)));
        row("half a character is not in a whole one", q, u"🧪"_s, {});
    }

    void matches()
    {
        QFETCH(SearchQuery, query);
        QFETCH(QString, text);
        QFETCH(QStringList, expected);
        QCOMPARE(found(text, query), expected);
        QCOMPARE(found(text, query, 1), expected.first(qMin(1, expected.size())));
    }

    void onlyTwoSignsFoldToLettersOfAscii()
    {
        // The finders rely on it: stores/json/needle.cpp, textmatcher.cpp.
        QList<char32_t> foreign;
        for (char32_t code = 0x80; code <= QChar::LastValidCodePoint; ++code) {
            if (foldedCase(code) < 0x80)
                foreign += code;
        }
        QCOMPARE(foreign, (QList<char32_t> {0x17f, 0x212a}));
        char32_t last = 0;
        for (char32_t code = 0; code <= QChar::LastValidCodePoint; ++code)
            last = foldedCase(code) == code ? last : code;
        QVERIFY(last <= 0x1ffff);
    }

    void aWrongExpressionSaysWhyAndWhere()
    {
        SearchQuery wrong = query(u"a("_s);
        wrong.syntax = regex;
        const Error error = TextMatcher::make(wrong).error();
        QCOMPARE(error.code, ErrorCode::Invalid);
        QCOMPARE(error.place->column, 3);
        QVERIFY(!error.detail.isEmpty());
        wrong.text = u"a)(b"_s;
        wrong.wholeWords = true; // what is put around must not mend it
        QCOMPARE(TextMatcher::make(wrong).error().code, ErrorCode::Invalid);
    }
};

QTEST_GUILESS_MAIN(TestTextMatcher)
#include "tst_textmatcher.moc"
