// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The views of an index in the window: links, documents, by keyboard and true to edits.
#include "model/index/documentnodesmodel.h"
#include "stores/words/filereasons.h"
#include "tests/support/modeltext.h"
#include "tests/support/persistedindex.h"
#include "tests/ui/namefaults.h"
#include "ui/columnwidth.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/problemsmodel.h"
#include "ui/surveyline.h"
#include "windowtest.h"

#include <QDir>
#include <QFileDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

QTreeView *links()
{
    return WindowTest::find<QTreeView>(u"Links of the entry"_s);
}

QTreeView *documents()
{
    return WindowTest::find<QTreeView>(u"Documents of the index"_s);
}

QTreeView *nodes()
{
    return WindowTest::find<QTreeView>(u"Nodes of the document"_s);
}

QTreeView *neighbours()
{
    return WindowTest::find<QTreeView>(u"Nearest nodes"_s);
}

QTreeView *duplicates()
{
    return WindowTest::find<QTreeView>(u"Near duplicates"_s);
}

QTreeView *problems()
{
    return WindowTest::find<QTreeView>(u"Problems found"_s);
}

QStringList rows(const QTreeView *view, const QList<int> &columns = {0, 1})
{
    return view ? modelLines(*view->model(), columns) : QStringList();
}

// Makes the first row current that has this in a column.
bool choose(QTreeView *view, const QString &text, int column, const QModelIndex &parent = {})
{
    for (int row = 0; row < view->model()->rowCount(parent); ++row) {
        const QModelIndex index = view->model()->index(row, column, parent);
        if (index.data().toString() == text) {
            view->setCurrentIndex(index);
            return true;
        }
    }
    return false;
}

} // namespace

class TestIndexWindow : public QObject
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

    void linksAreFollowedByKeyboardAndBack();
    void whatAnEditBreaksIsTold();
    void aStoreThatIsNoIndexHasNoLinks();
    void documentsLeadToTheirNodesAndVectors();
    void documentsAreFilteredAndSayWhatIsWrong();
    void columnsAreAsWideAsWhatIsInThem();
    void theFootOfDocumentsIsTheSumOfTheColumns();
    void neighboursAreFoundAndFollowed();
    void whyANodeIsNotFoundIsTold();
    void nearDuplicatesAreListedAndFollowed();
    void nearDuplicatesThatAreNotThereAreTold();
    void problemsAreGroupedAndFiltered();
    void theHeadOfAGroupIsTrueOfAllInIt();
    void aNarrowListOfProblemsHasTwoLinesForEach();
    void whatIsListedIsExported();
    void aRepairIsShownBeforeItIsStaged();
    void theViewsEndWithTheirStore();

private:
    bool open(const PersistedIndex &index)
    {
        index.write(m_test->path(u"index"_s));
        return m_test->open(m_test->path(u"index"_s));
    }
    EntryTabs *tabs() { return m_test->window().findChild<EntryTabs *>(); }
    QByteArray currentKey()
    {
        const EntryView *view = tabs()->current();
        return view ? view->ref().key : QByteArray();
    }

    std::unique_ptr<WindowTest> m_test;
};

void TestIndexWindow::linksAreFollowedByKeyboardAndBack()
{
    QVERIFY(open(PersistedIndex::healthy(2, 3)));
    QVERIFY(m_test->choose(u"d0-2"_s));
    QVERIFY(m_test->trigger(u"Links"_s));
    QTRY_VERIFY(links());
    QTRY_VERIFY(rows(links()).contains(u"  next node | d0-3"_s));
    QVERIFY(links()->hasFocus());
    QVERIFY(choose(links(), u"next node"_s, 0, links()->model()->index(0, 0)));
    QTest::keyClick(links(), Qt::Key_Return);
    QCOMPARE(currentKey(), QByteArray("d0-3"));
    QTRY_VERIFY(rows(links()).contains(u"  previous node | d0-2"_s)); // of where we are now
    QVERIFY(links()->hasFocus());
    QTRY_VERIFY(m_test->action(u"Back"_s)->isEnabled());
    QVERIFY(m_test->trigger(u"Back"_s));
    QCOMPARE(currentKey(), QByteArray("d0-2"));
    QTRY_VERIFY(rows(links()).contains(u"  next node | d0-3"_s));
    QVERIFY(m_test->trigger(u"Forward"_s));
    QCOMPARE(currentKey(), QByteArray("d0-3"));
}

void TestIndexWindow::whatAnEditBreaksIsTold()
{
    QVERIFY(open(PersistedIndex::healthy(1, 3)));
    QVERIFY(m_test->choose(u"d0-2"_s));
    QVERIFY(m_test->trigger(u"Links"_s));
    QTRY_VERIFY(rows(links()).contains(u"  next node | d0-3"_s));
    const EntryRef gone {{"docstore/data", "docstore.json"}, "d0-3"};
    m_test->session()->editor().remove({gone});
    QTRY_VERIFY(
        rows(links(), {0, 3})
            .contains(
                u"  next node | leads nowhere: it is not in docstore.json ▸ docstore/data"_s));
    QVERIFY(choose(links(), u"next node"_s, 0, links()->model()->index(0, 0)));
    QTest::keyClick(links(), Qt::Key_Return);
    QCOMPARE(currentKey(), QByteArray("d0-2")); // there is nowhere to go
    m_test->session()->history().undo();
    QTRY_VERIFY(rows(links(), {0, 3}).contains(u"  next node"_s));
}

void TestIndexWindow::aStoreThatIsNoIndexHasNoLinks()
{
    QVERIFY(m_test->open(m_test->write(u"plain.json"_s, R"({"data": {"k": 1}})")));
    QVERIFY(!m_test->action(u"Links"_s)->isEnabled());
    QVERIFY(m_test->action(u"Check"_s)->isEnabled()); // of every store
    QVERIFY(m_test->action(u"Documents"_s)->toolTip().contains(u"plain.json is not"_s));
    QVERIFY(m_test->choose(u"k"_s));
    m_test->action(u"Links"_s)->setEnabled(true); // as if the tab were clicked
    QVERIFY(m_test->trigger(u"Links"_s));
    const auto *panel = WindowTest::find<QWidget>(u"Links"_s);
    QVERIFY(panel && !links());
    const auto labels = panel->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(u"plain.json is no index"_s);
    }));
}

void TestIndexWindow::documentsLeadToTheirNodesAndVectors()
{
    QVERIFY(open(PersistedIndex::healthy(3, 3)));
    QVERIFY(m_test->trigger(u"Documents"_s));
    QTRY_VERIFY(documents());
    QTRY_COMPARE(rows(documents(), {0, 1, 3}),
        (QStringList {u"d0.md | 3 | 3"_s, u"d1.md | 3 | 3"_s, u"d2.md | 3 | 3"_s}));
    QVERIFY(documents()->hasFocus());
    QTest::keyClick(documents(), Qt::Key_Down);
    QTRY_COMPARE(rows(nodes(), {0, 2}),
        (QStringList {
            u"1 | The text of d1-1"_s, u"2 | The text of d1-2"_s, u"3 | The text of d1-3"_s}));
    const auto *head = WindowTest::find<QLabel>(u"Chosen document"_s);
    QTRY_COMPARE(head->text(), u"d1.md · d1 · 3 nodes in order · hash hd1"_s);
    QTest::keyClick(documents(), Qt::Key_Return);
    QVERIFY(nodes()->hasFocus()); // on the first
    QTest::keyClick(nodes(), Qt::Key_Down);
    QTest::keyClick(nodes(), Qt::Key_Return);
    QTRY_COMPARE(currentKey(), QByteArray("d1-2"));
    QCOMPARE(tabs()->current()->ref().collection.name, QByteArray("docstore/data"));
    QVERIFY(m_test->trigger(u"Documents"_s)); // what was chosen is chosen still
    QTRY_VERIFY(nodes());
    QVERIFY(WindowTest::click(u"Show vector"_s));
    QTRY_COMPARE(currentKey(), QByteArray("d1-2"));
    QCOMPARE(tabs()->current()->ref().collection.name, QByteArray("embedding_dict"));
    QVERIFY(m_test->trigger(u"Documents"_s));
    QVERIFY(m_test->trigger(u"Close tab"_s));
    QVERIFY(!documents());
    QCOMPARE(tabs()->count(), 1);
}

void TestIndexWindow::documentsAreFilteredAndSayWhatIsWrong()
{
    PersistedIndex index = PersistedIndex::healthy(3, 3);
    index.data.remove(u"d1-2"_s);
    QVERIFY(open(index));
    QVERIFY(m_test->trigger(u"Documents"_s));
    QTRY_COMPARE(rows(documents()).size(), 3);
    QVERIFY(m_test->trigger(u"Find"_s));
    auto *line = WindowTest::find<QLineEdit>(u"Filter documents"_s);
    QVERIFY(line && line->hasFocus());
    QTest::keyClicks(line, u"D2"_s);
    QTRY_COMPARE(rows(documents()), QStringList(u"d2.md | 3"_s));
    QTest::keyClick(line, Qt::Key_Escape);
    WindowTest::find<QAbstractButton>(u"In trouble: only documents with anything wrong"_s)->click();
    QTRY_COMPARE(
        rows(documents(), {0, 5}), QStringList(u"d1.md | 1 node missing, 2 broken links, 1 gap"_s));
    QTRY_COMPARE(rows(nodes(), {0, 4}),
        (QStringList {u"1 | its next node is gone"_s, u"2 | not in the docstore"_s, u" | gap"_s,
            u"3 | its previous node is gone"_s}));
    QTest::keyClicks(line, u"d2"_s);
    QTRY_VERIFY(!documents());
    const auto *view = WindowTest::find<QWidget>(u"Documents"_s);
    const auto labels = view->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible()
            && label->text() == u"No document that is shown has any trouble."_s;
    }));
}

void TestIndexWindow::neighboursAreFoundAndFollowed()
{
    PersistedIndex index = PersistedIndex::healthy(1, 1, 2);
    index.addNode(u"near"_s, u"d0"_s, 100, 200, {0.2, 1.0});
    index.addNode(u"far"_s, u"d0"_s, 200, 300, {1.0, -1.0});
    index.addNode(u"query"_s, u"d0"_s, 300, 400, {0.0, 1.0});
    index.data.remove(u"far"_s);
    QVERIFY(open(index));
    QVERIFY(m_test->trigger(u"Neighbours"_s));
    QVERIFY(m_test->choose(u"query"_s));
    QTRY_COMPARE(rows(neighbours(), {0, 1, 2, 3, 4}),
        (QStringList {u"1 | 1.0000 | query | d0.md | The text of query"_s,
            u"2 | 0.9925 | d0-1 | d0.md | The text of d0-1"_s,
            u"3 | 0.9806 | near | d0.md | The text of near"_s,
            u"4 | -0.7071 | far |  | its text is not in the docstore"_s}));
    const auto *state = m_test->window().findChild<QLabel *>(u"Comparison"_s);
    QCOMPARE(state->text(), u"4 vectors of 2 numbers compared, as they are stored"_s);
    neighbours()->setFocus();
    QVERIFY(::choose(neighbours(), u"near"_s, 2));
    QTest::keyClick(neighbours(), Qt::Key_Return);
    QTRY_COMPARE(currentKey(), QByteArray("near"));
    QTRY_COMPARE(rows(neighbours(), {2}).value(0), u"near"_s); // it asks now
    QVERIFY(m_test->trigger(u"Back"_s));
    QTRY_COMPARE(rows(neighbours(), {2}).value(0), u"query"_s);
}

void TestIndexWindow::whyANodeIsNotFoundIsTold()
{
    PersistedIndex index = PersistedIndex::healthy(1, 1, 2);
    index.addNode(u"query"_s, u"d0"_s, 100, 200, {0.0, 1.0});
    index.addNode(u"far"_s, u"d0"_s, 200, 300, {1.0, 0.0});
    index.addNode(u"none"_s, u"d0"_s, 300, 400, {1.0, 0.0});
    index.addNode(u"longer"_s, u"d0"_s, 400, 500, {1.0, 0.0, 0.0});
    index.addNode(u"zero"_s, u"d0"_s, 500, 600, {0.0, 0.0});
    index.vectors.remove(u"none"_s);
    QVERIFY(open(index));
    QVERIFY(m_test->trigger(u"Neighbours"_s));
    QVERIFY(m_test->choose(u"none"_s));
    QTRY_VERIFY(!neighbours());
    QVERIFY(m_test->choose(u"query"_s));
    QTRY_VERIFY(neighbours());
    QVERIFY(WindowTest::click(u"Keep query"_s));
    const auto *why = m_test->window().findChild<QLabel *>(u"Why not found"_s);
    QVERIFY(m_test->choose(u"far"_s));
    QTRY_COMPARE(why->text(),
        u"far stands at rank 3 of 4, with a score of 0.0000. 2 are nearer, by 0.9925 to 1.0000."_s);
    QVERIFY(m_test->choose(u"none"_s));
    QTRY_COMPARE(why->text(), u"none is never found: it has no vector."_s);
    QVERIFY(m_test->choose(u"longer"_s));
    QTRY_VERIFY2(why->text().startsWith(u"longer cannot be compared: its vector has 3 numbers"_s),
        qPrintable(why->text()));
    QVERIFY(m_test->choose(u"zero"_s));
    QTRY_VERIFY2(why->text().startsWith(u"zero has no score"_s), qPrintable(why->text()));
    QVERIFY(m_test->choose(u"query"_s));
    QTRY_COMPARE(why->text(), QString());
}

namespace {

// What is chosen in the menu of a button.
void pick(const QString &button, const QString &choice)
{
    const auto *found = WindowTest::find<QToolButton>(button);
    QVERIFY(found);
    for (QAction *action : found->menu()->actions()) {
        if (action->text() == choice)
            return action->trigger();
    }
    QFAIL("there is no such choice");
}

} // namespace

void TestIndexWindow::nearDuplicatesAreListedAndFollowed()
{
    PersistedIndex index = PersistedIndex::healthy(1, 1, 2);
    index.addNode(u"one"_s, u"d0"_s, 100, 200, {0.0, 1.0});
    index.addNode(u"other"_s, u"d0"_s, 200, 300, {0.01, 2.0});
    index.addNode(u"lost"_s, u"d0"_s, 300, 400, {0.0, 3.0});
    index.addNode(u"alone"_s, u"d0"_s, 400, 500, {-1.0, 0.0});
    index.addNode(u"zero"_s, u"d0"_s, 500, 600, {0.0, 0.0});
    index.addNode(u"longer"_s, u"d0"_s, 600, 700, {1.0, 0.0, 0.0});
    index.vectors[u"d0-1"_s] = QJsonArray {1.0, 1.0};
    index.data.remove(u"lost"_s);
    QVERIFY(open(index));
    QVERIFY(m_test->trigger(u"Neighbours"_s));
    pick(u"Which vectors"_s, u"Near duplicates"_s);
    QVERIFY(!duplicates()); // nothing is looked for by itself
    const auto buttons = m_test->window().findChildren<QPushButton *>();
    const auto find = std::find_if(buttons.begin(), buttons.end(),
        [](const QPushButton *button) { return button->text() == u"Find duplicates"_s; });
    QVERIFY(find != buttons.end());
    QTRY_VERIFY((*find)->isVisible() && (*find)->isEnabled());
    (*find)->setFocus();
    QTest::keyClick(*find, Qt::Key_Space);
    QTRY_COMPARE(rows(duplicates(), {0, 1, 2, 3}),
        (QStringList {u"3 nearly the same | from 1.0000"_s,
            u"  lost | 1.0000 |  | its text is not in the docstore"_s,
            u"  one | 1.0000 | d0.md | The text of one"_s,
            u"  other | 1.0000 | d0.md | The text of other"_s}));
    const auto *state = m_test->window().findChild<QLabel *>(u"Duplicates found"_s);
    QCOMPARE(state->text(),
        u"1 group; 5 vectors of 2 numbers compared, as they are stored; 1 of another length left "
        "out; 1 has no direction"_s);
    QVERIFY(duplicates()->hasFocus());
    QVERIFY(::choose(duplicates(), u"other"_s, 0, duplicates()->model()->index(0, 0)));
    QTest::keyClick(duplicates(), Qt::Key_Return);
    QTRY_COMPARE(currentKey(), QByteArray("other"));
    QCOMPARE(tabs()->current()->ref().collection.name, QByteArray("docstore/data"));
    QVERIFY(duplicates()); // as they were
    pick(u"Which vectors"_s, u"Nearest"_s);
    QTRY_COMPARE(rows(neighbours(), {2}).value(0), u"other"_s);
}

void TestIndexWindow::nearDuplicatesThatAreNotThereAreTold()
{
    PersistedIndex index = PersistedIndex::healthy(1, 1, 2);
    index.vectors[u"d0-1"_s] = QJsonArray {1.0, 0.0};
    index.addNode(u"near"_s, u"d0"_s, 100, 200, {1.0, 0.4}); // 0.928
    QVERIFY(open(index));
    QVERIFY(m_test->trigger(u"Neighbours"_s));
    pick(u"Which vectors"_s, u"Near duplicates"_s);
    QTRY_VERIFY(WindowTest::click(u"Find duplicates"_s));
    const auto says = [this](const QString &text) {
        const auto labels = m_test->window().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    };
    QTRY_VERIFY(says(u"No two vectors have a cosine of 0.990 or more."_s));
    QVERIFY(!duplicates());
    pick(u"How much alike"_s, u"From 0.900"_s); // asks again
    QTRY_COMPARE(rows(duplicates(), {0, 1}).value(0), u"2 nearly the same | from 0.9285"_s);
    m_test->session()->editor().remove(
        {{{"embedding_dict", "default__vector_store.json"}, "near"}});
    QTRY_COMPARE(m_test->changes(), 1);
    QVERIFY(duplicates()); // vectors are compared as they are stored
    QVERIFY(m_test->persist());
    QTRY_VERIFY(!duplicates());
}

void TestIndexWindow::columnsAreAsWideAsWhatIsInThem()
{
    PersistedIndex index = PersistedIndex::healthy(2, 3);
    index.vectors.remove(u"d1-2"_s); // of the one that is not chosen
    QVERIFY(open(index));
    QVERIFY(m_test->trigger(u"Documents"_s));
    QTRY_VERIFY(WindowTest::find<QTreeView>(u"Nodes of the document"_s));
    const auto *nodes = WindowTest::find<QTreeView>(u"Nodes of the document"_s);
    QTRY_COMPARE(nodes->model()->rowCount(), 3);
    const auto width = [&](int column) { return nodes->columnWidth(column); };
    QTRY_VERIFY(width(DocumentNodesModel::TroubleColumn) // in which nothing is
        < 14 * nodes->fontMetrics().averageCharWidth());
    QVERIFY(m_test->trigger(u"Check"_s));
    QTRY_VERIFY(problems());
    for (const int column : {ProblemsModel::EntriesColumn, ProblemsModel::RuleColumn})
        QTRY_VERIFY(problems()->isColumnHidden(column)
            || problems()->columnWidth(column) >= neededWidth(*problems(), column));
}

void TestIndexWindow::theFootOfDocumentsIsTheSumOfTheColumns()
{
    PersistedIndex index = PersistedIndex::healthy(2, 3);
    index.data.insert(u"whole"_s,
        QJsonObject {{u"__data__"_s, QJsonObject {{u"id_"_s, u"whole"_s}, {u"text"_s, u"All."_s}}},
            {u"__type__"_s, u"4"_s}});
    index.data.remove(u"d1-2"_s);
    QVERIFY(open(index));
    QVERIFY(m_test->trigger(u"Documents"_s));
    QTRY_VERIFY(documents());
    QTRY_COMPARE(rows(documents(), {0, 1, 3}),
        (QStringList {u"d0.md | 3 | 3"_s, u"d1.md | 2 of 3 | 3"_s, u"whole | 0 | 0"_s}));
    const auto *page = WindowTest::find<QWidget>(u"Documents"_s);
    const auto *foot = page->findChild<SurveyLine *>();
    QTRY_COMPARE(foot->text(), u"3 documents · 5 nodes · 6 vectors"_s);
    QVERIFY(choose(documents(), u"d1.md"_s, 0));
    const auto *head = WindowTest::find<QLabel>(u"Chosen document"_s);
    QTRY_VERIFY2(head->text().contains(u"2 of 3 nodes in order"_s), qPrintable(head->text()));
}

// Of two indexes something else is true.
void TestIndexWindow::theHeadOfAGroupIsTrueOfAllInIt()
{
    ProblemsModel model;
    const auto shown = [this](const QString &name, const QString &file) {
        ShownProblem problem {m_test->session(), {}, false};
        problem.finding.problem = {u"F3"_s, Severity::Warning,
            {ErrorCode::Corrupt, FileReasons::opening.with(name), file}};
        return problem;
    };
    QVERIFY(open(PersistedIndex::healthy(1, 2)));
    const auto head = [&model] { return model.index(0, 0).data().toString(); };
    model.show({shown(u"one"_s, {}), shown(u"one"_s, {})});
    QVERIFY2(head().startsWith(u"2 × "_s) && head().contains(u"one"_s), qPrintable(head()));
    model.show({shown(u"one"_s, {}), shown(u"two"_s, {})});
    QVERIFY2(head().contains(u"\u2026"_s) && !head().contains(u"one"_s), qPrintable(head()));
    const QString folder = m_test->session()->address().path + u'/';
    model.show({shown(u"one"_s, folder + u"a.json"_s), shown(u"one"_s, folder + u"b.json"_s)});
    QVERIFY2(!head().contains(u"a.json"_s), qPrintable(head()));
    ShownProblem other = shown(u"one"_s, {});
    other.finding.problem.error.detail = FileReasons::reading.with(u"one"_s);
    model.show({shown(u"one"_s, {}), other});
    QCOMPARE(head(), u"2 problems of several kinds, by rule F3"_s);
}

void TestIndexWindow::problemsAreGroupedAndFiltered()
{
    PersistedIndex index = PersistedIndex::healthy(2, 3);
    index.data.remove(u"d1-2"_s);
    QVERIFY(open(index));
    QVERIFY(m_test->trigger(u"Check"_s));
    QTRY_VERIFY(problems());
    const auto rules = [] { return rows(problems(), {3}); };
    QTRY_VERIFY(rules().contains(u"D9"_s));
    const QStringList all = rules();
    auto *line = WindowTest::find<QLineEdit>(u"Filter problems"_s);
    line->setText(u"neighbour"_s);
    QCOMPARE(rules(), QStringList(u"D9"_s));
    line->setText(u"d1-2"_s); // a key
    QVERIFY(rules().contains(u"V7"_s) && !rules().contains(u"D9"_s));
    line->setText(u"nothing of this kind"_s);
    QVERIFY(!problems());
    line->clear();
    QCOMPARE(rules(), all);
}

void TestIndexWindow::aNarrowListOfProblemsHasTwoLinesForEach()
{
    PersistedIndex index = PersistedIndex::healthy(2, 3);
    index.data.remove(u"d1-2"_s);
    QVERIFY(open(index));
    QVERIFY(m_test->trigger(u"Check"_s));
    QTRY_VERIFY(problems());
    const auto lines = [] {
        const QRect row = problems()->visualRect(problems()->model()->index(0, 0));
        return row.height() / problems()->fontMetrics().lineSpacing();
    };
    m_test->window().resize(2400, 900);
    QTRY_COMPARE(lines(), 1);
    m_test->window().resize(1024, 700);
    QTRY_COMPARE(lines(), 2);
    m_test->window().resize(2400, 900);
    QTRY_COMPARE(lines(), 1);
}

void TestIndexWindow::whatIsListedIsExported()
{
    PersistedIndex index = PersistedIndex::healthy(2, 3);
    index.data.remove(u"d1-2"_s);
    QVERIFY(open(index));
    QVERIFY(m_test->trigger(u"Check"_s));
    QTRY_VERIFY(problems());
    WindowTest::find<QLineEdit>(u"Filter problems"_s)->setText(u"neighbour"_s);
    const QString path = m_test->path(u"report.md"_s);
    auto *menu = qobject_cast<QToolButton *>(WindowTest::button(u"Export"_s))->menu();
    QCOMPARE(menu->actions().size(), 6); // three forms, and bug reports
    menu->actions().first()->trigger();
    auto *dialog = m_test->window().findChild<QFileDialog *>();
    QVERIFY(dialog);
    dialog->selectFile(path);
    emit dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY(QFile::exists(path));
    const QByteArray report = m_test->read(u"report.md"_s);
    QVERIFY2(report.contains("\n## D9 \xc2\xb7 Error\n\ndocstore.json: 2 nodes have a neighbour"),
        report);
    QVERIFY2(report.contains("\n- `d1-1` \xe2\x80\x93 docstore.json"), report);
    QVERIFY2(!report.contains("V7"), report);
}

void TestIndexWindow::aRepairIsShownBeforeItIsStaged()
{
    PersistedIndex index = PersistedIndex::healthy(1, 3);
    index.changeNode(u"d0-1"_s, [](QJsonObject &node) {
        node[u"relationships"_s]
            = QJsonObject {{u"1"_s, relatedNode(u"d0"_s)}, {u"3"_s, relatedNode(u"gone"_s)}};
    });
    QVERIFY(open(index));
    QVERIFY(m_test->trigger(u"Check"_s));
    QTRY_VERIFY(problems());
    QVERIFY(::choose(problems(), u"D9"_s, 3));
    const QListWidget *edits = nullptr;
    QTRY_VERIFY((edits = WindowTest::find<QListWidget>(u"What the repair changes"_s)));
    QCOMPARE(edits->count(), 1);
    QCOMPARE(edits->item(0)->text(), u"~ d0-1 – docstore.json ▸ docstore/data"_s);
    QCOMPARE(m_test->changes(), qsizetype(0)); // it is only shown
    auto *entries = WindowTest::find<QListWidget>(u"Entries of the problem"_s);
    entries->setFocus();
    QTest::keyClick(entries, Qt::Key_Return);
    QTRY_COMPARE(currentKey(), QByteArray("d0-1"));
    QVERIFY(WindowTest::click(u"Repair"_s));
    QTRY_COMPARE(m_test->changes(), qsizetype(1));
}

void TestIndexWindow::theViewsEndWithTheirStore()
{
    QVERIFY(open(PersistedIndex::healthy(1, 3)));
    QVERIFY(m_test->choose(u"d0-2"_s));
    QVERIFY(m_test->trigger(u"Links"_s));
    QTRY_VERIFY(links());
    QVERIFY(m_test->trigger(u"Documents"_s));
    QTRY_VERIFY(documents());
    m_test->workspace().close(m_test->session());
    QTRY_VERIFY(!documents() && !links());
    QVERIFY(m_test->open(m_test->path(u"index"_s)));
    QTRY_VERIFY(documents()); // the page is there still
    QTRY_COMPARE(rows(documents()), QStringList(u"d0.md | 3"_s));
}

QTEST_MAIN(TestIndexWindow)
#include "tst_indexwindow.moc"
