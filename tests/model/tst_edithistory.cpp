// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/stagededits.h"

#include <QTest>

using namespace kvlens;

namespace {

Entry entry(int key, const QByteArray &value = "0")
{
    return {.ref = {{"data"}, QByteArray::number(key)}, .value = value, .version = {"version"}};
}

// Two stores with one history.
struct TwoStores
{
    TwoStores()
    {
        first->setHistory(history);
        second.setHistory(history);
    }
    static void put(StagedEdits &edits, int key, const QByteArray &value)
    {
        edits.stage(QStringLiteral("put %1").arg(key), {entry(key)},
            [&value](ChangeSet &changes, const QList<Entry> &stored) {
                changes.put(stored.first(), value);
            });
    }
    static void type(StagedEdits &edits, int key, const QByteArray &value)
    {
        edits.type(QStringLiteral("type"), entry(key),
            [&value](ChangeSet &changes, const QList<Entry> &stored) {
                changes.put(stored.first(), value);
            });
    }

    static void rename(StagedEdits &edits, int key, const QByteArray &to)
    {
        edits.stage(QStringLiteral("rename %1").arg(key), {entry(key)},
            [&to](ChangeSet &changes, const QList<Entry> &stored) {
                changes.rename(stored.first(), to);
            });
    }

    EditHistory history;
    std::unique_ptr<StagedEdits> first = std::make_unique<StagedEdits>();
    StagedEdits second;
};

StagedState many(int count)
{
    StagedState state;
    for (int key = 0; key < count; ++key)
        state.changes.put(entry(key), "1");
    return state;
}

void persistRename(StagedEdits &edits, int key, const QByteArray &to)
{
    const EntryRef ref = entry(key).ref;
    const StagedState before = edits.state();
    const QList<WriteOutcome> outcomes {{ref, Written {{"written"}, true}}};
    edits.takeConfirmed(before.changes, before, confirmed(before, before.changes, outcomes),
        {{ref, {ref.collection, to}}});
}

} // namespace

class TestEditHistory : public QObject
{
    Q_OBJECT

private slots:
    void undoesTheLatestStepOfAnyStore();
    void undoesOneStepInSeveralStores();
    void forgetsAStoreThatCloses();
    void aRunOfTypingIsOneStep();
    void typingInTwoStoresIsTwoSteps();
    void typingBackIsNoStep();
    void whatIsUndoneGoesWithTheNextStep();
    void keepsAThousandSteps();
    void takesManyEditsBackAtOnce();
    void takesManyEditsBackAfterOthersCameAndWent();
    void aStepMadeElsewhereKeepsWhatWasEditedMeanwhile();
    void undoesOverWhatWasPersisted();
    void undoesOverWhatWasReadAgain();
    void followsARenameThatWasPersisted();
    void forgetsWhatHadTheNewKeyBefore();
    void knowsWhatToReadAgain();
};

void TestEditHistory::undoesTheLatestStepOfAnyStore()
{
    TwoStores stores;
    TwoStores::put(*stores.first, 1, "1");
    TwoStores::put(stores.second, 2, "2");
    QCOMPARE(stores.history.undoText(), QStringLiteral("put 2"));
    stores.history.undo();
    QVERIFY(stores.second.changes().isEmpty());
    QCOMPARE(stores.first->changes().count(), 1);
    stores.history.undo();
    QVERIFY(stores.first->changes().isEmpty() && !stores.history.canUndo());
    stores.history.redo();
    QCOMPARE(stores.history.redoText(), QStringLiteral("put 2"));
    QCOMPARE(stores.first->changes().count(), 1);
}

void TestEditHistory::undoesOneStepInSeveralStores()
{
    TwoStores stores;
    const ChangeSet one = many(1).changes;
    const ChangeSet two = many(2).changes;
    stores.history.push(
        {QStringLiteral("both"), {{stores.first.get(), {}, one, 0}, {&stores.second, {}, two, 0}}});
    QCOMPARE(stores.first->changes().count(), 1);
    QCOMPARE(stores.second.changes().count(), 2);
    stores.history.undo();
    QVERIFY(stores.first->changes().isEmpty() && stores.second.changes().isEmpty());
    stores.first.reset(); // the rest of the step stays
    stores.history.redo();
    QCOMPARE(stores.second.changes().count(), 2);
}

void TestEditHistory::forgetsAStoreThatCloses()
{
    TwoStores stores;
    TwoStores::put(*stores.first, 1, "1");
    TwoStores::put(stores.second, 2, "2");
    TwoStores::put(*stores.first, 3, "3");
    stores.first.reset();
    QCOMPARE(stores.history.count(), 1);
    stores.history.undo();
    QVERIFY(stores.second.changes().isEmpty() && !stores.history.canUndo());
}

void TestEditHistory::aRunOfTypingIsOneStep()
{
    TwoStores stores;
    for (const char *text : {"1", "12", "123"})
        TwoStores::type(stores.second, 1, text);
    QCOMPARE(stores.history.count(), 1);
    stores.second.endTyping();
    TwoStores::type(stores.second, 1, "1234");
    QCOMPARE(stores.history.count(), 2);
    stores.history.undo();
    QCOMPARE(stores.second.changes().find(entry(1).ref)->mine.value, QByteArray("123"));
    stores.history.undo();
    QVERIFY(stores.second.changes().isEmpty());
}

void TestEditHistory::typingInTwoStoresIsTwoSteps()
{
    TwoStores stores;
    TwoStores::type(*stores.first, 1, "1");
    TwoStores::type(stores.second, 1, "1");
    QCOMPARE(stores.history.count(), 2);
    stores.history.undo();
    QCOMPARE(stores.first->changes().count(), 1);
}

void TestEditHistory::typingBackIsNoStep()
{
    TwoStores stores;
    TwoStores::type(stores.second, 1, "1");
    TwoStores::type(stores.second, 1, "0");
    QVERIFY(stores.second.changes().isEmpty());
    QCOMPARE(stores.history.count(), 0);
}

void TestEditHistory::whatIsUndoneGoesWithTheNextStep()
{
    TwoStores stores;
    TwoStores::put(stores.second, 1, "1");
    stores.history.undo();
    TwoStores::put(*stores.first, 2, "2");
    QVERIFY(!stores.history.canRedo());
    QCOMPARE(stores.history.count(), 1);
}

void TestEditHistory::keepsAThousandSteps()
{
    TwoStores stores;
    for (int key = 0; key < 1001; ++key)
        TwoStores::put(stores.second, key, "1");
    QCOMPARE(stores.history.count(), 1000);
    while (stores.history.canUndo())
        stores.history.undo();
    QCOMPARE(stores.second.changes().edits().refs(), QList<EntryRef> {entry(0).ref});
}

void TestEditHistory::takesManyEditsBackAtOnce()
{
    constexpr int count = 100'000;
    TwoStores stores;
    const StagedState before = stores.second.state();
    const StagedState after = many(count);
    QList<ChangedRefs> changed;
    connect(&stores.second, &StagedEdits::changesChanged, this,
        [&changed](const ChangedRefs &refs) { changed.append(refs); });
    stores.second.stage(QStringLiteral("all"), before, after);
    QVERIFY(stores.second.changes().isSameAs(after.changes)); // shared, not made again
    stores.history.undo();
    QVERIFY(stores.second.changes().isEmpty());
    stores.history.redo();
    QVERIFY(stores.second.changes().isSameAs(after.changes));
    QCOMPARE(changed.size(), 3);
    TwoStores::type(stores.second, 5, "12");
    const ChangedRefs told = changed.last();
    QCOMPARE(told.few(1), std::optional(QList<EntryRef> {entry(5).ref}));
    QVERIFY(told.contains(entry(5).ref) && !told.contains(entry(6).ref));
    stores.second.revertAll(QStringLiteral("none"));
    stores.history.undo();
    QCOMPARE(stores.second.changes().count(), count);
}

void TestEditHistory::takesManyEditsBackAfterOthersCameAndWent()
{
    TwoStores stores;
    StagedEdits &edits = stores.second;
    edits.stage(QStringLiteral("all"), edits.state(), many(100));
    TwoStores::put(edits, 5, "7");
    TwoStores::put(edits, 200, "1");
    for (int i = 0; i < 2; ++i)
        stores.history.undo();
    QCOMPARE(edits.changes().count(), 100);
    QCOMPARE(edits.changes().find(entry(5).ref)->mine.value, QByteArray("1"));
    stores.history.undo();
    QVERIFY(edits.changes().isEmpty());
    for (int i = 0; i < 3; ++i)
        stores.history.redo();
    QCOMPARE(edits.changes().count(), 101);
    QCOMPARE(edits.changes().find(entry(5).ref)->mine.value, QByteArray("7"));
}

void TestEditHistory::aStepMadeElsewhereKeepsWhatWasEditedMeanwhile()
{
    TwoStores stores;
    StagedEdits &edits = stores.second;
    const StagedState before = edits.state();
    TwoStores::put(edits, 5, "7");
    TwoStores::put(edits, 200, "2");
    edits.stage(QStringLiteral("all"), before, many(100));
    QCOMPARE(edits.changes().count(), 101);
    QCOMPARE(edits.changes().find(entry(5).ref)->mine.value, QByteArray("1"));
    QCOMPARE(edits.changes().find(entry(200).ref)->mine.value, QByteArray("2"));
    stores.history.undo();
    QCOMPARE(edits.changes().count(), 2);
    QCOMPARE(edits.changes().find(entry(5).ref)->mine.value, QByteArray("7"));
}

void TestEditHistory::undoesOverWhatWasPersisted()
{
    TwoStores stores;
    TwoStores::put(stores.second, 1, "1");
    const StagedState before = stores.second.state();
    const QList<WriteOutcome> outcomes {{entry(1).ref, Written {{"written"}, true}}};
    stores.second.takeConfirmed(
        before.changes, before, confirmed(before, before.changes, outcomes), {});
    QVERIFY(stores.second.changes().isEmpty());
    stores.history.undo();
    const auto edit = stores.second.changes().find(entry(1).ref);
    QCOMPARE(edit->mine.value, QByteArray("0"));
    QCOMPARE(edit->base.value, QByteArray("1"));
    QCOMPARE(edit->base.version.token, QByteArray("written"));
}

void TestEditHistory::undoesOverWhatWasReadAgain()
{
    TwoStores stores;
    TwoStores::put(stores.second, 1, "1");
    stores.history.undo();
    const StagedState before = stores.second.state();
    Entry now = entry(1, "7");
    now.version = {"theirs"};
    stores.second.takeRebased(before, rebased(before, {now}));
    stores.history.redo();
    const auto edit = stores.second.changes().find(now.ref);
    QCOMPARE(edit->mine.value, QByteArray("1"));
    QCOMPARE(edit->base.value, QByteArray("7"));
}

void TestEditHistory::followsARenameThatWasPersisted()
{
    TwoStores stores;
    StagedEdits &edits = stores.second;
    TwoStores::put(edits, 1, "1");
    TwoStores::rename(edits, 1, "new");
    TwoStores::put(edits, 2, "2");
    stores.history.undo(); // and again below
    persistRename(edits, 1, "new");
    const EntryRef now {{"data"}, "new"};
    QVERIFY(edits.changes().isEmpty());
    QCOMPARE(stores.history.count(), 3);
    stores.history.undo();
    QCOMPARE(edits.changes().find(now)->mine.key, entry(1).ref.key);
    QCOMPARE(edits.changes().find(now)->mine.value, QByteArray("1"));
    stores.history.undo();
    QCOMPARE(edits.changes().find(now)->mine.value, QByteArray("0"));
    QCOMPARE(edits.changes().find(now)->base.version.token, QByteArray("written"));
    for (int i = 0; i < 3; ++i)
        stores.history.redo();
    QCOMPARE(edits.changes().edits().refs(), QList<EntryRef> {entry(2).ref});
}

void TestEditHistory::forgetsWhatHadTheNewKeyBefore()
{
    TwoStores stores;
    TwoStores::put(stores.second, 2, "2");
    stores.history.undo();
    TwoStores::put(*stores.first, 3, "1");
    TwoStores::put(stores.second, 2, "2");
    stores.second.revertAll(QStringLiteral("none"));
    TwoStores::rename(stores.second, 1, entry(2).ref.key);
    persistRename(stores.second, 1, entry(2).ref.key);
    QCOMPARE(stores.history.count(), 1); // of the other store
    stores.history.undo();
    QVERIFY(stores.first->changes().isEmpty() && stores.second.changes().isEmpty());
}

void TestEditHistory::knowsWhatToReadAgain()
{
    TwoStores stores;
    TwoStores::put(stores.second, 1, "1");
    TwoStores::put(stores.second, 2, "1");
    stores.history.undo(); // may come back
    TwoStores::put(*stores.first, 3, "1"); // of another store; and now it does not
    TwoStores::put(stores.second, 4, "1");
    stores.history.undo();
    QList<EntryRef> refs;
    for (const Entry &known : stores.second.watched()())
        refs.append(known.ref);
    QCOMPARE(refs, (QList<EntryRef> {entry(1).ref, entry(4).ref}));
}

QTEST_GUILESS_MAIN(TestEditHistory)
#include "tst_edithistory.moc"
