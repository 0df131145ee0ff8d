// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/treetools.h"
#include "tests/support/hugestore.h"

#include <QSignalSpy>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const CollectionRef data {"data"};
const CollectionRef more {"more"};

// What the model answers; nothing: no answer came.
std::optional<QModelIndex> jump(
    Tree &tree, const QModelIndex &from, const char *text, JumpAim aim = JumpAim::Next)
{
    std::optional<QModelIndex> answer;
    const auto connection = QObject::connect(&tree.model, &StoreTreeModel::jumped, &tree.model,
        [&answer](const QModelIndex &index) { answer = index; });
    tree.model.jump(from, QString::fromUtf8(text), aim);
    OpenTable::wait([&answer] { return answer.has_value(); });
    QObject::disconnect(connection);
    return answer;
}

QModelIndex row(const Tree &tree, int number, const CollectionRef &ref = data)
{
    return tree.model.index(number, 0, tree.collection(ref));
}

} // namespace

class TestStoreTreeJump : public QObject
{
    Q_OBJECT

private slots:
    void goesToTheNextKeyThatBeginsSo_data();
    void goesToTheNextKeyThatBeginsSo();
    void saysWhenThereIsNone();
    void looksOnlyAtKeysThatAreShown();
    void followsTheOrderThatIsShown();
    void prefersTheKeyItself();
    void opensAKeyByItsNameWhateverIsListed_data();
    void opensAKeyByItsNameWhateverIsListed();
    void opensAKeyThatTheFilterHides();
    void looksInOtherCollectionsToo();
    void looksInOtherStoresToo();
    void goesToCollectionsByTheirNames();
    void findsARangeAndTheRowInIt();
    void isForgottenWhenTheRowsChange();
};

void TestStoreTreeJump::goesToTheNextKeyThatBeginsSo_data()
{
    QTest::addColumn<bool>("positions");
    QTest::newRow("by position") << true;
    QTest::newRow("one page after the other") << false;
}

void TestStoreTreeJump::goesToTheNextKeyThatBeginsSo()
{
    QFETCH(bool, positions);
    TableOptions options;
    options.capabilities.setFlag(Capability::Positions, positions);
    Tree tree;
    for (const char *key : {"apple", "Bean", "berry", "cherry", "beet"})
        tree.table->put(data, key, "1");
    QVERIFY(tree.open(options));
    if (!positions)
        tree.session->lister().fetchMore(data);
    QTRY_COMPARE(tree.model.rowCount(tree.collection(data)), 5);
    QCOMPARE(jump(tree, tree.collection(data), "be"), row(tree, 1));
    QCOMPARE(jump(tree, row(tree, 1), "be"), row(tree, 2));
    QCOMPARE(jump(tree, row(tree, 2), "BE"), row(tree, 4));
    QCOMPARE(jump(tree, row(tree, 4), "be"), row(tree, 1));
    QCOMPARE(jump(tree, row(tree, 3), "c"), row(tree, 3)); // the only one
}

void TestStoreTreeJump::saysWhenThereIsNone()
{
    Tree tree;
    tree.table->fill(data, 3);
    QVERIFY(tree.open());
    QCOMPARE(jump(tree, row(tree, 0), "x"), QModelIndex());
    QCOMPARE(jump(tree, row(tree, 0), "k5", JumpAim::Key), QModelIndex());
}

void TestStoreTreeJump::looksOnlyAtKeysThatAreShown()
{
    Tree tree;
    tree.table->fill(data, 100);
    QVERIFY(tree.open());
    QVERIFY(tree.filter("7"));
    QCOMPARE(jump(tree, row(tree, 0), "k3"), row(tree, 3)); // k07, k17, k27, k37
    QVERIFY(tree.filter("x"));
    QCOMPARE(jump(tree, tree.collection(data), "k3"), QModelIndex());
}

void TestStoreTreeJump::followsTheOrderThatIsShown()
{
    Tree tree;
    tree.table->fill(data, 40);
    QVERIFY(tree.open());
    tree.model.sort(StoreTreeModel::KeyColumn, Qt::DescendingOrder);
    QTRY_VERIFY(!tree.model.isSorting());
    QCOMPARE(jump(tree, row(tree, 0), "k1"), row(tree, 20)); // k19
    QCOMPARE(jump(tree, row(tree, 0), "k10", JumpAim::Key), row(tree, 29));
}

void TestStoreTreeJump::prefersTheKeyItself()
{
    Tree tree;
    for (const char *key : {"doc-10", "Doc-1", "doc-1", "doc-11"})
        tree.table->put(data, key, "1");
    QVERIFY(tree.open());
    QCOMPARE(jump(tree, row(tree, 0), "doc-1"), row(tree, 1));
    QCOMPARE(jump(tree, row(tree, 0), "doc-1", JumpAim::Key), row(tree, 2));
    QCOMPARE(jump(tree, row(tree, 0), "doc", JumpAim::Key), row(tree, 1));
}

void TestStoreTreeJump::opensAKeyByItsNameWhateverIsListed_data()
{
    QTest::addColumn<Capabilities>("capabilities");
    QTest::addColumn<int>("row");
    const Capabilities cursors = Capability::ListKeys | Capability::StableCursors;
    QTest::newRow("by position") << (cursors | Capability::Positions) << 2345;
    QTest::newRow("one page after the other") << cursors << 2345;
    QTest::newRow("forwards only") << Capabilities(Capability::ListKeys) << 0;
    QTest::newRow("nothing is listed") << Capabilities() << 0;
}

void TestStoreTreeJump::opensAKeyByItsNameWhateverIsListed()
{
    QFETCH(Capabilities, capabilities);
    Tree tree(Tree::Tested::No);
    tree.table->fill(data, 3'000);
    TableOptions options;
    options.capabilities = capabilities;
    QVERIFY(tree.open(options));
    QSignalSpy named(&tree.model, &StoreTreeModel::named);
    const auto found = jump(tree, tree.collection(data), "k2345", JumpAim::Key);
    QCOMPARE(named.size(), 1);
    QCOMPARE(named.first().at(1).value<EntryRef>(), (EntryRef {data, "k2345"}));
    QVERIFY(found);
    QTEST(found->row(), "row");
    QTRY_COMPARE(found->data().toString(), QStringLiteral("k2345"));
    QCOMPARE(jump(tree, tree.collection(data), "k9999", JumpAim::Key), QModelIndex());
    QCOMPARE(named.size(), 1);
}

void TestStoreTreeJump::opensAKeyThatTheFilterHides()
{
    Tree tree;
    tree.table->fill(data, 100);
    QVERIFY(tree.open());
    QVERIFY(tree.filter("7"));
    QSignalSpy named(&tree.model, &StoreTreeModel::named);
    QCOMPARE(jump(tree, row(tree, 0), "k55", JumpAim::Key), QModelIndex());
    QCOMPARE(named.size(), 1);
}

void TestStoreTreeJump::looksInOtherCollectionsToo()
{
    Tree tree;
    tree.table->put(data, "a", "1");
    tree.table->put(more, "b", "1");
    QVERIFY(tree.open());
    QCOMPARE(jump(tree, row(tree, 0), "b", JumpAim::Key), row(tree, 0, more));
    QCOMPARE(jump(tree, tree.store(), "a", JumpAim::Key), row(tree, 0));
    QCOMPARE(jump(tree, row(tree, 0), "b"), QModelIndex());
}

void TestStoreTreeJump::looksInOtherStoresToo()
{
    Tree tree;
    tree.table->put(data, "alpha", "1");
    QVERIFY(tree.open());
    const auto table = std::make_shared<Table>();
    table->put(more, "beta", "1");
    table->put(more, "gamma", "1");
    StoreSession *other = tree.workspace.open({}, tableOpener(table));
    QTRY_COMPARE(other->state(), SessionState::Ready);
    const QModelIndex collection = tree.model.indexOf(other, more);
    QTRY_COMPARE(tree.model.rowCount(collection), 2);
    QCOMPARE(jump(tree, row(tree, 0), "gamma", JumpAim::Key), tree.model.index(1, 0, collection));
    QCOMPARE(jump(tree, row(tree, 0), "be", JumpAim::Key), tree.model.index(0, 0, collection));
    QCOMPARE(jump(tree, tree.model.indexOf(other), "alpha", JumpAim::Key), row(tree, 0));
    QCOMPARE(jump(tree, row(tree, 0), "x", JumpAim::Key), QModelIndex());
    QCOMPARE(jump(tree, row(tree, 0), "be"), QModelIndex()); // letters stay in the store
}

void TestStoreTreeJump::goesToCollectionsByTheirNames()
{
    Tree tree;
    for (const char *name : {"docs", "refs", "data"})
        tree.table->put({name}, "x", "1");
    QVERIFY(tree.open());
    QCOMPARE(jump(tree, tree.collection({"docs"}), "d"), tree.collection({"data"}));
    QCOMPARE(jump(tree, tree.collection({"data"}), "D"), tree.collection({"docs"}));
    QCOMPARE(jump(tree, tree.collection({"data"}), "x"), row(tree, 0));
}

void TestStoreTreeJump::findsARangeAndTheRowInIt()
{
    Tree tree(Tree::Tested::No);
    QVERIFY(tree.open(hugeOpener(123'456)));
    const auto found = jump(tree, tree.collection({"huge"}), "key-98765", JumpAim::Key);
    QVERIFY(found && found->isValid());
    QTRY_COMPARE(found->data().toString(), QStringLiteral("key-98765"));
    QCOMPARE(found->parent().row(), 9);
    const QModelIndex range = tree.model.index(3, 0, tree.collection({"huge"}));
    QCOMPARE(jump(tree, range, "key-3"), tree.model.index(0, 0, range));
}

void TestStoreTreeJump::isForgottenWhenTheRowsChange()
{
    Tree tree(Tree::Tested::No);
    QVERIFY(tree.open(hugeOpener(400'000)));
    QSignalSpy jumped(&tree.model, &StoreTreeModel::jumped);
    tree.model.jump(tree.collection({"huge"}), QStringLiteral("key-399999"), JumpAim::Key);
    QVERIFY(tree.filter("1234"));
    QVERIFY(OpenTable::wait([&] { return tree.model.filterCounts().finished; }));
    QCOMPARE(jumped.size(), 0);
    tree.model.jump(tree.collection({"huge"}), QStringLiteral("key-1"), JumpAim::Key);
    tree.workspace.close(tree.session);
    QCOMPARE(tree.model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestStoreTreeJump)
#include "tst_storetreejump.moc"
