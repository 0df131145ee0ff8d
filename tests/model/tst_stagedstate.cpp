// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/stagedstate.h"
#include "tests/model/edittext.h"
#include "tests/model/randomedits.h"

#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

QStringList sortedLines(const ChangeSet &changes)
{
    QStringList lines = linesOf(changes.edits());
    lines.sort();
    return lines;
}

Entry entry(const QByteArray &key, const QByteArray &value, const QByteArray &version)
{
    return {.ref = {{"data"}, key}, .value = value, .version = {version}};
}

} // namespace

class TestStagedState : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhatOurPersistReplaced();
    void takesWhatWasSeenLaterForStored();
    void putsLaterEditsOverWhatTheWorkerDid_data();
    void putsLaterEditsOverWhatTheWorkerDid();
    void takesTheWorkersWordWhenNothingWasEdited();
};

void TestStagedState::knowsWhatOurPersistReplaced()
{
    StagedState state;
    const Entry seen = entry("a", "1", "v1");
    state.changes.put(seen, "2");
    state = confirmed(state, state.changes, {{seen.ref, Written {{"v2"}, true}}});
    QVERIFY(state.changes.isEmpty());
    QCOMPARE(state.look({seen}).first().value, QByteArray("2"));
    QCOMPARE(state.generation, 1);
}

void TestStagedState::takesWhatWasSeenLaterForStored()
{
    StagedState state;
    state = rebased(state, {entry("a", "1", "v1")});
    const Entry later = entry("a", "3", "v3");
    QCOMPARE(state.look({later}).first().value, QByteArray("3"));
    QCOMPARE(state.known.find(later.ref)->version, later.version);
}

void TestStagedState::putsLaterEditsOverWhatTheWorkerDid_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 40; ++seed)
        QTest::newRow(QByteArray::number(seed).constData()) << seed;
}

// The same comes of it as if it had been confirmed here.
void TestStagedState::putsLaterEditsOverWhatTheWorkerDid()
{
    QFETCH(quint32, seed);
    Dice dice(seed, Dice::Names::Free);
    Pair pair;
    for (int i = 0; i < 60; ++i)
        edit(pair, dice);
    StagedState before;
    before.changes = pair.changes;
    const ChangeSet sent = dice.oneIn(2)
        ? before.changes
        : before.changes.only({dice.ref(), dice.ref(), dice.ref()});
    for (int i = dice.below(30); i > 0; --i)
        edit(pair, dice);
    for (int i = dice.below(10); i > 0; --i)
        pair.changes.revert(dice.ref());

    const QList<WriteOutcome> outcomes = outcomesOf(sent, dice);
    const StagedState after = confirmed(before, sent, outcomes);
    const ChangeSet merged = withLaterEdits(
        before.changes, pair.changes, after.changes, [&](ChangeSet &changes, const EntryRef &ref) {
            if (const auto outcome = outcomeOf(ref, sent, after))
                changes.confirm(sent, {*outcome});
        });
    pair.changes.confirm(sent, outcomes);
    QCOMPARE(sortedLines(merged), sortedLines(pair.changes));
}

void TestStagedState::takesTheWorkersWordWhenNothingWasEdited()
{
    StagedState before;
    before.changes.put(entry("a", "1", "v1"), "2");
    const ChangeSet after;
    const ChangeSet merged = withLaterEdits(before.changes, before.changes, after,
        [](ChangeSet &, const EntryRef &) { QFAIL("there is nothing to be done again"); });
    QVERIFY(merged.isSameAs(after));
}

QTEST_GUILESS_MAIN(TestStagedState)
#include "tst_stagedstate.moc"
