// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All actions in one list, all keys on one page, and the way back to what was shown before.

#include "tests/ui/windowtest.h"
#include "ui/actionpalette.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/shortcutsdialog.h"

#include <QLineEdit>
#include <QMenuBar>
#include <QTreeWidget>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

const QByteArray content = R"({"data": {"alpha": {"n": 1}, "beta": {"n": 2}, "gamma": {"n": 3}}})";

QTreeWidget *found()
{
    return WindowTest::find<QTreeWidget>(u"Actions found"_s);
}

QString cell(int column, int row = 0)
{
    const QTreeWidgetItem *item = found()->topLevelItem(row);
    return item ? item->text(column) : QString();
}

void type(const QString &text)
{
    WindowTest::find<QLineEdit>(u"Action"_s)->setText(text);
}

QByteArray shown(WindowTest &test)
{
    const EntryView *view = test.window().findChild<EntryTabs *>()->current();
    return view ? view->ref().key : QByteArray();
}

QStringList rows(const QTreeWidget &list)
{
    QStringList all;
    for (int i = 0; i < list.topLevelItemCount(); ++i) {
        const QTreeWidgetItem *group = list.topLevelItem(i);
        for (int k = 0; k < group->childCount(); ++k)
            all.append(
                group->text(0) + u'|' + group->child(k)->text(0) + u'|' + group->child(k)->text(1));
    }
    return all;
}

} // namespace

class TestActionPalette : public QObject
{
    Q_OBJECT
private slots:
    void listsEveryActionWithItsKeys();
    void saysWhyAnActionCannot();
    void doesWhatIsChosen();
    void theArrowsMoveTheList();
    void everyDisabledActionHasAReason();
    void everyActionSaysWhatItDoes();
    void allKeysStandOnOnePage();
    void noTwoActionsHaveTheSameKeys();
    void goesBackAndForward();
    void whatTheArrowsPassByIsNoPlace();
};

void TestActionPalette::listsEveryActionWithItsKeys()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    const qsizetype all = menuActions(test.window().menuBar()).size();
    QVERIFY(test.trigger(u"All actions"_s));
    QTRY_VERIFY(found());
    QCOMPARE(qsizetype(found()->topLevelItemCount()), all - 1); // but for the one that shows it
    type(u"gtk"_s);
    QCOMPARE(cell(0), u"View: Go to key"_s);
    QCOMPARE(cell(1), u"Ctrl+G"_s);
    type(u"new store memory"_s);
    QVERIFY2(cell(0).contains(u"New store"_s), qPrintable(cell(0)));
    type(u"no such thing"_s);
    QCOMPARE(found()->topLevelItemCount(), 0);
    QVERIFY(!WindowTest::button(u"Do it"_s)->isEnabled());
}

void TestActionPalette::saysWhyAnActionCannot()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.trigger(u"All actions"_s));
    QTRY_VERIFY(found());
    type(u"persist"_s);
    QCOMPARE(cell(0), u"File: Persist as"_s); // what can be done comes first
    type(u"undo"_s);
    QCOMPARE(cell(2), u"Nothing to undo"_s);
    QVERIFY(!WindowTest::button(u"Do it"_s)->isEnabled());
    QTest::keyClick(WindowTest::find<QLineEdit>(u"Action"_s), Qt::Key_Return);
    QVERIFY(found()); // it stays
}

void TestActionPalette::doesWhatIsChosen()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QVERIFY(test.trigger(u"All actions"_s));
    QTRY_VERIFY(found());
    type(u"del"_s);
    QCOMPARE(cell(0), u"Edit: Delete"_s);
    QTest::keyClick(WindowTest::find<QLineEdit>(u"Action"_s), Qt::Key_Return);
    QTRY_COMPARE(test.changes(), 1);
    QTRY_VERIFY(!found());
}

void TestActionPalette::theArrowsMoveTheList()
{
    WindowTest test;
    QVERIFY(test.trigger(u"All actions"_s));
    QTRY_VERIFY(found());
    QTest::keyClick(WindowTest::find<QLineEdit>(u"Action"_s), Qt::Key_Down);
    QCOMPARE(found()->indexOfTopLevelItem(found()->currentItem()), 1);
}

void TestActionPalette::everyActionSaysWhatItDoes()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QVERIFY(test.trigger(u"All actions"_s));
    QTRY_VERIFY(found());
    for (int row = 0; row < found()->topLevelItemCount(); ++row) {
        const QString name = cell(0, row);
        const QString does = cell(2, row);
        if (name.contains(u"Open recent"_s)) // paths
            continue;
        QVERIFY2(!does.isEmpty(), qPrintable(name));
        QVERIFY2(!name.endsWith(does), qPrintable(name));
        QVERIFY2(found()->columnWidth(0) > found()->fontMetrics().horizontalAdvance(name),
            qPrintable(name));
    }
}

void TestActionPalette::everyDisabledActionHasAReason()
{
    WindowTest test;
    const auto look = [&test] {
        for (const MenuAction &each : menuActions(test.window().menuBar())) {
            const QString name = plainName(each.action->text());
            const bool isTold
                = !each.action->whatsThis().isEmpty() && each.action->whatsThis() != name;
            if (!each.action->isEnabled() && !isTold)
                QFAIL(qPrintable(name));
        }
    };
    look();
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    look();
    QVERIFY(test.choose(u"alpha"_s));
    look();
    test.session()->editor().setLocked(true);
    look();
}

void TestActionPalette::allKeysStandOnOnePage()
{
    WindowTest test;
    QVERIFY(test.trigger(u"Keyboard shortcuts"_s));
    QTRY_VERIFY(WindowTest::find<QTreeWidget>(u"Keyboard shortcuts"_s));
    const QStringList all = rows(*WindowTest::find<QTreeWidget>(u"Keyboard shortcuts"_s));
    for (const MenuAction &each : menuActions(test.window().menuBar())) {
        const QString keys = keysOf(each.action);
        if (!keys.isEmpty())
            QVERIFY2(all.contains(each.menu + u'|' + plainName(each.action->text()) + u'|' + keys),
                qPrintable(keys));
    }
    QVERIFY(all.contains(u"In the bytes|Overwrite or insert|Ins"_s));
    QVERIFY(all.contains(u"Edit|Redo|Ctrl+Shift+Z; Ctrl+Y"_s));
}

void TestActionPalette::noTwoActionsHaveTheSameKeys()
{
    WindowTest test;
    QHash<QString, QString> taken;
    for (const QAction *action : test.window().findChildren<QAction *>()) {
        for (const QKeySequence &keys : action->shortcuts()) {
            QVERIFY2(!taken.contains(keys.toString()),
                qPrintable(keys.toString() + taken.value(keys.toString()) + action->text()));
            taken.insert(keys.toString(), action->text());
        }
    }
    QVERIFY(taken.size() > 20);
}

void TestActionPalette::goesBackAndForward()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(!test.action(u"Back"_s)->isEnabled());
    for (const QString &key : {u"alpha"_s, u"beta"_s, u"gamma"_s}) {
        QVERIFY(test.choose(key));
        QTest::qWait(650); // it is looked at
    }
    QCOMPARE(test.action(u"Back"_s)->whatsThis(), u"Back to beta \u2013 kv.json \u25b8 data"_s);
    QVERIFY(test.trigger(u"Back"_s));
    QCOMPARE(shown(test), "beta");
    QVERIFY(test.trigger(u"Back"_s));
    QCOMPARE(shown(test), "alpha");
    QVERIFY(!test.action(u"Back"_s)->isEnabled());
    QVERIFY(test.trigger(u"Forward"_s));
    QCOMPARE(shown(test), "beta");
    QTRY_COMPARE(test.tree()->currentIndex().data().toString(), u"beta"_s);
    test.workspace().close(test.session());
    QVERIFY(!test.action(u"Back"_s)->isEnabled() && !test.action(u"Forward"_s)->isEnabled());
}

void TestActionPalette::whatTheArrowsPassByIsNoPlace()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QTest::qWait(650);
    QVERIFY(test.choose(u"beta"_s));
    QVERIFY(test.choose(u"gamma"_s));
    QVERIFY(test.trigger(u"Back"_s));
    QCOMPARE(shown(test), "alpha");
}

QTEST_MAIN(TestActionPalette)
#include "tst_actionpalette.moc"
