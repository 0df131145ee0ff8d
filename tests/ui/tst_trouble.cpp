// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What goes wrong around the window: paths that are none, damage, other programs, closing.

#include "model/checks/storecheck.h"
#include "stores/catalog.h"
#include "stores/file/filevault.h"
#include "tests/support/asnobody.h"
#include "tests/support/patience.h"
#include "tests/support/persistedindex.h"
#include "ui/inplacechoice.h"
#include "ui/jsontextedit.h"
#include "ui/sideeffectnotes.h"
#include "windowtest.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPointer>
#include <QSignalSpy>
#include <QTreeView>

#include <sys/stat.h>
#include <unistd.h>
#include <utility>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray content = R"({"data": {"alpha": {"n": 1}, "beta": {"n": 2}}})";

} // namespace

class TestTrouble : public QObject
{
    Q_OBJECT

private slots:
    void missingFileIsAMessageAndLeavesNothingOpen();
    void truncatedFileIsShownReadOnly();
    void onlyTheDamagedFileOfAFolderIsReadOnly();
    void damageThatHidesNothingHasNoFile();
    void whatDoesNotFitTogetherIsFoundAndRepaired();
    void allIsRepairedInOneStep();
    void whatAnInterruptedPersistLeftIsTold();
    void aCopyOfADamagedFileIsNotCalledWhole();
    void anotherProgramsWriteIsNoticedAndEditsAreKept();
    void aRefusedPersistIsToldThoughNothingConflicts();
    void whatCannotBeReplacedIsWrittenInPlaceByChoice();
    void whatReplacingWouldChangeIsToldInTheReview();
    void whatReplacingAnEntryWouldChangeIsToldInTheReview();
    void whatIsGoneIsWrittenAgain_data();
    void whatIsGoneIsWrittenAgain();
    void aFolderThatIsGoneIsNotMadeAnewInPart();
    void aMessageGoesWithItsStore();
    void editsOfWhatADamageHidesAreKept();
    void conflictIsDecidedEntryByEntry_data();
    void conflictIsDecidedEntryByEntry();
    void closingWithEditsAsks_data();
    void closingWithEditsAsks();
    void closingWithoutEditsDoesNotAsk();
    void whatIsBeingPreparedIsNotClosedAway();
    void textThatCannotBeStagedKeepsTheWindowOpen();
    void takenKeyIsRefusedWithAMessage();
    void aValueThatCannotBeReadIsNotCopiedSilently();
    void keysOfAChangedFileAreListedAfterAReload();
    void cancellingWhileItLoadsKeepsWhatIsStaged_data();
    void cancellingWhileItLoadsKeepsWhatIsStaged();
};

void TestTrouble::missingFileIsAMessageAndLeavesNothingOpen()
{
    WindowTest test;
    const QString path = test.path(u"./nowhere.json"_s);
    test.window().open({path});
    QTRY_VERIFY(test.message().contains(u"nowhere.json"_s));
    QVERIFY2(test.message().contains(u"no such file"_s), qPrintable(test.message()));
    QTRY_VERIFY(test.workspace().sessions().isEmpty());
    QVERIFY(!QFile::exists(path));
    QVERIFY(WindowTest::button(u"Open file…"_s));
    QVERIFY(test.open(test.write(u"nowhere.json"_s, content)));
    QVERIFY2(test.message().isEmpty(), qPrintable(test.message()));
}

void TestTrouble::truncatedFileIsShownReadOnly()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"cut.json"_s, content.left(content.indexOf("\"beta\"") + 12))));
    QTRY_VERIFY(test.message().contains(u"damaged"_s));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(test.text().contains("\"n\": 1"));
    QVERIFY(test.editor()->isReadOnly());
    QVERIFY(test.action(u"Persist as"_s)->isEnabled());
    QVERIFY(WindowTest::click(u"Show problems"_s));
    QVERIFY(WindowTest::find<QWidget>(u"Problems found"_s));
}

void TestTrouble::onlyTheDamagedFileOfAFolderIsReadOnly()
{
    WindowTest test;
    QVERIFY(QDir(test.path({})).mkdir(u"index"_s));
    test.write(u"index/docstore.json"_s, R"({"docstore/data": {"n": {"a": 1}}})");
    test.write(u"index/default__vector_store.json"_s, "version https://git-lfs.github.com/spec/v1");
    QVERIFY(test.open(test.path(u"index"_s)));
    QTRY_COMPARE(test.message(),
        u"Damaged, and read-only: default__vector_store.json. The rest of index can be edited. "
        u"What is damaged is left as it is."_s);
    const QModelIndex store = test.tree()->model()->index(0, 0);
    QStringList rows;
    for (int row = 0; row < test.tree()->model()->rowCount(store); ++row) {
        for (const int column : {0, 1})
            rows += test.tree()->model()->index(row, column, store).data().toString();
    }
    QVERIFY2(rows.join(u'|').contains(u"default__vector_store.json|damaged"_s),
        qPrintable(rows.join(u'|')));
    QVERIFY(test.session()->editor().canEdit());
}

void TestTrouble::damageThatHidesNothingHasNoFile()
{
    WindowTest test;
    QVERIFY(QDir(test.path({})).mkpath(u"tree/notes"_s));
    QVERIFY(QDir(test.path({})).mkpath(u"tree/other"_s));
    test.write(u"tree/notes/good.json"_s, R"({"value": {"n": 1}, "version": 1})");
    test.write(u"tree/other/good.json"_s, R"({"value": {"n": 1}, "version": 1})");
    test.write(u"tree/other-info.json"_s, R"({"version": 1, "collec)");
    test.write(u"tree/notes-info.json"_s,
        R"({"version": 1, "collection": "notes", "created_at": "2026-11-20T15:30:47+00:00", )"
        R"("directory": ")"
            + QFile::encodeName(QDir(test.path(u"tree/notes"_s)).canonicalPath()) + R"("})");
    QVERIFY(test.open(test.path(u"tree"_s)));
    QTRY_COMPARE(test.message(),
        u"Some of tree is damaged. The rest can be edited. What is damaged is left as it is."_s);
}

void TestTrouble::allIsRepairedInOneStep()
{
    WindowTest test;
    QVERIFY(QDir(test.path({})).mkdir(u"index"_s));
    PersistedIndex index = PersistedIndex::healthy(1, 3);
    index.data.remove(u"d0-3"_s); // its vector stays
    index.vectorDocs.remove(u"d0-3"_s);
    index.write(test.path(u"index"_s));
    QVERIFY(test.open(test.path(u"index"_s)));
    auto *list = test.window().findChild<QWidget *>(u"Problems"_s)->findChild<QTreeView *>();
    QVERIFY(test.trigger(u"Check"_s));
    QTRY_VERIFY(list->model()->rowCount() > 1);
    QVERIFY(WindowTest::click(u"Repair all"_s));
    QTRY_VERIFY(test.changes() > 0);
    test.session()->history().undo();
    QCOMPARE(test.changes(), qsizetype(0)); // one step
    test.session()->history().redo();
    test.session()->persist();
    QTRY_VERIFY(test.changes() == 0);
    const auto isRepairable = [](const Finding &finding) { return finding.isRepairable; };
    const QList<Finding> left
        = checkStore(*openStore({test.session()->address()}).value())->findings;
    QVERIFY(std::none_of(left.begin(), left.end(), isRepairable));
}

void TestTrouble::whatDoesNotFitTogetherIsFoundAndRepaired()
{
    WindowTest test;
    QVERIFY(QDir(test.path({})).mkdir(u"index"_s));
    PersistedIndex index = PersistedIndex::healthy(1, 3);
    index.data.remove(u"d0-3"_s); // its vector stays
    index.write(test.path(u"index"_s));
    QVERIFY(test.open(test.path(u"index"_s)));
    const auto *panel = test.window().findChild<QWidget *>(u"Problems"_s);
    QVERIFY(panel);
    auto *list = panel->findChild<QTreeView *>();
    const QAbstractItemModel &rows = *list->model();
    const auto find = [&rows](const QString &rule) {
        return rows.match(rows.index(0, 3), Qt::DisplayRole, rule, 1, Qt::MatchExactly).value(0);
    };
    QCOMPARE(rows.rowCount(), 0);
    QVERIFY(test.trigger(u"Check"_s));
    QTRY_VERIFY(find(u"V7"_s).isValid());
    const QModelIndex orphan = find(u"V7"_s).siblingAtColumn(0);
    QVERIFY(orphan.data().toString().contains(u"1 vector is of a node"_s));
    list->setCurrentIndex(orphan);
    QVERIFY(WindowTest::click(u"Repair"_s));
    QTRY_VERIFY(test.changes() > 0);
    test.session()->persist();
    QTRY_VERIFY(test.changes() == 0 && !find(u"V7"_s).isValid()); // it has looked again
    const QByteArray vectors = test.read(u"index/default__vector_store.json"_s);
    QVERIFY2(vectors.contains("d0-2") && !vectors.contains("d0-3"), vectors);
}

void TestTrouble::whatAnInterruptedPersistLeftIsTold()
{
    WindowTest test;
    QVERIFY(QDir(test.path({})).mkdir(u"index"_s));
    test.write(u"index/docstore.json"_s, R"({"docstore/data": {"n": {"a": 1}}})");
    const QString kept = test.write(u"index/docstore.json.kvlens-unfinished"_s, "{}");
    QVERIFY(test.open(test.path(u"index"_s)));
    QTRY_COMPARE(test.message(),
        u"docstore.json: what an interrupted persist was to write here, or what another program "
        u"wrote here in that moment, is in %1 since; look what of it is still needed, then delete "
        u"it."_s.arg(kept));
    QVERIFY(test.session()->editor().canEdit());
    QVERIFY(QFile::remove(kept));
    test.session()->reload();
    QTRY_VERIFY(test.message().isEmpty());
}

void TestTrouble::aCopyOfADamagedFileIsNotCalledWhole()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"cut.json"_s, content.left(content.indexOf("\"beta\"") + 12))));
    QTRY_VERIFY(test.message().contains(u"damaged"_s));
    test.session()->persistAs(*parseStoreAddress(u"json:"_s + test.path(u"copy.json"_s)));
    QTRY_VERIFY(test.message().startsWith(
        u"A copy of cut.json was written to json:%1, but not all of it could be read."_s.arg(
            test.path(u"copy.json"_s))));
    QVERIFY(test.message().contains(u"What stands behind that was not seen."_s));
    QCOMPARE(test.read(u"copy.json"_s), QByteArray(R"({"data": {"alpha": {"n": 1}}})"));
}

void TestTrouble::anotherProgramsWriteIsNoticedAndEditsAreKept()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText("{\"n\": 10}");
    test.write(u"kv.json"_s, QByteArray(content).replace("{\"n\": 2}", "{\"n\": 20}"));
    test.session()->checkFreshness();
    QTRY_COMPARE(test.message(), u"Another program rewrote kv.json. Your 1 change is kept."_s);
    QSignalSpy reloaded(test.session(), &StoreSession::reloadFinished);
    QVERIFY(WindowTest::click(u"Review and merge"_s));
    QVERIFY(reloaded.wait(patience));
    QTRY_VERIFY(test.message().contains(u"nothing conflicts"_s));
    QVERIFY(test.persist());
    QCOMPARE(test.read(u"kv.json"_s),
        QByteArray(R"({"data": {"alpha": {"n": 10}, "beta": {"n": 20}}})"));
}

void TestTrouble::aRefusedPersistIsToldThoughNothingConflicts()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText("{\"n\": 10}");
    QTRY_COMPARE(test.changes(), 1);
    test.write(u"kv.json"_s, QByteArray(content).replace("{\"n\": 2}", "{\"n\": 20}"));
    QSignalSpy reloaded(test.session(), &StoreSession::reloadFinished);
    test.session()->persist();
    QVERIFY(reloaded.wait(patience));
    QTRY_VERIFY2(
        test.message().startsWith(u"kv.json was not persisted"_s), qPrintable(test.message()));
    QVERIFY(test.message().contains(u"Your 1 change is kept."_s));
    QVERIFY(WindowTest::click(u"Try again"_s));
    QTRY_COMPARE(test.read(u"kv.json"_s),
        QByteArray(R"({"data": {"alpha": {"n": 10}, "beta": {"n": 20}}})"));
}

void TestTrouble::whatCannotBeReplacedIsWrittenInPlaceByChoice()
{
    WindowTest test;
    const QString path = test.write(u"kv.json"_s, content);
    const QByteArray folder = QFile::encodeName(QFileInfo(path).path());
    qputenv("XDG_STATE_HOME", QByteArray(folder) + "-state");
    QVERIFY(QDir().mkdir(QFile::decodeName(folder + "-state")));
    QCOMPARE(::chmod((folder + "-state").constData(), 0777), 0);
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0666), 0);
    QCOMPARE(::chmod(folder.constData(), 0555), 0);
    {
        const AsNobody nobody;
        QVERIFY(test.open(path));
        QTRY_COMPARE(test.message(),
            u"kv.json is read-only: no permission to write in its folder. It can be written in place, after a backup."_s);
        QVERIFY(WindowTest::click(u"Write in place"_s));
        QTRY_VERIFY(test.session()->info().capabilities.testFlag(Capability::Write));
        QVERIFY(test.choose(u"alpha"_s));
        QTRY_VERIFY(!test.text().isEmpty());
        test.setText("{\"n\": 10}");
        QVERIFY(test.persist());
    }
    QCOMPARE(test.read(u"kv.json"_s), QByteArray(content).replace("{\"n\": 1}", "{\"n\": 10}"));
    QCOMPARE(backupsOf(path).size(), 1);
    QCOMPARE(::chmod(folder.constData(), 0755), 0);
    QDir(QFile::decodeName(folder + "-state")).removeRecursively();
}

void TestTrouble::whatReplacingWouldChangeIsToldInTheReview()
{
    WindowTest test;
    const QString path = test.write(u"kv.json"_s, content);
    const QString other = test.path(u"other.json"_s);
    qputenv("XDG_STATE_HOME", QFile::encodeName(test.path(u"state"_s)));
    QCOMPARE(::link(QFile::encodeName(path).constData(), QFile::encodeName(other).constData()), 0);
    QVERIFY(test.open(path));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText("{\"n\": 10}");
    QTRY_COMPARE(test.changes(), 1);
    QVERIFY(test.trigger(u"Persist"_s));
    auto *choice = test.window().findChild<InPlaceChoice *>();
    QVERIFY(choice && choice->isVisible());
    QVERIFY(choice->findChild<QLabel *>()->text().startsWith(u"kv.json: the file has 2 names"_s));
    choice->findChild<QCheckBox *>()->click();
    QSignalSpy finished(test.session(), &StoreSession::persistFinished);
    qobject_cast<QDialog *>(choice->window())->accept();
    QVERIFY(finished.wait(patience));
    QCOMPARE(test.read(u"other.json"_s), test.read(u"kv.json"_s));
    QVERIFY(test.read(u"kv.json"_s) != content);
    QCOMPARE(backupsOf(path).size(), 1);
}

void TestTrouble::whatReplacingAnEntryWouldChangeIsToldInTheReview()
{
    WindowTest test;
    const QString folder = test.path(u"files"_s);
    QVERIFY(QDir().mkpath(folder));
    const QString path = test.write(u"files/alpha"_s, "text");
    QVERIFY(!path.isEmpty());
    const QString other = test.path(u"other"_s);
    QCOMPARE(::link(QFile::encodeName(path).constData(), QFile::encodeName(other).constData()), 0);
    QVERIFY(test.open(u"localfiles:"_s + folder));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText("more text");
    QTRY_COMPARE(test.changes(), 1);
    QVERIFY(test.trigger(u"Persist"_s));
    auto *notes = test.window().findChild<SideEffectNotes *>();
    QVERIFY(notes);
    QTRY_VERIFY(notes->isVisible());
    QVERIFY(notes->text().contains(u"alpha: the file has 2 names"_s));
    QVERIFY(!test.window().findChild<InPlaceChoice *>()->isVisible());
    qobject_cast<QDialog *>(notes->window())->reject();
}

// Noticed by itself, by a reload, or by a persist: the edits stay, and what was read can be
// written.
void TestTrouble::whatIsGoneIsWrittenAgain_data()
{
    QTest::addColumn<QString>("act");
    for (const QString &act : {u"wait"_s, u"reload"_s, u"persist"_s})
        QTest::newRow(qPrintable(act)) << act;
}

void TestTrouble::whatIsGoneIsWrittenAgain()
{
    QFETCH(const QString, act);
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText("{\"n\": 10}");
    QTRY_COMPARE(test.changes(), 1);
    QVERIFY(QFile::remove(test.path(u"kv.json"_s)));
    if (act == u"reload")
        test.session()->reload();
    else if (act == u"persist")
        test.session()->persist();
    else
        test.session()->checkFreshness();
    const QString gone
        = u"kv.json is no longer there. What was read of it is still shown. Your 1 change is kept."_s;
    QTRY_COMPARE(test.message(), gone);
    QCOMPARE(test.session()->state(), SessionState::Ready);
    QVERIFY(WindowTest::click(u"Reload"_s)); // it is not there yet
    QTRY_COMPARE(test.message(), gone);
    QVERIFY(test.action(u"Persist as"_s)->isEnabled());
    QVERIFY(test.choose(u"beta"_s));
    QTRY_VERIFY(test.text().contains("\"n\": 2"));
    QVERIFY(WindowTest::click(u"Write again"_s));
    QTRY_COMPARE(test.changes(), 0);
    QTRY_COMPARE(test.message(), QString());
    QCOMPARE(
        test.read(u"kv.json"_s), QByteArray(R"({"data": {"alpha": {"n": 10}, "beta": {"n": 2}}})"));
    test.session()->checkFreshness();
    QTRY_COMPARE(test.session()->freshness(), Freshness::Current);
}

void TestTrouble::aFolderThatIsGoneIsNotMadeAnewInPart()
{
    WindowTest test;
    QVERIFY(QDir().mkpath(test.path(u"cache"_s)));
    test.write(u"cache/alpha"_s, "one");
    test.write(u"cache/beta"_s, "two");
    QVERIFY(test.open(u"localfiles:"_s + test.path(u"cache"_s)));
    const CollectionRef all = test.session()->collections().first().ref;
    test.session()->editor().remove({{all, "alpha"}});
    test.session()->editor().newKey(all, "gamma", "three");
    QTRY_COMPARE(test.changes(), 2);
    QVERIFY(QDir(test.path(u"cache"_s)).removeRecursively());
    test.session()->persist();
    QTRY_COMPARE(test.message(),
        u"cache is no longer there. Its keys are still listed; its values are gone with it. "
        "Your 2 changes are kept."_s);
    QVERIFY(!WindowTest::button(u"Write again"_s));
    QVERIFY(!QFile::exists(test.path(u"cache"_s)));
    QCOMPARE(test.changes(), 2);
    test.session()->persistAs(StoreAddress {u"localfiles"_s, test.path(u"copy"_s), {}});
    QTRY_VERIFY2(
        test.message().contains(u"its values are gone with it"_s), qPrintable(test.message()));
    QVERIFY(!QFile::exists(test.path(u"copy"_s)));
}

void TestTrouble::aMessageGoesWithItsStore()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.open(test.write(u"other.json"_s, content)));
    StoreSession *session = test.workspace().sessions().last();
    session->editor().remove({{{"data"}, "beta"}});
    QTRY_COMPARE(session->changes().count(), 1);
    test.write(u"other.json"_s, QByteArray(content).replace("{\"n\": 2}", "{\"n\": 20}"));
    session->checkFreshness();
    QTRY_VERIFY(test.message().contains(u"other.json"_s));
    QPointer<QAbstractButton> merge = WindowTest::button(u"Review and merge"_s);
    QVERIFY(merge);
    test.workspace().close(session);
    QVERIFY2(test.message().isEmpty(), qPrintable(test.message()));
    if (merge)
        merge->click(); // nobody can, but it must not matter
    QCOMPARE(test.workspace().sessions().size(), 1);
}

void TestTrouble::editsOfWhatADamageHidesAreKept()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    test.session()->editor().remove({{{"data"}, "beta"}});
    QTRY_COMPARE(test.changes(), 1);
    for (const QByteArray &stored : {content.left(content.indexOf("\"beta\"")), content}) {
        test.write(u"kv.json"_s, stored);
        QSignalSpy reloaded(test.session(), &StoreSession::reloadFinished);
        test.session()->reload();
        QVERIFY(reloaded.wait(patience));
        QCOMPARE(test.changes(), 1);
    }
    QVERIFY(test.persist());
    QCOMPARE(test.read(u"kv.json"_s), QByteArray(R"({"data": {"alpha": {"n": 1}}})"));
}

void TestTrouble::conflictIsDecidedEntryByEntry_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QByteArray>("alpha");
    QTest::addRow("mine") << u"Keep mine"_s << QByteArray("{\"n\": 10}");
    QTest::addRow("theirs") << u"Take theirs"_s << QByteArray("{\"n\": 99}");
}

void TestTrouble::conflictIsDecidedEntryByEntry()
{
    QFETCH(const QString, choice);
    QFETCH(const QByteArray, alpha);
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText("{\"n\": 10}");
    test.write(u"kv.json"_s, QByteArray(content).replace("{\"n\": 1}", "{\"n\": 99}"));
    test.session()->checkFreshness();
    QVERIFY(WindowTest::click(u"Review and merge"_s));
    const auto both
        = [] { return WindowTest::find<QListWidget>(u"Entries changed on both sides"_s); };
    QTRY_VERIFY(both() && both()->count() == 1);
    QCOMPARE(both()->item(0)->text(), u"alpha\ndata"_s);
    QVERIFY(WindowTest::click(choice));
    QVERIFY(WindowTest::click(u"Done"_s));
    QVERIFY2(test.message().isEmpty(), qPrintable(test.message()));
    if (test.changes() > 0)
        QVERIFY(test.persist());
    QCOMPARE(test.read(u"kv.json"_s), QByteArray(content).replace("{\"n\": 1}", alpha));
}

void TestTrouble::closingWithEditsAsks_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<bool>("written");
    QTest::addRow("persist") << u"Persist"_s << true << true;
    QTest::addRow("discard") << u"Discard"_s << true << false;
    QTest::addRow("cancel") << u"Cancel"_s << false << false;
}

void TestTrouble::closingWithEditsAsks()
{
    QFETCH(const QString, answer);
    QFETCH(const bool, closes);
    QFETCH(const bool, written);
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText("{\"n\": 10}");
    QVERIFY(!test.window().close());
    QVERIFY(WindowTest::click(answer));
    QTRY_COMPARE(!test.window().isVisible(), closes);
    QCOMPARE(test.read(u"kv.json"_s).contains("10"), written);
    QCOMPARE(test.changes() > 0, !written);
}

void TestTrouble::closingWithoutEditsDoesNotAsk()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.window().close());
    QCOMPARE(test.read(u"kv.json"_s), content);
}

// Only the beginning of a long string is shown; changed, it no longer stands for the whole.
void TestTrouble::whatIsBeingPreparedIsNotClosedAway()
{
    constexpr int count = 20'000;
    QByteArray many = "{\"data\": {\"k0\": 0";
    QList<EntryRef> refs {{{"data"}, "k0"}};
    for (int i = 1; i < count; ++i) {
        const QByteArray key = "k" + QByteArray::number(i);
        many += ", \"" + key + "\": 0";
        refs.append({{"data"}, key});
    }
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, many + "}}")));
    test.session()->editor().remove(refs);
    test.window().close();
    QVERIFY(test.window().isVisible());
    const auto *box = test.window().findChild<QMessageBox *>();
    QVERIFY(box);
    QCOMPARE(box->text(), u"A change of 20,000 keys of kv.json is still being prepared."_s);
    QVERIFY(WindowTest::click(u"Cancel"_s));
    QTRY_COMPARE(test.changes(), count);
    QTRY_COMPARE(test.session()->editor().entriesInHand(), 0);
    test.window().close();
    QTRY_VERIFY(WindowTest::button(u"Discard"_s));
    QVERIFY(WindowTest::click(u"Discard"_s));
    QTRY_VERIFY(!test.window().isVisible());
}

void TestTrouble::textThatCannotBeStagedKeepsTheWindowOpen()
{
    const QByteArray longText
        = R"({"data": {"alpha": {"text": ")" + QByteArray(40'000, 'x') + R"("}}})";
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, longText)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText(test.text().replace("xxxx", "xxxy"));
    QCOMPARE(test.changes(), 0);
    QVERIFY(!test.window().close());
    QVERIFY(test.message().contains(u"alpha"_s));
    QVERIFY(test.text().contains("xxxy"));
    QVERIFY(WindowTest::click(u"Discard the text"_s));
    QTRY_VERIFY(!test.text().contains("xxxy"));
    QVERIFY(test.window().close());
    QCOMPARE(test.read(u"kv.json"_s), longText);
}

void TestTrouble::takenKeyIsRefusedWithAMessage()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QSignalSpy failed(test.session(), &StoreSession::failed);
    test.session()->editor().rename({{"data"}, "alpha"}, "beta");
    QVERIFY(failed.count() > 0 || failed.wait(patience));
    QVERIFY(!test.message().isEmpty());
    QCOMPARE(test.changes(), 0);
}

void TestTrouble::aValueThatCannotBeReadIsNotCopiedSilently()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QTRY_VERIFY(test.key(u"beta"_s).isValid());
    test.write(u"kv.json"_s, "{}"); // the same file, shorter
    test.tree()->setCurrentIndex(test.key(u"beta"_s));
    QTRY_VERIFY(test.trigger(u"Copy value"_s));
    QTRY_VERIFY(test.message().contains(u"beta could not be read"_s));
}

void TestTrouble::keysOfAChangedFileAreListedAfterAReload()
{
    const auto file = [](const QByteArray &prefix) {
        QByteArray text = R"({"data": {)";
        for (int i = 0; i < 3'000; ++i)
            text += (i > 0 ? ", \"" : "\"") + prefix + QByteArray::number(i) + "\": 1";
        return text + "}}";
    };
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, file("a"))));
    const QAbstractItemModel &model = *test.tree()->model();
    const QModelIndex collection = model.index(0, 0, model.index(0, 0));
    QTRY_COMPARE(model.rowCount(collection), 3'000);
    test.write(u"kv.json"_s, file("bb"));
    const auto last = [&] { return model.index(2'999, 0, collection).data().toString(); };
    QCOMPARE(last(), QString()); // asks for it
    QTRY_COMPARE(last(), u"could not be read"_s);
    QVERIFY2(!test.message().contains(u"persist again"_s), qPrintable(test.message()));
    QVERIFY(WindowTest::click(u"Reload"_s));
    QTRY_COMPARE(last(), u"bb2999"_s);
    QTRY_VERIFY2(test.message().isEmpty(), qPrintable(test.message()));
}

void TestTrouble::cancellingWhileItLoadsKeepsWhatIsStaged_data()
{
    QTest::addColumn<bool>("isEdited");
    QTest::newRow("an edit is staged") << true;
    QTest::newRow("there is none") << false;
}

void TestTrouble::cancellingWhileItLoadsKeepsWhatIsStaged()
{
    QFETCH(const bool, isEdited);
    WindowTest test;
    const QByteArray text
        = "{\"data\": {\"a\": 1, \"b\": \"" + QByteArray(40'000'000, 'x') + "\", \"c\": 3}}";
    const QString path = test.write(u"long.json"_s, text);
    const QPointer<StoreSession> session
        = test.workspace().open({u"json"_s, path, {}}, OpenMode::ReadWrite);
    bool wasAsked = false;
    connect(session, &StoreSession::stateChanged, this, [&] {
        if (session->state() != SessionState::Loading || std::exchange(wasAsked, true))
            return;
        if (isEdited)
            session->editor().put({.ref = {{"data"}, "a"}, .value = "1", .version = {"x"}}, "2");
        session->cancel();
    });
    if (!isEdited) {
        QTRY_VERIFY(!session);
        return;
    }
    QTRY_COMPARE(session->state(), SessionState::Failed);
    QTRY_VERIFY2(test.message().contains(u"Your 1 change is kept"_s), qPrintable(test.message()));
    QVERIFY(WindowTest::click(u"Try again"_s));
    QTRY_VERIFY(session && session->state() == SessionState::Ready);
    QCOMPARE(session->changes().count(), 1);
    session->editor().revertAll();
}

QTEST_MAIN(TestTrouble)
#include "tst_trouble.moc"
