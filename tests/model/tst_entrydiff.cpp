// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/entrydiff.h"
#include "model/linediff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace kvlens;

namespace {

// One character for the kind, then the text; gaps as "…".
QStringList shown(const EntryDiff &diff)
{
    QStringList lines;
    for (const DiffLine &line : diff.lines) {
        static const char signs[] = {' ', '-', '+'};
        lines.append(line.kind == DiffLine::Kind::Gap
                ? QStringLiteral("…")
                : QLatin1Char(signs[size_t(line.kind)]) + line.text);
    }
    return lines;
}

QByteArray numbers(int from, int to)
{
    QByteArray text;
    for (int i = from; i <= to; ++i)
        text += QByteArray::number(i) + '\n';
    return text;
}

// The new text, made of the old one and what the diff says.
QList<QByteArrayView> applied(
    const LineDiff &diff, const QList<QByteArrayView> &before, const QList<QByteArrayView> &after)
{
    QList<QByteArrayView> lines;
    for (const LineRun &run : diff.runs)
        lines += run.isSame ? before.sliced(run.oldBegin, run.oldEnd - run.oldBegin)
                            : after.sliced(run.newBegin, run.newEnd - run.newBegin);
    return lines;
}

} // namespace

class TestEntryDiff : public QObject
{
    Q_OBJECT

private slots:
    void showsChangedLinesWithSomeAround();
    void showsAddedAndDeletedEntriesWhole();
    void saysNothingOfEqualTexts();
    void numbersTheLinesOfBothSides();
    void showsBytesThatAreNoText();
    void laysOutJsonSoThatAChangeIsSeenWhereItIs();
    void whatIsNoJsonIsComparedLineByLine();
    void tellsWhenOnlyWhiteSpaceChanged();
    void staysBoundedOnTextsThatHaveNothingInCommon();
    void ofLongValuesOnlyTheChangedPagesAreShown();
    void leadsFromAnyTextToAnyOther();
    void findsTheShortestWay();
};

void TestEntryDiff::showsChangedLinesWithSomeAround()
{
    QByteArray after = numbers(1, 20);
    after.replace("\n10\n", "\nten\n");
    const EntryDiff diff = diffEntry(numbers(1, 20), after);
    QCOMPARE(shown(diff).join(u','), QStringLiteral("…, 7, 8, 9,-10,+ten, 11, 12, 13,…"));
    QCOMPARE(diff.added, 1);
    QCOMPARE(diff.removed, 1);
    QVERIFY(!diff.cut);
}

void TestEntryDiff::showsAddedAndDeletedEntriesWhole()
{
    QCOMPARE(shown(diffEntry(std::nullopt, "a\nb")),
        QStringList({QStringLiteral("+a"), QStringLiteral("+b")}));
    QCOMPARE(shown(diffEntry("a\nb", std::nullopt)),
        QStringList({QStringLiteral("-a"), QStringLiteral("-b")}));
}

void TestEntryDiff::saysNothingOfEqualTexts()
{
    const EntryDiff diff = diffEntry("a\nb", "a\nb");
    QCOMPARE(shown(diff), QStringList(QStringLiteral("…")));
    QCOMPARE(diff.added + diff.removed, 0);
    QVERIFY(!diff.differsInSpaceOnly);
    QVERIFY(shown(diffEntry(std::nullopt, std::nullopt)).isEmpty());
}

void TestEntryDiff::numbersTheLinesOfBothSides()
{
    const EntryDiff diff = diffEntry("a\nb\nc", "a\nx\nb\nc");
    QCOMPARE(diff.lines.at(1), (DiffLine {DiffLine::Kind::Added, -1, 2, QStringLiteral("x")}));
    QCOMPARE(diff.lines.at(2), (DiffLine {DiffLine::Kind::Same, 2, 3, QStringLiteral("b")}));
}

void TestEntryDiff::showsBytesThatAreNoText()
{
    const EntryDiff diff = diffEntry(QByteArray("\xff\x00", 2), "x");
    QVERIFY(diff.lines.first().text.contains(QStringLiteral("\\xff")));
    QCOMPARE(diff.removed, 1);
}

void TestEntryDiff::laysOutJsonSoThatAChangeIsSeenWhereItIs()
{
    const EntryDiff diff = diffEntry(R"({"a": 1, "b": 2})", R"({"a": 1, "b": 3})");
    QCOMPARE(diff.removed, 1);
    QCOMPARE(diff.added, 1);
    QVERIFY(shown(diff).join(u'\n').contains(QStringLiteral("+  \"b\": 3")));
}

// What was typed has the lines that were typed, and no others.
void TestEntryDiff::whatIsNoJsonIsComparedLineByLine()
{
    const QByteArray before = "{\n  \"a\": [1, 2],\n  \"b\": {\"c\": 3}\n}";
    const EntryDiff diff = diffText(before, QByteArray(before).replace("[1, 2]", "[1, 2"));
    QCOMPARE(shown(diff).join(u'|'),
        QStringLiteral(" {|-  \"a\": [1, 2],|+  \"a\": [1, 2,|   \"b\": {\"c\": 3}| }"));
    QVERIFY(!diff.differsInSpaceOnly);
}

void TestEntryDiff::tellsWhenOnlyWhiteSpaceChanged()
{
    const EntryDiff diff = diffEntry(R"({"a": 1})", R"({"a":1})");
    QVERIFY(diff.differsInSpaceOnly);
    QCOMPARE(diff.added + diff.removed, 0);
}

void TestEntryDiff::staysBoundedOnTextsThatHaveNothingInCommon()
{
    const EntryDiff diff
        = diffEntry(numbers(1, 5'000), numbers(10'001, 15'000), {.edits = 100, .lines = 1'000});
    QVERIFY(diff.cut);
    QCOMPARE(diff.lines.size(), 1'000);
    QCOMPARE(diff.removed, 5'000);
    QCOMPARE(diff.added, 5'000);
    const EntryDiff large = diffEntry(QByteArray(1000, 'a'), QByteArray(1000, 'b'), {.bytes = 10});
    QVERIFY(large.cut);
    QCOMPARE(large.lines.first().text.size(), 10);
}

void TestEntryDiff::ofLongValuesOnlyTheChangedPagesAreShown()
{
    QByteArray before = "[";
    for (int i = 0; i < 100'000; ++i)
        before += "{\"n\": " + QByteArray::number(i) + "}, ";
    before += "null]";
    QByteArray after = before;
    after.replace("{\"n\": 77777}", "{\"n\": 77777, \"m\": true}");
    const EntryDiff diff = diffEntry(before, after);
    QVERIFY(!diff.cut);
    QCOMPARE(diff.removed, 1);
    QCOMPARE(diff.added, 2);
    QVERIFY(shown(diff).contains(QStringLiteral("+    \"m\": true")));
    QVERIFY(diff.lines.size() < 20);
    // Added or deleted whole: the beginning.
    const EntryDiff added = diffEntry(std::nullopt, before);
    QVERIFY(added.cut);
    QVERIFY(added.added > 0);
    QCOMPARE(added.removed, 0);
}

void TestEntryDiff::leadsFromAnyTextToAnyOther()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 500; ++round) {
        QByteArray a;
        QByteArray b;
        for (int i = 0; i < int(random.bounded(30)); ++i)
            a += QByteArray::number(random.bounded(4)) + '\n';
        for (int i = 0; i < int(random.bounded(30)); ++i)
            b += QByteArray::number(random.bounded(4)) + '\n';
        const auto before = splitLines(a);
        const auto after = splitLines(b);
        for (const qsizetype limit : {2'000, 3}) {
            const LineDiff diff = diffLines(before, after, limit);
            QCOMPARE(applied(diff, before, after), after);
            for (const LineRun &run : diff.runs) {
                if (run.isSame)
                    QCOMPARE(before.sliced(run.oldBegin, run.oldEnd - run.oldBegin),
                        after.sliced(run.newBegin, run.newEnd - run.newBegin));
            }
        }
    }
}

void TestEntryDiff::findsTheShortestWay()
{
    const auto before = splitLines("A\nB\nC\nA\nB\nB\nA");
    const auto after = splitLines("C\nB\nA\nB\nA\nC");
    qsizetype edits = 0;
    for (const LineRun &run : diffLines(before, after).runs) {
        if (!run.isSame)
            edits += run.oldEnd - run.oldBegin + run.newEnd - run.newBegin;
    }
    QCOMPARE(edits, 5); // the example of Myers' paper
}

QTEST_GUILESS_MAIN(TestEntryDiff)
#include "tst_entrydiff.moc"
