// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Searching a store in the window: by keyboard, with what is staged, to the exact place.
#include "tests/ui/namefaults.h"
#include "ui/jsontextedit.h"
#include "windowtest.h"

#include <QLabel>
#include <QLineEdit>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

const QByteArray store = R"({"data": {
  "first": {"text": "a caf\u00e9, a Caf\u00c9 and a house", "n": 12},
  "second": ["house", "nothing"]}})";

QLineEdit *line()
{
    return WindowTest::find<QLineEdit>(u"Search text"_s);
}

QTreeView *results()
{
    return WindowTest::find<QTreeView>(u"Results found"_s);
}

QString state()
{
    const auto *label = WindowTest::find<QLabel>(u"Search state"_s);
    return label ? label->text() : QString();
}

QAbstractButton *toggle(const QString &name)
{
    return WindowTest::find<QAbstractButton>(name);
}

// Types it and presses Enter.
void search(const QString &text)
{
    line()->setText(text);
    QTest::keyClick(line(), Qt::Key_Return);
}

} // namespace

class TestSearchPanel : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_test = std::make_unique<WindowTest>();
        QVERIFY(m_test->open(m_test->write(u"store.json"_s, store)));
        action()->trigger();
        QTRY_VERIFY(line() && line()->hasFocus());
    }
    void cleanup()
    {
        const QStringList faults = test::nameFaults();
        m_test.reset();
        QCOMPARE(faults.join(u'\n'), QString());
    }

    void theShortcutIsThere()
    {
        QCOMPARE(action()->shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
        QVERIFY(WindowTest::find<QWidget>(u"Search results"_s));
        QVERIFY(line()->placeholderText().contains(u"store.json"_s));
    }

    void findsAndJumpsToTheExactPlace()
    {
        search(u"café"_s);
        QTRY_COMPARE(state(), u"2 results in store.json"_s);
        QTest::keyClick(line(), Qt::Key_Down); // to the results
        QTRY_VERIFY(results()->hasFocus());
        QTest::keyClick(results(), Qt::Key_Down);
        QTest::keyClick(results(), Qt::Key_Down); // the second place in "first"
        QTest::keyClick(results(), Qt::Key_Return);
        QTRY_VERIFY(m_test->editor());
        QTRY_COMPARE(m_test->editor()->selectedText(), u"CafÉ"_s);
        QVERIFY(m_test->editor()->hasFocus());
    }

    void switchesNarrowTheSearch()
    {
        toggle(u"Match case"_s)->click();
        search(u"Caf"_s);
        QTRY_COMPARE(state(), u"1 result in store.json"_s);
        toggle(u"Match case"_s)->click();
        toggle(u"Whole words"_s)->click();
        search(u"hou"_s);
        QTRY_COMPARE(state(), u"0 results in store.json"_s);
        QVERIFY(!results());
        toggle(u"Whole words"_s)->click();
        toggle(u"Regular expression"_s)->click();
        search(u"^h.*e$"_s);
        QTRY_COMPARE(state(), u"1 result in store.json"_s);
    }

    void aWrongExpressionIsExplained()
    {
        search(u"house"_s);
        QTRY_COMPARE(state(), u"2 results in store.json"_s);
        toggle(u"Regular expression"_s)->click();
        search(u"(house"_s);
        QVERIFY2(state().contains(u"parenthesis"_s), qPrintable(state()));
        QVERIFY(!results());
    }

    void whatAnExpressionGivesUpIsCounted()
    {
        const QByteArray costly = '"' + QByteArray(40, 'a') + "! hello\"";
        m_test->workspace().close(m_test->session());
        QVERIFY(m_test->open(
            m_test->write(u"costly.json"_s, R"({"d": {"k": )" + costly + R"(, "l": 1}})")));
        action()->trigger();
        toggle(u"Regular expression"_s)->click();
        search(u"^(a+)+$|hello"_s);
        QTRY_COMPARE(state(), u"0 results in costly.json; 1 entry could not be searched"_s);
        QVERIFY(m_test->choose(u"l"_s));
        m_test->setText(costly);
        search(u"^(a+)+$|hello"_s);
        QTRY_COMPARE(state(), u"0 results in costly.json; 2 entries could not be searched"_s);
    }

    void whatIsStagedIsFound()
    {
        QVERIFY(m_test->choose(u"second"_s));
        m_test->setText("[\"tent\"]");
        search(u"tent"_s);
        QTRY_COMPARE(state(), u"1 result in store.json"_s);
        search(u"nothing"_s);
        QTRY_COMPARE(state(), u"0 results in store.json"_s);
    }

    void aClosedStoreTakesItsResultsAlong()
    {
        search(u"house"_s);
        QTRY_COMPARE(state(), u"2 results in store.json"_s);
        m_test->workspace().close(m_test->session());
        QTRY_VERIFY(!line());
        QVERIFY(m_test->open(m_test->path(u"store.json"_s)));
        action()->trigger();
        QTRY_VERIFY(line());
        QCOMPARE(state(), QString());
        search(u"house"_s);
        QTRY_COMPARE(state(), u"2 results in store.json"_s);
    }

    void moreIsOfferedAtTheCap()
    {
        QByteArray many = "{\"d\": {";
        for (int i = 0; i < 1500; ++i)
            many += "\"k" + QByteArray::number(i) + "\": 1, ";
        m_test->workspace().close(m_test->session());
        QVERIFY(m_test->open(m_test->write(u"many.json"_s, many + "\"last\": 1}}")));
        action()->trigger();
        search(u"k"_s);
        QTRY_VERIFY2(state().startsWith(u"The first 1,000 results"_s), qPrintable(state()));
        QVERIFY(WindowTest::click(u"More"_s));
        QTRY_COMPARE(state(), u"1,500 results in many.json"_s);
    }

private:
    QAction *action() const { return m_test->window().findChild<QAction *>(u"Find in store"_s); }

    std::unique_ptr<WindowTest> m_test;
};

QTEST_MAIN(TestSearchPanel)
#include "tst_searchpanel.moc"
