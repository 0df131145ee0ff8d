// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/pystr.h"
#include "stores/search/entrymatcher.h"
#include "stores/wtf8.h"

#include <QElapsedTimer>
#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;
using In = SearchQuery::In;

namespace {

SearchQuery query(const QString &text, In in = In::Values)
{
    SearchQuery query;
    query.text = text;
    query.in = in;
    return query;
}

QList<SearchHit> hits(const QByteArray &value, const SearchQuery &query, HitWindow window = {0, 99})
{
    return EntryMatcher::make(query).value().hitsIn({{"data"}, "the key"}, value, window).hits;
}

// Where the hits are, and the bytes that match.
QStringList found(const QByteArray &value, const SearchQuery &query, HitWindow window = {0, 99})
{
    QStringList lines;
    for (const SearchHit &hit : hits(value, query, window)) {
        const QByteArray &bytes = hit.inKey ? hit.ref.key : value;
        lines += (hit.inKey ? u"key"_s : QString::fromUtf8(hit.pointer.value_or("-")))
            + (hit.inName ? u" name "_s : u" "_s)
            + QString::fromUtf8(bytes.mid(hit.begin, hit.end - hit.begin));
    }
    return lines;
}

} // namespace

class TestEntryMatcher : public QObject
{
    Q_OBJECT
private slots:
    void textIsFoundThroughEscapes()
    {
        const QByteArray value
            = R"({"a": ["gr\u00f6\u00dfe", "none"], "gr\u00D6": 1, "\/gr\u00f6\t": {}})";
        QCOMPARE(found(value, query(u"grö"_s)),
            (QStringList {u"/a/0 gr\\u00f6"_s, u"/~1grö\t name gr\\u00f6"_s}));
        SearchQuery anyCase = query(u"GRÖ"_s);
        anyCase.caseSensitivity = Qt::CaseInsensitive;
        QCOMPARE(found(value, anyCase).size(), 3);
        QCOMPARE(found(value, anyCase)[1], u"/grÖ name gr\\u00D6"_s);
    }

    void bracketsAndEscapesThemselvesAreNotFound()
    {
        const QByteArray value = R"({"a": "\u00e9", "b": [1, 2]})";
        for (const char *text : {"u00e9", "{", "\"", ": ", ", ", "1, 2", "a\"", "\\"})
            QCOMPARE(found(value, query(QString::fromLatin1(text))), QStringList());
    }

    void numbersAndLiteralsAreFoundAsTheyStand()
    {
        QCOMPARE(found("[1.50, NaN, true]", query(u"1.5"_s)), QStringList {u"/0 1.5"_s});
        SearchQuery anyCase = query(u"nan"_s);
        anyCase.caseSensitivity = Qt::CaseInsensitive;
        QCOMPARE(found("[1.50, NaN, true]", anyCase), QStringList {u"/1 NaN"_s});
        QCOMPARE(found("12", query(u"2"_s)), QStringList {u" 2"_s});
    }

    void jsonInAStringIsSearchedLevelByLevel()
    {
        const QByteArray inner = R"({"text": "caf\u00e9 \n", "list": ["caf\u00e9", "x"]})";
        const QByteArray value = "{\"__data__\": " + json::encodeString(inner, json::Escapes::Ascii)
            + ", \"deep\": "
            + json::encodeString(
                "[" + json::encodeString(inner, json::Escapes::Ascii) + "]", json::Escapes::Ascii)
            + "}";
        QStringList places;
        for (const SearchHit &hit : hits(value, query(u"café"_s))) {
            places += QString::fromUtf8(placeText(hit));
            QVERIFY(value.mid(hit.begin, hit.end - hit.begin).startsWith("caf"));
            QVERIFY(value.mid(hit.begin, hit.end - hit.begin).endsWith("00e9"));
            QVERIFY(hit.context.startsWith(u"café"_s));
        }
        QCOMPARE(places,
            (QStringList {u"/__data__#/text"_s, u"/__data__#/list/0"_s, u"/deep#/0#/text"_s,
                u"/deep#/0#/list/0"_s}));
        for (qint64 told = 0; told < places.size(); ++told)
            QCOMPARE(placeText(hits(value, query(u"café"_s), {told, 1}).value(0)),
                places[told].toUtf8());
    }

    void whatStandsInAStringAsInItsJsonIsFoundOnce()
    {
        const QByteArray inner = R"({"k": "plain é", "l": "\u00e9"})";
        const QByteArray value
            = "{\"a\": " + json::encodeString(inner, json::Escapes::RawUtf8) + "}";
        QStringList places;
        for (const SearchHit &hit : hits(value, query(u"é"_s)))
            places += QString::fromUtf8(placeText(hit));
        QCOMPARE(places, (QStringList {u"/a"_s, u"/a#/l"_s}));
        SearchQuery one = query(u"é"_s);
        one.firstOfText = true;
        QCOMPARE(hits(value, one).size(), 1);
        SearchQuery there = query(u"é"_s);
        there.path = u"$.a.l"_s;
        QCOMPARE(hits(value, there).size(), 1);
    }

    void whatIsNoJsonIsOneText()
    {
        QCOMPARE(found("plain text", query(u"n t"_s)), QStringList {u"- n t"_s});
        QCOMPARE(
            found("{\"a\": \\u00e9", query(u"\": \\u00e9"_s)), QStringList {u"- \": \\u00e9"_s});
        QCOMPARE(found("[\xff\x41]", query(u"A"_s)), QStringList {u"- A"_s});
    }

    void everyMatchInATextCounts()
    {
        const QByteArray value = R"(["ab ab", "ab"])";
        const QList<SearchHit> all = hits(value, query(u"ab"_s));
        QCOMPARE(all.size(), 3);
        QCOMPARE(all[0].earlier, 0);
        QCOMPARE(all[1].earlier, 1);
        QCOMPARE(all[2].earlier, 0);
    }

    void theKeyComesFirst()
    {
        const QByteArray value = R"({"key": "key"})";
        const QStringList inValue {u"/key name key"_s, u"/key key"_s};
        QCOMPARE(
            found(value, query(u"key"_s, In::Everywhere)), QStringList(u"key key"_s) + inValue);
        QCOMPARE(found(value, query(u"key"_s, In::Values)), inValue);
        QCOMPARE(found(value, query(u"key"_s, In::Keys)), QStringList {u"key key"_s});
    }

    void windowsTogetherAreTheWhole()
    {
        const QByteArray value = R"({"key": ["key key", "key"], "x": "key"})";
        const SearchQuery all = query(u"key"_s, In::Everywhere);
        const QStringList whole = found(value, all);
        QCOMPARE(whole.size(), 6);
        for (int most = 1; most <= 7; ++most) {
            QStringList together;
            for (int skip = 0; skip < 8; skip += most)
                together += found(value, all, {skip, most});
            QCOMPARE(together, whole);
        }
    }

    void aPathLimitsTheValue()
    {
        const QByteArray value = R"({"a": {"x": "x", "b": ["x", {"x": 1}]}, "c": "x"})";
        SearchQuery limited = query(u"x"_s, In::Everywhere);
        limited.path = u"$.a.b"_s;
        QCOMPARE(found(value, limited), (QStringList {u"/a/b/0 x"_s, u"/a/b/1/x name x"_s}));
        limited.path = u"$.a.x"_s; // what is there, not what it is called
        QCOMPARE(found(value, limited), QStringList {u"/a/x x"_s});
        limited.path = u"/c"_s;
        QCOMPARE(found(value, limited), QStringList {u"/c x"_s});
        QCOMPARE(found("x", limited), QStringList());
        limited.path = u"c"_s;
        QCOMPARE(EntryMatcher::make(limited).error().subject, u"c"_s);
    }

    // In every depth there is a name, and all that leads to it: the path is gone along once.
    void aPathIsFollowedInTheDeepest()
    {
        constexpr int depth = 50'000;
        const QByteArray value
            = QByteArray("{\"a\":").repeated(depth) + "\"x\"" + QByteArray("}").repeated(depth);
        SearchQuery limited = query(u"x"_s);
        for (const auto &path : {u"$..a"_s, u"$..a..a..a"_s, u"$.a..*.a"_s}) {
            limited.path = path;
            QCOMPARE(hits(value, limited).size(), 1);
        }
        limited.path = u"$..b"_s;
        QCOMPARE(hits(value, limited).size(), 0);
    }

    void whatAnExpressionGivesUpIsTold()
    {
        SearchQuery costly = query(u"^(a+)+$|hello"_s);
        costly.syntax = SearchQuery::Syntax::Regex;
        const EntryMatcher matcher = EntryMatcher::make(costly).value();
        const QByteArray text = QByteArray(40, 'a') + "! hello";
        const auto search = [&](const QByteArray &value) {
            return matcher.hitsIn({{"data"}, "the key"}, value, {0, 99});
        };
        const EntryHits cheap = search("[\"aaa\", \"hello\"]");
        QCOMPARE(cheap.hits.size(), 2);
        QVERIFY(cheap.isComplete);
        const EntryHits one = search("[\"" + text + "\", \"hello\"]");
        QCOMPARE(one.hits.size(), 1);
        QVERIFY(!one.isComplete);
        const QByteArray many = ("\"" + text + "\",").repeated(10'000);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!search('[' + many + "1]").isComplete);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void contextIsCutOnBothSidesButNeverInsideACharacter()
    {
        const QString many = u"🧪"_s.repeated(100);
        const QByteArray value
            = json::encodeString(toWtf8(many + u'x' + many), json::Escapes::Ascii);
        const SearchHit hit = hits(value, query(u"x"_s)).first();
        QCOMPARE(hit.context, u"🧪"_s.repeated(20) + u'x' + u"🧪"_s.repeated(20));
        QCOMPARE(hit.context.mid(hit.contextBegin, hit.contextLength), u"x"_s);
        const SearchHit odd = hits('"' + toWtf8(many + u"axy"_s) + '"', query(u"xy"_s)).first();
        QCOMPARE(odd.context, u"🧪"_s.repeated(20) + u"axy"_s);
        QCOMPARE(odd.contextBegin, 41);
    }

    void aLongMatchIsShownByItsBeginning()
    {
        SearchQuery all = query(u"x+"_s);
        all.syntax = SearchQuery::Syntax::Regex;
        const SearchHit hit = hits('"' + QByteArray(100'000, 'x') + "y\"", all).first();
        QCOMPARE(hit.end - hit.begin, 100'000);
        QCOMPARE(hit.context, u"x"_s.repeated(400));
    }
};

QTEST_GUILESS_MAIN(TestEntryMatcher)
#include "tst_entrymatcher.moc"
