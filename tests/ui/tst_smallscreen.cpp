// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// On a screen of 1024 by 700 the window fits whatever is open, and what it says can be read.

#include "tests/support/patience.h"
#include "ui/bottompanel.h"
#include "ui/entrytabs.h"
#include "ui/jsontextedit.h"
#include "windowtest.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QScreen>
#include <QTabBar>
#include <QTreeWidget>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize small(1024, 700);

QByteArray content()
{
    QByteArray numbers = "[1";
    for (int i = 0; i < 700'000; ++i)
        numbers += ", 1";
    return R"({"data": {"short": {"n": 1}, "other": [2], "long": )" + numbers + "]}}";
}

bool isReadable(const QLabel &label)
{
    const QRect room = label.contentsRect();
    const QRect text = label.fontMetrics().boundingRect(
        room, int(Qt::TextWordWrap | Qt::AlignLeft), label.text());
    return !label.text().isEmpty() && text.width() <= room.width()
        && text.height() <= room.height();
}

// Of those that are in sight; each view has one.
QList<QLabel *> labels(WindowTest &test, const QString &name)
{
    QList<QLabel *> all = test.window().findChildren<QLabel *>(name);
    all.removeIf([](const QLabel *label) { return !label->isVisible(); });
    return all;
}

// The widest that asks for more than its part, for a failure to name.
QString widest(const QWidget &window)
{
    QStringList all;
    for (const auto *widget : window.findChildren<QWidget *>()) {
        const int least = std::max(widget->minimumSizeHint().width(), widget->minimumWidth());
        if (widget->isVisible() && least > 110)
            all << u"%1 %2 %3"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                widget->accessibleName(), QString::number(least));
    }
    return all.join(u'\n');
}

} // namespace

class TestSmallScreen : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void twoSidesOfTwoViewsFit();
    void aReasonIsReadWhole();
    void thePageIsReadWhole();
    void thePanelsKeepTheirNames();
    void dialogsFitTheScreen();
    void anActionIsExplainedWhole();

private:
    EntryTabs *tabs() const { return m_test->window().findChild<EntryTabs *>(); }
    void open(const QString &key)
    {
        const EntryView *view
            = tabs()->open(m_test->session(), {{"data"}, key.toUtf8()}, EntryTabs::Keep::Kept);
        QTRY_VERIFY(view->document().base());
    }
    void openAll()
    {
        open(u"long"_s);
        QVERIFY(m_test->trigger(u"Two views of the value"_s));
        open(u"short"_s);
        QVERIFY(m_test->trigger(u"Move tab to the other side"_s));
        m_test->setText("{\"n\": one, \"m\": 2}");
        QTRY_COMPARE(m_test->changes(), 1);
    }

    std::unique_ptr<WindowTest> m_test;
};

void TestSmallScreen::init()
{
    m_test = std::make_unique<WindowTest>();
    m_test->window().resize(small);
    QVERIFY(m_test->open(m_test->write(u"kv.json"_s, content())));
}

void TestSmallScreen::twoSidesOfTwoViewsFit()
{
    openAll();
    QTest::qWait(50);
    const int least = m_test->window().minimumSizeHint().width();
    QVERIFY2(
        least <= small.width(), qPrintable(u"%1\n%2"_s.arg(least).arg(widest(m_test->window()))));
    QCOMPARE(m_test->window().size(), small);
    for (const TabGroup *group : tabs()->groups())
        group->current()->find();
    QTest::qWait(50);
    const int finding = m_test->window().minimumSizeHint().width();
    QVERIFY2(finding <= small.width(),
        qPrintable(u"%1\n%2"_s.arg(finding).arg(widest(m_test->window()))));
}

void TestSmallScreen::aReasonIsReadWhole()
{
    openAll();
    QTRY_VERIFY(labels(*m_test, u"What is wrong with the text"_s).size() >= 2);
    for (const QLabel *note : labels(*m_test, u"What is wrong with the text"_s)) {
        if (!note->text().isEmpty())
            QTRY_VERIFY2(isReadable(*note), qPrintable(note->text()));
    }
}

void TestSmallScreen::thePageIsReadWhole()
{
    openAll();
    QTRY_VERIFY(!labels(*m_test, u"Page"_s).isEmpty());
    for (const QLabel *page : labels(*m_test, u"Page"_s)) {
        QTRY_VERIFY(page->text().startsWith(u"Page 1 of "_s));
        QTRY_VERIFY2(isReadable(*page), qPrintable(page->text()));
    }
}

void TestSmallScreen::thePanelsKeepTheirNames()
{
    for (const int width : {1024, 1280}) {
        m_test->window().resize(width, 700);
        if (m_test->changes() == 0)
            openAll();
        QTest::qWait(50);
        const auto *bar = WindowTest::find<QTabBar>(u"Panels"_s);
        for (int i = 0; i < bar->count(); ++i) {
            const int text = bar->fontMetrics().horizontalAdvance(bar->tabText(i));
            const QRect tab = bar->tabRect(i);
            QVERIFY2(tab.width() >= text + 8, qPrintable(bar->tabText(i)));
            QVERIFY2(tab.right() <= bar->width(), qPrintable(bar->tabText(i)));
        }
    }
}

// Whatever they would like to have: their buttons can be reached.
void TestSmallScreen::dialogsFitTheScreen()
{
    const QSize screen = m_test->window().screen()->availableSize();
    for (const QString &action : {u"All actions"_s, u"Keyboard shortcuts"_s, u"Manual"_s,
             u"Open address"_s, u"Settings"_s}) {
        QVERIFY2(m_test->trigger(action), qPrintable(action));
        const QList<QDialog *> dialogs = m_test->window().findChildren<QDialog *>();
        QVERIFY2(!dialogs.isEmpty(), qPrintable(action));
        QDialog *dialog = dialogs.last();
        QTRY_VERIFY2(dialog->isVisible(), qPrintable(action));
        QVERIFY2(dialog->width() <= screen.width(), qPrintable(action));
        QVERIFY2(dialog->height() <= screen.height(), qPrintable(action));
        const QPointer<QDialog> closing(dialog);
        dialog->reject();
        QTRY_VERIFY2(!closing, qPrintable(action));
    }
}

// What a column cuts stands below the list.
void TestSmallScreen::anActionIsExplainedWhole()
{
    QVERIFY(m_test->trigger(u"All actions"_s));
    QTRY_VERIFY(WindowTest::find<QTreeWidget>(u"Actions found"_s));
    auto *list = WindowTest::find<QTreeWidget>(u"Actions found"_s);
    const auto *note = WindowTest::find<QLabel>(u"About the action"_s);
    QVERIFY(note);
    for (int i = 0; i < list->topLevelItemCount(); ++i) {
        list->setCurrentItem(list->topLevelItem(i));
        const QString last = list->currentItem()->text(list->columnCount() - 1);
        QCOMPARE(note->text(), last);
        QTRY_VERIFY2(last.isEmpty() || isReadable(*note), qPrintable(last));
    }
}

QTEST_MAIN(TestSmallScreen)
#include "tst_smallscreen.moc"
