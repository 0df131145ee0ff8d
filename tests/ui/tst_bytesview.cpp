// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The views of a value in the real window: bytes beside text, edited by keys.

#include "tests/support/patience.h"
#include "tests/ui/windowtest.h"
#include "ui/bytesedit.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/jsontextedit.h"

#include <QAccessible>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QToolButton>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

QTabBar *views()
{
    return WindowTest::find<QTabBar>(u"Views of the value"_s);
}

BytesEdit *bytes()
{
    return WindowTest::find<BytesEdit>(u"Value bytes"_s);
}

// By a click on its page tab.
BytesEdit *openBytes()
{
    QTabBar *tabs = views();
    for (int i = 0; tabs && i < tabs->count(); ++i) {
        if (tabs->tabText(i) == "Bytes"_L1)
            QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(i).center());
    }
    return bytes();
}

QByteArray staged(const WindowTest &test)
{
    const auto &changes = test.session()->changes();
    const auto edit = changes.find({{"data"}, "k"});
    return edit ? edit->mine.value : QByteArray();
}

bool openValue(WindowTest &test, const QByteArray &value)
{
    return test.open(test.write(u"kv.json"_s, "{\"data\": {\"k\": " + value + ", \"l\": 2}}"))
        && test.choose(u"k"_s);
}

} // namespace

class TestBytesView : public QObject
{
    Q_OBJECT

private slots:
    void aValueHasItsViewsOnPageTabs();
    void digitsOverwriteAndInsertAndUndoTakesThemBack();
    void textIsTypedInTheColumnOfCharacters();
    void bytesAreSelectedCopiedPastedAndErased();
    void bothViewsStayInStep();
    void invalidJsonIsToldAndMarked();
    void bytesAreFoundAsDigitsAndAsText();
    void aValueThatIsNoTextOpensAsBytes();
    void theChosenViewIsKeptForTheNextValue();
    void aLongValueIsEditedAtItsEnd();
    void nothingIsTypedWhereNothingMay();
    void aScreenReaderHearsTheRowsAndTheCaret();
    void everyWidgetIsReachedByTab();
};

void TestBytesView::aValueHasItsViewsOnPageTabs()
{
    WindowTest test;
    QVERIFY(openValue(test, "[1]"));
    QTabBar *tabs = views();
    QVERIFY(tabs);
    QCOMPARE(tabs->tabText(0), u"Text"_s);
    QCOMPARE(tabs->tabText(1), u"Bytes"_s);
    QCOMPARE(tabs->currentIndex(), 0);
    QVERIFY(!bytes());
    QVERIFY(openBytes());
    QVERIFY(!WindowTest::find<JsonTextEdit>(u"Value text"_s));
    QCOMPARE(bytes()->visibleText().simplified(), u"00000000 5b 31 5d [1]"_s);
}

void TestBytesView::digitsOverwriteAndInsertAndUndoTakesThemBack()
{
    WindowTest test;
    QVERIFY(openValue(test, "[1]"));
    BytesEdit *edit = openBytes();
    QTest::keyClick(edit, Qt::Key_Right);
    QTest::keyClicks(edit, u"32"_s);
    QTRY_COMPARE(staged(test), QByteArray("[2]"));
    QTest::keyClick(edit, Qt::Key_Insert);
    QTest::keyClicks(edit, u"2c35"_s);
    QTRY_COMPARE(staged(test), QByteArray("[2,5]"));
    QVERIFY(test.trigger(u"Undo"_s));
    QTRY_COMPARE(test.changes(), 0);
    QCOMPARE(edit->visibleText().mid(10, 8), u"5b 31 5d"_s);
    QVERIFY(test.trigger(u"Redo"_s));
    QVERIFY(test.persist());
    QCOMPARE(test.read(u"kv.json"_s), QByteArray("{\"data\": {\"k\": [2,5], \"l\": 2}}"));
}

void TestBytesView::textIsTypedInTheColumnOfCharacters()
{
    WindowTest test;
    QVERIFY(openValue(test, "\"ab\""));
    BytesEdit *edit = openBytes();
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(edit->caret().column, ByteCaret::Column::Text);
    QTest::keyClick(edit, Qt::Key_Right);
    QTest::keyClicks(edit, u"xy"_s);
    QTRY_COMPARE(staged(test), QByteArray("\"xy\""));
}

void TestBytesView::bytesAreSelectedCopiedPastedAndErased()
{
    WindowTest test;
    QVERIFY(openValue(test, "\"abc\""));
    BytesEdit *edit = openBytes();
    QTest::keyClick(edit, Qt::Key_Right);
    QTest::keyClick(edit, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(edit, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(edit, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"61 62"_s);
    QTest::keyClick(edit, Qt::Key_X, Qt::ControlModifier);
    QTRY_COMPARE(staged(test), QByteArray("\"c\""));
    QTest::keyClick(edit, Qt::Key_Insert);
    QGuiApplication::clipboard()->setText(u"0x64, 0x65"_s);
    QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(staged(test), QByteArray("\"dec\""));
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClick(edit, Qt::Key_Backspace);
    QTRY_COMPARE(staged(test), QByteArray("\"d\""));
}

void TestBytesView::bothViewsStayInStep()
{
    WindowTest test;
    QVERIFY(openValue(test, "[1, 2]"));
    BytesEdit *edit = openBytes();
    QTest::keyClick(edit, Qt::Key_Right);
    QTest::keyClicks(edit, u"37"_s);
    views()->setCurrentIndex(0); // before it is staged
    QCOMPARE(test.text(), QByteArray("[7, 2]"));
    QCOMPARE(staged(test), QByteArray("[7, 2]"));
    test.editor()->selectBytes(1, 1);
    test.editor()->replaceSelectedText(u"9"_s);
    views()->setCurrentIndex(1);
    QCOMPARE(edit->visibleText().mid(10, 17), u"5b 39 2c 20 32 5d"_s);
}

void TestBytesView::invalidJsonIsToldAndMarked()
{
    WindowTest test;
    QVERIFY(openValue(test, "[1]"));
    BytesEdit *edit = openBytes();
    QTest::keyClick(edit, Qt::Key_Right);
    QTest::keyClicks(edit, u"78"_s);
    QTRY_COMPARE(staged(test), QByteArray("[x]"));
    const auto *note = WindowTest::find<QLabel>(u"What is wrong with the text"_s);
    QTRY_VERIFY(note->text().startsWith(u"A JSON value is expected here \u00b7 line 1"_s));
    QVERIFY(note->toolTip().endsWith(u"\n\u201cExpecting value\u201d"_s));
    QVERIFY(!test.persist()); // nothing that can be
    views()->setCurrentIndex(0);
    QCOMPARE(test.text(), QByteArray("[x]"));
}

void TestBytesView::bytesAreFoundAsDigitsAndAsText()
{
    WindowTest test;
    QVERIFY(openValue(test, "\"needle, Needle\""));
    BytesEdit *edit = openBytes();
    edit->setFocus();
    QVERIFY(test.trigger(u"Find"_s));
    auto *line = WindowTest::find<QLineEdit>(u"Find bytes"_s);
    QVERIFY(line);
    line->setText(u"4e 65"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(edit->caret().selection(), (json::Span {9, 11}));
    WindowTest::find<QToolButton>(u"Hexadecimal digits"_s)->setChecked(false);
    line->setText(u"needle"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(edit->caret().selection(), (json::Span {1, 7}));
    line->setText(u"haystack"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(WindowTest::find<QLabel>(u"Matches"_s)->text(), u"No match"_s);
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(edit->hasFocus());
}

void TestBytesView::aValueThatIsNoTextOpensAsBytes()
{
    WindowTest test;
    QVERIFY(test.open(u"memory:?values=bytes"_s));
    StoreSession *session = test.session();
    session->editor().newKey({"data"}, "k", QByteArray("\xff\x00", 2));
    QTRY_COMPARE(session->changes().count(), 1);
    QVERIFY(test.choose(u"k"_s));
    QTRY_VERIFY(bytes());
    QVERIFY(!views()->isTabEnabled(0));
    QTest::keyClicks(bytes(), u"41"_s);
    QTRY_COMPARE(staged(test), QByteArray("A\x00", 2));
}

void TestBytesView::theChosenViewIsKeptForTheNextValue()
{
    WindowTest test;
    QVERIFY(openValue(test, "[1]"));
    QVERIFY(openBytes());
    QVERIFY(test.choose(u"l"_s));
    QTRY_VERIFY(bytes() && bytes()->document().ref().key == "l");
}

void TestBytesView::aLongValueIsEditedAtItsEnd()
{
    WindowTest test;
    QByteArray value = '[' + QByteArray("1, ").repeated(2'000'000) + "1]";
    QVERIFY(openValue(test, value));
    BytesEdit *edit = openBytes();
    QTest::keyClick(edit, Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        edit->visibleText().trimmed().endsWith(u" 1]"_s), kvlens::test::patience);
    QTest::keyClick(edit, Qt::Key_Left);
    QTest::keyClick(edit, Qt::Key_Left);
    QTest::keyClicks(edit, u"33"_s);
    value[value.size() - 2] = '3';
    QTRY_COMPARE_WITH_TIMEOUT(test.changes(), 1, kvlens::test::patience);
    QVERIFY(staged(test) == value);
    QVERIFY(test.persist());
    QVERIFY(test.read(u"kv.json"_s).contains("1, 3], \"l\""));
}

void TestBytesView::nothingIsTypedWhereNothingMay()
{
    WindowTest test;
    QVERIFY(openValue(test, "[1]"));
    BytesEdit *edit = openBytes();
    test.session()->editor().setLocked(true);
    QTest::keyClicks(edit, u"41"_s);
    QTest::keyClick(edit, Qt::Key_Delete);
    QCOMPARE(edit->visibleText().mid(10, 8), u"5b 31 5d"_s);
    QCOMPARE(test.changes(), 0);
}

void TestBytesView::aScreenReaderHearsTheRowsAndTheCaret()
{
    WindowTest test;
    test.window().resize(1900, 900); // room for sixteen in a row
    QVERIFY(openValue(test, "\"" + QByteArray(40, 'x') + "\""));
    BytesEdit *edit = openBytes();
    QAccessibleInterface *access = QAccessible::queryAccessibleInterface(edit);
    QVERIFY(access && access->textInterface());
    QCOMPARE(access->text(QAccessible::Name), u"Value bytes"_s);
    QVERIFY(access->state().editable);
    QAccessibleTextInterface *text = access->textInterface();
    QVERIFY(text->text(0, 20).startsWith(u"00000000  22 78 78"_s));
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Right);
    const int caret = text->cursorPosition();
    QCOMPARE(text->text(caret, caret + 2), u"78"_s);
    text->setCursorPosition(caret + 3);
    QCOMPARE(edit->caret().byte, 18);
    text->setSelection(0, caret, caret + 6);
    QCOMPARE(edit->caret().selection(), (json::Span {17, 19}));
    QCOMPARE(text->selectionCount(), 1);
}

void TestBytesView::everyWidgetIsReachedByTab()
{
    WindowTest test;
    QVERIFY(openValue(test, "[1]"));
    BytesEdit *edit = openBytes();
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Tab); // to the characters
    QVERIFY(edit->hasFocus());
    QTest::keyClick(edit, Qt::Key_Tab);
    QVERIFY(!edit->hasFocus());
    QWidget *next = QApplication::focusWidget();
    QTest::keyClick(next, Qt::Key_Backtab);
    QVERIFY(edit->hasFocus());
    QTest::keyClick(edit, Qt::Key_Backtab); // to the digits
    QTest::keyClick(edit, Qt::Key_Backtab);
    QVERIFY(!edit->hasFocus());
}

QTEST_MAIN(TestBytesView)
#include "tst_bytesview.moc"
