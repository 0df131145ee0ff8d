// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changeset.h"

#include <QTest>

using namespace kvlens;

namespace {

const CollectionRef data {"data"};

EntryRef ref(const QByteArray &key)
{
    return {data, key};
}

Entry entry(const QByteArray &key, const QByteArray &value, const QByteArray &version = "1")
{
    return {.ref = ref(key), .value = value, .version = {version}};
}

WriteOutcome written(const QByteArray &key, const QByteArray &version)
{
    return {ref(key), Written {{version}, true}};
}

const QDateTime later = QDateTime::fromMSecsSinceEpoch(5'000'000, Qt::UTC);

} // namespace

class TestChangeSet : public QObject
{
    Q_OBJECT

private slots:
    void anEditIsTheSmallestWriteThatDoesIt();
    void anEditEqualToWhatWasSeenDisappears();
    void aKeyAddedAndDeletedIsNothing();
    void aDeletedEntryCanBePutAgain();
    void renamingAnAddedKeyMovesIt();
    void keepsTheOrderInWhichEditsWereMade();
    void invalidTextIsKeptAndNotWritten();
    void confirmDropsWhatIsUnchangedSince();
    void confirmRebasesWhatWasChangedMeanwhile();
    void confirmTurnsARevertMeanwhileIntoAnEditBack();
    void confirmKeepsAFailureWithItsEdit();
    void confirmFollowsARename();
    void rebaseIsSilentWhereNothingChangedUnderneath();
    void rebaseMergesValueAndExpiryOneByOne();
    void anExpiryIsKeptToTheMicrosecond();
    void rebaseDropsWhatIsStoredAlike();
    void rebaseMarksContradictions_data();
    void rebaseMarksContradictions();
    void keepMineWritesOverTheirs();
    void keepMineAddsWhatTheyDeleted();
    void takeTheirsForgetsTheEdit();
    void aConflictEditedIntoTheirsIsNothing();
};

void TestChangeSet::anEditIsTheSmallestWriteThatDoesIt()
{
    ChangeSet changes;
    changes.put(entry("a", "1"), "2");
    changes.remove(entry("b", "1"));
    changes.rename(entry("c", "1"), "C");
    changes.setExpiry(entry("d", "1"), later);
    changes.put(absentEntry(ref("e")), "1");
    const Version one {"1"};
    const QList<Write> expected {
        {.ref = ref("a"), .value = "2", .base = one},
        {.ref = ref("b"), .base = one},
        {.ref = ref("c"), .renameTo = "C", .base = one},
        {.ref = ref("d"), .expiry = {ExpiryChange::Kind::Set, later}, .base = one},
        {.ref = ref("e"), .value = "1", .base = Version {}},
    };
    QCOMPARE(changes.writes(), expected);
}

void TestChangeSet::anEditEqualToWhatWasSeenDisappears()
{
    ChangeSet changes;
    const Entry seen = entry("a", "1");
    changes.put(seen, "2");
    changes.setExpiry(seen, later);
    changes.put(seen, "1");
    QCOMPARE(changes.count(), 1);
    changes.setExpiry(seen, std::nullopt);
    QVERIFY(changes.isEmpty());
    QVERIFY(!changes.find(seen.ref));
}

void TestChangeSet::aKeyAddedAndDeletedIsNothing()
{
    ChangeSet changes;
    const Entry seen = absentEntry(ref("a"));
    changes.put(seen, "1");
    QCOMPARE(changes.find(seen.ref)->kind(), EditKind::Added);
    QCOMPARE(changes.added(data).refs(), QList<EntryRef> {ref("a")});
    changes.remove(seen);
    QVERIFY(changes.isEmpty());
}

void TestChangeSet::aDeletedEntryCanBePutAgain()
{
    ChangeSet changes;
    const Entry seen = entry("a", "1");
    changes.remove(seen);
    QCOMPARE(changes.find(seen.ref)->kind(), EditKind::Deleted);
    changes.put(seen, "2");
    QCOMPARE(changes.find(seen.ref)->kind(), EditKind::Edited);
    changes.put(seen, "1");
    QVERIFY(changes.isEmpty());
}

void TestChangeSet::renamingAnAddedKeyMovesIt()
{
    ChangeSet changes;
    const Entry seen = absentEntry(ref("a"));
    changes.put(seen, "1");
    changes.rename(seen, "b");
    QVERIFY(!changes.find(ref("a")));
    QCOMPARE(changes.find(ref("b"))->kind(), EditKind::Added);
    QCOMPARE(
        changes.writes(), (QList<Write> {{.ref = ref("b"), .value = "1", .base = Version {}}}));
}

void TestChangeSet::keepsTheOrderInWhichEditsWereMade()
{
    ChangeSet changes;
    for (const char *key : {"c", "a", "b"})
        changes.put(entry(key, "1"), "2");
    changes.put(entry("c", "1"), "3");
    changes.revert(ref("a"));
    changes.revert(ref("nothing"));
    QList<EntryRef> order;
    for (const Edit &edit : changes.edits())
        order.append(edit.ref());
    QCOMPARE(order, (QList<EntryRef> {ref("c"), ref("b")}));
    QCOMPARE(changes.only({ref("b"), ref("x")}).count(), 1);
}

void TestChangeSet::invalidTextIsKeptAndNotWritten()
{
    ChangeSet changes;
    const Entry seen = entry("a", "1");
    const Error why {ErrorCode::Invalid, quoted(QStringLiteral("expected a value"))};
    changes.put(seen, "{", why);
    changes.put(entry("b", "1"), "2");
    QCOMPARE(changes.find(seen.ref)->mine.value, QByteArray("{"));
    QVERIFY(changes.find(seen.ref)->isInvalid());
    QCOMPARE(*changes.find(seen.ref)->blocked(), why);
    QCOMPARE(changes.writes().size(), 1);
    changes.put(seen, "{}");
    QVERIFY(!changes.find(seen.ref)->blocked());
    QCOMPARE(changes.writes().size(), 2);
}

void TestChangeSet::confirmDropsWhatIsUnchangedSince()
{
    ChangeSet changes;
    changes.put(entry("a", "1"), "2");
    changes.remove(entry("b", "1"));
    const QList<Entry> stored
        = changes.confirm(ChangeSet(changes), {written("a", "2"), {ref("b"), Written {{}, true}}});
    QVERIFY(changes.isEmpty());
    QCOMPARE(stored.at(0).value, QByteArray("2"));
    QCOMPARE(stored.at(0).version.token, QByteArray("2"));
    QVERIFY(!stored.at(1).version.exists());
}

void TestChangeSet::confirmRebasesWhatWasChangedMeanwhile()
{
    ChangeSet changes;
    changes.put(entry("a", "1"), "2");
    const ChangeSet sent = changes;
    changes.put(entry("a", "1"), "3");
    changes.confirm(sent, {written("a", "2")});
    QCOMPARE(
        changes.writes(), (QList<Write> {{.ref = ref("a"), .value = "3", .base = Version {"2"}}}));
}

void TestChangeSet::confirmTurnsARevertMeanwhileIntoAnEditBack()
{
    ChangeSet changes;
    changes.put(entry("a", "1"), "2");
    changes.remove(entry("b", "1"));
    const ChangeSet sent = changes;
    changes.revert(ref("a"));
    changes.revert(ref("b"));
    changes.confirm(sent, {written("a", "2"), {ref("b"), Written {{}, true}}});
    QCOMPARE(changes.writes(),
        (QList<Write> {{.ref = ref("a"), .value = "1", .base = Version {"2"}},
            {.ref = ref("b"), .value = "1", .base = Version {}}}));
}

void TestChangeSet::confirmKeepsAFailureWithItsEdit()
{
    ChangeSet changes;
    changes.put(entry("a", "1"), "2");
    const Error full {ErrorCode::NoSpace, quoted(QStringLiteral("disk full"))};
    changes.confirm(ChangeSet(changes), {{ref("a"), full}});
    QCOMPARE(*changes.find(ref("a"))->failure, full);
    QCOMPARE(changes.writes().size(), 1);
    changes.put(entry("a", "1"), "3");
    QVERIFY(!changes.find(ref("a"))->failure);
}

void TestChangeSet::confirmFollowsARename()
{
    ChangeSet changes;
    const Entry seen = entry("a", "1");
    changes.rename(seen, "b");
    const ChangeSet sent = changes;
    changes.put(seen, "2");
    changes.confirm(sent, {written("a", "2")});
    QVERIFY(!changes.find(ref("a")));
    QCOMPARE(
        changes.writes(), (QList<Write> {{.ref = ref("b"), .value = "2", .base = Version {"2"}}}));
}

void TestChangeSet::rebaseIsSilentWhereNothingChangedUnderneath()
{
    ChangeSet changes;
    changes.put(entry("a", "1"), "2");
    changes.rebase(entry("a", "1", "9"));
    changes.rebase(entry("other", "1"));
    QCOMPARE(
        changes.writes(), (QList<Write> {{.ref = ref("a"), .value = "2", .base = Version {"9"}}}));
}

void TestChangeSet::rebaseMergesValueAndExpiryOneByOne()
{
    ChangeSet changes;
    changes.put(entry("a", "1"), "2");
    Entry now = entry("a", "1", "9");
    now.expiresAt = later;
    changes.rebase(now);
    QCOMPARE(
        changes.writes(), (QList<Write> {{.ref = ref("a"), .value = "2", .base = Version {"9"}}}));
    QCOMPARE(changes.find(ref("a"))->mine.expiresAt, std::optional(later));
}

void TestChangeSet::anExpiryIsKeptToTheMicrosecond()
{
    Entry seen = entry("a", "1");
    seen.expiresAt = later;
    seen.expiresBeyond = 456;
    ChangeSet changes;
    changes.put(seen, "2");
    QCOMPARE(changes.writes().first().expiry, ExpiryChange());
    changes.setExpiry(seen, later.addSecs(1));
    QCOMPARE(changes.writes().first().expiry,
        (ExpiryChange {ExpiryChange::Kind::Set, later.addSecs(1), 0}));
    ChangeSet back = changes;
    back.setExpiry(seen, later); // as it is stored, with all its microseconds
    QCOMPARE(back.writes().first().expiry, ExpiryChange());
    Entry now = seen; // another program moves it by a millionth of a second
    now.version = {"9"};
    now.expiresBeyond = 457;
    ChangeSet untouched;
    untouched.put(seen, "2");
    untouched.rebase(now);
    QCOMPARE(untouched.conflictCount(), 0);
    QCOMPARE(untouched.find(ref("a"))->mine.expiresBeyond, qint16(457));
    QCOMPARE(untouched.writes().first().expiry, ExpiryChange());
    changes.rebase(now);
    QVERIFY(changes.find(ref("a"))->isConflict());
}

void TestChangeSet::rebaseDropsWhatIsStoredAlike()
{
    ChangeSet changes;
    changes.put(entry("a", "1"), "2");
    changes.remove(entry("b", "1"));
    changes.put(absentEntry(ref("c")), "3");
    changes.rebase(entry("a", "2", "9"));
    changes.rebase(absentEntry(ref("b")));
    changes.rebase(entry("c", "3"));
    QVERIFY(changes.isEmpty());
}

void TestChangeSet::rebaseMarksContradictions_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("mine");
    QTest::addColumn<QByteArray>("theirs");
    QTest::newRow("both edited") << QByteArray("1") << QByteArray("2") << QByteArray("3");
    QTest::newRow("edited, deleted by them") << QByteArray("1") << QByteArray("2") << QByteArray();
    QTest::newRow("deleted, edited by them") << QByteArray("1") << QByteArray() << QByteArray("3");
    QTest::newRow("both added") << QByteArray() << QByteArray("2") << QByteArray("3");
}

void TestChangeSet::rebaseMarksContradictions()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, mine);
    QFETCH(QByteArray, theirs);
    const Entry seen = base.isNull() ? absentEntry(ref("a")) : entry("a", base);
    ChangeSet changes;
    if (mine.isNull())
        changes.remove(seen);
    else
        changes.put(seen, mine);
    changes.rebase(theirs.isNull() ? absentEntry(ref("a")) : entry("a", theirs, "9"));
    const auto edit = changes.find(ref("a"));
    QVERIFY(edit && edit->isConflict());
    QCOMPARE(edit->blocked()->code, ErrorCode::Conflict);
    QVERIFY(changes.writes().isEmpty());
    QCOMPARE(edit->mine.exists, !mine.isNull());
}

void TestChangeSet::keepMineWritesOverTheirs()
{
    ChangeSet changes;
    changes.put(entry("a", "1"), "2");
    changes.rebase(entry("a", "3", "9"));
    changes.keepMine(ref("a"));
    QCOMPARE(
        changes.writes(), (QList<Write> {{.ref = ref("a"), .value = "2", .base = Version {"9"}}}));
}

void TestChangeSet::keepMineAddsWhatTheyDeleted()
{
    ChangeSet changes;
    changes.rename(entry("a", "1"), "b");
    changes.rebase(absentEntry(ref("a")));
    changes.keepMine(ref("a"));
    QCOMPARE(
        changes.writes(), (QList<Write> {{.ref = ref("b"), .value = "1", .base = Version {}}}));
}

void TestChangeSet::takeTheirsForgetsTheEdit()
{
    ChangeSet changes;
    changes.put(entry("a", "1"), "2");
    changes.rebase(entry("a", "3", "9"));
    changes.takeTheirs(ref("a"));
    QVERIFY(changes.isEmpty());
}

void TestChangeSet::aConflictEditedIntoTheirsIsNothing()
{
    ChangeSet changes;
    const Entry seen = entry("a", "1");
    changes.put(seen, "2");
    changes.rebase(entry("a", "3", "9"));
    changes.put(seen, "4");
    QVERIFY(changes.find(ref("a"))->isConflict());
    changes.put(seen, "3");
    QVERIFY(changes.isEmpty());
}

QTEST_GUILESS_MAIN(TestChangeSet)
#include "tst_changeset.moc"
