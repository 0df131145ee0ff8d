// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is done in a store whose keys are not all known yet: it is told that it waits, and then
// comes.

#include "stores/forwardingstore.h"
#include "tests/support/tablestore.h"
#include "ui/entrytabs.h"
#include "windowtest.h"

#include <QLabel>
#include <QLineEdit>

#include <atomic>
#include <thread>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const CollectionRef data {"data"};
constexpr int slicesFirst = 9; // of ten

using Flag = std::shared_ptr<std::atomic<bool>>;

// A table whose last slice does not come before it may.
class HeldStore final : public ForwardingStore
{
public:
    HeldStore(std::unique_ptr<Store> store, Flag mayFinish)
        : ForwardingStore(std::move(store))
        , m_mayFinish(std::move(mayFinish))
    {
    }

    Result<LoadReport> load(
        LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop) override
    {
        const bool goesOn = mode == LoadMode::GoOn;
        if (goesOn && m_slices == slicesFirst && !*m_mayFinish) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return m_last;
        }
        m_slices += goesOn ? 1 : 0;
        const Result<LoadReport> report = behind().load(mode, budget, stop);
        if (report && goesOn)
            m_last = *report;
        return report;
    }

private:
    Flag m_mayFinish;
    int m_slices = 0;
    LoadReport m_last;
};

} // namespace

class TestWhileLoading : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aNewKeyIsShownOnceItIsKnownToBeNew();
    void whatIsNotThereIsLookedForAgain();
    void anEditThatWaitsIsTold();

private:
    QString unread() const // what stands where the value would
    {
        const EntryView *view = m_test->window().findChild<EntryTabs *>()->current();
        for (const QLabel *label : view->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().endsWith(u'.'))
                return label->text();
        }
        return {};
    }
    void letItFinish() const { *m_mayFinish = true; }

    Flag m_mayFinish;
    std::unique_ptr<WindowTest> m_test;
    StoreSession *m_session = nullptr; // of the window's workspace
};

void TestWhileLoading::init()
{
    const auto table = std::make_shared<Table>();
    table->fill(data, 100);
    m_mayFinish = std::make_shared<std::atomic<bool>>(false);
    m_test = std::make_unique<WindowTest>();
    const TableOptions options {.keysPerSlice = 10, .findsOnlyListed = true};
    m_session = m_test->workspace().open({u"table"_s, u"/tmp/t"_s, {}},
        [table, options, mayFinish = m_mayFinish](
            const std::stop_token &) -> Result<std::unique_ptr<Store>> {
            return std::make_unique<HeldStore>(makeTableStore(table, options), mayFinish);
        });
    QTRY_COMPARE(m_session->state(), SessionState::Loading);
    QTRY_COMPARE(m_session->keys().count(data), 90);
}

void TestWhileLoading::aNewKeyIsShownOnceItIsKnownToBeNew()
{
    m_test->tree()->setCurrentIndex(
        m_test->tree()->model()->index(0, 0, m_test->tree()->model()->index(0, 0)));
    QVERIFY(m_test->trigger(u"New key"_s));
    auto *name = WindowTest::find<QLineEdit>(u"Key"_s);
    QVERIFY(name);
    QTest::keyClicks(name, u"brand new"_s);
    QVERIFY(WindowTest::click(u"Add"_s));
    QTRY_COMPARE(unread(), u"brand new is not found yet: t is still loading."_s);
    letItFinish();
    QTRY_COMPARE(m_test->changes(), 1);
    QTRY_VERIFY(unread().isEmpty());
    m_test->setText("7");
    const auto staged = m_session->changes().find({data, "brand new"});
    QVERIFY(staged);
    QCOMPARE(staged->mine.value, QByteArray("7"));
}

void TestWhileLoading::whatIsNotThereIsLookedForAgain()
{
    m_test->window().findChild<EntryTabs *>()->open(
        m_session, {data, "k99"}, EntryTabs::Keep::Kept);
    QTRY_COMPARE(unread(), u"k99 is not found yet: t is still loading."_s);
    letItFinish();
    QTRY_COMPARE(m_test->text(), QByteArray("99"));
}

void TestWhileLoading::anEditThatWaitsIsTold()
{
    m_session->editor().rename({data, "k07"}, "renamed");
    QTRY_VERIFY2(
        m_test->message().startsWith(u"What you did in t waits until all its keys are known."_s),
        qPrintable(m_test->message()));
    QCOMPARE(m_test->changes(), 0);
    letItFinish();
    QTRY_COMPARE(m_test->changes(), 1);
    QTRY_VERIFY(m_test->message().isEmpty());
}

QTEST_MAIN(TestWhileLoading)
#include "tst_whileloading.moc"
