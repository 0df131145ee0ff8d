// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two groups of tabs, and two views of one value: what is current, and that nothing typed is lost.

#include "tests/support/patience.h"
#include "ui/entrytabs.h"
#include "ui/jsontextedit.h"
#include "windowtest.h"

#include <QSignalSpy>
#include <QTabBar>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

const QByteArray content = R"({"data": {"alpha": {"n": 1}, "beta": [2], "gamma": 3}})";

EntryTabs *tabs(WindowTest &test)
{
    return test.window().findChild<EntryTabs *>();
}

// Opens keys in tabs that stay, one after the other.
bool openKept(WindowTest &test, const QStringList &keys)
{
    for (const QString &key : keys) {
        StoreSession *session = test.session();
        EntryView *view
            = tabs(test)->open(session, {{"data"}, key.toUtf8()}, EntryTabs::Keep::Kept);
        if (!QTest::qWaitFor(
                [view] { return bool(view->document().base()); }, kvlens::test::patience))
            return false;
    }
    return true;
}

QString keyOf(const EntryView *view)
{
    return view ? QString::fromUtf8(view->ref().key) : QString();
}

// The keys of each side.
QList<QStringList> sides(WindowTest &test)
{
    QList<QStringList> all;
    for (const TabGroup *group : tabs(test)->groups()) {
        QStringList keys;
        for (const EntryView *view : group->views())
            keys.append(keyOf(view));
        all.append(keys);
    }
    return all;
}

QString treeKey(const WindowTest &test)
{
    return test.tree()->currentIndex().siblingAtColumn(0).data().toString();
}

} // namespace

class TestTwoSides : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aTabIsMovedOverAndBack();
    void theOnlyTabStays();
    void whatIsOpenOnTheOtherSideComesForward();
    void whatIsTypedInIsCurrent();
    void closingAStoreClosesBothSides();
    void typedTextGoesAlong();
    void aValueIsSeenInTwoViews();
    void whatIsTypedInOneViewIsSeenInTheOther();
    void theSecondViewGoesAndLeavesTheText();
    void theKeyboardGoesThroughBothSides();
    void theTextLeavesTheKeyToTheWindow();
    void aClickOnATabActsOnIt();
    void twoViewsAreKept();

private:
    std::unique_ptr<WindowTest> m_test;
};

void TestTwoSides::init()
{
    m_test = std::make_unique<WindowTest>();
    m_test->window().resize(1400, 800);
    QVERIFY(m_test->open(m_test->write(u"kv.json"_s, content)));
}

void TestTwoSides::aTabIsMovedOverAndBack()
{
    QVERIFY(openKept(*m_test, {u"alpha"_s, u"beta"_s, u"gamma"_s}));
    QSignalSpy changed(tabs(*m_test), &EntryTabs::currentViewChanged);
    QTest::keyClick(&m_test->window(), Qt::Key_Backslash, Qt::ControlModifier);
    QCOMPARE(sides(*m_test), (QList<QStringList> {{u"alpha"_s, u"beta"_s}, {u"gamma"_s}}));
    QCOMPARE(keyOf(tabs(*m_test)->current()), u"gamma"_s);
    QCOMPARE(treeKey(*m_test), u"gamma"_s);
    QVERIFY(!changed.isEmpty());
    QVERIFY(openKept(*m_test, {u"alpha"_s}));
    QVERIFY(m_test->trigger(u"Move tab to the other side"_s));
    QCOMPARE(sides(*m_test), (QList<QStringList> {{u"beta"_s}, {u"gamma"_s, u"alpha"_s}}));
    QVERIFY(openKept(*m_test, {u"beta"_s}));
    QVERIFY(m_test->trigger(u"Move tab to the other side"_s));
    QTRY_COMPARE(sides(*m_test), (QList<QStringList> {{u"gamma"_s, u"alpha"_s, u"beta"_s}}));
    QCOMPARE(keyOf(tabs(*m_test)->current()), u"beta"_s);
}

void TestTwoSides::theOnlyTabStays()
{
    QVERIFY(!m_test->offers(u"Move tab to the other side"_s));
    QVERIFY(openKept(*m_test, {u"alpha"_s}));
    QVERIFY(!m_test->offers(u"Move tab to the other side"_s));
    QVERIFY(m_test->action(u"Move tab to the other side"_s)
                ->toolTip()
                .startsWith(u"Of use when more than one tab is open"_s));
    QVERIFY(openKept(*m_test, {u"beta"_s}));
    QVERIFY(m_test->trigger(u"Move tab to the other side"_s));
    tabs(*m_test)->closeCurrent();
    QCOMPARE(sides(*m_test), (QList<QStringList> {{u"alpha"_s}}));
    tabs(*m_test)->closeCurrent();
    QCOMPARE(tabs(*m_test)->count(), 0);
    QVERIFY(m_test->choose(u"gamma"_s));
}

void TestTwoSides::whatIsOpenOnTheOtherSideComesForward()
{
    QVERIFY(openKept(*m_test, {u"alpha"_s, u"beta"_s}));
    QVERIFY(m_test->trigger(u"Move tab to the other side"_s));
    QVERIFY(m_test->choose(u"alpha"_s));
    QCOMPARE(keyOf(tabs(*m_test)->current()), u"alpha"_s);
    QCOMPARE(tabs(*m_test)->sideOf(tabs(*m_test)->current()), 0);
    QVERIFY(m_test->choose(u"gamma"_s)); // a preview, where the person was
    QCOMPARE(sides(*m_test), (QList<QStringList> {{u"alpha"_s, u"gamma"_s}, {u"beta"_s}}));
}

void TestTwoSides::whatIsTypedInIsCurrent()
{
    QVERIFY(openKept(*m_test, {u"alpha"_s, u"beta"_s}));
    QVERIFY(m_test->trigger(u"Move tab to the other side"_s));
    EntryView *alpha = tabs(*m_test)->groups().first()->current();
    QTest::mouseClick(alpha->findChild<JsonTextEdit *>()->viewport(), Qt::LeftButton, {}, {20, 5});
    QCOMPARE(tabs(*m_test)->current(), alpha);
    QCOMPARE(treeKey(*m_test), u"alpha"_s);
    m_test->setText("{\"n\": 7}");
    QTRY_COMPARE(m_test->changes(), 1);
    QVERIFY(m_test->session()->changes().contains(alpha->ref()));
    QVERIFY(m_test->trigger(u"Undo"_s));
    QTRY_COMPARE(m_test->changes(), 0);
}

void TestTwoSides::closingAStoreClosesBothSides()
{
    QVERIFY(openKept(*m_test, {u"alpha"_s, u"beta"_s}));
    QVERIFY(m_test->trigger(u"Move tab to the other side"_s));
    m_test->workspace().close(m_test->session());
    QTRY_COMPARE(tabs(*m_test)->count(), 0);
    QCOMPARE(tabs(*m_test)->groups().size(), 1);
}

void TestTwoSides::typedTextGoesAlong()
{
    QVERIFY(openKept(*m_test, {u"alpha"_s, u"beta"_s}));
    m_test->setText("[2, 3"); // no valid JSON
    QVERIFY(m_test->trigger(u"Move tab to the other side"_s));
    QCOMPARE(m_test->text(), QByteArray("[2, 3"));
    m_test->setText("[2, 3]");
    QVERIFY(m_test->persist());
    QVERIFY(m_test->read(u"kv.json"_s).contains("\"beta\": [2, 3]"));
}

void TestTwoSides::aValueIsSeenInTwoViews()
{
    QVERIFY(!m_test->offers(u"Two views of the value"_s));
    QVERIFY(openKept(*m_test, {u"alpha"_s}));
    QTest::keyClick(&m_test->window(), Qt::Key_B, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(m_test->action(u"Two views of the value"_s)->isChecked());
    QVERIFY(WindowTest::find<QWidget>(u"Value text"_s));
    QTRY_VERIFY(WindowTest::find<QWidget>(u"Value bytes"_s));
    QVERIFY(openKept(*m_test, {u"beta"_s})); // as the person has chosen
    QVERIFY(tabs(*m_test)->current()->isTwofold());
}

void TestTwoSides::whatIsTypedInOneViewIsSeenInTheOther()
{
    QVERIFY(openKept(*m_test, {u"gamma"_s}));
    QVERIFY(m_test->trigger(u"Two views of the value"_s));
    auto *bytes = WindowTest::find<QWidget>(u"Value bytes"_s);
    QVERIFY(bytes);
    m_test->setText("57");
    QCOMPARE(m_test->changes(), 1);
    bytes->setFocus();
    QTest::keyClick(bytes, Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClicks(bytes, u"36"_s); // "6", in digits
    QTRY_COMPARE(m_test->text().left(1), QByteArray("6"));
    QTRY_COMPARE(m_test->session()->changes().find({{"data"}, "gamma"})->mine.value.left(1),
        QByteArray("6"));
}

void TestTwoSides::theSecondViewGoesAndLeavesTheText()
{
    QVERIFY(openKept(*m_test, {u"gamma"_s}));
    QVERIFY(m_test->trigger(u"Two views of the value"_s));
    WindowTest::find<QWidget>(u"Value bytes"_s)->setFocus();
    m_test->setText("58");
    QVERIFY(m_test->trigger(u"Two views of the value"_s));
    QVERIFY(!WindowTest::find<QWidget>(u"Value bytes"_s));
    QCOMPARE(m_test->text(), QByteArray("58"));
    QVERIFY(tabs(*m_test)->current()->isAncestorOf(QApplication::focusWidget()));
}

void TestTwoSides::theKeyboardGoesThroughBothSides()
{
    QVERIFY(openKept(*m_test, {u"alpha"_s, u"beta"_s}));
    QVERIFY(m_test->trigger(u"Move tab to the other side"_s));
    m_test->tree()->setFocus();
    QStringList seen;
    for (int i = 0; i < 2; ++i) {
        QVERIFY(m_test->trigger(u"Next pane"_s));
        seen.append(keyOf(tabs(*m_test)->current()));
    }
    QCOMPARE(seen, (QStringList {u"alpha"_s, u"beta"_s}));
}

void TestTwoSides::theTextLeavesTheKeyToTheWindow()
{
    QVERIFY(openKept(*m_test, {u"alpha"_s, u"beta"_s}));
    m_test->editor()->setFocus();
    QTest::keyClick(m_test->editor(), Qt::Key_Backslash, Qt::ControlModifier);
    QCOMPARE(sides(*m_test), (QList<QStringList> {{u"alpha"_s}, {u"beta"_s}}));
    QTest::keyClick(m_test->editor(), Qt::Key_Backslash, Qt::ControlModifier);
    QTRY_COMPARE(sides(*m_test), (QList<QStringList> {{u"alpha"_s, u"beta"_s}}));
}

// Also on the only one of its side, which is its current tab already.
void TestTwoSides::aClickOnATabActsOnIt()
{
    QVERIFY(openKept(*m_test, {u"alpha"_s, u"beta"_s}));
    QVERIFY(m_test->trigger(u"Move tab to the other side"_s));
    m_test->editor()->setFocus();
    QCOMPARE(keyOf(tabs(*m_test)->current()), u"beta"_s);
    QTabBar *bar = tabs(*m_test)->groups().constFirst()->tabBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(0).center());
    QCOMPARE(keyOf(tabs(*m_test)->current()), u"alpha"_s);
    QCOMPARE(treeKey(*m_test), u"alpha"_s);
    QVERIFY(tabs(*m_test)->current()->isAncestorOf(QApplication::focusWidget()));
}

void TestTwoSides::twoViewsAreKept()
{
    QVERIFY(openKept(*m_test, {u"alpha"_s}));
    QVERIFY(m_test->trigger(u"Two views of the value"_s));
    QVERIFY(m_test->window().close());
    Workspace workspace;
    const MainWindow next(workspace);
    QVERIFY(next.findChild<EntryTabs *>()->isTwofold());
}

QTEST_MAIN(TestTwoSides)
#include "tst_twosides.moc"
