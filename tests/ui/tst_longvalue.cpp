// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A value of many megabytes in the real window: shown and edited by pages, and the window never
// hangs on it. Its size is said by the one who runs this: under a sanitizer 9 MB, without one 30.

#include "tests/support/loopprobe.h"
#include "tests/support/patience.h"
#include "ui/bytesedit.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/jsontextedit.h"
#include "windowtest.h"

#include <QAccessible>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>

using namespace kvlens;
using namespace Qt::StringLiterals;
using kvlens::test::ProbedApplication;

namespace {

const int members = qEnvironmentVariableIntValue("KVLENS_LONG_VALUE");
constexpr double longestCall = 100; // ms of the thread's own time; going through 30 MB takes more

QByteArray value(int changed = -1)
{
    QByteArray text = "[";
    text.reserve(35'000'000);
    for (int i = 0; i < members; ++i)
        text += "{\"number\": " + QByteArray::number(i == changed ? -1 : i + 10'000'000) + "}, ";
    return text + "null]";
}

// One far behind the first page.
int farMember()
{
    return members / 9 * 7;
}

QByteArray farNumber()
{
    return QByteArray::number(farMember() + 10'000'000);
}

QByteArray file(const QByteArray &value)
{
    return "{\"data\": {\"short\": 1, \"long\": " + value + "}}";
}

ProbedApplication &application()
{
    return *static_cast<ProbedApplication *>(QCoreApplication::instance());
}

} // namespace

class TestLongValue : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void firstPageIsShownAndSaysSo();
    void pagesAreReachedByNumberPartAndByte();
    void anOffsetIsBroughtIntoView();
    void anEditedPageIsStagedUndoneAndPersisted();
    void anEditThatBreaksTheValueIsStagedAndMended();
    void leavingAPageStagesIt();
    void closingTheTabStagesThePageFirst();
    void bytesOfItAreEditedWithoutItsPages();
    void findGoesOnToTheOtherPages();
    void nothingIsNotFoundBeforeAllWasSeen();
    void aLongValueIsNotCopied();
    void aStringIsNotOpenedFromAPage();
    void whatIsOutOfSightDoesNothing();

private:
    EntryView *view() const { return m_test->window().findChild<EntryTabs *>()->current(); }
    QString where() const;
    void fromEventLoop(const std::function<void()> &act) const; // so that it is measured
    void goTo(const QString &wish) const;
    void replaceOnPage(const QByteArray &from, const QByteArray &to) const;

    QByteArray m_value;
    std::unique_ptr<WindowTest> m_test;
};

void TestLongValue::initTestCase()
{
    QVERIFY2(
        members > 0, "KVLENS_LONG_VALUE says how many members the value has, of some 30 bytes");
    m_value = value();
}

void TestLongValue::init()
{
    m_test = std::make_unique<WindowTest>();
    QVERIFY(m_test->open(m_test->write(u"kv.json"_s, file(m_value))));
    application().reset();
    QVERIFY(m_test->choose(u"long"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_test->text().startsWith("[\n"), kvlens::test::patience);
}

// Whatever the test did, no call kept the window from its event loop for long.
void TestLongValue::cleanup()
{
    const test::LongestCall longest = application().longest();
    m_test.reset();
    if (longest.cpu > longestCall)
        QFAIL(qPrintable(u"%1 ms in %2"_s.arg(longest.cpu).arg(longest.what)));
}

void TestLongValue::fromEventLoop(const std::function<void()> &act) const
{
    QTimer::singleShot(0, &m_test->window(), act);
}

QString TestLongValue::where() const
{
    const auto *label = WindowTest::find<QLabel>(u"Page"_s);
    return label ? label->text() : QString();
}

void TestLongValue::goTo(const QString &wish) const
{
    auto *line = WindowTest::find<QLineEdit>(u"Go to page"_s);
    QVERIFY(line);
    line->setText(wish);
    QTest::keyClick(line, Qt::Key_Return);
}

// As typed, without staging it.
void TestLongValue::replaceOnPage(const QByteArray &from, const QByteArray &to) const
{
    const qsizetype at = m_test->text().indexOf(from);
    QVERIFY(at >= 0);
    JsonTextEdit *editor = m_test->editor();
    QVERIFY(!editor->isReadOnly());
    editor->selectBytes(at, from.size());
    editor->replaceSelectedText(QString::fromUtf8(to));
}

void TestLongValue::firstPageIsShownAndSaysSo()
{
    QVERIFY(m_test->text().size() < 500'000);
    QVERIFY(where().startsWith(u"Page 1 of "_s));
    const auto *note = WindowTest::find<QLabel>(u"What is wrong with the text"_s);
    QVERIFY(note->text().contains(u"too long to show at once"_s));
    QVERIFY(!WindowTest::find<QToolButton>(u"Previous page"_s)->isEnabled());
    // A short value has no pages.
    QVERIFY(m_test->choose(u"short"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_test->text(), QByteArray("1"), kvlens::test::patience);
    QVERIFY(!WindowTest::find<QLabel>(u"Page"_s));
}

void TestLongValue::pagesAreReachedByNumberPartAndByte()
{
    WindowTest::find<QToolButton>(u"Next page"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(where().startsWith(u"Page 2 of "_s), kvlens::test::patience);
    WindowTest::find<QToolButton>(u"Last page"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_test->text().endsWith("null\n]"), kvlens::test::patience);
    goTo(u"50 %"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        where().contains(u"49 %"_s) || where().contains(u"50 %"_s), kvlens::test::patience);
    goTo(u"3"_s);
    QTRY_VERIFY_WITH_TIMEOUT(where().startsWith(u"Page 3 of "_s), kvlens::test::patience);
    goTo(u"@1,000,000"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_test->text().contains(m_value.mid(1'000'010, 30).split('"').value(1)),
        kvlens::test::patience);
}

void TestLongValue::anOffsetIsBroughtIntoView()
{
    const qsizetype at = m_value.indexOf(farNumber());
    view()->showOffset(at, 8);
    QTRY_COMPARE_WITH_TIMEOUT(
        m_test->editor()->selectedText(), QString::fromLatin1(farNumber()), kvlens::test::patience);
}

void TestLongValue::anEditedPageIsStagedUndoneAndPersisted()
{
    view()->showOffset(m_value.indexOf(farNumber()), 8);
    QTRY_VERIFY_WITH_TIMEOUT(m_test->text().contains(farNumber()), kvlens::test::patience);
    replaceOnPage(farNumber(), "-1");
    QTRY_COMPARE_WITH_TIMEOUT(m_test->changes(), 1, kvlens::test::patience);
    QVERIFY(m_test->text().contains("\"number\": -1\n"));
    QTRY_VERIFY_WITH_TIMEOUT(WindowTest::find<QPlainTextEdit>(u"Difference"_s)
                                 ->toPlainText()
                                 .contains(u"+     \"number\": -1"_s),
        kvlens::test::patience);
    fromEventLoop([this] { m_test->trigger(u"Undo"_s); });
    QTRY_VERIFY_WITH_TIMEOUT(m_test->text().contains(farNumber()), kvlens::test::patience);
    QCOMPARE(m_test->changes(), 0);
    fromEventLoop([this] { m_test->trigger(u"Redo"_s); });
    QTRY_VERIFY_WITH_TIMEOUT(m_test->text().contains("\"number\": -1\n"), kvlens::test::patience);
    QVERIFY(m_test->persist());
    QVERIFY(m_test->read(u"kv.json"_s) == file(value(farMember())));
    QTRY_VERIFY_WITH_TIMEOUT(m_test->text().contains("\"number\": -1\n"), kvlens::test::patience);
}

void TestLongValue::anEditThatBreaksTheValueIsStagedAndMended()
{
    replaceOnPage("10000001", "oops");
    QTRY_COMPARE_WITH_TIMEOUT(m_test->changes(), 1, kvlens::test::patience);
    const auto *note = WindowTest::find<QLabel>(u"What is wrong with the text"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        note->text().contains(u"This cannot stand here"_s), kvlens::test::patience);
    QVERIFY(m_test->session()->changes().edits().at(0).isInvalid());
    // Elsewhere and back: it is there, and said.
    WindowTest::find<QToolButton>(u"Next page"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(where().startsWith(u"Page 2 of "_s), kvlens::test::patience);
    QVERIFY(note->text().contains(u"not JSON at byte"_s));
    WindowTest::find<QToolButton>(u"Previous page"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_test->text().contains("oops"), kvlens::test::patience);
    QVERIFY(note->text().startsWith(u"A JSON value is expected here"_s));
    replaceOnPage("oops", "10000002");
    QTRY_VERIFY_WITH_TIMEOUT(
        !m_test->session()->changes().edits().at(0).isInvalid(), kvlens::test::patience);
    fromEventLoop([this] {
        EditHistory &history = m_test->session()->history();
        while (history.canUndo())
            history.undo();
    });
    QTRY_COMPARE_WITH_TIMEOUT(m_test->changes(), 0, kvlens::test::patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_test->text().contains("10000001"), kvlens::test::patience);
}

void TestLongValue::leavingAPageStagesIt()
{
    replaceOnPage("10000001", "7");
    WindowTest::find<QToolButton>(u"Next page"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(where().startsWith(u"Page 2 of "_s), kvlens::test::patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_test->changes(), 1, kvlens::test::patience);
    WindowTest::find<QToolButton>(u"Previous page"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_test->text().contains("\"number\": 7\n"), kvlens::test::patience);
}

void TestLongValue::closingTheTabStagesThePageFirst()
{
    replaceOnPage("10000001", "7");
    QVERIFY(m_test->trigger(u"Close tab"_s));
    QTRY_COMPARE_WITH_TIMEOUT(
        m_test->window().findChild<EntryTabs *>()->count(), 0, kvlens::test::patience);
    QCOMPARE(m_test->changes(), 1);
}

void TestLongValue::bytesOfItAreEditedWithoutItsPages()
{
    WindowTest::find<QTabBar>(u"Views of the value"_s)->setCurrentIndex(1);
    auto *bytes = WindowTest::find<BytesEdit>(u"Value bytes"_s);
    QVERIFY(bytes);
    const qsizetype at = m_value.indexOf(farNumber());
    const QByteArray typed = '9' + farNumber().mid(1); // by the first of its bytes: 39
    bytes->select({at, at});
    QTRY_VERIFY_WITH_TIMEOUT(!bytes->visibleText().isEmpty(), kvlens::test::patience);
    fromEventLoop([bytes] { QTest::keyClicks(bytes, u"39"_s); });
    QTRY_COMPARE_WITH_TIMEOUT(m_test->changes(), 1, kvlens::test::patience);
    QVERIFY(m_test->session()->changes().edits().at(0).mine.value.mid(at, 8) == typed);
    // The text view shows it too, and the place that it showed before.
    WindowTest::find<QTabBar>(u"Views of the value"_s)->setCurrentIndex(0);
    view()->showOffset(at, 8);
    QTRY_COMPARE_WITH_TIMEOUT(
        m_test->editor()->selectedText(), QString::fromLatin1(typed), kvlens::test::patience);
}

void TestLongValue::findGoesOnToTheOtherPages()
{
    view()->find();
    auto *line = WindowTest::find<QLineEdit>(u"Find in this value"_s);
    QVERIFY(line);
    const auto *state = WindowTest::find<QLabel>(u"Matches"_s);
    fromEventLoop([line] { line->setText(u"10040000"_s); });
    QTRY_COMPARE_WITH_TIMEOUT(
        m_test->editor()->selectedText(), u"10040000"_s, kvlens::test::patience);
    QTRY_COMPARE_WITH_TIMEOUT(state->text(), u"1 of 1"_s, kvlens::test::patience);
    WindowTest::find<QToolButton>(u"Regular expression"_s)->setChecked(true);
    fromEventLoop([line] { line->setText(u"\\b1000000[1-3]$"_s); });
    QTRY_COMPARE_WITH_TIMEOUT(
        m_test->editor()->selectedText(), u"10000001"_s, kvlens::test::patience);
    QTRY_COMPARE_WITH_TIMEOUT(state->text(), u"1 of 3"_s, kvlens::test::patience);
    fromEventLoop([line] { QTest::keyClick(line, Qt::Key_Return, Qt::ShiftModifier); });
    QTRY_COMPARE_WITH_TIMEOUT(state->text(), u"3 of 3"_s, kvlens::test::patience);
    QCOMPARE(m_test->editor()->selectedText(), u"10000003"_s);
}

void TestLongValue::nothingIsNotFoundBeforeAllWasSeen()
{
    view()->find();
    auto *line = WindowTest::find<QLineEdit>(u"Find in this value"_s);
    const auto *state = WindowTest::find<QLabel>(u"Matches"_s);
    fromEventLoop([line] { line->setText(u"nowhere"_s); });
    QTRY_VERIFY_WITH_TIMEOUT(
        state->text().startsWith(u"0 matches so far, "_s), kvlens::test::patience);
    QTRY_COMPARE_WITH_TIMEOUT(state->text(), u"No match"_s, kvlens::test::patience);
    // What is typed into the value is found as well, wherever.
    replaceOnPage("10000001", "\"nowhere\"");
    QTRY_VERIFY_WITH_TIMEOUT(state->text().startsWith(u"1 match"_s), kvlens::test::patience);
    QTRY_VERIFY_WITH_TIMEOUT(!state->text().contains(u"so far"_s), kvlens::test::patience);
    fromEventLoop([line] { QTest::keyClick(line, Qt::Key_Return); });
    QTRY_COMPARE_WITH_TIMEOUT(state->text(), u"1 of 1"_s, kvlens::test::patience);
    QCOMPARE(m_test->editor()->selectedText(), u"nowhere"_s);
}

void TestLongValue::aLongValueIsNotCopied()
{
    QGuiApplication::clipboard()->setText(u"before"_s);
    QVERIFY(m_test->trigger(u"Copy value"_s));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_test->message().contains(u"save the value as a file"_s), kvlens::test::patience);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
}

// The menu at the caret says so beforehand, on whatever page.
void TestLongValue::aStringIsNotOpenedFromAPage()
{
    for (const bool isLast : {false, true}) {
        if (isLast) {
            WindowTest::find<QToolButton>(u"Last page"_s)->click();
            QTRY_VERIFY_WITH_TIMEOUT(m_test->text().endsWith("null\n]"), kvlens::test::patience);
        }
        JsonTextEdit *editor = m_test->editor();
        editor->selectBytes(m_test->text().lastIndexOf("number"), 6);
        emit editor->customContextMenuRequested({});
        const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        const QList<QAction *> actions = menu->actions();
        const auto open = std::find_if(actions.begin(), actions.end(),
            [](const QAction *each) { return each->text() == u"Open string"_s; });
        QVERIFY(open != actions.end());
        QVERIFY(!(*open)->isEnabled());
        QApplication::activePopupWidget()->close();
    }
}

// A screen reader reaches the buttons of what is not shown, too.
void TestLongValue::whatIsOutOfSightDoesNothing()
{
    for (const auto &[key, value] : {std::pair(u"long"_s, "["), std::pair(u"short"_s, "1")}) {
        QVERIFY(m_test->choose(key));
        QTRY_VERIFY_WITH_TIMEOUT(m_test->text().startsWith(value), kvlens::test::patience);
        for (const int shown : {0, 1}) {
            auto *views = WindowTest::find<QTabBar>(u"Views of the value"_s);
            views->setCurrentIndex(shown);
            for (auto *button : view()->findChildren<QToolButton *>()) {
                if (button->isVisible() || button->menu())
                    continue;
                const auto access = QAccessible::queryAccessibleInterface(button);
                access->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
                QVERIFY2(!QApplication::activeModalWidget(), qPrintable(button->text()));
            }
            views->setCurrentIndex(0);
            QTRY_VERIFY_WITH_TIMEOUT(m_test->text().startsWith(value), kvlens::test::patience);
        }
    }
    QCOMPARE(m_test->changes(), 0);
}

int main(int argc, char **argv)
{
    ProbedApplication app(argc, argv);
    TestLongValue test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_longvalue.moc"
