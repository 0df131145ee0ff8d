// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A ChangeSet does what the naive one does, whatever is done to both.
#include "tests/model/edittext.h"
#include "tests/model/randomedits.h"

#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

void persist(Pair &pair, const Pair &sent, Dice &dice)
{
    const QList<WriteOutcome> outcomes = outcomesOf(sent.changes, dice);
    pair.changes.confirm(sent.changes, outcomes);
    pair.naive.confirm(sent.naive, outcomes);
}

void otherwise(Pair &pair, Dice &dice)
{
    const EntryRef ref = dice.ref();
    const Entry now = dice.entry(ref);
    switch (dice.below(3)) {
    case 0:
        pair.changes.revert(ref);
        return pair.naive.revert(ref);
    case 1:
        pair.changes.rebase(now);
        return pair.naive.rebase(now);
    default:
        pair.changes.keepMine(ref);
        return pair.naive.keepMine(ref);
    }
}

QSet<EntryRef> refsOf(const QList<Edit> &edits)
{
    QSet<EntryRef> refs;
    for (const Edit &edit : edits)
        refs.insert(edit.ref());
    return refs;
}

} // namespace

class TestChangeSetRandom : public QObject
{
    Q_OBJECT

private slots:
    void doesWhatTheNaiveOneDoes_data();
    void doesWhatTheNaiveOneDoes();
    void tellsWhatIsDifferent();

private:
    static void compare(const ChangeSet &changes, NaiveChanges &naive, Dice &dice);
    static void compareCounts(const ChangeSet &changes, const NaiveChanges &naive);
};

void TestChangeSetRandom::compareCounts(const ChangeSet &changes, const NaiveChanges &naive)
{
    QList<Edit> blocked;
    qsizetype conflicts = 0;
    qsizetype failures = 0;
    qint64 bytes = 0;
    for (const Edit &edit : naive.edits) {
        conflicts += edit.isConflict() ? 1 : 0;
        failures += edit.failure ? 1 : 0;
        bytes += edit.isBlocked() ? 0 : edit.bytesAdded();
        if (edit.isBlocked())
            blocked.append(edit);
    }
    QCOMPARE(linesOf(changes.blocked()), linesOf(blocked));
    QCOMPARE(changes.conflictCount(), conflicts);
    QCOMPARE(changes.failureCount(), failures);
    QCOMPARE(changes.bytesAdded(), bytes);
    for (const CollectionRef &collection : collections) {
        QList<Edit> added;
        QSet<EntryRef> renamed;
        for (const Edit &edit : naive.edits) {
            if (edit.ref().collection != collection)
                continue;
            if (edit.kind() == EditKind::Added && edit.ref().part == EntryPart::Value)
                added.append(edit);
            if (edit.kind() == EditKind::Renamed)
                renamed.insert(edit.ref());
        }
        QCOMPARE(linesOf(changes.added(collection)), linesOf(added));
        QCOMPARE(refsOf(changes.renamed(collection)), renamed);
    }
}

void TestChangeSetRandom::compare(const ChangeSet &changes, NaiveChanges &naive, Dice &dice)
{
    QCOMPARE(linesOf(changes.edits()), linesOf(naive.edits));
    compareCounts(changes, naive);
    for (int i = 0; i < 5; ++i) {
        const EntryRef ref = dice.ref();
        const Edit *edit = naive.find(ref);
        QCOMPARE(changes.contains(ref), edit != nullptr);
        QCOMPARE(changes.indexOf(ref), edit ? qsizetype(edit - naive.edits.data()) : -1);
        const EntryRef effective {ref.collection, ref.key, 0, ref.part};
        QCOMPARE(changes.isTaken(effective), naive.isTaken(effective));
    }
}

void TestChangeSetRandom::doesWhatTheNaiveOneDoes_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 20; ++seed)
        QTest::newRow(QByteArray::number(seed).constData()) << seed;
}

void TestChangeSetRandom::doesWhatTheNaiveOneDoes()
{
    QFETCH(quint32, seed);
    Dice dice(seed);
    Pair pair;
    Pair sent; // a while ago
    Pair kept; // a copy must stay as it is
    for (int step = 0; step < 300; ++step) {
        if (dice.oneIn(15)) {
            persist(pair, std::exchange(sent, {}), dice);
            sent = pair;
        } else if (dice.oneIn(3)) {
            otherwise(pair, dice);
        } else {
            edit(pair, dice);
        }
        if (step % 10 == 0)
            compare(pair.changes, pair.naive, dice);
        if (QTest::currentTestFailed())
            return;
        if (dice.oneIn(20)) {
            compare(kept.changes, kept.naive, dice);
            kept = pair;
        }
    }
}

void TestChangeSetRandom::tellsWhatIsDifferent()
{
    Dice dice(7);
    for (int run = 0; run < 50; ++run) {
        Pair pair;
        for (int i = dice.below(100); i > 0; --i)
            edit(pair, dice);
        const ChangeSet before = pair.changes;
        for (int i = dice.below(20); i > 0; --i)
            otherwise(pair, dice);
        const ChangeSet &after = pair.changes;
        QSet<EntryRef> told;
        ChangeSet::differences(before, after, [&told](const PackedEdit &edit) {
            told.insert(edit.entryRef());
            return true;
        });
        QSet<EntryRef> expected;
        for (const EntryRef &ref : before.edits().refs() + after.edits().refs()) {
            if (ChangeSet::differ(before, after, ref))
                expected.insert(ref);
        }
        QCOMPARE(told, expected);
        QCOMPARE(before.isSameAs(after), expected.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestChangeSetRandom)
#include "tst_changesetrandom.moc"
