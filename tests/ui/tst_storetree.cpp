// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/timetext.h"
#include "tests/support/sanitized.h"
#include "windowtest.h"

#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>

using namespace kvlens;

namespace {

const QByteArray store
    = "{\"data\": {\"b\": 33333, \"d\": 1, \"abc\": 22, \"c\": 1, \"abd\": 444444444}}";

void clickColumn(const QTreeView &tree, int column)
{
    const QHeaderView *header = tree.header();
    const int x = header->sectionViewportPosition(column) + header->sectionSize(column) / 2;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {x, header->height() / 2});
}

QString currentKey(const WindowTest &test)
{
    return test.tree()->currentIndex().siblingAtColumn(0).data().toString();
}

QStringList keyList(std::initializer_list<const char *> keys)
{
    QStringList list;
    for (const char *key : keys)
        list.append(QString::fromUtf8(key));
    return list;
}

QByteArray manyKeys(int count)
{
    QByteArray text = "{\"data\": {";
    for (int i = 0; i < count; ++i)
        text += (i > 0 ? ", \"key-" : "\"key-") + QByteArray::number(i) + "\": 1";
    return text + "}}";
}

} // namespace

class TestStoreTree : public QObject
{
    Q_OBJECT

private slots:
    void sortsByAClickOnTheHeader();
    void sortsByTheMenu();
    void showsTimesOnceTheyAreChosen();
    void makesRoomForAColumnThatIsChosen();
    void timesThatNoStoreKeepsCostNoOtherColumn();
    void saysWhatTheFirstRowsAreIn();
    void theLineAboveCoversNoCurrentRow();
    void goesToAKeyByItsLetters();
    void goesToAKeyThatIsAskedFor();
    void opensTheOnlyCollectionAndItsFirstRange();
    void whatJumpsHaveOpenedClosesAgain();
    void detailsTellOfAllThatAreChosen();
    void allThatIsChosenIsDeleted_data();
    void allThatIsChosenIsDeleted();
    void whatIsDeletedIsChosenStill();
};

void TestStoreTree::sortsByAClickOnTheHeader()
{
    WindowTest test;
    QVERIFY(test.open(test.write(QStringLiteral("store.json"), store)));
    const QStringList stored = keyList({"b", "d", "abc", "c", "abd"});
    QTRY_COMPARE(test.keys(), stored);
    clickColumn(*test.tree(), StoreTreeModel::KeyColumn);
    QTRY_COMPARE(test.keys(), keyList({"abc", "abd", "b", "c", "d"}));
    QVERIFY(test.action(QStringLiteral("By key"))->isChecked());
    clickColumn(*test.tree(), StoreTreeModel::KeyColumn);
    QTRY_COMPARE(test.keys(), keyList({"d", "c", "b", "abd", "abc"}));
    QVERIFY(test.action(QStringLiteral("Descending"))->isChecked());
    clickColumn(*test.tree(), StoreTreeModel::TypeColumn);
    QCOMPARE(test.tree()->header()->sortIndicatorSection(), int(StoreTreeModel::KeyColumn));
    clickColumn(*test.tree(), StoreTreeModel::KeyColumn);
    QTRY_COMPARE(test.keys(), stored);
    QCOMPARE(test.tree()->header()->sortIndicatorSection(), -1);
    QVERIFY(test.action(QStringLiteral("As stored"))->isChecked());
}

void TestStoreTree::sortsByTheMenu()
{
    WindowTest test;
    QVERIFY(!test.action(QStringLiteral("By size"))->isEnabled());
    QVERIFY(test.open(test.write(QStringLiteral("store.json"), store)));
    QVERIFY(!test.action(QStringLiteral("Descending"))->isEnabled());
    QVERIFY(test.trigger(QStringLiteral("By size")));
    QTRY_COMPARE(test.keys(), keyList({"d", "c", "abc", "b", "abd"}));
    QVERIFY(test.trigger(QStringLiteral("Descending")));
    QTRY_COMPARE(test.keys(), keyList({"abd", "b", "abc", "d", "c"}));
    QCOMPARE(test.tree()->header()->sortIndicatorSection(), int(StoreTreeModel::SizeColumn));
    QVERIFY(test.trigger(QStringLiteral("As stored")));
    QTRY_COMPARE(test.keys(), keyList({"b", "d", "abc", "c", "abd"}));
}

void TestStoreTree::showsTimesOnceTheyAreChosen()
{
    WindowTest test;
    tellTimesInUtc(true);
    test.window().resize(1600, 800);
    const QByteArray entry
        = R"({"created_at": "2026-01-02T03:04:05.123456+00:00", "value": {"a": 1},)"
          R"( "expires_at": "2099-02-03T04:05:06.654321+00:00"})";
    QVERIFY(QDir(test.path({})).mkpath(QStringLiteral("tree/users")));
    test.write(QStringLiteral("tree/users/ann.json"), entry);
    QVERIFY(test.open(test.path(QStringLiteral("tree"))));
    QTRY_COMPARE(test.keys(), keyList({"ann"}));
    const QHeaderView *header = test.tree()->header();
    for (const int column : {StoreTreeModel::CreatedColumn, StoreTreeModel::ExpiresColumn})
        QVERIFY(header->isSectionHidden(column));
    QVERIFY(test.trigger(QStringLiteral("Created")));
    QVERIFY(test.trigger(QStringLiteral("Expires")));
    for (const int column : {StoreTreeModel::CreatedColumn, StoreTreeModel::ExpiresColumn})
        QVERIFY(!header->isSectionHidden(column));
    const auto cell = [&test](int column, int role = Qt::DisplayRole) {
        return test.key(QStringLiteral("ann")).siblingAtColumn(column).data(role).toString();
    };
    QTRY_COMPARE(cell(StoreTreeModel::CreatedColumn), QStringLiteral("2026-01-02 03:04"));
    QCOMPARE(cell(StoreTreeModel::ExpiresColumn), QStringLiteral("2099-02-03 04:05"));
    QCOMPARE(cell(StoreTreeModel::ExpiresColumn, Qt::ToolTipRole),
        QStringLiteral("2099-02-03 04:05:06 UTC"));
    QVERIFY(test.choose(QStringLiteral("ann")));
    QVERIFY(test.trigger(QStringLiteral("Duplicate")));
    QVERIFY(WindowTest::click(QStringLiteral("Add")));
    QTRY_COMPARE(test.changes(), 1);
    QVERIFY(test.persist());
    QVERIFY(test.read(QStringLiteral("tree/users/ann-copy.json"))
                .contains("2099-02-03T04:05:06.654321+00:00"));
    QCOMPARE(test.read(QStringLiteral("tree/users/ann.json")), entry);
}

void TestStoreTree::makesRoomForAColumnThatIsChosen()
{
    WindowTest test;
    test.window().resize(1024, 700);
    QVERIFY(QDir(test.path({})).mkpath(QStringLiteral("tree/users")));
    test.write(QStringLiteral("tree/users/ann.json"), R"({"value": {"a": 1}})");
    QVERIFY(test.open(QStringLiteral("filetree:") + test.path(QStringLiteral("tree"))));
    const QHeaderView *header = test.tree()->header();
    const int before = test.tree()->width();
    QVERIFY(header->isSectionHidden(StoreTreeModel::ExpiresColumn));
    QVERIFY(test.trigger(QStringLiteral("Expires")));
    QTRY_VERIFY(!header->isSectionHidden(StoreTreeModel::ExpiresColumn));
    QVERIFY(test.tree()->width() > before);
    QVERIFY(header->sectionSize(StoreTreeModel::KeyColumn)
        >= 24 * test.tree()->fontMetrics().averageCharWidth());
    QVERIFY(header->sectionSize(StoreTreeModel::ExpiresColumn)
        > test.tree()->fontMetrics().horizontalAdvance(QStringLiteral("2099-02-03 04:05")));
    QVERIFY(test.trigger(QStringLiteral("Expires")));
    QVERIFY(header->isSectionHidden(StoreTreeModel::ExpiresColumn));
}

void TestStoreTree::timesThatNoStoreKeepsCostNoOtherColumn()
{
    WindowTest test;
    test.window().resize(1024, 700);
    QVERIFY(test.open(test.write(QStringLiteral("store.json"), store)));
    const QHeaderView *header = test.tree()->header();
    QVERIFY(!header->isSectionHidden(StoreTreeModel::TypeColumn));
    QVERIFY(test.trigger(QStringLiteral("Created")));
    QVERIFY(test.trigger(QStringLiteral("Expires")));
    QVERIFY(!header->isSectionHidden(StoreTreeModel::TypeColumn));
    QVERIFY(!header->isSectionHidden(StoreTreeModel::SizeColumn));
}

void TestStoreTree::saysWhatTheFirstRowsAreIn()
{
    WindowTest test;
    QVERIFY(test.open(test.write(
        QStringLiteral("store.json"), manyKeys(300).chopped(1) + ", \"other\": {\"x\": 1}}")));
    QTRY_COMPARE(test.keys().size(), 301);
    auto *line = test.window().findChild<QAbstractButton *>(QStringLiteral("Parent line"));
    QVERIFY(line && !line->isVisible());
    QScrollBar *bar = test.tree()->verticalScrollBar();
    bar->setValue(1);
    QVERIFY(!line->isVisible()); // the collection is the first row
    bar->setValue(2);
    QVERIFY(line->isVisible());
    QCOMPARE(line->accessibleName(), QStringLiteral("In store.json ▸ data"));
    bar->setValue(bar->maximum());
    QVERIFY(line->isVisible());
    line->click();
    QCOMPARE(currentKey(test), QStringLiteral("data"));
    QVERIFY(!line->isVisible());
    bar->setValue(100);
    QVERIFY(line->isVisible());
    test.tree()->collapseAll();
    QTRY_VERIFY(!line->isVisible());
}

void TestStoreTree::theLineAboveCoversNoCurrentRow()
{
    WindowTest test;
    QVERIFY(test.open(test.write(QStringLiteral("store.json"), manyKeys(300))));
    QTRY_COMPARE(test.keys().size(), 300);
    const auto *line = test.window().findChild<QAbstractButton *>(QStringLiteral("Parent line"));
    QTreeView *tree = test.tree();
    tree->setFocus();
    const auto isFree = [tree, line] {
        const int top = line->isVisible() ? line->height() : 0;
        return tree->visualRect(tree->currentIndex()).top() >= top;
    };
    for (const int key : {int(Qt::Key_End), int(Qt::Key_PageUp), int(Qt::Key_Up)}) {
        for (int i = 0; i < 40; ++i) {
            QTest::keyClick(tree, Qt::Key(key));
            QVERIFY2(isFree(), qPrintable(currentKey(test)));
        }
    }
    QTest::keyClick(tree, Qt::Key_Home);
    QVERIFY(isFree() && !line->isVisible());
}

void TestStoreTree::goesToAKeyByItsLetters()
{
    WindowTest test;
    QVERIFY(test.open(test.write(QStringLiteral("store.json"), store)));
    QVERIFY(test.choose(QStringLiteral("d")));
    QTest::keyClicks(test.tree(), QStringLiteral("abd"));
    QTRY_COMPARE(currentKey(test), QStringLiteral("abd"));
    QTRY_COMPARE(test.text(), QByteArray("444444444"));
}

void TestStoreTree::goesToAKeyThatIsAskedFor()
{
    WindowTest test;
    QVERIFY(test.open(test.write(QStringLiteral("store.json"), store)));
    const auto ask = [&test](const QString &key) {
        if (!test.trigger(QStringLiteral("Go to key")))
            return false;
        WindowTest::find<QLineEdit>(QStringLiteral("Key"))->setText(key);
        return WindowTest::click(QStringLiteral("Go"));
    };
    QVERIFY(ask(QStringLiteral("abc")));
    QTRY_COMPARE(currentKey(test), QStringLiteral("abc"));
    QTRY_VERIFY(test.action(QStringLiteral("Rename"))->isEnabled()); // what is acted on
    QVERIFY(ask(QStringLiteral("xyz")));
    QTRY_VERIFY(test.message().contains(QStringLiteral("xyz")));
    QCOMPARE(currentKey(test), QStringLiteral("abc"));
    QVERIFY(test.open(test.write(QStringLiteral("other.json"), R"({"data": {"beta": 1}})")));
    QVERIFY(ask(QStringLiteral("beta")));
    QTRY_COMPARE(currentKey(test), QStringLiteral("beta")); // though another store is current
    QVERIFY2(test.message().isEmpty(), qPrintable(test.message())); // that xyz is none is settled
}

void TestStoreTree::opensTheOnlyCollectionAndItsFirstRange()
{
    WindowTest test;
    test.window().open({test.write(QStringLiteral("store.json"), manyKeys(60'000))});
    QTRY_VERIFY(test.session() && test.session()->state() == SessionState::Ready);
    const QModelIndex collection
        = test.tree()->model()->index(0, 0, test.tree()->model()->index(0, 0));
    QVERIFY(test.tree()->isExpanded(collection));
    const QModelIndex range = test.tree()->model()->index(0, 0, collection);
    QTRY_VERIFY(test.tree()->isExpanded(range));
    const QModelIndex key = test.tree()->model()->index(0, 0, range);
    QTRY_COMPARE(key.data().toString(), QStringLiteral("key-0"));
    QVERIFY(test.tree()->viewport()->rect().contains(test.tree()->visualRect(key).center()));
}

// Or a view that is full of open ranges would keep the window waiting.
void TestStoreTree::whatJumpsHaveOpenedClosesAgain()
{
    WindowTest test;
    test.window().open({test.write(QStringLiteral("store.json"), manyKeys(95'000))});
    QTRY_VERIFY(test.session() && test.session()->state() == SessionState::Ready);
    QTreeView &tree = *test.tree();
    const QAbstractItemModel &model = *tree.model();
    const QModelIndex collection = model.index(0, 0, model.index(0, 0));
    const auto range = [&](int number) { return model.index(number, 0, collection); };
    QTRY_COMPARE(model.rowCount(collection), 10);
    QTRY_VERIFY(tree.isExpanded(range(0))); // by itself
    tree.expand(range(5)); // by hand
    for (const int number : {9, 1, 5, 2, 8, 3, 7}) {
        const QModelIndex key = model.index(77, 0, range(number));
        tree.setCurrentIndex(key);
        tree.scrollTo(key);
        QVERIFY(tree.isExpanded(range(number)));
        QCOMPARE(tree.currentIndex(), key);
        QVERIFY(tree.visualRect(key).intersects(tree.viewport()->rect()));
    }
    QList<int> open;
    for (int number = 0; number < 10; ++number) {
        if (tree.isExpanded(range(number)))
            open.append(number);
    }
    QCOMPARE(open, QList<int>({0, 3, 5, 7, 8}));
}

// Whether or not their names were ever read for being shown; a range stands for its keys.
void TestStoreTree::detailsTellOfAllThatAreChosen()
{
    WindowTest test;
    QVERIFY(test.open(test.write(QStringLiteral("store.json"), store)));
    QVERIFY(test.choose(QStringLiteral("b")));
    test.tree()->selectionModel()->select(
        test.key(QStringLiteral("abc")), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const auto texts = [] {
        QStringList all;
        for (const QLabel *label :
            WindowTest::find<QWidget>(QStringLiteral("Details"))->findChildren<QLabel *>())
            all.append(label->text());
        return all;
    };
    QTRY_VERIFY2(texts().contains(QStringLiteral("2 keys")), qPrintable(texts().join(u'\n')));
    QVERIFY(texts().contains(QStringLiteral("number (2)")));
    QVERIFY(texts().contains(QStringLiteral("23 B"))); // "b": 33333, and "abc": 22, with the comma
    QVERIFY(test.trigger(QStringLiteral("Delete")));
    QTRY_VERIFY(texts().contains(QStringLiteral("deleted (2)")));
    QVERIFY(test.choose(QStringLiteral("d")));
    QTRY_VERIFY(!texts().contains(QStringLiteral("2 keys")));
}

void TestStoreTree::allThatIsChosenIsDeleted_data()
{
    QTest::addColumn<int>("keys");
    QTest::addColumn<bool>("opens");
    constexpr int many = test::isSanitized ? 12'000 : 30'000;
    QTest::newRow("in one range") << (test::isSanitized ? 4'000 : 9'000) << false;
    QTest::newRow("in ranges, closed") << many << false;
    QTest::newRow("in ranges, open") << many << true;
}

void TestStoreTree::allThatIsChosenIsDeleted()
{
    QFETCH(const int, keys);
    QFETCH(const bool, opens);
    WindowTest test;
    QVERIFY(test.open(test.write(QStringLiteral("store.json"), manyKeys(keys))));
    if (opens)
        test.tree()->expandAll();
    test.tree()->selectAll();
    const QAction *act = test.action(QStringLiteral("Delete"));
    QVERIFY2(act->toolTip().contains(QLocale().toString(keys)), qPrintable(act->toolTip()));
    QVERIFY(test.trigger(QStringLiteral("Delete")));
    QTRY_COMPARE(test.changes(), keys);
    QVERIFY(test.trigger(QStringLiteral("Undo")));
    QCOMPARE(test.changes(), 0);
}

void TestStoreTree::whatIsDeletedIsChosenStill()
{
    WindowTest test;
    QVERIFY(test.open(test.write(QStringLiteral("store.json"), manyKeys(2'000))));
    test.tree()->selectAll();
    QVERIFY(test.trigger(QStringLiteral("Delete")));
    QTRY_COMPARE(test.changes(), 2'000);
    QVERIFY(test.trigger(QStringLiteral("Revert")));
    QTRY_COMPARE(test.changes(), 0);
}

QTEST_MAIN(TestStoreTree)
#include "tst_storetree.moc"
