// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bookmarks, keys of one's own, and the manual.

#include "tests/ui/windowtest.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/jsontextedit.h"
#include "ui/manual.h"
#include "ui/manualplace.h"
#include "ui/shortcutsdialog.h"

#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPointer>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTreeWidget>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

const QByteArray content = R"({"data": {"alpha": {"n": 1}, "beta": {"n": 2}}})";

QStringList bookmarked(const QMainWindow &window)
{
    QStringList names;
    for (const MenuAction &each : menuActions(window.menuBar())) {
        if (each.menu.endsWith(u"Bookmarks"_s))
            names.append(each.action->text());
    }
    return names;
}

QAction *bookmark(const QMainWindow &window, const QString &text)
{
    for (const MenuAction &each : menuActions(window.menuBar())) {
        if (each.action->text() == text)
            return each.action;
    }
    return nullptr;
}

QTreeWidget *keyList()
{
    return WindowTest::find<QTreeWidget>(u"Keyboard shortcuts"_s);
}

bool chooseRow(const QString &action)
{
    const QList<QTreeWidgetItem *> found
        = keyList()->findItems(action, Qt::MatchExactly | Qt::MatchRecursive);
    if (found.isEmpty())
        return false;
    keyList()->setCurrentItem(found.first());
    return true;
}

void press(const QString &keys)
{
    WindowTest::find<QKeySequenceEdit>(u"New keys"_s)->setKeySequence(QKeySequence(keys));
}

QString note()
{
    return WindowTest::find<QLabel>(u"About the keys"_s)->text();
}

} // namespace

class TestEveryday : public QObject
{
    Q_OBJECT
private slots:
    void bookmarksAreThereAtTheNextStart();
    void aBookmarkOpensItsStore();
    void bookmarksFollowARename();
    void whatIsInMemoryHasNone();
    void keysAreChosenAndKept();
    void whoHadTheKeysLosesThem();
    void keysThatAreTypedAreRefused();
    void everyLinkOfTheManualLeadsSomewhere();
    void theManualIsReadAndSearched();
    void theManualOpensAtWhatIsLookedAt();
    void everyPartHasItsPlaceInTheManual();
};

void TestEveryday::bookmarksAreThereAtTheNextStart()
{
    WindowTest test;
    QCOMPARE(bookmarked(test.window()), QStringList {u"No entry has a bookmark"_s});
    QVERIFY(!test.action(u"Bookmark"_s)->isEnabled());
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QVERIFY(test.trigger(u"Bookmark"_s));
    QVERIFY(test.action(u"Bookmark"_s)->isChecked());
    QVERIFY(test.choose(u"beta"_s));
    QVERIFY(!test.action(u"Bookmark"_s)->isChecked());
    QVERIFY(test.trigger(u"Bookmark"_s));
    const QStringList both {
        u"alpha \u2013 kv.json \u25b8 data"_s, u"beta \u2013 kv.json \u25b8 data"_s};
    QCOMPARE(bookmarked(test.window()), both);
    Workspace workspace;
    const MainWindow next(workspace);
    QCOMPARE(bookmarked(next), both);
    QVERIFY(test.trigger(u"Bookmark"_s)); // takes it away
    QCOMPARE(bookmarked(test.window()), QStringList {both.first()});
}

void TestEveryday::aBookmarkOpensItsStore()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"beta"_s));
    QVERIFY(test.trigger(u"Bookmark"_s));
    test.workspace().close(test.session());
    QTRY_VERIFY(test.workspace().sessions().isEmpty());
    QAction *action = bookmark(test.window(), u"beta \u2013 kv.json \u25b8 data"_s);
    QVERIFY(action);
    action->trigger();
    const auto shown = [&test] {
        const EntryView *view = test.window().findChild<EntryTabs *>()->current();
        return view ? view->ref().key : QByteArray();
    };
    QTRY_COMPARE(shown(), "beta");
    QVERIFY(test.choose(u"alpha"_s));
    action->trigger();
    QCOMPARE(shown(), "beta");
}

void TestEveryday::bookmarksFollowARename()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QVERIFY(test.trigger(u"Bookmark"_s));
    test.session()->editor().rename({{"data"}, "alpha"}, "omega");
    QTRY_COMPARE(test.changes(), 1);
    QVERIFY(test.persist());
    QTRY_COMPARE(bookmarked(test.window()), QStringList {u"omega \u2013 kv.json \u25b8 data"_s});
}

void TestEveryday::whatIsInMemoryHasNone()
{
    WindowTest test;
    QVERIFY(test.open(u"memory:?seed="_s + test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    const QAction *action = test.action(u"Bookmark"_s);
    QVERIFY(!action->isEnabled());
    QVERIFY2(action->whatsThis().startsWith(u"What is in memory only"_s),
        qPrintable(action->whatsThis()));
    QVERIFY(!test.action(u"Copy as Python"_s)->isEnabled());
    QVERIFY(test.action(u"Copy as Python"_s)->whatsThis().contains(u"in memory only"_s));
}

void TestEveryday::keysAreChosenAndKept()
{
    WindowTest test;
    QVERIFY(test.trigger(u"Keyboard shortcuts"_s));
    QTRY_VERIFY(keyList());
    QVERIFY(chooseRow(u"Copy as Python"_s)); // has none so far
    press(u"Ctrl+Alt+P"_s);
    QCOMPARE(note(), u"Ctrl+Alt+P is free."_s);
    QVERIFY(WindowTest::click(u"Set"_s));
    QCOMPARE(keyList()->currentItem()->text(1), u"Ctrl+Alt+P"_s);
    QCOMPARE(test.action(u"Copy as Python"_s)->shortcut(), QKeySequence(u"Ctrl+Alt+P"_s));
    QVERIFY(WindowTest::click(u"Close"_s));
    QVERIFY(test.action(u"Copy as Python"_s)->toolTip().endsWith(u"(Ctrl+Alt+P)"_s));
    Workspace workspace;
    const MainWindow next(workspace);
    QCOMPARE(
        next.findChild<QAction *>(u"Copy as Python"_s)->shortcut(), QKeySequence(u"Ctrl+Alt+P"_s));
}

void TestEveryday::whoHadTheKeysLosesThem()
{
    WindowTest test;
    QVERIFY(test.trigger(u"Keyboard shortcuts"_s));
    QTRY_VERIFY(keyList());
    QVERIFY(chooseRow(u"Rename"_s));
    press(u"Ctrl+N"_s);
    QCOMPARE(note(), u"Ctrl+N is New key, which loses it then."_s);
    QVERIFY(WindowTest::click(u"Set"_s));
    QCOMPARE(test.action(u"Rename"_s)->shortcut(), QKeySequence(u"Ctrl+N"_s));
    QVERIFY(test.action(u"New key"_s)->shortcuts().isEmpty());
    QVERIFY(WindowTest::click(u"As it was"_s));
    QCOMPARE(test.action(u"Rename"_s)->shortcut(), QKeySequence(u"F2"_s));
    QVERIFY(chooseRow(u"New key"_s));
    QVERIFY(WindowTest::click(u"As it was"_s));
    QCOMPARE(test.action(u"New key"_s)->shortcut(), QKeySequence(u"Ctrl+N"_s));
    QVERIFY(!WindowTest::button(u"As it was"_s)->isEnabled());
    press(u"F3"_s);
    QVERIFY2(note().startsWith(u"F3 is also: Next match."_s), qPrintable(note()));
    QVERIFY(chooseRow(u"Overwrite or insert"_s)); // not an action's
    QVERIFY(!WindowTest::find<QKeySequenceEdit>(u"New keys"_s)->isEnabled());
}

void TestEveryday::keysThatAreTypedAreRefused()
{
    WindowTest test;
    QVERIFY(test.trigger(u"Keyboard shortcuts"_s));
    QTRY_VERIFY(keyList());
    QVERIFY(chooseRow(u"Rename"_s));
    for (const QString &keys : {u"R"_s, u"Shift+R"_s, u"Space"_s, u"Ctrl+A"_s, u""_s}) {
        press(keys);
        QVERIFY2(!WindowTest::button(u"Set"_s)->isEnabled(), qPrintable(keys));
        QVERIFY2(!note().isEmpty(), qPrintable(keys));
    }
    press(u"Ctrl+K, Ctrl+R"_s); // the first counts
    QCOMPARE(note(), u"Ctrl+K is free."_s);
}

void TestEveryday::everyLinkOfTheManualLeadsSomewhere()
{
    ManualText text(nullptr);
    const QRegularExpression link(uR"(\]\(([^)\s]+)\))"_s);
    int seen = 0;
    for (const QString &page : Manual::pages()) {
        QVERIFY2(text.show(page), qPrintable(page));
        QFile file(u":/docs/"_s + page);
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto found = link.globalMatch(QString::fromUtf8(file.readAll()));
        while (found.hasNext()) {
            const QString to = found.next().captured(1);
            if (to.contains(u"://"_s) || to.endsWith(u".png"_s))
                continue;
            QString place;
            const auto keep = QObject::connect(&text, &ManualText::linkChosen, &text,
                [&place](const QString &chosen) { place = chosen; });
            text.show(page);
            emit text.anchorClicked(QUrl(to));
            QObject::disconnect(keep);
            QVERIFY2(text.show(place), qPrintable(page + u": "_s + to));
            ++seen;
        }
    }
    QVERIFY(seen > 50);
}

void TestEveryday::theManualIsReadAndSearched()
{
    WindowTest test;
    QVERIFY(test.trigger(u"Manual"_s));
    QTRY_VERIFY(WindowTest::find<QListWidget>(u"Pages"_s));
    auto *pages = WindowTest::find<QListWidget>(u"Pages"_s);
    const auto *text = WindowTest::find<ManualText>(u"Manual"_s);
    QVERIFY(text);
    QVERIFY(text->toPlainText().startsWith(u"First steps"_s));
    QTRY_COMPARE(text->window()->focusWidget(), text); // its keys are for reading
    pages->setCurrentRow(1);
    QCOMPARE(text->page(), u"window.md"_s);
    auto *find = WindowTest::find<QLineEdit>(u"Find in the manual"_s);
    find->setText(u"F11"_s);
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(text->page(), u"problems.md"_s);
    QCOMPARE(text->textCursor().selectedText(), u"F11"_s);
    QCOMPARE(pages->currentItem()->text(), u"Problems"_s);
    const auto *window = text->window();
    for (QAction *action : window->actions()) {
        if (action->text() == u"Back"_s)
            action->trigger();
    }
    QCOMPARE(text->page(), u"window.md"_s);
    QVERIFY(test.trigger(u"Manual"_s)); // the same window
    QCOMPARE(test.window().findChildren<Manual *>().size(), 1);
}

// F1 tells of what one is at, and Esc goes back there.
void TestEveryday::theManualOpensAtWhatIsLookedAt()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, R"({"data": {"a": {"n": 1}}})")));
    QVERIFY(test.choose(u"a"_s));
    const std::pair<QWidget *, QString> places[] {{test.tree(), u"window.md#the-tree"_s},
        {test.editor(), u"window.md#the-value"_s},
        {WindowTest::find<QWidget>(u"Filter keys"_s), u"window.md#the-tree"_s}};
    for (const auto &[widget, place] : places) {
        QVERIFY(widget);
        widget->setFocus();
        QTRY_COMPARE(test.window().focusWidget(), widget);
        QCOMPARE(manualPlace(widget), place);
        QVERIFY(test.trigger(u"Manual"_s));
        QTRY_VERIFY(WindowTest::find<ManualText>(u"Manual"_s));
        auto *text = WindowTest::find<ManualText>(u"Manual"_s);
        QCOMPARE(text->page(), u"window.md"_s);
        const QString heading = text->textCursor().block().text();
        QCOMPARE(heading, place.endsWith(u"tree"_s) ? u"The tree"_s : u"The value"_s);
        const QPointer<ManualText> closing(text);
        QTest::keyClick(text, Qt::Key_Escape);
        QTRY_VERIFY(!closing);
        QTRY_COMPARE(test.window().focusWidget(), widget);
        QTRY_VERIFY(test.window().isActiveWindow());
    }
}

// Each place that any of the window's parts names is in the manual, and each rule has one.
void TestEveryday::everyPartHasItsPlaceInTheManual()
{
    ManualText text(nullptr);
    for (const QString &name : {u"Filter keys"_s, u"Collections and keys"_s, u"Value text"_s,
             u"Value bytes"_s, u"Details"_s, u"Changes"_s, u"Problems"_s, u"Links"_s,
             u"Neighbours"_s, u"Search results"_s, u"Log"_s, u"Message"_s, u"Documents"_s,
             u"Drawing"_s, u"Map"_s, u"Statistics"_s, u"Comparison of stores"_s}) {
        QWidget outer;
        outer.setObjectName(name);
        auto *inner = new QWidget(&outer);
        const QString place = manualPlace(inner);
        QVERIFY2(place != u"first-steps.md"_s, qPrintable(name));
        QVERIFY2(text.show(place), qPrintable(place));
    }
    QCOMPARE(manualPlace(nullptr), u"first-steps.md"_s);
}

QTEST_MAIN(TestEveryday)
#include "tst_everyday.moc"
