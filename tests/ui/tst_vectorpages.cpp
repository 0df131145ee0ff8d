// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands out among vectors, MMR mode, what words find, and bug reports, in the window.
#include "tests/support/modeltext.h"
#include "tests/support/persistedindex.h"
#include "tests/ui/namefaults.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/keygroupsmodel.h"
#include "windowtest.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

QTreeView *list(const QString &name)
{
    return WindowTest::find<QTreeView>(name);
}

QStringList rows(const QString &name, const QList<int> &columns = {0, 1})
{
    const QTreeView *view = list(name);
    return view ? modelLines(*view->model(), columns) : QStringList();
}

// What is chosen in the menu of a button.
void pick(const QString &button, const QString &choice)
{
    const auto *found = WindowTest::find<QToolButton>(button);
    QVERIFY2(found, qPrintable(button));
    for (QAction *action : found->menu()->actions()) {
        if (action->text() == choice)
            return action->trigger();
    }
    QFAIL(qPrintable(u"there is no choice "_s + choice));
}

bool chooseNode(const QString &name, const QString &node)
{
    QTreeView *view = list(name);
    for (int group = 0; view && group < view->model()->rowCount(); ++group) {
        const QModelIndex above = view->model()->index(group, 0);
        for (int row = 0; row < view->model()->rowCount(above); ++row) {
            const QModelIndex one = view->model()->index(row, 0, above);
            if (one.data().toString() == node) {
                view->setFocus();
                view->setCurrentIndex(one);
                return true;
            }
        }
    }
    return false;
}

} // namespace

class TestVectorPages : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_test = std::make_unique<WindowTest>();
        QVERIFY(QDir(m_test->path({})).mkdir(u"index"_s));
    }
    void cleanup()
    {
        const QStringList faults = nameFaults();
        m_test.reset();
        QCOMPARE(faults.join(u'\n'), QString());
    }

    void groupsOfKeysAreRows();
    void outliersAndHubsAreListedAndFollowed();
    void wordsFindWhatBm25Finds();
    void theQueryAsksInMmrModeToo();
    void theStateOfASmallWindowIsReadable();
    void aFindingIsCopiedAsABugReport();

private:
    bool open(const PersistedIndex &index)
    {
        index.write(m_test->path(u"index"_s));
        return m_test->open(m_test->path(u"index"_s));
    }
    QByteArray currentKey()
    {
        const EntryView *view = m_test->window().findChild<EntryTabs *>()->current();
        return view ? view->ref().key : QByteArray();
    }

    std::unique_ptr<WindowTest> m_test;
};

void TestVectorPages::groupsOfKeysAreRows()
{
    KeyGroupsModel model;
    const QAbstractItemModelTester tester(&model);
    const CollectionRef vectors {"embedding_dict", "v.json"};
    model.show(
        {{u"One"_s, {{"a", u"1"_s}, {"b", u"2"_s}}}, {u"None"_s, {}}}, vectors, nullptr, nullptr);
    QCOMPARE(
        modelLines(model, {0, 1}), (QStringList {u"One"_s, u"  a | 1"_s, u"  b | 2"_s, u"None"_s}));
    const QModelIndex a = model.index(0, 0, model.index(0, 0));
    QCOMPARE(a.data(KeyGroupsModel::NodeRole).value<EntryRef>(), (EntryRef {vectors, "a"}));
    model.show({}, vectors, nullptr, nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestVectorPages::outliersAndHubsAreListedAndFollowed()
{
    PersistedIndex index = PersistedIndex::healthy(0, 0);
    for (int i = 0; i < 40; ++i)
        index.addNode(u"near%1"_s.arg(i), u"d"_s, 0, 1, {1.0, 0.01 * (i % 7), 0.0});
    index.addNode(u"far"_s, u"d"_s, 0, 1, {-1.0, 0.5, 1.0});
    index.data.remove(u"near3"_s);
    QVERIFY(open(index));
    QVERIFY(m_test->trigger(u"Neighbours"_s));
    pick(u"Which vectors"_s, u"Outliers and hubs"_s);
    QVERIFY(!list(u"Outliers and hubs"_s)); // nothing is looked for by itself
    QTRY_VERIFY(WindowTest::click(u"Find outliers"_s));
    QTRY_VERIFY(list(u"Outliers and hubs"_s));
    const QStringList all = rows(u"Outliers and hubs"_s);
    QVERIFY2(all.value(0).startsWith(u"1 outlier, farther than"_s), qPrintable(all.join(u'\n')));
    QVERIFY2(all.value(1).startsWith(u"  far | distance 1."_s), qPrintable(all.join(u'\n')));
    QCOMPARE(all.value(2), u"Hubs: nearest to many"_s);
    QVERIFY2(all.value(3).endsWith(u"of 41"_s), qPrintable(all.join(u'\n')));
    const auto *state = m_test->window().findChild<QLabel *>(u"Outliers and hubs state"_s);
    QVERIFY(state->text().startsWith(u"41 vectors of 3 numbers compared, as they are stored"_s));
    QVERIFY(chooseNode(u"Outliers and hubs"_s, u"far"_s));
    QTest::keyClick(list(u"Outliers and hubs"_s), Qt::Key_Return);
    QTRY_COMPARE(currentKey(), QByteArray("far"));
    QVERIFY(list(u"Outliers and hubs"_s)); // as they were
}

void TestVectorPages::wordsFindWhatBm25Finds()
{
    PersistedIndex index = PersistedIndex::healthy(1, 3);
    index.changeNode(
        u"d0-2"_s, [](QJsonObject &node) { node[u"text"_s] = u"A zebra and another zebra"_s; });
    QVERIFY(open(index));
    QVERIFY(m_test->trigger(u"Neighbours"_s));
    pick(u"Which vectors"_s, u"By words"_s);
    auto *line = WindowTest::find<QLineEdit>(u"Words of a query"_s);
    QVERIFY(line);
    line->setFocus();
    QTest::keyClicks(line, u"zebra"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(list(u"Found by words"_s));
    const QStringList all = rows(u"Found by words"_s);
    QCOMPARE(all.value(0), u"BM25: zebra"_s);
    QVERIFY2(all.value(1).startsWith(u"  d0-2 | score "_s), qPrintable(all.join(u'\n')));
    QCOMPARE(all.size(), 2);
    QVERIFY(chooseNode(u"Found by words"_s, u"d0-2"_s));
    QTest::keyClick(list(u"Found by words"_s), Qt::Key_Return);
    QTRY_COMPARE(currentKey(), QByteArray("d0-2"));
    line->setText(u"unicorn"_s);
    line->setFocus();
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(!list(u"Found by words"_s));
}

void TestVectorPages::theQueryAsksInMmrModeToo()
{
    PersistedIndex index = PersistedIndex::healthy(0, 0);
    index.addNode(u"query"_s, u"d"_s, 0, 1, {1.0, 0.0});
    index.addNode(u"same"_s, u"d"_s, 0, 1, {1.0, 0.01});
    index.addNode(u"other"_s, u"d"_s, 0, 1, {0.6, -0.8});
    QVERIFY(open(index));
    QVERIFY(m_test->trigger(u"Neighbours"_s));
    QVERIFY(m_test->choose(u"query"_s));
    QTRY_COMPARE(rows(u"Nearest nodes"_s, {2}), (QStringList {u"query"_s, u"same"_s, u"other"_s}));
    pick(u"Mode"_s, u"MMR 0.3"_s);
    QTRY_COMPARE(rows(u"Nearest nodes"_s, {2}), (QStringList {u"query"_s, u"other"_s, u"same"_s}));
    pick(u"Mode"_s, u"As alike"_s);
    QTRY_COMPARE(rows(u"Nearest nodes"_s, {2}), (QStringList {u"query"_s, u"same"_s, u"other"_s}));
}

// All of it, where there is room above.
void TestVectorPages::theStateOfASmallWindowIsReadable()
{
    PersistedIndex index = PersistedIndex::healthy(1, 1, 2);
    index.addNode(u"one"_s, u"d0"_s, 100, 200, {0.0, 1.0});
    index.addNode(u"other"_s, u"d0"_s, 200, 300, {0.01, 2.0});
    index.addNode(u"zero"_s, u"d0"_s, 500, 600, {0.0, 0.0});
    index.addNode(u"longer"_s, u"d0"_s, 600, 700, {1.0, 0.0, 0.0});
    QVERIFY(open(index));
    m_test->window().resize(1024, 700);
    QVERIFY(m_test->trigger(u"Neighbours"_s));
    pick(u"Which vectors"_s, u"Near duplicates"_s);
    QTRY_VERIFY(WindowTest::click(u"Find duplicates"_s));
    QTRY_VERIFY(list(u"Near duplicates"_s));
    for (const int width : {1024, 700}) {
        m_test->window().resize(width, 700);
        const auto *state = m_test->window().findChild<QLabel *>(u"Duplicates found"_s);
        QTRY_VERIFY2(state->heightForWidth(state->width()) <= state->height(),
            qPrintable(
                u"%1 of %2"_s.arg(state->height()).arg(state->heightForWidth(state->width()))));
        QVERIFY(state->text().contains(u"no direction"_s));
    }
}

void TestVectorPages::aFindingIsCopiedAsABugReport()
{
    PersistedIndex index = PersistedIndex::healthy(2, 20);
    index.data.remove(u"d1-2"_s);
    QVERIFY(open(index));
    QVERIFY(m_test->trigger(u"Check"_s));
    QTRY_VERIFY(list(u"Problems found"_s));
    QTRY_VERIFY(rows(u"Problems found"_s, {3}).contains(u"V7"_s));
    QTreeView *problems = list(u"Problems found"_s);
    for (int row = 0; row < problems->model()->rowCount(); ++row) {
        const QModelIndex rule = problems->model()->index(row, 3);
        if (rule.data().toString() == u"V7"_s)
            problems->setCurrentIndex(rule);
    }
    auto *menu = qobject_cast<QToolButton *>(WindowTest::button(u"Export"_s))->menu();
    const QString folder = m_test->path(u"report"_s);
    QGuiApplication::clipboard()->setText(u"before"_s);
    menu->actions().last()->trigger(); // anonymous
    auto *dialog = m_test->window().findChild<QFileDialog *>();
    QVERIFY(dialog);
    emit dialog->fileSelected(folder);
    dialog->close();
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"V7"_s));
    const QByteArray report = m_test->read(u"report/REPORT.md"_s);
    QCOMPARE(QString::fromUtf8(report), QGuiApplication::clipboard()->text());
    QVERIFY(!report.contains("d1-2"));
    QVERIFY(m_test->read(u"report/storage/default__vector_store.json"_s).size() > 10);
    QVERIFY(!m_test->read(u"report/storage/docstore.json"_s).contains("The text of"));
    QCOMPARE(m_test->changes(), qsizetype(0));
}

QTEST_MAIN(TestVectorPages)
#include "tst_vectorpages.moc"
