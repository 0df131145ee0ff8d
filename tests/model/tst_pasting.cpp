// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries are copied from one store and become edits of another, by its rules.
#include "model/clipreading.h"
#include "model/pasting.h"
#include "model/workspace.h"
#include "tests/support/sessiontools.h"
#include "tests/support/storefixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const CollectionRef data {"data"};
const QDateTime soon = QDateTime(QDate(2099, 1, 2), QTime(3, 4), Qt::UTC);

EntryClip clipOf(const QList<std::pair<QByteArray, QByteArray>> &entries)
{
    EntryClip clip {.source = u"elsewhere:"_s, .isJson = true};
    for (const auto &[key, value] : entries)
        clip.entries.append({data, key, value});
    return clip;
}

// Once it is staged, or asks.
PasteReport paste(StoreSession &session, const PasteRequest &request)
{
    std::optional<PasteReport> report;
    session.editor().paste(request, [&report](const PasteReport &told) { report = told; });
    OpenTable::wait([&report] { return report.has_value(); });
    return report.value_or(PasteReport());
}

Result<EntryClip> copyOf(StoreSession &session, const QList<QByteArray> &keys)
{
    QList<EntryRef> refs;
    for (const QByteArray &key : keys)
        refs.append({data, key});
    std::optional<Result<EntryClip>> clip;
    readClip(session, refs, &session, [&clip](const Result<EntryClip> &read) { clip = read; });
    OpenTable::wait([&clip] { return clip.has_value(); });
    return clip.value_or(Error());
}

QStringList staged(const StoreSession &session)
{
    QStringList lines;
    for (const Edit &edit : session.changes().edits())
        lines << u"%1=%2"_s.arg(
            QString::fromUtf8(edit.mine.exists ? edit.mine.key : edit.ref().key),
            QString::fromUtf8(edit.mine.exists ? edit.mine.value : "(deleted)"));
    lines.sort();
    return lines;
}

std::shared_ptr<Table> smallTable(int count = 3)
{
    auto table = std::make_shared<Table>();
    table->fill(data, count);
    return table;
}

} // namespace

class TestPasting : public QObject
{
    Q_OBJECT

private slots:
    void anotherProgramReadsWhatWasCopied();
    void cutOrStrangeBytesAreNoClip();
    void textIsAnObjectOfTheEntries_data();
    void textIsAnObjectOfTheEntries();
    void copiesWhatIsStagedAndLeavesOutWhatIsNot();
    void copiesAllOfACollection();
    void copiesNoMoreThanIsHeld();
    void manyAreReadBehindAClick();
    void newKeysAreOneUndoStep();
    void keysThatAreThereAreAskedForFirst();
    void skippedReplacedOrBoth();
    void aKeyThatIsToBeDeletedIsFree();
    void keysOfARenameAreNotReplaced();
    void oneKeyTwiceKeepsBoth();
    void expiryGoesWhereItIsKept();
    void valuesThatAreNoJsonAreRefused();
    void valuesAreLaidOutAsTheStoreWritesThem();
    void keysThatBreakARuleGetAPlainOne();
    void whatIsStagedCanBePersisted_data();
    void whatIsStagedCanBePersisted();
    void aLockedStoreTakesNothing();
    void whatChangedMeanwhileIsLookedAtAgain();
};

void TestPasting::anotherProgramReadsWhatWasCopied()
{
    EntryClip clip = clipOf({{"a", "1"}, {QByteArray("\0\xFF", 2), "\"\\ud800\""}});
    clip.entries.last().collection = {.name = "n", .group = "g.json"};
    clip.entries.last().expiresAt = soon;
    clip.entries.last().expiresBeyond = 456;
    clip.entries.append({topLevelCollection(), "", ""});
    const Result<EntryClip> read = unpackedClip(packedClip(clip));
    QVERIFY(read);
    QCOMPARE(read->entries, clip.entries);
    QCOMPARE(read->source, clip.source);
    QCOMPARE(read->isJson, true);
}

void TestPasting::cutOrStrangeBytesAreNoClip()
{
    const QByteArray whole = packedClip(clipOf({{"a", "1"}, {"b", "[2, 3]"}}));
    QVERIFY(unpackedClip(whole));
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(!unpackedClip(whole.left(size)), qPrintable(QString::number(size)));
    QVERIFY(!unpackedClip(whole + 'x'));
    QByteArray many = whole; // as if a thousand million entries followed
    many.replace(
        many.indexOf(QByteArray("\0\0\0\0\0\0\0\2", 8)), 8, QByteArray("\0\0\0\0\x40\0\0\0", 8));
    QVERIFY(!unpackedClip(many));
    QCOMPARE(unpackedClip("x").error().code, ErrorCode::Invalid);
}

void TestPasting::textIsAnObjectOfTheEntries_data()
{
    QTest::addColumn<EntryClip>("clip");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("one") << clipOf({{"a", "{\"n\": 1}"}}) << QByteArray("{\"a\": {\"n\": 1}}");
    QTest::newRow("two") << clipOf({{"a", "1"}, {"\"é", "2"}})
                         << QByteArray("{\n\"a\": 1,\n\"\\\"é\": 2\n}");
    EntryClip two = clipOf({{"a", "1"}, {"b", "2"}});
    two.entries.last().collection.name = "more";
    QTest::newRow("collections") << two
                                 << QByteArray("{\n\"data\": {\"a\": 1},\n\"more\": {\"b\": 2}\n}");
    EntryClip bytes = clipOf({{"a", "\xFF"}, {"b", "2"}});
    bytes.isJson = false;
    QTest::newRow("no JSON") << bytes << QByteArray("a\nb");
    QTest::newRow("long") << clipOf({{"a", '"' + QByteArray(1024 * 1024, 'x') + '"'}})
                          << QByteArray("a");
}

void TestPasting::textIsAnObjectOfTheEntries()
{
    QFETCH(EntryClip, clip);
    QFETCH(QByteArray, text);
    QCOMPARE(clipText(clip), text);
}

void TestPasting::copiesWhatIsStagedAndLeavesOutWhatIsNot()
{
    OpenTable open(smallTable(5));
    QVERIFY(open.waitReady());
    open.put(data, "k0", "10");
    open.put(data, "k1", "{"); // no JSON
    open.session->editor().remove({{data, "k2"}});
    open.session->editor().rename({data, "k3"}, "K3");
    open.session->editor().newKey(data, "new", "7");
    open.session->editor().setExpiry({{data, "k4"}}, soon);
    QTRY_COMPARE(open.session->changes().count(), 6);
    const Result<EntryClip> clip
        = copyOf(*open.session, {"k0", "k1", "k2", "k3", "k4", "new", "none"});
    QVERIFY(clip);
    QCOMPARE(clip->entries,
        (QList<CopiedEntry> {
            {data, "k0", "10"}, {data, "K3", "3"}, {data, "k4", "4", soon}, {data, "new", "7"}}));
    QCOMPARE(clip->leftOut, 3);
    QCOMPARE(reasonText(clip->why.at(1).detail), u"it is staged to be deleted"_s);
}

void TestPasting::copiesAllOfACollection()
{
    OpenTable open(smallTable(2'000));
    QVERIFY(open.waitReady());
    open.session->editor().newKey(data, "new", "7");
    open.session->editor().newKey({"other"}, "elsewhere", "8");
    QTRY_COMPARE(open.session->changes().count(), 2);
    std::optional<EntryClip> clip;
    const auto copy = [&](const CollectionRef &collection) {
        clip.reset();
        readClip(*open.session, collection, open.session.get(),
            [&clip](const Result<EntryClip> &read) { clip = read.value_or(EntryClip()); });
        QTRY_VERIFY(clip.has_value());
    };
    copy(data);
    QCOMPARE(clip->entries.size(), 2'001);
    QCOMPARE(clip->entries.first().key, QByteArray("k0000"));
    QCOMPARE(clip->entries.last().key, QByteArray("new"));
    copy({"other"}); // which is only staged
    QCOMPARE(clip->entries.size(), 1);
    QCOMPARE(clip->entries.first().value, QByteArray("8"));
}

void TestPasting::copiesNoMoreThanIsHeld()
{
    const auto table = std::make_shared<Table>();
    for (const char *key : {"a", "b", "c", "d"})
        table->put(data, key, '"' + QByteArray(20 * 1024 * 1024, 'x') + '"');
    OpenTable open(table);
    QVERIFY(open.waitReady());
    const Result<EntryClip> three = copyOf(*open.session, {"a", "b", "c"});
    QVERIFY(three);
    QCOMPARE(three->entries.size(), 3);
    const Result<EntryClip> all = copyOf(*open.session, {"a", "b", "c", "d"});
    QVERIFY(!all);
    QCOMPARE(all.error().code, ErrorCode::Unsupported);
}

void TestPasting::manyAreReadBehindAClick()
{
    constexpr int many = 5'000;
    OpenTable open(smallTable(many));
    QVERIFY(open.waitReady());
    QList<EntryRef> refs;
    for (int i = 0; i < many; ++i)
        refs.append({data, 'k' + QByteArray::number(i).rightJustified(4, '0')});
    std::optional<EntryClip> clip;
    readClip(*open.session, refs, open.session.get(),
        [&clip](const Result<EntryClip> &read) { clip = *read; });
    QCOMPARE(open.session->tasks().shown().size(), 1);
    QCOMPARE(open.read(data, "k0001").value, QByteArray("1"));
    QVERIFY(!clip); // the click was answered first
    QVERIFY(open.wait([&clip] { return clip.has_value(); }));
    QCOMPARE(clip->entries.size(), many);
    clip->source.clear();
    PasteReport report;
    open.session->editor().paste(
        {*clip, CollectionRef {"other"}}, [&report](const PasteReport &told) { report = told; });
    QCOMPARE(open.session->editor().entriesInHand(), many);
    QCOMPARE(open.read(data, "k0002").value, QByteArray("2"));
    QCOMPARE(report.staged, 0);
    QVERIFY(open.wait([&report] { return report.staged == many; }));
    QCOMPARE(open.session->history().count(), 1);
    QTRY_COMPARE(open.session->editor().entriesInHand(), 0);
}

void TestPasting::newKeysAreOneUndoStep()
{
    OpenTable open(smallTable());
    QVERIFY(open.waitReady());
    const PasteReport report = paste(*open.session, {clipOf({{"a", "1"}, {"b", "2"}}), data});
    QCOMPARE(report.staged, 2);
    QVERIFY(report.isPlain());
    QCOMPARE(report.first->key, QByteArray("a"));
    QCOMPARE(staged(*open.session), (QStringList {u"a=1"_s, u"b=2"_s}));
    QCOMPARE(open.session->history().undoText(), u"paste 2 keys"_s);
    open.session->history().undo();
    QVERIFY(open.session->changes().isEmpty());
    open.session->history().redo();
    open.session->persist();
    QTRY_COMPARE(open.reports.size(), 1);
    QCOMPARE(open.table->value(data, "b"), std::optional<QByteArray>("2"));
}

void TestPasting::keysThatAreThereAreAskedForFirst()
{
    OpenTable open(smallTable());
    QVERIFY(open.waitReady());
    const PasteReport report
        = paste(*open.session, {clipOf({{"k1", "x"}, {"a", "1"}, {"k2", "2"}}), data});
    QCOMPARE(report.refused, 1); // of no use in any case
    QCOMPARE(report.taken, 1);
    QCOMPARE(report.takenKeys, QList<QByteArray> {"k2"});
    QVERIFY(open.session->changes().isEmpty());
}

void TestPasting::skippedReplacedOrBoth()
{
    const EntryClip clip = clipOf({{"k1", "10"}, {"new", "20"}, {"staged", "30"}});
    const auto after = [&clip](IfTaken choice, PasteReport *report) {
        OpenTable open(smallTable());
        open.waitReady();
        open.session->editor().newKey(data, "staged", "3");
        open.session->editor().newKey(data, "k1-2", "4");
        open.wait([&open] { return open.session->changes().count() == 2; });
        *report = paste(*open.session, {clip, data, choice});
        return staged(*open.session);
    };
    PasteReport report;
    QCOMPARE(
        after(IfTaken::Skip, &report), (QStringList {u"k1-2=4"_s, u"new=20"_s, u"staged=3"_s}));
    QCOMPARE(report.skipped, 2);
    QCOMPARE(after(IfTaken::Replace, &report),
        (QStringList {u"k1-2=4"_s, u"k1=10"_s, u"new=20"_s, u"staged=30"_s}));
    QCOMPARE(report.replaced, 2);
    QCOMPARE(after(IfTaken::KeepBoth, &report),
        (QStringList {u"k1-2=4"_s, u"k1-3=10"_s, u"new=20"_s, u"staged-2=30"_s, u"staged=3"_s}));
    QCOMPARE(report.renamedAsTaken, 2);
    QCOMPARE(report.renamed.first().to.key, QByteArray("k1-3"));
}

void TestPasting::aKeyThatIsToBeDeletedIsFree()
{
    OpenTable open(smallTable());
    QVERIFY(open.waitReady());
    open.session->editor().remove({{data, "k1"}});
    QTRY_COMPARE(open.session->changes().count(), 1);
    const PasteReport report = paste(*open.session, {clipOf({{"k1", "10"}}), data});
    QCOMPARE(report.taken, 0);
    QCOMPARE(open.session->changes().find({data, "k1"})->kind(), EditKind::Edited);
}

void TestPasting::keysOfARenameAreNotReplaced()
{
    OpenTable open(smallTable());
    QVERIFY(open.waitReady());
    open.session->editor().rename({data, "k1"}, "K1");
    QTRY_COMPARE(open.session->changes().count(), 1);
    const EntryClip clip = clipOf({{"k1", "10"}, {"K1", "20"}});
    const PasteReport report = paste(*open.session, {clip, data, IfTaken::Replace});
    QCOMPARE(report.refused, 2);
    QCOMPARE(staged(*open.session), QStringList {u"K1=1"_s});
    QCOMPARE(paste(*open.session, {clip, data, IfTaken::KeepBoth}).renamedAsTaken, 2);
}

void TestPasting::oneKeyTwiceKeepsBoth()
{
    OpenTable open(smallTable());
    QVERIFY(open.waitReady());
    EntryClip clip = clipOf({{"a", "1"}, {"a", "2"}, {"a", "3"}});
    clip.entries[1].collection.name = "more";
    const PasteReport report = paste(*open.session, {clip, data, IfTaken::Replace});
    QCOMPARE(report.taken, 0);
    QCOMPARE(report.renamedAsTaken, 2);
    QCOMPARE(staged(*open.session), (QStringList {u"a-2=2"_s, u"a-3=3"_s, u"a=1"_s}));
    const PasteReport apart = paste(*open.session, {clip, std::nullopt, IfTaken::KeepBoth});
    QVERIFY(open.session->changes().contains({{"more"}, "a"}));
    QCOMPARE(apart.renamedAsTaken, 2);
}

void TestPasting::expiryGoesWhereItIsKept()
{
    EntryClip clip = clipOf({{"a", "1"}, {"b", "2"}});
    clip.entries.first().expiresAt = soon;
    clip.entries.first().expiresBeyond = 456;
    OpenTable keeps(smallTable());
    QVERIFY(keeps.waitReady());
    QVERIFY(paste(*keeps.session, {clip, data}).isPlain());
    const Edit pasted = *keeps.session->changes().find({data, "a"});
    QCOMPARE(pasted.mine.expiresAt, std::optional(soon));
    QCOMPARE(pasted.write().expiry, (ExpiryChange {ExpiryChange::Kind::Set, soon, 456}));
    TableOptions options;
    options.capabilities.setFlag(Capability::Expiry, false);
    OpenTable without(smallTable(), options);
    QVERIFY(without.waitReady());
    QCOMPARE(paste(*without.session, {clip, data}).withoutExpiry, 1);
    QVERIFY(!without.session->changes().find({data, "a"})->mine.expiresAt);
}

void TestPasting::valuesThatAreNoJsonAreRefused()
{
    EntryClip clip = clipOf({{"a", "1"}, {"b", "plain text"}, {"c", "\xFF"}});
    clip.isJson = false;
    OpenTable open(smallTable());
    QVERIFY(open.waitReady());
    const PasteReport report = paste(*open.session, {clip, data});
    QCOMPARE(report.staged, 1);
    QCOMPARE(report.refused, 2);
    QCOMPARE(report.why.first().subject, u"data: b"_s);
}

void TestPasting::valuesAreLaidOutAsTheStoreWritesThem()
{
    EntryClip clip = clipOf({{"a", "{\n  \"x\":1.50,\n  \"y\":\"é\"}"}});
    OpenTable open(smallTable());
    QVERIFY(open.waitReady());
    paste(*open.session, {clip, data});
    QCOMPARE(staged(*open.session), QStringList {u"a={\"x\": 1.50, \"y\": \"\\u00e9\"}"_s});
    clip.source = open.session->info().address.toString(); // its own: not a byte changes
    paste(*open.session, {clip, CollectionRef {"other"}});
    QCOMPARE(
        open.session->changes().find({{"other"}, "a"})->mine.value, clip.entries.first().value);
}

void TestPasting::keysThatBreakARuleGetAPlainOne()
{
    const QTemporaryDir folder;
    Workspace workspace;
    StoreSession *tree
        = workspace.open({u"filetree"_s, folder.filePath(u"t"_s), {}}, OpenMode::Create);
    QTRY_COMPARE(tree->state(), SessionState::Ready);
    const PasteReport report = paste(*tree, {clipOf({{"a/b", "{}"}, {"plain", "{}"}}), data});
    QCOMPARE(report.renamedByRule, 1);
    QCOMPARE(report.renamed.first().to.key, QByteArray("S_a_b-c14cddc0"));
    QVERIFY(report.renamed.first().rule.has_value());
    tree->persist();
    QTRY_VERIFY(tree->changes().isEmpty());
    // In a collection that is there already, too.
    EntryClip more = clipOf({{"..", "{}"}, {QByteArray(300, 'k'), "{}"}});
    QCOMPARE(paste(*tree, {more, data}).renamedByRule, 1);
    tree->persist();
    QTRY_VERIFY(tree->changes().isEmpty());
}

void TestPasting::whatIsStagedCanBePersisted_data()
{
    QTest::addColumn<QString>("scheme");
    for (const StoreFixture &fixture : storeFixtures())
        QTest::newRow(qPrintable(fixture.scheme)) << fixture.scheme;
}

// What the report calls staged is taken by the store, whatever the keys.
void TestPasting::whatIsStagedCanBePersisted()
{
    QFETCH(QString, scheme);
    const StoreFixture &fixture = storeFixture(scheme);
    const QTemporaryDir folder;
    Workspace workspace;
    StoreSession *session = workspace.open(fixture.make(folder.path()), OpenMode::Create);
    QTRY_COMPARE(session->state(), SessionState::Ready);
    EntryClip clip;
    clip.isJson = true;
    for (const QByteArray &key : QByteArrayList {"plain", "a/b", "..", ".", "", " ", "a b", "é",
             "\xFF", QByteArray("x\0y", 3), QByteArray(300, 'k'), "S_x-00000000", "/root", "a//b",
             "\xED\xA0\x80", "CON", "a\nb", "plain.json", "a?b#c%d"})
        clip.entries.append({fixture.collection, key, "{\"n\": 1}"});
    const PasteReport report = paste(*session, {clip, fixture.collection});
    QCOMPARE(report.staged + report.refused, clip.entries.size());
    QVERIFY(report.staged >= 8 || fixture.forgets);
    const qsizetype written = session->changes().count();
    std::optional<PersistReport> persisted;
    connect(session, &StoreSession::persistFinished, this,
        [&persisted](const PersistReport &told) { persisted = told; });
    session->persist();
    QTRY_VERIFY(persisted.has_value());
    const QList<EntryRef> failed = persisted->failed;
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : failed.first().key.toHex().constData());
    QCOMPARE(persisted->written, written);
}

void TestPasting::aLockedStoreTakesNothing()
{
    OpenTable open(smallTable());
    QVERIFY(open.waitReady());
    open.session->editor().setLocked(true);
    open.session->editor().paste({clipOf({{"a", "1"}}), data}, [](const PasteReport &) {});
    QCOMPARE(open.errors.size(), 1);
    QCOMPARE(open.errors.first().code, ErrorCode::Denied);
    QVERIFY(open.session->changes().isEmpty());
}

void TestPasting::whatChangedMeanwhileIsLookedAtAgain()
{
    OpenTable open(smallTable());
    QVERIFY(open.waitReady());
    std::optional<PasteReport> report;
    open.session->editor().paste({clipOf({{"a", "1"}}), data, IfTaken::Skip},
        [&report](const PasteReport &told) { report = told; });
    open.table->put(data, "a", "theirs");
    open.session->reload();
    QVERIFY(open.wait([&report] { return report.has_value(); }));
    QVERIFY(open.waitReady());
    QVERIFY(report->skipped == 1 || open.session->changes().conflictCount() == 1);
    QCOMPARE(open.table->value(data, "a"), std::optional<QByteArray>("theirs"));
}

QTEST_GUILESS_MAIN(TestPasting)
#include "tst_pasting.moc"
