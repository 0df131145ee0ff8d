// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The main job in the real window: open, browse, edit, review, persist, reload.

#include "stores/wtf8.h"
#include "tests/support/patience.h"
#include "ui/backupmenu.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/jsontextedit.h"
#include "ui/plainlabels.h"
#include "ui/statusline.h"
#include "ui/tabgroup.h"
#include "windowtest.h"

#include <QAccessible>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTabBar>

#include <algorithm>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

const QByteArray oneLine
    = R"({"data": {"alpha": {"page": 3, "score": 1.0}, "beta": {"text": "b\u00e9"}}, "more": {"gamma": {"n": 1e-05}}})";

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void emptyWindowSaysWhatCanBeOpened();
    void openedFileShowsItsKeys();
    void clickedKeyShowsItsValue();
    void editIsStagedAndListed();
    void persistWritesOnlyWhatWasEdited();
    void backupsAreKeptWhereTheMenuSays();
    void errorIsShownWhileTyping();
    void invalidTextIsNotPersistedAndNotLost();
    void undoAndRedoGoThroughTheWholeWindow();
    void revertTakesOneChangeBack();
    void newKeyIsWritten();
    void aNewKeyHasTheFocusInItsValue();
    void copiesAllKeysThatAreChosen();
    void aKeyIsJudgedWhileItIsTyped();
    void detailsSayWhatIsInNoCollection();
    void aTabHasAsMuchOfItsKeyAsThereIsRoomFor();
    void aKeyThatTheStoreCannotHoldIsToldOf();
    void renamedKeyKeepsItsPlaceAndValue();
    void deletedKeyIsGoneAfterPersisting();
    void oneOfSeveralOfAKeyIsDeletedAlone();
    void whatIsTypedIsLaidOutAsTheFileIs();
    void filterNarrowsTheKeys();
    void lockedStoreRefusesTyping();
    void reloadKeepsTheSelection();
    void switchingTabsLosesNothing();
    void openingTwiceBringsForward();
    void actionsSayWhyTheyCannot();
    void everyNamedWidgetIsThere();
    void foreignNamesAreShownAndNotObeyed();
    void theStatusLineSaysOneThingAtATime();
    void everyLabelIsReadAloud();
};

void TestMainWindow::emptyWindowSaysWhatCanBeOpened()
{
    WindowTest test;
    QVERIFY(test.window().windowTitle().startsWith(u"KV Lens"_s));
    QVERIFY(WindowTest::button(u"Open file…"_s));
    QVERIFY(WindowTest::button(u"Open folder…"_s));
    QVERIFY(!test.tree()->isVisible());
}

void TestMainWindow::openedFileShowsItsKeys()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QTRY_COMPARE(test.keys(), QStringList({u"alpha"_s, u"beta"_s, u"gamma"_s}));
    QVERIFY(test.tree()->isVisible());
    QVERIFY(test.window().windowTitle().contains(u"kv.json"_s));
    const auto *status = WindowTest::find<QStatusBar>(u"Status"_s);
    QVERIFY(status);
    QTRY_VERIFY(status->accessibleDescription().startsWith(u"3 keys"_s));
}

void TestMainWindow::clickedKeyShowsItsValue()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_COMPARE(test.text(), QByteArray("{\n  \"page\": 3,\n  \"score\": 1.0\n}"));
    QVERIFY(test.choose(u"beta"_s));
    QTRY_VERIFY(test.text().contains("b\u00e9"));
    QCOMPARE(test.window().findChild<EntryTabs *>()->count(), 1); // a preview is replaced
}

void TestMainWindow::editIsStagedAndListed()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText("{\n  \"page\": 4,\n  \"score\": 1.0\n}");
    QCOMPARE(test.changes(), 1);
    QCOMPARE(test.read(u"kv.json"_s), oneLine); // nothing is written before it is said
    const auto *changes = WindowTest::find<QTreeView>(u"Changed entries"_s);
    QVERIFY(changes);
    QCOMPARE(changes->model()->rowCount(), 1);
    QCOMPARE(test.action(u"Persist"_s)->iconText(), u"Persist (1)"_s);
    const QModelIndex alpha = test.key(u"alpha"_s);
    QCOMPARE(alpha.data(StoreTreeModel::EntryStateRole).value<EntryState>(), EntryState::Edited);
}

void TestMainWindow::persistWritesOnlyWhatWasEdited()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText("{\n  \"page\": 4,\n  \"score\": 1.0\n}");
    QVERIFY(test.persist());
    QCOMPARE(test.read(u"kv.json"_s), QByteArray(oneLine).replace("\"page\": 3", "\"page\": 4"));
    QCOMPARE(test.changes(), 0);
    QVERIFY(!test.action(u"Persist"_s)->isEnabled());
    QTRY_VERIFY(test.text().contains("\"page\": 4"));
}

void TestMainWindow::backupsAreKeptWhereTheMenuSays()
{
    WindowTest test;
    const QString path = test.write(u"kv.json"_s, oneLine);
    QVERIFY(test.open(path));
    auto *menu = test.window().findChild<BackupMenu *>();
    const auto beside
        = [](const QAction *action) { return action->text() == u"Be&side the store"; };
    const QList<QAction *> actions = menu->actions();
    (*std::find_if(actions.begin(), actions.end(), beside))->trigger();
    QVERIFY(test.choose(u"alpha"_s));
    for (const QByteArray value : {"1", "2"}) {
        QTRY_VERIFY(!test.text().isEmpty());
        test.setText(value);
        QVERIFY(test.persist());
    }
    const QDir folder = QFileInfo(path).dir();
    const QStringList backups = folder.entryList({u"kv.json.kvlens-backup-*"_s});
    QCOMPARE(backups.size(), 1); // of the session
    QCOMPARE(test.read(backups.first()), QByteArray(oneLine));
}

void TestMainWindow::errorIsShownWhileTyping()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.editor()->setFocus();
    test.editor()->goToByte(test.text().indexOf("3,"));
    QTest::keyClick(test.editor(), 'x');
    const auto *reason = WindowTest::find<QLabel>(u"What is wrong with the text"_s);
    QVERIFY(reason);
    QTRY_VERIFY(reason->text().contains(u"line 2, column 11"_s));
    QTRY_COMPARE(test.changes(), 1);
}

void TestMainWindow::invalidTextIsNotPersistedAndNotLost()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText("{\"page\": }");
    QVERIFY(test.choose(u"beta"_s));
    QVERIFY(test.trigger(u"Persist"_s));
    QAbstractButton *persist = WindowTest::button(u"Persist 0 changes to kv.json"_s);
    QVERIFY(persist);
    QVERIFY(!persist->isEnabled());
    QVERIFY(WindowTest::click(u"Keep editing"_s));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_COMPARE(test.text(), QByteArray("{\"page\": }"));
    test.setText("{\"page\": 9}");
    QVERIFY(test.persist());
    QVERIFY(test.read(u"kv.json"_s).contains("{\"alpha\": {\"page\": 9}, \"beta\""));
}

void TestMainWindow::undoAndRedoGoThroughTheWholeWindow()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    const QByteArray before = test.text();
    test.setText("{\"page\": 4}");
    QVERIFY(test.trigger(u"Undo"_s));
    QTRY_COMPARE(test.text(), before);
    QCOMPARE(test.changes(), 0);
    QVERIFY(test.trigger(u"Redo"_s));
    QTRY_VERIFY(test.text().contains("\"page\": 4"));
    QCOMPARE(test.changes(), 1);
}

void TestMainWindow::revertTakesOneChangeBack()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    for (const QString &key : {u"alpha"_s, u"beta"_s}) {
        QVERIFY(test.choose(key));
        QTRY_VERIFY(test.editor() && !test.editor()->isReadOnly());
        test.setText("{}");
    }
    QCOMPARE(test.changes(), 2);
    QVERIFY(test.trigger(u"Revert"_s)); // of the current entry
    QCOMPARE(test.changes(), 1);
    QTRY_VERIFY(test.text().contains("b\u00e9"));
    QVERIFY(test.trigger(u"Revert all"_s));
    QCOMPARE(test.changes(), 0);
}

void TestMainWindow::newKeyIsWritten()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"beta"_s));
    QVERIFY(test.trigger(u"New key"_s));
    auto *key = WindowTest::find<QLineEdit>(u"Key"_s);
    QVERIFY(key);
    QTest::keyClicks(key, u"delta"_s);
    QVERIFY(WindowTest::click(u"Add"_s));
    QTRY_COMPARE(test.changes(), 1);
    QTRY_VERIFY(test.key(u"delta"_s).isValid());
    QTRY_COMPARE(test.text(), QByteArray("{}"));
    QTest::qWait(20); // an answer to what was asked before it was added
    QCOMPARE(WindowTest::find<QLabel>(u"What is wrong with the text"_s)->text(), QString());
    QVERIFY(test.persist());
    QVERIFY(test.read(u"kv.json"_s).contains("\"delta\": {}}, \"more\""));
}

// Whether it was asked for in the tree, in the value of a previewed entry, or of one that stays.
void TestMainWindow::aNewKeyHasTheFocusInItsValue()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"beta"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    for (const QString &name : {u"first"_s, u"second"_s, u"third"_s}) {
        if (name != u"first"_s)
            test.editor()->setFocus();
        QVERIFY(test.trigger(u"New key"_s));
        auto *key = WindowTest::find<QLineEdit>(u"Key"_s);
        QVERIFY(key);
        QTest::keyClicks(key, name);
        QVERIFY(WindowTest::click(u"Add"_s));
        QTRY_COMPARE(test.text(), QByteArray("{}"));
        QTRY_COMPARE(test.window().focusWidget(), test.editor());
        if (name == u"first"_s) { // a preview is what the next comes from
            QVERIFY(test.choose(u"alpha"_s));
            QTRY_VERIFY(test.text().contains("page"));
        }
    }
}

void TestMainWindow::copiesAllKeysThatAreChosen()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"alpha"_s));
    QVERIFY(test.trigger(u"Copy key"_s));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"alpha"_s);
    test.tree()->selectionModel()->select(
        test.key(u"beta"_s), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QCOMPARE(test.action(u"Copy key"_s)->whatsThis(), u"Copy 2 keys, one a line"_s);
    QVERIFY(test.trigger(u"Copy key"_s));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"alpha\nbeta"_s);
}

void TestMainWindow::aKeyIsJudgedWhileItIsTyped()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"beta"_s));
    const auto why = [] { return WindowTest::find<QLabel>(u"Why it cannot be"_s)->text(); };
    const auto type
        = [](const QString &text) { WindowTest::find<QLineEdit>(u"Key"_s)->setText(text); };
    QVERIFY(test.trigger(u"New key"_s));
    QCOMPARE(why(), u"Type the key."_s);
    type(u"alpha"_s);
    QTRY_COMPARE(why(), u"There is a key alpha already."_s);
    QVERIFY(!WindowTest::button(u"Add"_s)->isEnabled());
    type(u"delta"_s);
    QVERIFY(WindowTest::click(u"Add"_s));
    QTRY_COMPARE(test.changes(), 1);
    QTRY_VERIFY(test.choose(u"beta"_s));
    QVERIFY(test.trigger(u"Rename"_s));
    QCOMPARE(why(), u"This is the key that it has."_s);
    type(u"delta"_s); // staged only
    QTRY_COMPARE(why(), u"There is a key delta already."_s);
    QVERIFY(!WindowTest::button(u"Rename"_s)->isEnabled());
}

void TestMainWindow::detailsSayWhatIsInNoCollection()
{
    WindowTest test;
    QVERIFY(test.open(test.write(
        u"kv.json"_s, R"({"data": {"alpha": {"n": 1}, "": 2}, "more": {"k": 1}, "loose": [1]})")));
    const auto facts = [] {
        QStringList all;
        const auto *panel = WindowTest::find<QWidget>(u"Details"_s);
        for (const QLabel *label : panel->findChildren<QLabel *>()) {
            if (label->isVisible())
                all.append(
                    label->accessibleName().isEmpty() ? label->text() : label->accessibleName());
        }
        return all.join(u'|');
    };
    test.tree()->setCurrentIndex(test.tree()->model()->index(0, 0));
    QTRY_VERIFY2(facts().contains(u"Collections|2|Keys|4"_s), qPrintable(facts()));
    test.tree()->expandAll();
    QVERIFY(test.choose(u"loose"_s));
    QTRY_VERIFY2(facts().contains(u"Collection|none: top level|"_s), qPrintable(facts()));
    QVERIFY2(facts().contains(u"Value|3 bytes"_s), qPrintable(facts()));
    QVERIFY(test.choose(u"(empty key)"_s));
    QTRY_VERIFY2(facts().contains(u"Key|(empty key)|"_s), qPrintable(facts()));
    test.setText("\"open");
    QTRY_COMPARE(test.changes(), 1);
    const QModelIndex key = test.key(u"(empty key)"_s);
    QTRY_COMPARE(key.siblingAtColumn(StoreTreeModel::TypeColumn).data().toString(), u"text"_s);
    QTRY_VERIFY2(facts().contains(u"Type|text|"_s), qPrintable(facts()));
}

void TestMainWindow::aTabHasAsMuchOfItsKeyAsThereIsRoomFor()
{
    WindowTest test;
    const QString id = u"acb5e569-b7d4-4f4a-9d3b-95eb3859a878-page-12-of-340-chunk-7"_s;
    QVERIFY(test.open(test.write(u"kv.json"_s,
        QByteArray(R"({"data": {"ID": {"n": 1}, "other": 1}})").replace("ID", id.toLatin1()))));
    test.window().resize(1920, 1080);
    QVERIFY(test.choose(id));
    const auto *group = test.window().findChild<TabGroup *>();
    QTRY_COMPARE(group->tabText(0), id);
    test.window().resize(800, 700);
    QTRY_VERIFY(group->tabText(0).contains(u'\u2026'));
    test.window().resize(1500, 900); // a page beside it takes no more than it needs
    QVERIFY(test.trigger(u"Statistics"_s));
    QTRY_COMPARE(group->tabText(1), id);
}

void TestMainWindow::aKeyThatTheStoreCannotHoldIsToldOf()
{
    WindowTest test;
    QDir(test.path({})).mkpath(u"tree/data"_s);
    test.write(u"tree/data-info.json"_s, "{}");
    test.write(u"tree/data/old.json"_s, R"({"value": {}, "version": 1})");
    QVERIFY(test.open(u"filetree:"_s + test.path(u"tree"_s)));
    QVERIFY(test.choose(u"old"_s));
    const auto why = [] { return WindowTest::find<QLabel>(u"Why it cannot be"_s)->text(); };
    const auto type
        = [](const QString &text) { WindowTest::find<QLineEdit>(u"Key"_s)->setText(text); };
    for (const QString &act : {u"New key"_s, u"Duplicate"_s, u"Rename"_s}) {
        QVERIFY(test.trigger(act));
        type(u"a/b"_s);
        QTRY_VERIFY2(why().contains(u"breaks a rule of this store"_s), qPrintable(why()));
        const QString verb = act == u"Rename"_s ? act : u"Add"_s;
        QVERIFY(!WindowTest::button(verb)->isEnabled());
        type(u"fine"_s);
        QTRY_COMPARE(why(), QString());
        QVERIFY(WindowTest::click(u"Cancel"_s));
    }
    // However it is asked for, it is not staged.
    const EntryRef old {{"data"}, "old"};
    QSignalSpy failed(&test.session()->editor(), &EntryEditor::failed);
    test.session()->editor().rename(old, "a/b");
    QTRY_COMPARE(failed.count(), 1);
    test.session()->editor().newKey({"data"}, "c/d", "{}");
    QTRY_COMPARE(failed.count(), 2);
    test.session()->editor().duplicate(old, "a/b");
    QTRY_COMPARE(failed.count(), 3);
    QCOMPARE(test.changes(), 0);
    test.session()->editor().rename(old, "fine");
    QTRY_COMPARE(test.changes(), 1);
}

void TestMainWindow::renamedKeyKeepsItsPlaceAndValue()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"alpha"_s));
    QVERIFY(test.trigger(u"Rename"_s));
    auto *key = WindowTest::find<QLineEdit>(u"Key"_s);
    QVERIFY(key);
    QCOMPARE(key->text(), u"alpha"_s);
    key->setText(u"omega"_s);
    QVERIFY(WindowTest::click(u"Rename"_s));
    QTRY_COMPARE(test.changes(), 1);
    QVERIFY(test.persist());
    QCOMPARE(test.read(u"kv.json"_s), QByteArray(oneLine).replace("\"alpha\"", "\"omega\""));
    const EntryView *view = test.window().findChild<EntryTabs *>()->current();
    QTRY_COMPARE(view->ref().key, QByteArray("omega")); // the tab follows
}

void TestMainWindow::deletedKeyIsGoneAfterPersisting()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"alpha"_s));
    QTest::keyClick(test.tree(), Qt::Key_Delete);
    QTRY_COMPARE(test.changes(), 1);
    const QModelIndex alpha = test.key(u"alpha"_s);
    QCOMPARE(alpha.data(StoreTreeModel::EntryStateRole).value<EntryState>(), EntryState::Deleted);
    QVERIFY(test.persist());
    QTRY_COMPARE(test.keys(), QStringList({u"beta"_s, u"gamma"_s}));
    QTRY_COMPARE(test.window().findChild<EntryTabs *>()->count(), 0);
    QVERIFY(!test.read(u"kv.json"_s).contains("alpha"));
}

void TestMainWindow::oneOfSeveralOfAKeyIsDeletedAlone()
{
    WindowTest test;
    QVERIFY(test.open(
        test.write(u"kv.json"_s, R"({"data": {"k": {"n": 1}, "x": {}, "k": {"n": 2}}})")));
    QTRY_VERIFY(test.key(u"x"_s).isValid());
    const QModelIndex x = test.key(u"x"_s);
    test.tree()->setCurrentIndex(x.siblingAtRow(x.row() + 1)); // the one that readers see
    QTRY_VERIFY(test.action(u"Delete this one alone"_s)->isEnabled());
    QVERIFY(test.trigger(u"Delete this one alone"_s));
    QTRY_VERIFY(WindowTest::button(u"Delete"_s));
    QVERIFY(WindowTest::click(u"Delete"_s));
    QTRY_COMPARE(test.changes(), 1);
    QVERIFY(test.persist());
    QCOMPARE(test.read(u"kv.json"_s), QByteArray(R"({"data": {"k": {"n": 1}, "x": {}}})"));
}

void TestMainWindow::whatIsTypedIsLaidOutAsTheFileIs()
{
    const QByteArray before = "{\r\n  \"data\": {\r\n    \"a\": {\r\n      \"n\": 1\r\n    },\r\n"
                              "    \"b\": 1\r\n  }\r\n}\r\n";
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, before)));
    QVERIFY(test.choose(u"b"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText("{\"n\": [2]}");
    QVERIFY(test.persist());
    QCOMPARE(test.read(u"kv.json"_s),
        QByteArray(before).replace(
            "\"b\": 1", "\"b\": {\r\n      \"n\": [\r\n        2\r\n      ]\r\n    }"));
}

void TestMainWindow::filterNarrowsTheKeys()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    auto *filter = WindowTest::find<QLineEdit>(u"Filter keys"_s);
    QVERIFY(filter);
    QTest::keyClicks(filter, u"et"_s);
    QTRY_COMPARE(test.keys(), QStringList({u"beta"_s}));
    QTest::keyClick(filter, Qt::Key_Escape);
    QTRY_COMPARE(test.keys().size(), 3);
}

void TestMainWindow::lockedStoreRefusesTyping()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.editor()->isReadOnly());
    QVERIFY(test.trigger(u"Read-only"_s));
    QTRY_VERIFY(test.editor()->isReadOnly());
    QVERIFY(!test.action(u"Delete"_s)->isEnabled());
    QVERIFY(test.trigger(u"Read-only"_s));
    QTRY_VERIFY(!test.editor()->isReadOnly());
}

void TestMainWindow::reloadKeepsTheSelection()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"beta"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.write(u"kv.json"_s, QByteArray(oneLine).replace("b\\u00e9", "changed"));
    QSignalSpy reloaded(test.session(), &StoreSession::reloadFinished);
    QVERIFY(test.trigger(u"Reload"_s));
    QVERIFY(reloaded.wait(kvlens::test::patience));
    QTRY_VERIFY(test.text().contains("changed"));
    QTRY_COMPARE(test.tree()->currentIndex().data().toString(), u"beta"_s);
}

void TestMainWindow::switchingTabsLosesNothing()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.editor()->setFocus();
    test.editor()->goToByte(test.text().indexOf("3,"));
    QTest::keyClick(test.editor(), '7'); // not staged yet
    QVERIFY(test.choose(u"beta"_s));
    QTRY_COMPARE(test.changes(), 1);
    QCOMPARE(test.window().findChild<EntryTabs *>()->count(), 2); // typing kept the first
    const auto edit = test.session()->changes().find({{"data"}, "alpha"});
    QVERIFY(edit);
    QCOMPARE(edit->mine.value, QByteArray("{\"page\": 73, \"score\": 1.0}"));
}

void TestMainWindow::openingTwiceBringsForward()
{
    WindowTest test;
    const QString path = test.write(u"kv.json"_s, oneLine);
    QVERIFY(test.open(path));
    test.window().open({path});
    QCOMPARE(test.workspace().sessions().size(), 1);
}

void TestMainWindow::actionsSayWhyTheyCannot()
{
    WindowTest test;
    const QAction *persist = test.action(u"Persist"_s);
    QVERIFY(!persist->isEnabled());
    QVERIFY(persist->toolTip().startsWith(u"Nothing to persist"_s));
    QVERIFY(test.action(u"Delete"_s)->toolTip().startsWith(u"Nothing is open"_s));
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(test.action(u"Rename"_s)->toolTip().contains(u"alpha"_s));
}

void TestMainWindow::everyNamedWidgetIsThere()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"alpha"_s));
    for (const QString &name : {u"Collections and keys"_s, u"Filter keys"_s, u"Value text"_s,
             u"Details"_s, u"Changes"_s, u"Status"_s})
        QVERIFY2(WindowTest::find<QWidget>(name), qPrintable(name));
    for (const QString &name : {u"Open"_s, u"Persist"_s, u"Revert"_s, u"Reload"_s, u"Undo"_s,
             u"Redo"_s, u"Find"_s, u"New key"_s, u"Delete"_s, u"Rename"_s, u"Duplicate"_s})
        QVERIFY2(test.action(name), qPrintable(name));
}

// Turned round, a name ends as others begin; a terminal's colours; and what Qt takes for HTML.
void TestMainWindow::foreignNamesAreShownAndNotObeyed()
{
    installPlainLabels(*qApp);
    WindowTest test;
    const QByteArray key = "k\u202ey \x1b[31m<b>bold</b>";
    const QString name = u"<i>x\u202egpj.json"_s;
    QVERIFY(test.open(test.write(name, R"({"data": {"k\u202ey \u001b[31m<b>bold</b>": 1}})")));
    QTRY_COMPARE(test.window().windowTitle(), u"KV Lens \u2013 <i>x\\u202egpj.json[*]"_s);
    QVERIFY(test.choose(displayText(key)));
    const auto isObeyed = [](const QString &text) {
        return text.contains(QChar(0x202e)) || text.contains(QChar(0x1b));
    };
    for (const QWidget *widget : QApplication::allWidgets()) {
        QVERIFY2(!isObeyed(widget->toolTip()), widget->metaObject()->className());
        QVERIFY2(!isObeyed(widget->windowTitle()), widget->metaObject()->className());
        QVERIFY2(!isObeyed(widget->accessibleName()), qPrintable(widget->accessibleName()));
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            QVERIFY2(!isObeyed(label->text()), qPrintable(label->text()));
            QVERIFY2(label->textFormat() != Qt::AutoText || !label->isVisible(),
                qPrintable(label->text()));
        }
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                QVERIFY(!isObeyed(tabs->tabText(i) + tabs->tabToolTip(i)));
        }
    }
    for (const QAction *action : test.window().findChildren<QAction *>())
        QVERIFY2(!isObeyed(action->text() + action->toolTip()), qPrintable(action->text()));
    const QModelIndex row = test.key(displayText(key));
    for (const QModelIndex &index : {row, row.parent(), row.parent().parent()}) {
        for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
            QVERIFY(!isObeyed(index.data(role).toString()));
    }
}

// Though it is told before the window shows.
void TestMainWindow::theStatusLineSaysOneThingAtATime()
{
    Workspace workspace;
    StatusLine line(workspace);
    line.tell(u"Opened a.json."_s);
    line.show(nullptr, 3);
    static_cast<QWidget &>(line).show();
    QStringList texts;
    for (const QLabel *label : line.findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty())
            texts << label->text();
    }
    QCOMPARE(texts, QStringList({u"Opened a.json."_s}));
    QCOMPARE(line.currentMessage(), QString());
    QCOMPARE(line.accessibleDescription(), u"3 unpersisted edits in other stores"_s);
}

void TestMainWindow::everyLabelIsReadAloud()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, oneLine)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText("{\"page\": 3,");
    QTRY_COMPARE(test.changes(), 1);
    int labels = 0;
    for (QLabel *label : test.window().findChildren<QLabel *>()) {
        const QString text = label->text();
        if (!label->isVisible() || text.isEmpty() || Qt::mightBeRichText(text))
            continue;
        const QString read = QAccessible::queryAccessibleInterface(label)->text(QAccessible::Name);
        QVERIFY2(read == text || text.contains(u'\u2026'), qPrintable(text + u" / "_s + read));
        ++labels;
    }
    QVERIFY2(labels > 4, qPrintable(QString::number(labels)));
    auto *lock = WindowTest::find<QAbstractButton>(u"Editable; Read-only"_s);
    QVERIFY(lock && !lock->isChecked());
    QVERIFY(test.trigger(u"Read-only"_s));
    QCOMPARE(lock->text(), u"Read-only"_s);
    QVERIFY(lock->isChecked());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
