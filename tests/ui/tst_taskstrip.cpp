// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/semaphore.h"
#include "tests/support/tablestore.h"
#include "ui/taskstrip.h"

#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QTest>
#include <QToolButton>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

using Gate = std::shared_ptr<Semaphore>;

// Does nothing until it is let go or asked to end.
Task::Next once(const Result<int> &)
{
    return Task::Next::End;
}

auto waiting(const Gate &gate)
{
    return [gate](Store &, const TaskSlice &slice) -> Result<int> {
        while (!gate->acquireWithin(std::chrono::milliseconds(1))) {
            if (slice.stop().stop_requested())
                return Error {ErrorCode::Cancelled};
        }
        return 0;
    };
}

} // namespace

class TestTaskStrip : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsNothingWhileNothingIsDone();
    void showsWhatTakesLongAndHowFarItIs();
    void cancelEndsTheOneThatShows();
    void theOthersAreInAMenu();
    void anOpeningThatSleepsShowsAndIsCancelled();
    void anOpeningTellsWhatItIsBusyWith();

private:
    QString text() const { return m_strip->findChild<QLabel *>()->text(); }
    QList<QToolButton *> buttons() const // those that show
    {
        QList<QToolButton *> shown;
        for (QToolButton *button : m_strip->findChildren<QToolButton *>()) {
            if (button->isVisible())
                shown.append(button);
        }
        return shown;
    }

    Gate m_gate;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<QWidget> m_window;
    TaskStrip *m_strip = nullptr; // of the window
    StoreSession *m_session = nullptr; // of the workspace
};

void TestTaskStrip::init()
{
    m_gate = std::make_shared<Semaphore>();
    m_workspace = std::make_unique<Workspace>();
    m_window = std::make_unique<QWidget>();
    m_strip = new TaskStrip(*m_workspace, m_window.get());
    m_window->show();
    m_session = m_workspace->open(
        {u"table"_s, u"/a/kv.table"_s, {}}, tableOpener(std::make_shared<Table>()));
    QTRY_COMPARE(m_session->state(), SessionState::Ready);
    QTRY_VERIFY(m_session->tasks().shown().isEmpty());
}

void TestTaskStrip::cleanup()
{
    m_gate->release(100);
    m_window.reset();
    m_workspace.reset();
}

void TestTaskStrip::showsNothingWhileNothingIsDone()
{
    Task quiet(m_session->tasks());
    quiet.run(waiting(m_gate), once);
    QTest::qWait(200);
    QVERIFY(!m_strip->isVisible());
}

void TestTaskStrip::showsWhatTakesLongAndHowFarItIs()
{
    const QString name = m_session->address().path.section(u'/', -1);
    Task sorting(m_session->tasks(), Activity::Kind::Sorting);
    sorting.run(waiting(m_gate), once);
    QVERIFY(!m_strip->isVisible()); // not yet
    QTRY_VERIFY(m_strip->isVisible());
    QVERIFY(text().startsWith(u"Sorting "_s));
    QVERIFY(text().endsWith(name));
    QVERIFY(!m_strip->findChild<QProgressBar *>()->isVisible());
    sorting.show({Activity::Kind::Sorting, 1, 4});
    QVERIFY(text().endsWith(u" 25 %"_s));
    QCOMPARE(m_strip->findChild<QProgressBar *>()->value(), 250);
    m_gate->release();
    QTRY_VERIFY(!m_strip->isVisible());
}

void TestTaskStrip::cancelEndsTheOneThatShows()
{
    Task first(m_session->tasks(), Activity::Kind::Sorting);
    Task second(m_session->tasks(), Activity::Kind::Filtering);
    first.run(waiting(m_gate), once);
    second.run(waiting(m_gate), once);
    QTRY_VERIFY(m_strip->isVisible());
    QVERIFY(text().startsWith(u"Sorting"_s));
    buttons().first()->click();
    QTRY_VERIFY(!first.isRunning());
    QVERIFY(second.isRunning());
    QTRY_VERIFY(text().startsWith(u"Filtering"_s));
}

void TestTaskStrip::theOthersAreInAMenu()
{
    Task first(m_session->tasks(), Activity::Kind::Sorting);
    Task second(m_session->tasks(), Activity::Kind::Filtering);
    Task third(m_session->tasks(), Activity::Kind::Searching);
    for (Task *task : {&first, &second, &third})
        task->run(waiting(m_gate), once);
    QTRY_VERIFY(m_strip->isVisible());
    QTRY_COMPARE(buttons().size(), 2);
    QTRY_COMPARE(buttons().last()->text(), u"2 more"_s);
    QMenu *menu = buttons().last()->menu();
    emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2);
    QVERIFY(menu->actions().last()->text().startsWith(u"Cancel: Searching"_s));
    menu->actions().first()->trigger();
    m_gate->release(); // the first is in hand
    QTRY_VERIFY(!second.isRunning());
    QVERIFY(third.isRunning());
    QTRY_COMPARE(buttons().size(), 1);
}

void TestTaskStrip::anOpeningThatSleepsShowsAndIsCancelled()
{
    StoreSession *asleep = m_workspace->open({u"table"_s, u"/a/far.table"_s, {}},
        [gate = m_gate](const std::stop_token &) -> Result<std::unique_ptr<Store>> {
            gate->acquireWithin(std::chrono::milliseconds(3'000)); // whatever it is asked
            return Error {ErrorCode::Unavailable};
        });
    QTRY_COMPARE(text(), u"Opening far.table"_s);
    buttons().first()->click();
    QCOMPARE(asleep->state(), SessionState::Failed);
    QVERIFY(!m_strip->isVisible());
}

void TestTaskStrip::anOpeningTellsWhatItIsBusyWith()
{
    const QString name = m_session->address().path.section(u'/', -1);
    Task opening(m_session->tasks(), Activity::Kind::Opening);
    opening.run(waiting(m_gate), once);
    QTRY_VERIFY(text().startsWith(u"Opening "_s));
    opening.show({.kind = Activity::Kind::Opening, .step = OpenStep::Recognise});
    QVERIFY(text().startsWith(u"Looking what "_s));
    opening.show({.kind = Activity::Kind::Opening, .step = OpenStep::Fill});
    QCOMPARE(text(), u"Filling %1"_s.arg(name));
    opening.show({.kind = Activity::Kind::Persisting, .step = OpenStep::Wait});
    QCOMPARE(text(), u"Waiting for another program that has %1 locked"_s.arg(name));
}

QTEST_MAIN(TestTaskStrip)
#include "tst_taskstrip.moc"
