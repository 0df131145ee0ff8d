// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is done in a store whose keys are not all known yet: it is told that it waits, and then
// comes.

#include "tests/support/tablestore.h"
#include "ui/entrytabs.h"
#include "windowtest.h"

#include <QLabel>
#include <QLineEdit>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const CollectionRef data {"data"};

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

    std::shared_ptr<std::atomic<bool>> m_mayFinish;
    std::unique_ptr<WindowTest> m_test;
    StoreSession *m_session = nullptr; // of the window's workspace
};

void TestWhileLoading::init()
{
    const auto table = std::make_shared<Table>();
    table->fill(data, 100);
    m_mayFinish = std::make_shared<std::atomic<bool>>(false);
    m_test = std::make_unique<WindowTest>();
    m_session = m_test->workspace().open({u"table"_s, u"/a/kv.table"_s, {}},
        tableOpener(
            table, {.keysPerSlice = 10, .mayFinish = m_mayFinish, .findsOnlyListed = true}));
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
    QTRY_COMPARE(unread(), u"brand new is not found yet: kv.table is still loading."_s);
    letItFinish();
    QTRY_COMPARE(m_test->changes(), 1);
    QTRY_VERIFY(!m_test->text().isEmpty());
    QTRY_VERIFY(unread().isEmpty());
}

void TestWhileLoading::whatIsNotThereIsLookedForAgain()
{
    m_test->window().findChild<EntryTabs *>()->open(
        m_session, {data, "k99"}, EntryTabs::Keep::Kept);
    QTRY_COMPARE(unread(), u"k99 is not found yet: kv.table is still loading."_s);
    letItFinish();
    QTRY_COMPARE(m_test->text(), QByteArray("99"));
}

void TestWhileLoading::anEditThatWaitsIsTold()
{
    m_session->editor().rename({data, "k07"}, "renamed");
    QTRY_VERIFY2(m_test->message().startsWith(
                     u"What you did in kv.table waits until all its keys are known."_s),
        qPrintable(m_test->message()));
    QCOMPARE(m_test->changes(), 0);
    letItFinish();
    QTRY_COMPARE(m_test->changes(), 1);
    QTRY_VERIFY(m_test->message().isEmpty());
}

QTEST_MAIN(TestWhileLoading)
#include "tst_whileloading.moc"
