// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window without a mouse: every key goes to what has the focus, as a keyboard's do.

#include "tests/support/patience.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/menubutton.h"
#include "windowtest.h"

#include <QAccessible>
#include <QDialog>
#include <QPushButton>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

const QByteArray content = R"({"data": {"alpha": {"n": 1}, "beta": [2], "gamma": 3}})";

void press(int key, Qt::KeyboardModifiers modifiers = {})
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : QApplication::activeWindow(), Qt::Key(key), modifiers);
}

void type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

QString nameOf(QWidget *widget)
{
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(widget);
    return told ? told->text(QAccessible::Name) : QString();
}

// For a message: what cannot be named is described.
QString described(QWidget *widget)
{
    return u"%1 \"%2\" in %3"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
        nameOf(widget), QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
}

// Those that a keyboard must come to.
QList<QWidget *> controls(const QWidget &in)
{
    QList<QWidget *> found;
    for (QWidget *widget : in.findChildren<QWidget *>()) {
        const bool takesKeys = widget->focusPolicy() & Qt::TabFocus && !widget->focusProxy();
        if (takesKeys && widget->isVisibleTo(&in) && widget->isEnabled()
            && widget->window() == in.window())
            found.append(widget);
    }
    return found;
}

// All that Tab and Shift+Tab come to from here on; a text that takes tabs is where they end.
QSet<QWidget *> tabbedThrough()
{
    QWidget *start = QApplication::focusWidget();
    QSet<QWidget *> all;
    for (const auto &[key, modifier] :
        {std::pair(Qt::Key_Tab, Qt::NoModifier), std::pair(Qt::Key_Backtab, Qt::ShiftModifier)}) {
        QSet<QWidget *> seen;
        start->setFocus();
        while (QApplication::focusWidget() && !seen.contains(QApplication::focusWidget())) {
            seen.insert(QApplication::focusWidget());
            press(key, modifier);
        }
        all.unite(seen);
    }
    start->setFocus();
    return all;
}

QDialog *dialog() // that is open; nullptr: none is
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (auto *shown = qobject_cast<QDialog *>(top); shown && shown->isVisible())
            return shown;
    }
    return nullptr;
}

bool isInDialog() // what is typed
{
    return dialog() && dialog()->isAncestorOf(QApplication::focusWidget());
}

} // namespace

class TestKeyboard : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void paneAfterPaneIsComeTo();
    void everyControlIsComeToAndNamed();
    void enterOpensTheRowThatWasMovedTo();
    void aDaysWork();
    void dialogsGiveTheFocusBack_data();
    void dialogsGiveTheFocusBack();
    void menusOpenBehindTheActionsOfScreenReaders();

private:
    bool comeBack() const;

    std::unique_ptr<WindowTest> m_test;
};

void TestKeyboard::init()
{
    m_test = std::make_unique<WindowTest>();
    QVERIFY(QTest::qWaitForWindowActive(&m_test->window(), kvlens::test::patience));
    QVERIFY(m_test->open(m_test->write(u"kv.json"_s, content)));
    QTRY_COMPARE(QApplication::focusWidget(), m_test->tree());
}

// From a dialog that has been closed; a display without a window manager activates no other window.
bool TestKeyboard::comeBack() const
{
    if (!QTest::qWaitFor([] { return !dialog(); }, kvlens::test::patience))
        return false;
    m_test->window().activateWindow();
    return QTest::qWaitForWindowActive(&m_test->window(), kvlens::test::patience);
}

void TestKeyboard::paneAfterPaneIsComeTo()
{
    QVERIFY(m_test->choose(u"alpha"_s));
    QList<QWidget *> forwards;
    do {
        press(Qt::Key_F6);
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus && focus->isVisible());
        QVERIFY2(!forwards.contains(focus), qPrintable(described(focus)));
        QVERIFY2(!nameOf(focus).isEmpty(), qPrintable(described(focus)));
        forwards.append(focus);
    } while (QApplication::focusWidget() != m_test->tree());
    QCOMPARE(forwards.size(), 4); // the value, the panels, the details, and the tree again
    QList<QWidget *> backwards;
    do {
        press(Qt::Key_F6, Qt::ShiftModifier);
        backwards.prepend(QApplication::focusWidget());
    } while (QApplication::focusWidget() != m_test->tree());
    backwards.append(backwards.takeFirst());
    QCOMPARE(backwards, forwards);
}

void TestKeyboard::everyControlIsComeToAndNamed()
{
    QVERIFY(m_test->choose(u"alpha"_s));
    QSet<QWidget *> seen;
    m_test->tree()->setFocus();
    for (int pane = 0; pane < 4; ++pane) {
        seen.unite(tabbedThrough());
        press(Qt::Key_F6);
    }
    for (QWidget *control : controls(m_test->window())) {
        QVERIFY2(seen.contains(control), qPrintable(described(control)));
        QVERIFY2(!nameOf(control).isEmpty(), qPrintable(described(control)));
    }
}

// However fast: Enter opens the row that was moved to, and not the one before.
void TestKeyboard::enterOpensTheRowThatWasMovedTo()
{
    QVERIFY(m_test->choose(u"alpha"_s));
    m_test->tree()->setFocus();
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_VERIFY(m_test->text().contains("2"));
    QTRY_VERIFY(QApplication::focusWidget() != m_test->tree());
    QCOMPARE(m_test->window().findChild<EntryTabs *>()->current()->ref().key, QByteArray("beta"));
    QVERIFY(m_test->window().findChild<EntryTabs *>()->current()->isAncestorOf(
        QApplication::focusWidget()));
    QCOMPARE(m_test->changes(), 0);
}

void TestKeyboard::aDaysWork()
{
    press(Qt::Key_Down);
    press(Qt::Key_Down); // however fast: the key's row may not have its name yet
    QTRY_VERIFY(m_test->text().contains("\"n\": 1")); // previewed
    QCOMPARE(QApplication::focusWidget(), m_test->tree());
    press(Qt::Key_Return);
    QTRY_VERIFY(QApplication::focusWidget() != m_test->tree());
    press(Qt::Key_A, Qt::ControlModifier);
    type(u"[5]"_s);
    QTRY_COMPARE(m_test->changes(), 1);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_test->changes(), 0);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(m_test->changes(), 1);
    press(Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), m_test->tree());

    press(Qt::Key_Down); // beta
    press(Qt::Key_F2);
    QTRY_VERIFY(isInDialog());
    press(Qt::Key_A, Qt::ControlModifier);
    type(u"omega"_s);
    QTRY_VERIFY(WindowTest::button(u"Rename"_s)->isEnabled());
    press(Qt::Key_Return);
    QVERIFY(comeBack());
    QTRY_COMPARE(m_test->changes(), 2);
    QCOMPARE(QApplication::focusWidget(), m_test->tree());

    press(Qt::Key_Down); // gamma
    press(Qt::Key_Delete);
    QTRY_COMPARE(m_test->changes(), 3);
    press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(isInDialog());
    type(u"new"_s);
    QTRY_VERIFY(WindowTest::button(u"Add"_s)->isEnabled());
    press(Qt::Key_Return);
    QVERIFY(comeBack());
    QTRY_COMPARE(m_test->changes(), 4);

    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(isInDialog());
    press(Qt::Key_Return);
    QVERIFY(comeBack());
    QTRY_COMPARE(m_test->changes(), 0);
    const QByteArray written = m_test->read(u"kv.json"_s);
    QVERIFY2(written.startsWith(R"({"data": {"alpha": [5], "omega": [2], "new": )"),
        written.constData());

    m_test->tree()->setFocus();
    press(Qt::Key_F, Qt::ControlModifier);
    type(u"omeg"_s);
    QTRY_COMPARE(m_test->keys(), QStringList {u"omega"_s});
    press(Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), m_test->tree());
}

void TestKeyboard::dialogsGiveTheFocusBack_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    const auto row = [](const char *name, int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::newRow(name) << key << modifiers;
    };
    row("Open address", Qt::Key_L, Qt::ControlModifier);
    row("New key", Qt::Key_N, Qt::ControlModifier);
    row("Rename", Qt::Key_F2);
    row("Duplicate", Qt::Key_D, Qt::ControlModifier);
    row("Go to key", Qt::Key_G, Qt::ControlModifier);
    row("All actions", Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    row("Settings", Qt::Key_Comma, Qt::ControlModifier);
    row("Keyboard shortcuts", Qt::Key_F1, Qt::ControlModifier);
    row("Review", Qt::Key_S, Qt::ControlModifier);
}

void TestKeyboard::dialogsGiveTheFocusBack()
{
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QVERIFY(m_test->choose(u"alpha"_s));
    m_test->setText("[7]");
    m_test->tree()->setFocus();
    press(key, modifiers);
    QTRY_VERIFY(isInDialog());
    const QSet<QWidget *> seen = tabbedThrough();
    for (QWidget *control : controls(*dialog())) {
        QVERIFY2(seen.contains(control), qPrintable(described(control)));
        QVERIFY2(!nameOf(control).isEmpty(), qPrintable(described(control)));
    }
    press(Qt::Key_Escape);
    QVERIFY(comeBack());
    QCOMPARE(QApplication::focusWidget(), m_test->tree());
    QCOMPARE(m_test->changes(), 1);
}

// A menu that opens within the action would keep the screen reader waiting for its answer.
void TestKeyboard::menusOpenBehindTheActionsOfScreenReaders()
{
    int menus = 0;
    for (const auto *button : m_test->window().findChildren<QToolButton *>()) {
        if (button->objectName().startsWith(u"qt_"_s))
            continue; // Qt's own
        menus += button->menu() ? 1 : 0;
        QVERIFY2(!button->menu() || qobject_cast<const MenuButton *>(button),
            qPrintable(described(const_cast<QToolButton *>(button))));
    }
    QVERIFY(menus > 0);
    for (const auto *button : m_test->window().findChildren<QPushButton *>())
        QVERIFY2(!button->menu(), qPrintable(button->text()));
}

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
