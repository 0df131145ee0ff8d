// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changeset.h"
#include "model/treenode.h"

#include <QTest>

using namespace kvlens;

namespace {

EditList oneAdded()
{
    const EntryRef ref {{"data"}, "new"};
    ChangeSet changes;
    changes.put(absentEntry(ref), "1");
    return changes.added(ref.collection);
}

} // namespace

class TestTreeNode : public QObject
{
    Q_OBJECT

private slots:
    void rowsAreChildrenThenKeysThenAddedOnes();
    void rangesHoldTenThousandKeysEach();
    void placesAndRowsAgree_data();
    void placesAndRowsAgree();
    void isToldFromItsSiblings();
};

void TestTreeNode::rowsAreChildrenThenKeysThenAddedOnes()
{
    TreeNode node;
    node.children.push_back(std::make_unique<TreeNode>());
    node.children.back()->kind = NodeKind::Collection;
    node.stored = 2;
    node.added = ShownEdits(oneAdded());
    QCOMPARE(node.rowCount(), 4);
    QCOMPARE(node.rowAt(0).child, node.children.front().get());
    QCOMPARE(node.rowAt(0).kind, NodeKind::Collection);
    QCOMPARE(node.rowAt(2).kind, NodeKind::Key);
    QCOMPARE(node.rowAt(2).at, 1);
    QVERIFY(!node.rowAt(2).isAdded);
    QVERIFY(node.rowAt(3).isAdded);
    QCOMPARE(node.rowAt(3).at, 0);
}

void TestTreeNode::rangesHoldTenThousandKeysEach()
{
    TreeNode node;
    node.isRanged = true;
    node.stored = 50'001;
    node.added = ShownEdits(oneAdded());
    QCOMPARE(node.keyRows(), 6);
    QCOMPARE(node.rowCount(), 7);
    QCOMPARE(node.rangeCount(0), 10'000);
    QCOMPARE(node.rangeCount(5), 1);
    QCOMPARE(node.rowAt(5).kind, NodeKind::Range);
    QVERIFY(node.rowAt(6).isAdded);
}

void TestTreeNode::placesAndRowsAgree_data()
{
    QTest::addColumn<bool>("isRanged");
    QTest::newRow("flat") << false;
    QTest::newRow("ranged") << true;
}

void TestTreeNode::placesAndRowsAgree()
{
    QFETCH(bool, isRanged);
    TreeNode node;
    node.children.push_back(std::make_unique<TreeNode>());
    node.isRanged = isRanged;
    node.stored = 60'000;
    for (const qint64 shown : {0, 9'999, 10'000, 59'999}) {
        const auto [row, range] = node.placeOf(shown);
        const qint64 back = range < 0 ? node.rowAt(row).at : range * TreeNode::rangeSize + row;
        QCOMPARE(back, shown);
        QCOMPARE(range >= 0, isRanged);
    }
}

void TestTreeNode::isToldFromItsSiblings()
{
    TreeNode collection;
    collection.kind = NodeKind::Collection;
    collection.keysOf = CollectionRef {.name = "a.json"};
    TreeNode group;
    group.kind = NodeKind::Group;
    group.group = "a.json";
    TreeNode shadowed;
    shadowed.kind = NodeKind::Collection;
    shadowed.keysOf = CollectionRef {.name = "a.json", .group = {}, .shadow = 1};
    QVERIFY(collection.identity() != group.identity());
    QVERIFY(collection.identity() != shadowed.identity());
}

QTEST_GUILESS_MAIN(TestTreeNode)
#include "tst_treenode.moc"
