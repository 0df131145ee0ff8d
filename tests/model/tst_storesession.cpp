// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storesession.h"
#include "tests/support/semaphore.h"
#include "tests/support/sessiontools.h"

#include <QSignalSpy>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const CollectionRef data {"data"};
const QDateTime later = QDateTime::fromMSecsSinceEpoch(5'000'000, Qt::UTC);

std::shared_ptr<Table> tableOf(int count)
{
    auto table = std::make_shared<Table>();
    table->fill(data, count);
    return table;
}

EntryRef ref(const QByteArray &key)
{
    return {data, key};
}

} // namespace

class TestStoreSession : public QObject
{
    Q_OBJECT

private slots:
    void opensLoadsAndIsReady();
    void tellsWhyItCannotBeOpenedAndTriesAgain();
    void servesKeysWhileItLoads();
    void showsKeysAnewInTheirFinalOrder();
    void readsManyEntriesEachOnce();
    void persistsEditsOfEveryKind();
    void keepsEditingWhilePersisting();
    void persistsWhileItStillLoads();
    void aPersistIsHeardThoughLoadingFails_data();
    void aPersistIsHeardThoughLoadingFails();
    void persistsOnlyWhatIsAsked();
    void keepsInvalidTextAndPersistsTheRest();
    void typingIsOneUndoStepUntilAnotherEntryOrAPause();
    void undoAfterPersistStagesWhatItWas();
    void editsOverItsOwnPersistWithoutConflict();
    void reloadKeepsEditsAndMarksConflicts();
    void aConflictAtPersistReloadsByItself();
    void takingTheirsCanBeUndone();
    void refusesKeysThatAreTaken();
    void refusesEditsWhileLocked();
    void theWorkerRefusesWhatWasOnItsWayWhenItWasLocked();
    void renamesAndFollowsTheRename();
    void stagesARepairAsOneStep();
    void tellsARepairWhenItIsKnown();
    void noticesAnotherProgram();
    void findsAKeyFarAway_data();
    void findsAKeyFarAway();
    void copiesContentAndEditsToAnotherStore();
    void refusesToCopyIntoAStoreThatIsNotEmpty();
    void doesOneLongThingAtATime();
    void aCancelledLoadCanBeTriedAgain();
    void editsTheInformationOfACollection();
};

void TestStoreSession::opensLoadsAndIsReady()
{
    OpenTable open(tableOf(3));
    QCOMPARE(open.session->state(), SessionState::Opening);
    QVERIFY(open.waitReady());
    QCOMPARE(open.session->info().kind, QStringLiteral("Table"));
    QCOMPARE(open.session->collections().first().entries, 3);
    QVERIFY(open.session->editor().canEdit());
    QVERIFY(open.errors.isEmpty());
}

void TestStoreSession::tellsWhyItCannotBeOpenedAndTriesAgain()
{
    const auto faults = std::make_shared<FaultPlan>();
    faults->code = ErrorCode::Denied;
    faults->failNext(1);
    OpenTable open(tableOf(3), {}, faults);
    QVERIFY(open.wait([&] { return open.session->state() == SessionState::Failed; }));
    QCOMPARE(open.session->error()->code, ErrorCode::Denied);
    QCOMPARE(open.errors.size(), 1);
    open.session->retry();
    QVERIFY(open.waitReady());
    QVERIFY(!open.session->error());
}

void TestStoreSession::servesKeysWhileItLoads()
{
    OpenTable open(tableOf(500), {.keysPerSlice = 5});
    StoreSession *session = open.session.get();
    std::optional<SessionState> arrivedIn;
    QSignalSpy grew(session, &StoreSession::collectionsChanged);
    connect(session, &StoreSession::collectionsChanged, this,
        [session] { session->lister().request(data, 0); });
    connect(&session->lister(), &KeyLister::arrived, this,
        [&] { arrivedIn = arrivedIn.value_or(session->state()); });
    QVERIFY(open.waitReady());
    QCOMPARE(arrivedIn, std::optional(SessionState::Loading));
    QCOMPARE(session->keys().count(data), 500);
    QCOMPARE(grew.size(), 100);
}

void TestStoreSession::showsKeysAnewInTheirFinalOrder()
{
    OpenTable open(tableOf(500), {.keysPerSlice = 5, .settlesWhenLoaded = true});
    StoreSession *session = open.session.get();
    const auto first = [session] {
        const std::optional<KeyPage::Item> item = session->keys().at(data, 0);
        return item ? item->key.toByteArray() : QByteArray();
    };
    QSignalSpy changed(session, &StoreSession::listingChanged);
    connect(session, &StoreSession::collectionsChanged, this,
        [session] { session->lister().request(data, 0); });
    QSet<QByteArray> shown;
    connect(&session->lister(), &KeyLister::arrived, this, [&] { shown.insert(first()); });
    QVERIFY(open.waitReady());
    QVERIFY(shown.contains("k499"));
    QCOMPARE(first(), "k000");
    QCOMPARE(changed.size(), 2); // opened, and settled
    QCOMPARE(session->collections().first().entries, 500);
}

void TestStoreSession::readsManyEntriesEachOnce()
{
    OpenTable open(tableOf(100));
    QVERIFY(open.waitReady());
    QSignalSpy arrived(open.session.get(), &StoreSession::entryArrived);
    const int before = open.faults->calls;
    for (int round = 0; round < 2; ++round) {
        for (int i = 10; i < 60; ++i)
            open.session->readEntry(ref('k' + QByteArray::number(i)));
    }
    QTRY_COMPARE(arrived.size(), 50);
    QCOMPARE(open.faults->calls - before, 1);
    open.session->readEntry(ref("k10"));
    QTRY_COMPARE(arrived.size(), 51);
    QCOMPARE(open.faults->calls - before, 1);
}

void TestStoreSession::persistsEditsOfEveryKind()
{
    OpenTable open(tableOf(5));
    QVERIFY(open.waitReady());
    open.put(data, "k0", "10");
    open.session->editor().remove({ref("k1")});
    open.session->editor().rename(ref("k2"), "K2");
    open.session->editor().setExpiry({ref("k3")}, later);
    open.session->editor().newKey(data, "new", "7");
    open.session->editor().duplicate(ref("k4"), "copy");
    QTRY_COMPARE(open.session->changes().count(), 6);
    open.session->persist();
    QTRY_COMPARE(open.reports.size(), 1);
    QCOMPARE(open.reports.first().written, 6);
    QVERIFY(open.session->changes().isEmpty());
    QCOMPARE(open.table->value(data, "k0"), std::optional<QByteArray>("10"));
    QVERIFY(!open.table->value(data, "k1"));
    QVERIFY(!open.table->value(data, "k2"));
    QCOMPARE(open.table->value(data, "K2"), std::optional<QByteArray>("2"));
    QCOMPARE(open.table->value(data, "new"), std::optional<QByteArray>("7"));
    QCOMPARE(open.table->value(data, "copy"), std::optional<QByteArray>("4"));
    QCOMPARE(open.read(data, "k3").expiresAt, std::optional(later));
    QCOMPARE(open.session->keys().count(data), 6);
}

void TestStoreSession::keepsEditingWhilePersisting()
{
    OpenTable open(tableOf(2));
    QVERIFY(open.waitReady());
    const Entry seen = open.read(data, "k0");
    open.session->editor().put(seen, "10");
    open.session->persist();
    open.session->editor().put(seen, "11");
    QTRY_COMPARE(open.reports.size(), 1);
    QCOMPARE(open.session->changes().find(ref("k0"))->base.value, QByteArray("10"));
    open.session->persist();
    QTRY_COMPARE(open.reports.size(), 2);
    QCOMPARE(open.table->value(data, "k0"), std::optional<QByteArray>("11"));
    QVERIFY(open.session->changes().isEmpty());
}

void TestStoreSession::persistsWhileItStillLoads()
{
    OpenTable open(tableOf(1000), {.keysPerSlice = 2});
    StoreSession *session = open.session.get();
    std::optional<SessionState> persistedIn;
    connect(session, &StoreSession::collectionsChanged, this, [&] {
        if (persistedIn)
            return;
        persistedIn = session->state();
        session->editor().put({.ref = ref("k000"), .value = "0", .version = {"2"}}, "10");
        session->persist();
    });
    QVERIFY(open.waitReady());
    QTRY_COMPARE(open.reports.size(), 1);
    QCOMPARE(persistedIn, std::optional(SessionState::Loading));
    QCOMPARE(open.reports.first().written, 1);
    QCOMPARE(session->keys().count(data), 1000);
    QVERIFY(open.waitReady());
    QCOMPARE(open.table->value(data, "k000"), std::optional<QByteArray>("10"));
}

void TestStoreSession::aPersistIsHeardThoughLoadingFails_data()
{
    QTest::addColumn<int>("n");
    for (int n = 1; n <= 6; ++n)
        QTest::addRow("call %d fails", n) << n;
}

void TestStoreSession::aPersistIsHeardThoughLoadingFails()
{
    QFETCH(const int, n);
    OpenTable open(tableOf(1000), {.keysPerSlice = 2});
    StoreSession *session = open.session.get();
    bool hasBegun = false;
    connect(session, &StoreSession::collectionsChanged, this, [&] {
        if (std::exchange(hasBegun, true))
            return;
        session->editor().put({.ref = ref("k000"), .value = "0", .version = {"2"}}, "10");
        session->persist();
        open.faults->failNext(n);
    });
    QTRY_COMPARE(open.reports.size(), 1);
    QVERIFY(open.waitIdle());
    const bool isWritten = open.reports.first().written == 1;
    QCOMPARE(open.table->value(data, "k000"), std::optional<QByteArray>(isWritten ? "10" : "0"));
    QCOMPARE(session->changes().isEmpty(), isWritten);
}

void TestStoreSession::persistsOnlyWhatIsAsked()
{
    OpenTable open(tableOf(2));
    QVERIFY(open.waitReady());
    open.put(data, "k0", "10");
    open.put(data, "k1", "11");
    open.session->persist({ref("k1")});
    QTRY_COMPARE(open.reports.size(), 1);
    QCOMPARE(open.session->changes().count(), 1);
    QCOMPARE(open.table->value(data, "k0"), std::optional<QByteArray>("0"));
    QCOMPARE(open.table->value(data, "k1"), std::optional<QByteArray>("11"));
}

void TestStoreSession::keepsInvalidTextAndPersistsTheRest()
{
    OpenTable open(tableOf(2));
    QVERIFY(open.waitReady());
    open.put(data, "k0", "{\"a\": }");
    open.put(data, "k1", "11");
    open.session->persist();
    QTRY_COMPARE(open.reports.size(), 1);
    QCOMPARE(open.reports.first().written, 1);
    QCOMPARE(open.reports.first().failed, QList<EntryRef> {ref("k0")});
    QCOMPARE(open.reports.first().error->code, ErrorCode::Invalid);
    QCOMPARE(open.reports.first().error->place->column, 7);
    QCOMPARE(open.session->changes().find(ref("k0"))->mine.value, QByteArray("{\"a\": }"));
    QCOMPARE(open.table->value(data, "k0"), std::optional<QByteArray>("0"));
}

void TestStoreSession::typingIsOneUndoStepUntilAnotherEntryOrAPause()
{
    OpenTable open(tableOf(2));
    QVERIFY(open.waitReady());
    const Entry first = open.read(data, "k0");
    for (const char *text : {"1", "12", "123"})
        open.session->editor().put(first, text);
    QCOMPARE(open.session->history().count(), 1);
    open.put(data, "k1", "9");
    open.session->editor().put(first, "1234");
    QCOMPARE(open.session->history().count(), 3);
    open.session->editor().setTypingPause(std::chrono::milliseconds(0));
    open.session->editor().put(first, "12345");
    QCOMPARE(open.session->history().count(), 4);
    while (open.session->history().canUndo())
        open.session->history().undo();
    QVERIFY(open.session->changes().isEmpty());
    open.session->history().redo();
    QCOMPARE(open.session->changes().find(ref("k0"))->mine.value, QByteArray("123"));
}

void TestStoreSession::undoAfterPersistStagesWhatItWas()
{
    OpenTable open(tableOf(2));
    QVERIFY(open.waitReady());
    open.put(data, "k0", "10");
    open.session->persist();
    QTRY_COMPARE(open.reports.size(), 1);
    open.session->history().undo();
    QCOMPARE(open.session->changes().find(ref("k0"))->mine.value, QByteArray("0"));
    open.session->persist();
    QTRY_COMPARE(open.reports.size(), 2);
    QCOMPARE(open.reports.last().written, 1);
    QCOMPARE(open.table->value(data, "k0"), std::optional<QByteArray>("0"));
}

void TestStoreSession::editsOverItsOwnPersistWithoutConflict()
{
    OpenTable open(tableOf(1));
    QVERIFY(open.waitReady());
    const Entry seen = open.read(data, "k0");
    for (const char *text : {"1", "2", "3"}) {
        open.session->editor().put(seen, text); // an editor that never read again
        open.session->persist();
        QVERIFY(open.waitIdle());
    }
    QCOMPARE(open.table->value(data, "k0"), std::optional<QByteArray>("3"));
    QVERIFY(open.session->changes().isEmpty());
}

void TestStoreSession::reloadKeepsEditsAndMarksConflicts()
{
    OpenTable open(tableOf(3));
    QVERIFY(open.waitReady());
    open.put(data, "k0", "10");
    open.put(data, "k1", "11");
    open.table->put(data, "k0", "20");
    open.table->put(data, "k9", "9");
    QSignalSpy reloaded(open.session.get(), &StoreSession::reloadFinished);
    open.session->reload();
    QTRY_COMPARE(reloaded.size(), 1);
    QCOMPARE(open.session->keys().count(data), 4);
    QVERIFY(open.session->changes().find(ref("k0"))->isConflict());
    QCOMPARE(open.session->changes().find(ref("k0"))->theirs->value, QByteArray("20"));
    QVERIFY(!open.session->changes().find(ref("k1"))->isConflict());
    open.session->editor().keepMine(ref("k0"));
    open.session->persist();
    QTRY_COMPARE(open.reports.size(), 1);
    QCOMPARE(open.reports.first().written, 2);
    QCOMPARE(open.table->value(data, "k0"), std::optional<QByteArray>("10"));
}

void TestStoreSession::aConflictAtPersistReloadsByItself()
{
    OpenTable open(tableOf(3));
    QVERIFY(open.waitReady());
    open.put(data, "k0", "10");
    open.table->put(data, "k0", "20");
    QSignalSpy reloaded(open.session.get(), &StoreSession::reloadFinished);
    open.session->persist();
    QTRY_COMPARE(reloaded.size(), 1);
    QCOMPARE(open.reports.first().error->code, ErrorCode::Conflict);
    QVERIFY(open.session->changes().find(ref("k0"))->isConflict());
    QCOMPARE(open.table->value(data, "k0"), std::optional<QByteArray>("20"));
}

void TestStoreSession::takingTheirsCanBeUndone()
{
    OpenTable open(tableOf(3));
    QVERIFY(open.waitReady());
    open.put(data, "k0", "10");
    open.table->put(data, "k0", "20");
    open.session->reload();
    QVERIFY(open.waitReady());
    open.session->editor().takeTheirs(ref("k0"));
    QVERIFY(open.session->changes().isEmpty());
    open.session->history().undo();
    const auto edit = open.session->changes().find(ref("k0"));
    QCOMPARE(edit->mine.value, QByteArray("10"));
    QCOMPARE(edit->base.value, QByteArray("20"));
    QVERIFY(!edit->isConflict());
}

void TestStoreSession::refusesKeysThatAreTaken()
{
    OpenTable open(tableOf(3));
    QVERIFY(open.waitReady());
    open.session->editor().newKey(data, "k1", "1");
    QTRY_COMPARE(open.errors.size(), 1);
    open.session->editor().rename(ref("k0"), "k1");
    QTRY_COMPARE(open.errors.size(), 2);
    open.session->editor().rename(ref("k0"), "x");
    QTRY_COMPARE(open.session->changes().count(), 1);
    open.session->editor().newKey(data, "x", "1");
    QTRY_COMPARE(open.errors.size(), 3);
    open.session->editor().newKey(data, "k0", "1");
    QTRY_COMPARE(open.errors.size(), 4);
    for (const Error &error : std::as_const(open.errors))
        QCOMPARE(error.code, ErrorCode::Invalid);
    QCOMPARE(open.session->changes().count(), 1);
}

void TestStoreSession::refusesEditsWhileLocked()
{
    OpenTable open(tableOf(3));
    QVERIFY(open.waitReady());
    const Entry seen = open.read(data, "k0");
    open.session->editor().setLocked(true);
    open.session->editor().put(seen, "9");
    open.session->editor().remove({ref("k1")});
    QCOMPARE(open.errors.size(), 2);
    QCOMPARE(open.errors.first().code, ErrorCode::Denied);
    QVERIFY(open.session->changes().isEmpty());
}

void TestStoreSession::theWorkerRefusesWhatWasOnItsWayWhenItWasLocked()
{
    OpenTable open(tableOf(3));
    QVERIFY(open.waitReady());
    open.put(data, "k0", "9");
    const auto gate = std::make_shared<Semaphore>();
    open.session->run([gate](Store &, const std::stop_token &) {
        gate->acquire();
        return Result<void>();
    });
    open.session->persist();
    open.session->editor().setLocked(true);
    gate->release();
    QTRY_COMPARE(open.reports.size(), 1);
    QCOMPARE(open.reports.first().error->code, ErrorCode::Denied);
    QCOMPARE(open.table->value(data, "k0"), QByteArray("0"));
    QCOMPARE(open.session->changes().count(), 1);
    open.session->editor().setLocked(false);
    open.session->persist();
    QTRY_COMPARE(open.table->value(data, "k0"), QByteArray("9"));
}

void TestStoreSession::renamesAndFollowsTheRename()
{
    OpenTable open(tableOf(3));
    QVERIFY(open.waitReady());
    QSignalSpy moved(open.session.get(), &StoreSession::entriesMoved);
    open.session->editor().rename(ref("k1"), "b");
    QTRY_COMPARE(open.session->changes().count(), 1);
    open.session->editor().rename(ref("k1"), "k1");
    QTRY_VERIFY(open.session->changes().isEmpty());
    open.session->editor().rename(ref("k1"), "c");
    QTRY_COMPARE(open.session->changes().count(), 1);
    open.session->persist();
    QTRY_COMPARE(open.reports.size(), 1);
    using Moved = QHash<EntryRef, EntryRef>;
    QCOMPARE(moved.first().at(0).value<Moved>(), (Moved {{ref("k1"), ref("c")}}));
    QCOMPARE(open.read(data, "c").value, QByteArray("1"));
    open.session->history().undo();
    QTRY_COMPARE(open.session->changes().find(ref("c"))->mine.key, QByteArray("k1"));
    open.session->persist();
    QTRY_COMPARE(open.reports.size(), 2);
    QCOMPARE(open.read(data, "k1").value, QByteArray("1"));
}

void TestStoreSession::stagesARepairAsOneStep()
{
    Problem problem {QStringLiteral("X1"), Severity::Warning, {}, {},
        {{.ref = ref("k0"), .value = "5"}, {.ref = ref("k1")},
            {.ref = ref("k2"), .renameTo = "z"}}};
    OpenTable open(tableOf(3), {.problems = {problem}});
    QVERIFY(open.waitReady());
    QCOMPARE(open.session->problems().size(), 1);
    open.session->editor().repair(open.session->problems().first());
    QTRY_COMPARE(open.session->changes().count(), 3);
    QCOMPARE(open.session->history().count(), 1);
    open.session->history().undo();
    QVERIFY(open.session->changes().isEmpty());
}

void TestStoreSession::tellsARepairWhenItIsKnown()
{
    const Problem problem {
        QStringLiteral("X1"), Severity::Warning, {}, {ref("k1")}, {{ref("k1"), "2"}}};
    OpenTable open(
        tableOf(50), {.keysPerSlice = 10, .problems = {problem}, .repairsWhenLoaded = true});
    QList<qsizetype> told;
    connect(open.session.get(), &StoreSession::problemsChanged, this,
        [&] { told.append(open.session->problems().first().repair.size()); });
    QVERIFY(open.waitReady());
    QCOMPARE(told, QList<qsizetype>({0, 1}));
}

void TestStoreSession::noticesAnotherProgram()
{
    OpenTable open(tableOf(3));
    QVERIFY(open.waitReady());
    open.table->put(data, "k0", "20");
    QTRY_COMPARE(open.session->freshness(), Freshness::Changed);
    open.session->reload();
    QVERIFY(open.waitReady());
    QCOMPARE(open.session->freshness(), Freshness::Current);
}

void TestStoreSession::findsAKeyFarAway_data()
{
    QTest::addColumn<bool>("positions");
    QTest::newRow("by position") << true;
    QTest::newRow("one page after the other") << false;
}

void TestStoreSession::findsAKeyFarAway()
{
    QFETCH(bool, positions);
    TableOptions options;
    options.capabilities.setFlag(Capability::Positions, positions);
    OpenTable open(tableOf(3000), options);
    QVERIFY(open.waitReady());
    QSignalSpy located(&open.session->lister(), &KeyLister::located);
    open.session->lister().locate(ref("k2345"));
    QTRY_COMPARE(located.size(), 1);
    QCOMPARE(located.first().at(1).toLongLong(), 2345);
    open.session->lister().locate(ref("nowhere"));
    QTRY_COMPARE(located.size(), 2);
    QCOMPARE(located.last().at(1).toLongLong(), -1);
}

void TestStoreSession::copiesContentAndEditsToAnotherStore()
{
    OpenTable open(tableOf(1000), {.keysPerSlice = 100});
    QVERIFY(open.waitReady());
    open.put(data, "k000", "10");
    open.session->editor().remove({ref("k001")});
    open.session->editor().newKey({"fresh"}, "new", "7");
    QTRY_COMPARE(open.session->changes().count(), 3);
    const auto target = std::make_shared<Table>();
    QSignalSpy copied(open.session.get(), &StoreSession::copyFinished);
    open.session->persistAs(tableOpener(target));
    QTRY_COMPARE(copied.size(), 1);
    QVERIFY(copied.first().first().value<Result<CopyReport>>());
    QCOMPARE(target->collections().first().rows.size(), 999);
    QCOMPARE(target->value(data, "k000"), std::optional<QByteArray>("10"));
    QCOMPARE(target->value({"fresh"}, "new"), std::optional<QByteArray>("7"));
    QCOMPARE(open.session->changes().count(), 3);
    QCOMPARE(open.session->activity(), Activity());
}

void TestStoreSession::refusesToCopyIntoAStoreThatIsNotEmpty()
{
    OpenTable open(tableOf(3));
    QVERIFY(open.waitReady());
    QSignalSpy copied(open.session.get(), &StoreSession::copyFinished);
    open.session->persistAs(tableOpener(tableOf(1)));
    QTRY_COMPARE(copied.size(), 1);
    QCOMPARE(copied.first().first().value<Result<CopyReport>>().error().code, ErrorCode::Invalid);
}

void TestStoreSession::doesOneLongThingAtATime()
{
    OpenTable open(tableOf(3));
    QVERIFY(open.waitReady());
    open.put(data, "k0", "10");
    open.session->persist();
    open.session->reload();
    open.session->persistAs(tableOpener(std::make_shared<Table>()));
    QCOMPARE(open.errors.size(), 2);
    QCOMPARE(open.errors.first().code, ErrorCode::Unavailable);
    QTRY_COMPARE(open.reports.size(), 1);
    QVERIFY(open.waitReady());
}

void TestStoreSession::aCancelledLoadCanBeTriedAgain()
{
    OpenTable open(tableOf(1000), {.keysPerSlice = 1});
    connect(open.session.get(), &StoreSession::stateChanged, this, [&] {
        if (open.session->state() == SessionState::Loading && open.errors.isEmpty())
            open.session->cancel();
    });
    QVERIFY(open.wait([&] { return open.session->state() == SessionState::Failed; }));
    QCOMPARE(open.session->error()->code, ErrorCode::Cancelled);
    open.session->retry();
    QVERIFY(open.waitReady());
    QCOMPARE(open.session->keys().count(data), 1000);
}

void TestStoreSession::editsTheInformationOfACollection()
{
    OpenTable open(tableOf(1));
    QVERIFY(open.waitReady());
    const EntryRef info {data, {}, 0, EntryPart::CollectionInfo};
    open.session->editor().put({.ref = info, .value = "{}", .version = {"1"}}, "{\"a\": 1}");
    const QList<Write> expected {{.ref = info, .value = "{\"a\": 1}", .base = Version {"1"}}};
    QCOMPARE(open.session->changes().writes(), expected);
    QVERIFY(open.session->changes().added(data).isEmpty());
}

QTEST_GUILESS_MAIN(TestStoreSession)
#include "tst_storesession.moc"
