// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The review promises what will be written and nothing else, and says why the rest stays.

#include "model/changesmodel.h"
#include "tests/support/patience.h"
#include "ui/columnwidth.h"
#include "ui/reviewdialog.h"
#include "windowtest.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace kvlens;
using namespace Qt::StringLiterals;
using kvlens::test::patience;

namespace {

const QByteArray content = R"({"data": {"alpha": {"n": 1}, "beta": {"n": 2}, "gamma": {"n": 3}}})";

const ReviewDialog *review()
{
    for (const QWidget *top : QApplication::topLevelWidgets()) {
        const auto *dialog = qobject_cast<const ReviewDialog *>(top);
        if (dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

// The first label of the review.
QString summary()
{
    return review()->findChild<QLabel *>()->text();
}

// The button that writes.
const QPushButton *act()
{
    for (const auto *button : review()->findChildren<QPushButton *>()) {
        if (button->text().startsWith(u"Persist "_s))
            return button;
    }
    return nullptr;
}

QString trouble()
{
    const auto *label = review()->findChild<QLabel *>(u"Why it cannot be persisted"_s);
    return label->isVisible() ? label->text() : QString();
}

QTreeView *rows()
{
    return review()->findChild<QTreeView *>();
}

QString stateOf(int row)
{
    const QModelIndex cell = rows()->model()->index(row, ChangesModel::StateColumn);
    return rows()->isColumnHidden(ChangesModel::StateColumn) ? QString() : cell.data().toString();
}

} // namespace

class TestReview : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void promisesWhatIsWritten();
    void theKeyIsSeenWhateverElseIs();
    void aRewrittenFileIsReadAgainFirst();
    void whatNoLongerFitsSaysWhy();
    void aLockedStoreIsNotPromised();
    void whatStandsInTheWayIsSeenInANarrowList();
    void whatWasRefusedKeepsItsReason();
    void aValueThatTheStoreCannotHoldIsNotPromised();

private:
    void edit(const QString &key, const QByteArray &text)
    {
        QVERIFY(m_test->choose(key));
        QTRY_VERIFY(!m_test->text().isEmpty());
        m_test->setText(text);
    }

    std::unique_ptr<WindowTest> m_test;
};

void TestReview::init()
{
    m_test = std::make_unique<WindowTest>();
    QVERIFY(m_test->open(m_test->write(u"kv.json"_s, content)));
    edit(u"alpha"_s, "{\"n\": 10}");
    QTRY_COMPARE(m_test->changes(), 1);
}

void TestReview::promisesWhatIsWritten()
{
    QVERIFY(m_test->trigger(u"Persist"_s));
    QVERIFY2(
        summary().startsWith(u"1 change will be written to kv.json."_s), qPrintable(summary()));
    QCOMPARE(act()->text(), u"Persist 1 change to kv.json"_s);
    QCOMPARE(trouble(), QString());
    QCOMPARE(stateOf(0), QString());
    QVERIFY(!WindowTest::button(u"Read again"_s));
}

// While it is open, too.
void TestReview::aRewrittenFileIsReadAgainFirst()
{
    QVERIFY(m_test->trigger(u"Persist"_s));
    m_test->write(u"kv.json"_s, QByteArray(content).replace("{\"n\": 2}", "{\"n\": 20}"));
    m_test->session()->checkFreshness();
    QTRY_VERIFY(!act()->isEnabled());
    QVERIFY2(summary().startsWith(u"Nothing will be written to kv.json."_s), qPrintable(summary()));
    const QString why
        = u"kv.json cannot be persisted as it is: another program changed it since it was read."_s;
    QVERIFY2(summary().contains(why), qPrintable(summary()));
    QCOMPARE(trouble(), why);
    QCOMPARE(stateOf(0), u"not possible"_s);
    QVERIFY(WindowTest::click(u"Read again"_s));
    QTRY_VERIFY(act()->isEnabled());
    QCOMPARE(act()->text(), u"Persist 1 change to kv.json"_s);
    QCOMPARE(trouble(), QString());
    QVERIFY(!WindowTest::button(u"Read again"_s));
    QVERIFY(WindowTest::click(u"Persist 1 change to kv.json"_s));
    QTRY_COMPARE(m_test->read(u"kv.json"_s),
        QByteArray(R"({"data": {"alpha": {"n": 10}, "beta": {"n": 20}, "gamma": {"n": 3}}})"));
}

// Another program changed one of the entries, another is no JSON, and one can be written.
void TestReview::whatNoLongerFitsSaysWhy()
{
    edit(u"beta"_s, "{\"n\": 20}");
    edit(u"gamma"_s, "{\"n\": ");
    QTRY_COMPARE(m_test->changes(), 3);
    m_test->write(u"kv.json"_s, QByteArray(content).replace("{\"n\": 2}", "{\"n\": 200}"));
    QSignalSpy reloaded(m_test->session(), &StoreSession::reloadFinished);
    m_test->session()->reload();
    QVERIFY(reloaded.count() > 0 || reloaded.wait(patience));
    QVERIFY(m_test->trigger(u"Persist"_s));
    QCOMPARE(act()->text(), u"Persist 1 change to kv.json"_s);
    QVERIFY(summary().contains(u"2 changes cannot be written as they are and stay here."_s));
    QVERIFY2(summary().contains(u"beta cannot be persisted as it is: another program changed it"_s),
        qPrintable(summary()));
    QVERIFY2(summary().contains(u"gamma cannot be persisted as it is: it is no JSON"_s),
        qPrintable(summary()));
    QCOMPARE(stateOf(0), QString());
    QCOMPARE(stateOf(1), u"conflict"_s);
    QCOMPARE(stateOf(2), u"invalid"_s);
    rows()->setCurrentIndex(rows()->model()->index(1, 0));
    QVERIFY(trouble().startsWith(u"Another program changed this entry too."_s));
    rows()->setCurrentIndex(rows()->model()->index(2, 0));
    QVERIFY(trouble().startsWith(u"gamma cannot be persisted as it is"_s));
    rows()->setCurrentIndex(rows()->model()->index(0, 0));
    QCOMPARE(trouble(), QString());
}

void TestReview::aLockedStoreIsNotPromised()
{
    m_test->session()->editor().setLocked(true);
    QVERIFY(m_test->trigger(u"Persist"_s));
    QVERIFY(!act()->isEnabled());
    QVERIFY2(summary().contains(u"kv.json cannot be persisted as it is: it is not allowed"_s),
        qPrintable(summary()));
    QVERIFY(!WindowTest::button(u"Read again"_s)); // that would not help
    m_test->session()->editor().setLocked(false);
    QVERIFY(act()->isEnabled());
}

// Its column keeps 24 characters of it, beside every other one.
void TestReview::theKeyIsSeenWhateverElseIs()
{
    m_test->session()->editor().setLocked(true); // why not has a column, too
    QVERIFY(m_test->trigger(u"Persist"_s));
    auto *dialog = WindowTest::find<QDialog>(u"Review"_s);
    QVERIFY(dialog);
    for (const int width : {900, 620, 1400}) {
        dialog->resize(width, 500);
        QTRY_COMPARE(review()->width(), width);
        const int entry = rows()->columnWidth(ChangesModel::EntryColumn);
        QTRY_VERIFY2(entry >= neededWidth(*rows(), ChangesModel::EntryColumn),
            qPrintable(QString::number(width)));
        QVERIFY(!rows()->isColumnHidden(ChangesModel::StateColumn));
    }
}

void TestReview::whatStandsInTheWayIsSeenInANarrowList()
{
    m_test->window().resize(1100, 700);
    const auto *list = WindowTest::find<QTreeView>(u"Changed entries"_s);
    QVERIFY(list);
    QTRY_VERIFY(!list->isColumnHidden(ChangesModel::ChangeColumn));
    m_test->session()->editor().setLocked(true);
    QTRY_VERIFY(!list->isColumnHidden(ChangesModel::StateColumn));
    QVERIFY(!list->isColumnHidden(ChangesModel::ChangeColumn));
}

// The store takes all or nothing: one is refused, and the other is left alone because of it.
void TestReview::whatWasRefusedKeepsItsReason()
{
    m_test->write(u"kv.json"_s, QByteArray(content).replace("{\"n\": 1}", "{\"n\": 100}"));
    QSignalSpy reloaded(m_test->session(), &StoreSession::reloadFinished);
    m_test->session()->persist();
    QVERIFY(reloaded.count() > 0 || reloaded.wait(patience));
    QTRY_COMPARE(m_test->session()->changes().conflictCount(), 1);
    QVERIFY(m_test->trigger(u"Persist"_s));
    QVERIFY(!act()->isEnabled());
    QVERIFY2(
        summary().contains(u"alpha cannot be persisted as it is: another program changed it"_s),
        qPrintable(summary()));
}

void TestReview::aValueThatTheStoreCannotHoldIsNotPromised()
{
    m_test->session()->editor().revertAll();
    QDir(m_test->path({})).mkpath(u"tree/data"_s);
    m_test->write(u"tree/data-info.json"_s, "{}");
    m_test->write(u"tree/data/old.json"_s, R"({"value": {"n": 1}, "version": 1})");
    QVERIFY(m_test->open(u"filetree:"_s + m_test->path(u"tree"_s)));
    edit(u"old"_s, "17"); // the library stores objects
    QTRY_COMPARE(m_test->changes(), 1);
    QVERIFY(m_test->trigger(u"Persist"_s));
    QVERIFY2(summary().startsWith(u"Nothing will be written to tree."_s), qPrintable(summary()));
    QVERIFY2(summary().contains(u"old cannot be persisted as it is: it breaks a rule"_s),
        qPrintable(summary()));
    QVERIFY(!act()->isEnabled());
    QCOMPARE(stateOf(0), u"invalid"_s);
    QVERIFY(WindowTest::click(u"Keep editing"_s));
    edit(u"old"_s, R"({"n": 17})");
    QVERIFY(m_test->persist());
    QVERIFY(m_test->read(u"tree/data/old.json"_s).contains("17"));
}

QTEST_MAIN(TestReview)
#include "tst_review.moc"
