// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is found in a long value is what would be found if it were shown at once.
#include "model/storesession.h"
#include "model/valuefind.h"
#include "stores/json/pystr.h"
#include "tests/support/sanitized.h"

#include <QSignalSpy>
#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;
using Direction = ValueFind::Direction;

namespace {

constexpr qsizetype longText = test::isSanitized ? 400'000 : 1'300'000;
constexpr int manyObjects = test::isSanitized ? 20'000 : 60'000;

QByteArray objects()
{
    QByteArray value = "[";
    for (int i = 0; i < manyObjects; ++i)
        value += "{\"number\": " + QByteArray::number(i) + "}, ";
    return value + "null]";
}

// Words in one string; each has its number.
QByteArray words()
{
    QByteArray text;
    for (int i = 0; text.size() < longText; ++i)
        text += "word" + QByteArray::number(i)
            + (i % 7 == 0        ? "\\n"
                    : i % 2 == 0 ? " \u00e9t\u00e9 "
                                 : " ");
    return text;
}

QByteArray strings()
{
    QByteArray value = "{";
    for (int i = 0; i < 40; ++i)
        value += "\"name" + QByteArray::number(i) + "\": \"begin" + QByteArray(40'000, 'x')
            + "end\", ";
    return value + "\"last\": 1}";
}

Entry entryOf(const QByteArray &value)
{
    return {{{"c"}, "long"}, value, {"1"}};
}

TextMatcher matcherOf(const SearchQuery &query)
{
    return TextMatcher::make(query).value();
}

SearchQuery regex(const QString &text)
{
    SearchQuery query;
    query.text = text;
    query.syntax = SearchQuery::Syntax::Regex;
    return query;
}

SearchQuery literal(const QString &text, Qt::CaseSensitivity sensitivity = Qt::CaseSensitive)
{
    SearchQuery query;
    query.text = text;
    query.caseSensitivity = sensitivity;
    return query;
}

} // namespace

class TestValueFind : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_session.reset(); }
    void everyMatchOfAllPagesIsFoundInTurn_data();
    void everyMatchOfAllPagesIsFoundInTurn();
    void nothingIsMissingBeforeAllWasSeen();
    void aMatchOverTheEndOfAPageIsSelectedUpToIt();
    void aTypedPageIsSearchedAsItIsTyped();
    void whatIsNotShownOfAStringIsFound();
    void whatIsEndedIsNotAnswered();

private:
    std::optional<ValueFind::Match> next(ValueFind &find, const std::function<void()> &ask);

    std::unique_ptr<StoreSession> m_session;
};

void TestValueFind::init()
{
    m_session = std::make_unique<StoreSession>(
        StoreAddress {u"memory"_s, u""_s, {}}, OpenMode::ReadWrite);
    QTRY_COMPARE(m_session->state(), SessionState::Ready);
}

std::optional<ValueFind::Match> TestValueFind::next(
    ValueFind &find, const std::function<void()> &ask)
{
    std::optional<ValueFind::Match> match;
    bool isAnswered = false;
    QObject context;
    connect(&find, &ValueFind::found, &context, [&](const ValueFind::Match &found) {
        match = found;
        isAnswered = true;
    });
    connect(&find, &ValueFind::missing, &context, [&] { isAnswered = true; });
    ask();
    return QTest::qWaitFor([&] { return isAnswered; }, 60'000) ? match : std::nullopt;
}

void TestValueFind::everyMatchOfAllPagesIsFoundInTurn_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<SearchQuery>("query");
    QTest::addColumn<qint64>("expected");
    const auto row = [](const char *name, const QByteArray &value, const SearchQuery &query,
                         qint64 expected) { QTest::newRow(name) << value << query << expected; };
    const QByteArray text = words();
    const QByteArray string = '"' + text + '"';
    row("one", objects(), literal(u" 11234"_s), 1);
    row("in many pages", objects(), literal(u"number"_s), manyObjects);
    row("any case", objects(), literal(u"NuMBer\": 4"_s, Qt::CaseInsensitive),
        manyObjects < 40'000 ? 1'111 : 11'111);
    row("whole lines", objects(), regex(u"(?m)^ +\"number\": \\d$"_s), 10);
    row("over lines", objects(), regex(u"\"number\": 1\\n *\\}"_s), 1);
    row("wherever pages and lines end", string, literal(u"word"_s), text.count("word"));
    row("with what is between", string, regex(u"word\\d+ \u00e9t\u00e9 word"_s),
        text.count(" \u00e9t\u00e9 word"));
    row("behind the beginning of a word", string, regex(u"\\bword\\d"_s),
        text.count("word") - text.count("nword"));
    row("as if it were one", '"' + QByteArray(longText, 'a') + '"', literal(u"aaaaaaa"_s),
        longText / 7);
    row("over tokens", strings(), literal(u"\": \"begin"_s), 40);
    row("from token to token", strings(), regex(u"xend\",\\s+\"name\\d+\": \"b"_s), 39);
    row("nothing", string, literal(u"nowhere"_s), 0);
}

void TestValueFind::everyMatchOfAllPagesIsFoundInTurn()
{
    QFETCH(const QByteArray, value);
    QFETCH(const SearchQuery, query);
    QFETCH(const qint64, expected);
    ValuePager pager(*m_session);
    ValueFind find(*m_session, pager);
    pager.open(sourceOf(entryOf(value)));
    QTRY_VERIFY(pager.pages() > 3);
    find.begin(matcherOf(query), {true, 3}); // in the middle
    QTRY_VERIFY_WITH_TIMEOUT(find.isComplete(), 60'000);
    QCOMPARE(find.count(), expected);
    const auto first = next(find, [&] { find.findFrom({}, Direction::Forward); });
    QCOMPARE(first.has_value(), expected > 0);
    if (!first)
        return;
    std::optional<ValueFind::Match> match = first;
    qint64 number = *find.numberOf(*first);
    for (int step = 0; step < 30; ++step) {
        match = next(find, [&] { find.findBeside(*match, Direction::Forward); });
        number = number % expected + 1;
        QCOMPARE(find.numberOf(*match), number);
    }
    for (int step = 0; step < 40; ++step) {
        match = next(find, [&] { find.findBeside(*match, Direction::Backward); });
        number = number == 1 ? expected : number - 1;
        QCOMPARE(find.numberOf(*match), number);
    }
}

void TestValueFind::nothingIsMissingBeforeAllWasSeen()
{
    ValuePager pager(*m_session);
    ValueFind find(*m_session, pager);
    pager.open(sourceOf(entryOf(objects())));
    QSignalSpy missing(&find, &ValueFind::missing);
    bool wasPart = false;
    connect(&find, &ValueFind::counted, this, [&] {
        wasPart = wasPart || !find.isComplete();
        QVERIFY(find.isComplete() || missing.isEmpty());
        QVERIFY(find.percent() >= 0 && find.percent() <= 100);
    });
    find.begin(matcherOf(literal(u"nowhere"_s)), {true, 0});
    find.findFrom({}, Direction::Backward);
    QVERIFY(missing.wait(60'000));
    QVERIFY(find.isComplete());
    QVERIFY(wasPart);
}

void TestValueFind::aMatchOverTheEndOfAPageIsSelectedUpToIt()
{
    const QByteArray value = '"' + QByteArray(longText, 'a') + '"';
    ValuePager pager(*m_session);
    pager.open(sourceOf(entryOf(value)));
    QTRY_VERIFY(pager.isComplete());
    const qint64 end = pager.mark(1).stored.end;
    QByteArray text = value;
    text.replace(end - 2, 4, "wxyz");
    pager.open(sourceOf(entryOf(text)));
    ValueFind find(*m_session, pager);
    find.begin(matcherOf(literal(u"wxyz"_s)), {true, 0});
    const auto match = next(find, [&] { find.findFrom({}, Direction::Forward); });
    QVERIFY(match);
    QCOMPARE(match->page, 1);
    QCOMPARE(match->shown.size(), 2);
    QTRY_COMPARE(find.count(), 1);
}

void TestValueFind::aTypedPageIsSearchedAsItIsTyped()
{
    ValuePager pager(*m_session);
    ValueFind find(*m_session, pager);
    pager.open(sourceOf(entryOf(objects())));
    QTRY_VERIFY(pager.isComplete());
    find.begin(matcherOf(literal(u"typed"_s)), {true, 2, "[typed, typed]"});
    const auto match = next(find, [&] { find.findFrom({0, 3}, Direction::Forward); });
    QVERIFY(match);
    QCOMPARE(match->shown, (json::Span {8, 13}));
    QTRY_VERIFY(find.isComplete());
    QCOMPARE(find.count(), 2);
    QCOMPARE(find.numberOf(*match), 2);
}

void TestValueFind::whatIsNotShownOfAStringIsFound()
{
    const QByteArray value = "{\"a\": \"" + QByteArray(20'000, 'x') + "needle"
        + QByteArray(20'000, 'y') + "needle\", \"b\": \"needle\"}";
    const QByteArray shown = json::pretty(value).text;
    QCOMPARE(shown.count("needle"), 1);
    ValuePager pager(*m_session);
    ValueFind find(*m_session, pager);
    find.begin(matcherOf(literal(u"needle"_s)), {false, 0, shown, value});
    auto match = next(find, [&] { find.findFrom({}, Direction::Forward); });
    QVERIFY(match && match->isHidden);
    QVERIFY(shown.sliced(match->shown.begin, match->shown.size()).startsWith("\"xxx"));
    match = next(find, [&] { find.findBeside(*match, Direction::Forward); });
    QVERIFY(match && match->isHidden);
    match = next(find, [&] { find.findBeside(*match, Direction::Forward); });
    QVERIFY(match && !match->isHidden);
    QCOMPARE(shown.sliced(match->shown.begin, match->shown.size()), QByteArray("needle"));
    QTRY_VERIFY(find.isComplete());
    QCOMPARE(find.count(), 3);
    QCOMPARE(find.numberOf(*match), 3);
}

void TestValueFind::whatIsEndedIsNotAnswered()
{
    ValuePager pager(*m_session);
    ValueFind find(*m_session, pager);
    pager.open(sourceOf(entryOf(objects())));
    QSignalSpy found(&find, &ValueFind::found);
    QSignalSpy counted(&find, &ValueFind::counted);
    find.begin(matcherOf(literal(u"number"_s)), {true, 0});
    find.findFrom({}, Direction::Forward);
    find.end();
    counted.clear();
    QTRY_VERIFY(pager.isComplete());
    QTest::qWait(0);
    QVERIFY(found.isEmpty());
    QVERIFY(counted.isEmpty());
    QCOMPARE(find.count(), 0);
}

QTEST_GUILESS_MAIN(TestValueFind)
#include "tst_valuefind.moc"
