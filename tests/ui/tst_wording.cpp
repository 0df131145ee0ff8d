// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/errortext.h"
#include "report/wording.h"
#include "stores/words/diskreasons.h"
#include "stores/words/filereasons.h"
#include "ui/cutname.h"
#include "ui/entryfacts.h"

#include <QFontMetrics>
#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;

class TestWording : public QObject
{
    Q_OBJECT

private slots:
    void numbersAreGrouped();
    void idsAreCutInTheMiddle();
    void namesAreCutWhereTheyDiffer_data();
    void namesAreCutWhereTheyDiffer();
    void longTextsAreBrokenBetweenWords();
    void errorsSayWhatAndWhere();
    void damageNamesItsPlace();
    void whatIsTheWholeReasonStandsAlone();
    void everyCodeHasASentence();
    void adviceFitsWhatWasAsked();
    void distancesAreRounded_data();
    void distancesAreRounded();
    void factsThatDifferAreLines();
};

void TestWording::longTextsAreBrokenBetweenWords()
{
    QCOMPARE(inLines(u"one two three"_s, 5), u"one two\nthree"_s);
    QCOMPARE(inLines(u"one\ntwo three"_s, 5), u"one\ntwo three"_s);
    QCOMPARE(inLines(u"without-any-space"_s, 5), u"without-any-space"_s);
}

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

void TestWording::namesAreCutWhereTheyDiffer_data()
{
    QTest::addColumn<QString>("pattern"); // of names that differ in a number
    QTest::addColumn<int>("characters"); // that there is room for
    const QString url = u"https://server-%1.example/mcp/tokens"_s;
    QTest::newRow("in the middle") << url << 24;
    QTest::newRow("in the middle, narrow") << url << 14;
    QTest::newRow("in the middle, of a few characters") << url << 9;
    QTest::newRow("beyond the middle")
        << u"a-long-name-that-begins-alike-%1-and-ends-alike-too"_s << 24;
    QTest::newRow("at the end") << u"a-long-name-that-begins-alike-%1"_s << 20;
    QTest::newRow("at the begin") << u"%1-a-long-name-that-goes-on-alike"_s << 20;
    QTest::newRow("behind an emoji")
        << u"a-long-name-that-begins-\U0001F600%1-and-ends-alike-too"_s << 24;
}

void TestWording::namesAreCutWhereTheyDiffer()
{
    QFETCH(const QString, pattern);
    QFETCH(const int, characters);
    const QFontMetrics metrics(QGuiApplication::font());
    const int room = metrics.horizontalAdvance(u'n') * characters;
    QStringList names;
    for (int number = 10; number < 40; ++number)
        names.append(pattern.arg(number));
    QStringList shown;
    for (qsizetype row = 0; row < names.size(); ++row) {
        const QString cut
            = cutAmong(names.at(row), {names.value(row - 1), names.value(row + 1)}, room, metrics);
        QVERIFY2(metrics.horizontalAdvance(cut) <= room, qPrintable(cut));
        QVERIFY2(cut.contains(QString::number(10 + row)), qPrintable(cut));
        QVERIFY(!cut.isEmpty() && cut.isValidUtf16());
        shown.append(cut);
    }
    QCOMPARE(QSet<QString>(shown.cbegin(), shown.cend()).size(), names.size());
    const QString id = u"3f2a91bc-7d15-4e08-9b6a-0a4f2c6c9f10"_s;
    QCOMPARE(cutAmong(id, {u"77"_s, id, QString()}, room, metrics),
        metrics.elidedText(id, Qt::ElideMiddle, room));
    QCOMPARE(cutAmong(u"short"_s, {u"shore"_s}, room, metrics), u"short"_s);
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

// Its code is that of a disk that fails, or of what is forbidden, and neither is so.
void TestWording::whatIsTheWholeReasonStandsAlone()
{
    const Error unfinished {ErrorCode::Unavailable, FileReasons::copyUnfinished.with(u"m"_s)};
    QCOMPARE(errorSentence(Act::Read, unfinished, u"x"_s),
        u"x could not be read: it is what an interrupted copy has left, and not all of it may be there; who wants to keep it as it is deletes m."_s);
    const Error full {ErrorCode::Denied, DiskReasons::noRoomBeside.with(quoted(u"disk full"_s))};
    QCOMPARE(errorSentence(Act::Write, full, u"x"_s),
        u"x could not be written: SQLite cannot make the files that it needs beside the database (“disk full”)."_s);
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

void TestWording::adviceFitsWhatWasAsked()
{
    const Error error {ErrorCode::Conflict};
    QVERIFY(errorAdvice(Act::Persist, error).contains(u"persist again"_s));
    QCOMPARE(errorAdvice(Act::Load, error), u"Reload to see what is there now."_s);
}

void TestWording::distancesAreRounded_data()
{
    constexpr qint64 hour = 3600;
    constexpr qint64 day = 24 * hour;
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::addRow("now") << qint64(0) << u"in 0 seconds"_s;
    QTest::addRow("seconds") << qint64(90) << u"in 90 seconds"_s;
    QTest::addRow("as good as two minutes") << qint64(120) << u"in 2 minutes"_s;
    QTest::addRow("almost 8 hours") << 8 * hour - 30 << u"in 8 hours"_s;
    QTest::addRow("7 hours and a bit") << 7 * hour + 29 * 60 << u"in 7 hours"_s;
    QTest::addRow("almost 2 days") << 2 * day - 9 << u"in 2 days"_s;
    QTest::addRow("a day and a half") << -36 * hour << u"36 hours ago"_s;
    QTest::addRow("2 years without a leap day") << 730 * day << u"in 2 years"_s;
    QTest::addRow("a year") << 365 * day << u"in 365 days"_s;
    const QDate today(2026, 11, 29);
    QTest::addRow("the last day") << today.daysTo({9999, 12, 31}) * day << u"in 7,973 years"_s;
    QTest::addRow("100 years") << today.daysTo(today.addYears(100)) * day << u"in 100 years"_s;
}

void TestWording::distancesAreRounded()
{
    QFETCH(const qint64, seconds);
    QFETCH(const QString, text);
    QCOMPARE(distanceText(seconds), text);
}

void TestWording::factsThatDifferAreLines()
{
    using Kind = DiffLine::Kind;
    const QDateTime noon({2027, 1, 1}, {12, 0}, Qt::UTC);
    Entry stored {.ref = {{"data"}, "k"}, .value = "1", .version = {"1"}, .createdAt = noon};
    const auto lines = [](const EntryFacts &before, const EntryFacts &after) {
        QStringList texts;
        for (const DiffLine &line : differentFacts(before, after))
            texts << (line.kind == Kind::Removed ? u"-"_s : u"+"_s) + line.text;
        return texts;
    };
    Edit edit {stored, contentOf(stored)};
    QCOMPARE(lines(factsOf(stored), wantedFacts(edit, stored)), QStringList());
    edit.mine.expiresAt = noon;
    QCOMPARE(lines(factsOf(stored), wantedFacts(edit, stored)),
        QStringList({u"-Expires: never"_s, u"+Expires: "_s + timeText(noon)}));
    edit.mine.key = "K";
    QCOMPARE(lines(factsOf(stored), wantedFacts(edit, stored)),
        QStringList(
            {u"-Key: k"_s, u"-Expires: never"_s, u"+Key: K"_s, u"+Expires: "_s + timeText(noon)}));
    Entry theirs = stored;
    theirs.createdAt = noon.addSecs(60);
    QCOMPARE(lines(factsOf(stored), factsOf(theirs)),
        QStringList(
            {u"-Created: "_s + timeText(noon), u"+Created: "_s + timeText(*theirs.createdAt)}));
    stored.expiresAt = noon;
    QCOMPARE(lines(factsOf(stored), EntryFacts()), // deleted: what goes with it
        QStringList({u"-Expires: "_s + timeText(noon), u"-Created: "_s + timeText(noon)}));
}

QTEST_MAIN(TestWording)
#include "tst_wording.moc"
