// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ids in the text of a value as links: seen, told and followed.
#include "tests/support/persistedindex.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/jsontextedit.h"
#include "windowtest.h"

#include <QDir>
#include <QHelpEvent>
#include <QJsonArray>
#include <QLabel>
#include <QMenu>
#include <QToolTip>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

enum class Mark : quint8 { None, Sound, Broken };

// Of the first occurrence of a text in the editor.
qint64 placeOf(const JsonTextEdit &editor, const QByteArray &text)
{
    return editor.bytes().indexOf(text);
}

Mark markAt(const JsonTextEdit &editor, qint64 byte)
{
    const auto has = [&](unsigned long indicator) {
        return editor.SendScintilla(
                   QsciScintilla::SCI_INDICATORVALUEAT, indicator, static_cast<long>(byte))
            != 0;
    };
    return has(9) ? Mark::Sound : has(10) && has(11) ? Mark::Broken : Mark::None;
}

QPoint pointOf(const JsonTextEdit &editor, qint64 byte)
{
    const auto at = [&](unsigned message) {
        return int(editor.SendScintilla(message, 0UL, static_cast<long>(byte)));
    };
    const int height = int(editor.SendScintilla(QsciScintilla::SCI_TEXTHEIGHT, 0UL));
    return {at(QsciScintilla::SCI_POINTXFROMPOSITION) + 1,
        at(QsciScintilla::SCI_POINTYFROMPOSITION) + height / 2};
}

} // namespace

class TestLinkMarks : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_test = std::make_unique<WindowTest>();
        QVERIFY(QDir(m_test->path({})).mkdir(u"index"_s));
    }
    void cleanup() { m_test.reset(); }

    void idsInViewAreMarkedAndBrokenOnesToo();
    void aLinkIsFollowedByKeyboardAndBack();
    void aLinkIsFollowedByCtrlClick();
    void aBrokenLinkIsToldAndLeadsNowhere();
    void marksFollowEdits();
    void onlyWhatIsInViewIsMarked();
    void longValuesHaveLinksOnTheirPages();
    void aStoreThatIsNoIndexHasNone();

private:
    bool open(const PersistedIndex &index)
    {
        index.write(m_test->path(u"index"_s));
        return m_test->open(m_test->path(u"index"_s));
    }
    JsonTextEdit &editor() { return *m_test->editor(); }
    bool isMarked(const QByteArray &text, Mark mark)
    {
        if (!m_test->editor())
            return false; // the value is still to come
        const qint64 at = placeOf(editor(), text);
        return at >= 0 && markAt(editor(), at) == mark;
    }
    QByteArray currentKey()
    {
        const EntryView *view = m_test->window().findChild<EntryTabs *>()->current();
        return view ? view->ref().key : QByteArray();
    }

    std::unique_ptr<WindowTest> m_test;
};

void TestLinkMarks::idsInViewAreMarkedAndBrokenOnesToo()
{
    PersistedIndex index = PersistedIndex::healthy(1, 3);
    index.data.remove(u"d0-3"_s);
    QVERIFY(open(index));
    QVERIFY(m_test->choose(u"d0-2"_s));
    QTRY_VERIFY(isMarked("d0-1", Mark::Sound)); // the index is read in the background
    QVERIFY(isMarked("d0-3", Mark::Broken));
    QVERIFY(isMarked("d0\"", Mark::Sound));
    QVERIFY(isMarked("d0-2", Mark::None)); // itself
    QVERIFY(isMarked("TextNode", Mark::None));
}

void TestLinkMarks::aLinkIsFollowedByKeyboardAndBack()
{
    QVERIFY(open(PersistedIndex::healthy(1, 3)));
    QVERIFY(m_test->choose(u"d0-2"_s));
    QTRY_VERIFY(isMarked("d0-3", Mark::Sound));
    editor().setFocus();
    editor().goToByte(placeOf(editor(), "d0-3"));
    QTRY_COMPARE(editor().accessibleDescription(),
        u"Link (next node) to d0-3 in docstore.json ▸ docstore/data"_s);
    const auto labels = m_test->window().findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().startsWith(u"Link (next node) to d0-3"_s);
    }));
    QTest::keyClick(&editor(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(currentKey(), QByteArray("d0-3"));
    QTRY_VERIFY(m_test->text().contains("The text of d0-3"));
    QVERIFY(editor().hasFocus()); // who reads a text reads on
    QTRY_VERIFY(m_test->action(u"Back"_s)->isEnabled());
    QVERIFY(m_test->trigger(u"Back"_s));
    QTRY_COMPARE(currentKey(), QByteArray("d0-2"));
    QTRY_VERIFY(isMarked("d0-1", Mark::Sound));
    editor().goToByte(0);
    QTRY_COMPARE(editor().accessibleDescription(), QString());
    QVERIFY(m_test->trigger(u"Follow link"_s));
    QCOMPARE(currentKey(), QByteArray("d0-2"));
    const auto *note = WindowTest::find<QLabel>(u"What is wrong with the text"_s);
    QCOMPARE(note->text(), u"Put the caret into an id first that is underlined as a link."_s);
    // As a menu has it.
    editor().goToByte(placeOf(editor(), "d0-1"));
    emit editor().customContextMenuRequested(QPoint(5, 5));
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    const auto actions = menu->actions();
    const auto go = std::find_if(actions.begin(), actions.end(),
        [](const QAction *action) { return action->text() == u"Go to d0-1"_s; });
    QVERIFY(go != actions.end());
    (*go)->trigger();
    menu->close();
    QTRY_COMPARE(currentKey(), QByteArray("d0-1"));
}

void TestLinkMarks::aLinkIsFollowedByCtrlClick()
{
    QVERIFY(open(PersistedIndex::healthy(1, 3)));
    QVERIFY(m_test->choose(u"d0-2"_s));
    QTRY_VERIFY(isMarked("d0-3", Mark::Sound));
    const QPoint point = pointOf(editor(), placeOf(editor(), "d0-3"));
    QTest::mouseClick(editor().viewport(), Qt::LeftButton, Qt::NoModifier, point);
    QCOMPARE(currentKey(), QByteArray("d0-2"));
    QTest::mouseClick(editor().viewport(), Qt::LeftButton, Qt::ControlModifier, point);
    QTRY_COMPARE(currentKey(), QByteArray("d0-3"));
}

void TestLinkMarks::aBrokenLinkIsToldAndLeadsNowhere()
{
    PersistedIndex index = PersistedIndex::healthy(1, 3);
    index.data.remove(u"d0-3"_s);
    QVERIFY(open(index));
    QVERIFY(m_test->choose(u"d0-2"_s));
    QTRY_VERIFY(isMarked("d0-3", Mark::Broken));
    const QPoint point = pointOf(editor(), placeOf(editor(), "d0-3"));
    const QString why = u"Link (next node) to d0-3: leads nowhere: it is not in docstore.json ▸ "
                        "docstore/data"_s;
    QHelpEvent help(QEvent::ToolTip, point, editor().viewport()->mapToGlobal(point));
    QCoreApplication::sendEvent(editor().viewport(), &help);
    QTRY_COMPARE(QToolTip::text(), why);
    QTest::mouseClick(editor().viewport(), Qt::LeftButton, Qt::ControlModifier, point);
    QCOMPARE(currentKey(), QByteArray("d0-2"));
    editor().goToByte(placeOf(editor(), "d0-3"));
    QVERIFY(m_test->trigger(u"Follow link"_s));
    QCOMPARE(currentKey(), QByteArray("d0-2"));
    QCOMPARE(WindowTest::find<QLabel>(u"What is wrong with the text"_s)->text(), why);
}

void TestLinkMarks::marksFollowEdits()
{
    QVERIFY(open(PersistedIndex::healthy(1, 3)));
    QVERIFY(m_test->choose(u"d0-2"_s));
    QTRY_VERIFY(isMarked("d0-3", Mark::Sound));
    const EntryRef gone {{"docstore/data", "docstore.json"}, "d0-3"};
    m_test->session()->editor().remove({gone});
    QTRY_VERIFY(isMarked("d0-3", Mark::Broken));
    m_test->session()->history().undo();
    QTRY_VERIFY(isMarked("d0-3", Mark::Sound));
    // An id that is typed is a link once it is known to be one.
    m_test->setText(m_test->text().replace("d0-3", "d0-9"));
    QTRY_VERIFY(isMarked("d0-9", Mark::Broken));
}

void TestLinkMarks::onlyWhatIsInViewIsMarked()
{
    PersistedIndex index = PersistedIndex::healthy(1, 400);
    QVERIFY(open(index));
    QVERIFY(m_test->choose(u"d0"_s)); // the first of that key: its hash
    EntryTabs *tabs = m_test->window().findChild<EntryTabs *>();
    tabs->open(m_test->session(), {{"docstore/ref_doc_info", "docstore.json"}, "d0"},
        EntryTabs::Keep::Kept);
    QTRY_VERIFY(m_test->text().contains("d0-400"));
    QTRY_VERIFY(isMarked("d0-2\"", Mark::Sound));
    QVERIFY(isMarked("d0-390\"", Mark::None));
    editor().goToByte(placeOf(editor(), "d0-390\""));
    QTRY_VERIFY(isMarked("d0-390\"", Mark::Sound));
    QVERIFY(isMarked("d0-2\"", Mark::None));
}

void TestLinkMarks::longValuesHaveLinksOnTheirPages()
{
    PersistedIndex index = PersistedIndex::healthy(1, 2);
    index.changeNode(
        u"d0-1"_s, [](QJsonObject &node) { node[u"text"_s] = QString(1'200'000, u'x'); });
    QVERIFY(open(index));
    QVERIFY(m_test->choose(u"d0-1"_s));
    EntryView *view = m_test->window().findChild<EntryTabs *>()->current();
    QTRY_VERIFY(view->document().isLong());
    // The members of an object are in the order of their names: relationships before the text.
    QTRY_VERIFY(isMarked("d0-2", Mark::Sound));
    editor().goToByte(placeOf(editor(), "d0-2"));
    QVERIFY(m_test->trigger(u"Follow link"_s));
    QTRY_COMPARE(currentKey(), QByteArray("d0-2"));
}

void TestLinkMarks::aStoreThatIsNoIndexHasNone()
{
    QVERIFY(m_test->open(m_test->write(u"plain.json"_s, R"({"data": {"k": "v", "v": 1}})")));
    QVERIFY(m_test->choose(u"k"_s));
    QVERIFY(isMarked("v", Mark::None));
    QVERIFY(!m_test->action(u"Follow link"_s)->isEnabled());
    QVERIFY(m_test->action(u"Follow link"_s)->toolTip().contains(u"plain.json is not"_s));
}

QTEST_MAIN(TestLinkMarks)
#include "tst_linkmarks.moc"
