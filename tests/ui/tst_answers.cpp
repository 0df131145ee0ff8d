// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever is asked of the window is answered, and what it says stops when it is true no more.

#include "tests/support/patience.h"
#include "ui/entrytabs.h"
#include "ui/jsontextedit.h"
#include "ui/pagebar.h"
#include "windowtest.h"

#include <QAbstractItemView>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QStatusBar>

using namespace kvlens;
using namespace Qt::StringLiterals;
using kvlens::test::patience;

namespace {

const QByteArray content = R"({"data": {"alpha": {"n": 1}, "beta": {"n": 2}}})";

void press(int key, Qt::KeyboardModifiers modifiers = {})
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : QApplication::activeWindow(), Qt::Key(key), modifiers);
}

QString status()
{
    return WindowTest::find<QStatusBar>(u"Status"_s)->findChild<QLabel *>()->text();
}

// Keys, and where they work.
struct Keys
{
    QKeySequence keys;
    const QWidget *where;
    bool inWindow; // all of it
    QString what;
    bool meet(const Keys &other) const
    {
        if (keys.matches(other.keys) == QKeySequence::NoMatch
            || where->window() != other.where->window())
            return false;
        return inWindow || other.inWindow || where == other.where
            || where->isAncestorOf(other.where) || other.where->isAncestorOf(where);
    }
};

// All that work while what is shown is shown, whether or not they can be done just now.
QList<Keys> keysIn(const QWidget &window)
{
    QList<Keys> all;
    QSet<const QAction *> seen;
    QList<const QWidget *> widgets {&window};
    for (const QWidget *widget : window.findChildren<QWidget *>())
        widgets.append(widget);
    for (const QWidget *widget : std::as_const(widgets)) {
        if (!widget->isVisible())
            continue;
        for (const QAction *action : widget->actions()) {
            if (seen.contains(action) || !action->isVisible())
                continue;
            const bool inWindow = action->shortcutContext() != Qt::WidgetWithChildrenShortcut;
            if (inWindow)
                seen.insert(action);
            for (const QKeySequence &keys : action->shortcuts())
                all.append({keys, widget, inWindow, action->objectName()});
        }
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget);
            button && !button->shortcut().isEmpty())
            all.append({button->shortcut(), widget, true, button->accessibleName()});
        for (const QShortcut *shortcut :
            widget->findChildren<QShortcut *>(Qt::FindDirectChildrenOnly)) {
            if (shortcut->isEnabled())
                all.append({shortcut->key(), widget,
                    shortcut->context() != Qt::WidgetWithChildrenShortcut, u"a shortcut"_s});
        }
    }
    return all;
}

QStringList ambiguous(const QWidget &window)
{
    QStringList found;
    const QList<Keys> all = keysIn(window);
    for (qsizetype i = 0; i < all.size(); ++i) {
        for (qsizetype k = i + 1; k < all.size(); ++k) {
            if (all.at(i).meet(all.at(k)))
                found.append(all.at(i).keys.toString() + u": "_s + all.at(i).what + u", "_s
                    + all.at(k).what);
        }
    }
    return found;
}

} // namespace

class TestAnswers : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void noTwoKeysAreTheSame();
    void aMendedEditTakesItsMessageAlong();
    void whatIsNoJsonIsCalledSo();
    void theMarkOfAnErrorIsInTheLineThatIsTold();
    void keysOfWhatCannotBeDoneAreAnswered_data();
    void keysOfWhatCannotBeDoneAreAnswered();
    void aFileThatIsStillGoneIsSaidToBe();
    void aStoreThatIsOpenedIsTheOneActedOn();
    void whatCannotBePersistedIsNotOffered();
    void undoBringsBackTheirsBehindKeepMine();
    void theMergeFollowsWhatIsOnTheDisk();

private:
    void edit(const QString &key, const QByteArray &text);
    void rewrite(const QByteArray &alpha);

    std::unique_ptr<WindowTest> m_test;
};

void TestAnswers::init()
{
    m_test = std::make_unique<WindowTest>();
    QVERIFY(QTest::qWaitForWindowActive(&m_test->window(), patience));
    QVERIFY(m_test->open(m_test->write(u"kv.json"_s, content)));
}

void TestAnswers::edit(const QString &key, const QByteArray &text)
{
    QVERIFY(m_test->choose(key));
    QTRY_VERIFY(!m_test->text().isEmpty());
    m_test->setText(text);
    QTRY_VERIFY(m_test->changes() > 0);
}

void TestAnswers::rewrite(const QByteArray &alpha)
{
    m_test->write(u"kv.json"_s, QByteArray(content).replace("{\"n\": 1}", alpha));
    m_test->session()->checkFreshness();
}

void TestAnswers::noTwoKeysAreTheSame()
{
    const auto check = [this](const char *state) {
        const QStringList found = ambiguous(m_test->window());
        QVERIFY2(found.isEmpty(), qPrintable(QString::fromLatin1(state) + found.join(u'\n')));
    };
    check("a store: ");
    const QByteArray longValue = '"' + QByteArray(3 * 1024 * 1024, 'x') + '"';
    QVERIFY(
        m_test->open(m_test->write(u"long.json"_s, R"({"data": {"long": )" + longValue + "}}")));
    QVERIFY(m_test->choose(u"long"_s));
    QTRY_VERIFY(m_test->window().findChild<PageBar *>()->isVisible());
    check("pages: ");
    QVERIFY(m_test->trigger(u"Two views of the value"_s));
    check("pages and bytes: ");
    for (QWidget *place : m_test->window().findChildren<QWidget *>()) {
        const bool isEditor
            = place->inherits("kvlens::JsonTextEdit") || place->inherits("kvlens::BytesEdit");
        if (!isEditor || !place->isVisible())
            continue;
        place->setFocus();
        QVERIFY(m_test->trigger(u"Find"_s));
        check("finding: ");
    }
    QVERIFY(m_test->trigger(u"Find in store"_s));
    check("searching: ");
    auto *tabs = m_test->window().findChild<EntryTabs *>();
    tabs->open(m_test->session(), {{"data"}, "alpha"}, EntryTabs::Keep::Kept);
    tabs->open(m_test->session(), {{"data"}, "beta"}, EntryTabs::Keep::Kept);
    QVERIFY(m_test->trigger(u"Move tab to the other side"_s));
    check("two sides: ");
}

void TestAnswers::aMendedEditTakesItsMessageAlong()
{
    edit(u"alpha"_s, "[1, 2");
    m_test->session()->editor().remove({{{"data"}, "beta"}});
    QTRY_COMPARE(m_test->changes(), 2);
    QSignalSpy finished(m_test->session(), &StoreSession::persistFinished);
    m_test->session()->persist();
    QVERIFY(finished.count() > 0 || finished.wait(patience));
    QTRY_VERIFY2(m_test->message().startsWith(u"alpha could not be persisted"_s),
        qPrintable(m_test->message()));
    m_test->setText("[1, 3");
    QTest::qWait(300);
    QVERIFY(m_test->message().startsWith(u"alpha could not be persisted"_s)); // still so
    m_test->setText("[1, 2]");
    QTRY_VERIFY2(m_test->message().isEmpty(), qPrintable(m_test->message()));
}

void TestAnswers::whatIsNoJsonIsCalledSo()
{
    edit(u"alpha"_s, "[1, 2");
    QSignalSpy finished(m_test->session(), &StoreSession::persistFinished);
    m_test->session()->persist();
    QVERIFY(finished.count() > 0 || finished.wait(patience));
    QTRY_VERIFY2(
        m_test->message().contains(u"alpha could not be persisted: it is no JSON (line 1"_s),
        qPrintable(m_test->message()));
}

void TestAnswers::theMarkOfAnErrorIsInTheLineThatIsTold()
{
    edit(u"alpha"_s, "{\n  \"i\": 16\n");
    const auto edited = m_test->session()->changes().find({{"data"}, "alpha"});
    QVERIFY(edited && edited->mine.invalid && edited->mine.invalid->place);
    QCOMPARE(edited->mine.invalid->place->line, 3);
    constexpr long errorMarker = 1L << 1;
    const auto marked = [this] {
        return m_test->editor()->SendScintilla(QsciScintilla::SCI_MARKERNEXT, 0UL, errorMarker);
    };
    QTRY_COMPARE(marked(), 2L);
}

void TestAnswers::keysOfWhatCannotBeDoneAreAnswered_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QString>("action");
    const auto row = [](const char *action, int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::newRow(action) << key << modifiers << QString::fromLatin1(action);
    };
    row("New key", Qt::Key_N, Qt::ControlModifier);
    row("Documents", Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    row("Rename", Qt::Key_F2);
    row("Delete", Qt::Key_Delete);
    row("Persist", Qt::Key_S, Qt::ControlModifier);
    row("Undo", Qt::Key_Z, Qt::ControlModifier);
    row("Paste entries", Qt::Key_V, Qt::ControlModifier);
}

void TestAnswers::keysOfWhatCannotBeDoneAreAnswered()
{
    QFETCH(const int, key);
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    QFETCH(const QString, action);
    m_test->session()->editor().setLocked(true);
    m_test->tree()->setFocus();
    QTRY_VERIFY(!m_test->offers(action));
    const QString reason = m_test->action(action)->whatsThis();
    QVERIFY(!reason.isEmpty());
    press(key, modifiers);
    QCOMPARE(status(), reason);
    QCOMPARE(m_test->changes(), 0);
}

void TestAnswers::aFileThatIsStillGoneIsSaidToBe()
{
    QVERIFY(QFile::remove(m_test->path(u"kv.json"_s)));
    m_test->session()->checkFreshness();
    QTRY_VERIFY(m_test->message().startsWith(u"kv.json is no longer there."_s));
    QVERIFY(m_test->trigger(u"Reload"_s));
    QTRY_COMPARE(status(), u"kv.json is still not there."_s);
    QVERIFY(m_test->message().startsWith(u"kv.json is no longer there."_s));
}

void TestAnswers::aStoreThatIsOpenedIsTheOneActedOn()
{
    QVERIFY(m_test->choose(u"alpha"_s));
    const QString other = m_test->write(u"other.json"_s, content);
    QVERIFY(m_test->trigger(u"Open address"_s));
    auto *line = WindowTest::find<QLineEdit>(u"Address"_s);
    QVERIFY(line);
    line->setText(u"json:"_s + other);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(m_test->workspace().sessions().size(), 2);
    QTRY_COMPARE(m_test->tree()->currentIndex().data().toString(), u"other.json"_s);
    QTRY_VERIFY(m_test->window().windowTitle().contains(u"other.json"_s));
}

void TestAnswers::whatCannotBePersistedIsNotOffered()
{
    edit(u"alpha"_s, "[1, 2");
    const auto box = [] {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            if (auto *shown = qobject_cast<QMessageBox *>(top); shown && shown->isVisible())
                return shown;
        }
        return static_cast<QMessageBox *>(nullptr);
    };
    m_test->window().close();
    QTRY_VERIFY(box());
    const auto *persist = WindowTest::button(u"Persist"_s);
    QVERIFY(persist && !persist->isEnabled());
    QVERIFY(box()->informativeText().startsWith(u"1 of them cannot be persisted as it is."_s));
    QCOMPARE(box()->defaultButton()->text(), u"Cancel"_s);
    QVERIFY(WindowTest::click(u"Cancel"_s));
    QTRY_VERIFY(!box());
    m_test->session()->editor().remove({{{"data"}, "beta"}});
    QTRY_COMPARE(m_test->changes(), 2);
    m_test->window().close();
    QTRY_VERIFY(box());
    QVERIFY(WindowTest::button(u"Persist"_s)->isEnabled());
    QCOMPARE(box()->defaultButton()->text(), u"Cancel"_s);
    QVERIFY(WindowTest::click(u"Cancel"_s));
}

void TestAnswers::undoBringsBackTheirsBehindKeepMine()
{
    edit(u"alpha"_s, "{\"n\": 10}");
    rewrite("{\"n\": 99}");
    QVERIFY(WindowTest::click(u"Review and merge"_s));
    QVERIFY(WindowTest::click(u"Keep mine"_s));
    QVERIFY(WindowTest::click(u"Done"_s));
    QVERIFY(m_test->persist());
    QVERIFY(m_test->read(u"kv.json"_s).contains("{\"n\": 10}"));
    QVERIFY(m_test->trigger(u"Undo"_s));
    QTRY_COMPARE(m_test->changes(), 1);
    QVERIFY(m_test->persist());
    QVERIFY2(m_test->read(u"kv.json"_s).contains("\"alpha\": {\"n\": 99}"),
        m_test->read(u"kv.json"_s).constData());
    QVERIFY(m_test->trigger(u"Redo"_s)); // of the undo that was persisted
    QTRY_COMPARE(m_test->changes(), 1);
    QVERIFY(m_test->persist());
    QVERIFY(m_test->read(u"kv.json"_s).contains("\"alpha\": {\"n\": 10}"));
}

void TestAnswers::theMergeFollowsWhatIsOnTheDisk()
{
    edit(u"alpha"_s, "{\"n\": 10}");
    rewrite("{\"n\": 99}");
    QVERIFY(WindowTest::click(u"Review and merge"_s));
    const auto theirs = [this] {
        const auto edit = m_test->session()->changes().find({{"data"}, "alpha"});
        return edit && edit->theirs ? edit->theirs->value : QByteArray();
    };
    QTRY_COMPARE(theirs(), QByteArray("{\"n\": 99}"));
    const auto list
        = [] { return WindowTest::find<QListWidget>(u"Entries changed on both sides"_s); };
    QTRY_VERIFY(list() && list()->count() == 1);
    rewrite("{\"n\": 100}");
    QTRY_COMPARE(theirs(), QByteArray("{\"n\": 100}"));
    QVERIFY(list() && list()->count() == 1);
    QVERIFY(WindowTest::click(u"Keep mine"_s));
    QVERIFY(WindowTest::click(u"Done"_s));
    QVERIFY(m_test->persist());
    QVERIFY(m_test->read(u"kv.json"_s).contains("\"alpha\": {\"n\": 10}"));
}

QTEST_MAIN(TestAnswers)
#include "tst_answers.moc"
