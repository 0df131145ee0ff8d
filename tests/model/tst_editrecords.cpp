// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/editrecords.h"
#include "tests/model/edittext.h"
#include "tests/model/randomedits.h"

#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const QDateTime noon = QDateTime::fromMSecsSinceEpoch(1'800'000'000'123, Qt::UTC);

QByteArrayList stepOf(const ChangeSet &before, const ChangeSet &after)
{
    QByteArrayList records;
    const auto sink = [&](const QByteArray &record) -> Result<void> {
        records.append(record);
        return {};
    };
    return writeEditStep(sink, before, after, noon) ? records : QByteArrayList();
}

EditRecords begun()
{
    EditRecords records;
    if (!records.add(headingRecord({QStringLiteral("json:/a/ü.json"), 4711})))
        qFatal("no heading");
    return records;
}

ChangeSet manyEdits(int count, qsizetype size = 10)
{
    ChangeSet changes;
    for (int i = 0; i < count; ++i)
        changes.put({.ref = {{"data"}, QByteArray::number(i)}, .value = "1", .version = {"1"}},
            QByteArray(size, 'x'));
    return changes;
}

} // namespace

class TestEditRecords : public QObject
{
    Q_OBJECT

private slots:
    void bringsBackEveryStateOnTheWay_data();
    void bringsBackEveryStateOnTheWay();
    void aStepOfManyCountsWhenItIsWhole();
    void oneMoreEditAmongManyIsAShortRecord();
    void refusesEveryTruncatedRecord();
    void refusesALaterVersion();
    void endsWithTheErrorOfTheSink();
    void stopsWhenAsked();
};

void TestEditRecords::bringsBackEveryStateOnTheWay_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 20; ++seed)
        QTest::addRow("%d", seed) << seed;
}

// In their order, and with all that an edit has beside: conflicts, failures, invalid texts.
void TestEditRecords::bringsBackEveryStateOnTheWay()
{
    QFETCH(const int, seed);
    Dice dice(quint32(seed), Dice::Names::Free);
    Pair pair;
    ChangeSet kept;
    EditRecords records = begun();
    for (int i = 0; i < 60; ++i) {
        for (int more = dice.below(5); more >= 0; --more)
            edit(pair, dice);
        if (dice.oneIn(4))
            pair.changes.confirm(ChangeSet(pair.changes), outcomesOf(pair.changes, dice));
        if (dice.oneIn(4))
            pair.changes.rebase(dice.entry(dice.ref()));
        if (dice.oneIn(6))
            pair.changes.revert(dice.ref());
        if (dice.oneIn(30)) {
            ChangeSet none;
            none.goOnAfter(pair.changes);
            pair.changes = none;
        }
        for (const QByteArray &record : stepOf(kept, pair.changes))
            QVERIFY(records.add(record));
        kept = pair.changes;
        QCOMPARE(linesOf(records.changes().edits()), linesOf(kept.edits()));
    }
    QCOMPARE(records.at(), noon);
    QCOMPARE(records.heading().address, QStringLiteral("json:/a/ü.json"));
    QCOMPARE(records.heading().process, 4711);
}

void TestEditRecords::aStepOfManyCountsWhenItIsWhole()
{
    const ChangeSet many = manyEdits(40, 100'000);
    const QByteArrayList step = stepOf({}, many);
    QVERIFY(step.size() > 3);
    EditRecords records = begun();
    for (const QByteArray &record : step) {
        QVERIFY(records.changes().isEmpty());
        QVERIFY(records.add(record));
    }
    QCOMPARE(records.changes().count(), 40);
}

void TestEditRecords::oneMoreEditAmongManyIsAShortRecord()
{
    const ChangeSet many = manyEdits(10'000);
    ChangeSet more = many;
    more.put({.ref = {{"data"}, "500"}, .value = "1", .version = {"1"}}, "other");
    more.remove({.ref = {{"data"}, "new"}, .value = "1", .version = {"1"}});
    const QByteArrayList step = stepOf(many, more);
    QCOMPARE(step.size(), 1);
    QVERIFY2(step.first().size() < 300, QByteArray::number(step.first().size()).constData());
}

void TestEditRecords::refusesEveryTruncatedRecord()
{
    const QByteArray heading = headingRecord({QStringLiteral("json:/a"), 1});
    for (qsizetype size = 0; size < heading.size(); ++size)
        QVERIFY(!EditRecords().add(heading.first(size)));
    ChangeSet changes = manyEdits(3);
    const ChangeSet before = changes;
    changes.revert({{"data"}, "1"});
    changes.put({.ref = {{"data"}, "2"}, .value = "1", .version = {"1"}}, "other");
    const QByteArray record = stepOf(before, changes).first();
    for (qsizetype size = 0; size < record.size(); ++size) {
        EditRecords records = begun();
        QCOMPARE(records.add(record.first(size)).error().code, ErrorCode::Corrupt);
        QVERIFY(records.changes().isEmpty());
    }
    QVERIFY(!begun().add(record + ' '));
}

void TestEditRecords::refusesALaterVersion()
{
    QByteArray later = headingRecord({QStringLiteral("json:/a"), 1});
    later[0] = 2;
    QCOMPARE(EditRecords().add(later).error().code, ErrorCode::Unsupported);
}

void TestEditRecords::endsWithTheErrorOfTheSink()
{
    int calls = 0;
    const auto sink = [&](const QByteArray &) -> Result<void> {
        ++calls;
        return Error {ErrorCode::NoSpace};
    };
    QCOMPARE(
        writeEditStep(sink, {}, manyEdits(40, 100'000), noon).error().code, ErrorCode::NoSpace);
    QCOMPARE(calls, 1);
}

void TestEditRecords::stopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    const auto sink = [](const QByteArray &) { return Result<void>(); };
    QCOMPARE(writeEditStep(sink, {}, manyEdits(3), noon, stop.get_token()).error().code,
        ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestEditRecords)
#include "tst_editrecords.moc"
