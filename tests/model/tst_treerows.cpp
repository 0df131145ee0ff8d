// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changeset.h"
#include "model/treerows.h"

#include <QTest>

using namespace kvlens;

namespace {

// Keeps what it is told as lines, and looks whether the rows are as many as they then must be.
class Recorder : public RowSink
{
public:
    QStringList lines;

    void insert(const RowParent &parent, int first, int last, const Change &change) override
    {
        step(parent, change, last - first + 1);
        lines.append(QStringLiteral("insert %1–%2%3").arg(first).arg(last).arg(in(parent)));
    }
    void remove(const RowParent &parent, int first, int last, const Change &change) override
    {
        step(parent, change, first - last - 1);
        lines.append(QStringLiteral("remove %1–%2%3").arg(first).arg(last).arg(in(parent)));
    }
    void move(const RowParent &parent, int from, int to, const Change &change) override
    {
        step(parent, change, 0);
        lines.append(QStringLiteral("move %1 to %2%3").arg(from).arg(to).arg(in(parent)));
    }
    void aboutToRearrange() override { lines.append(QStringLiteral("rearrange")); }
    void rearranged(Find) override { lines.append(QStringLiteral("rearranged")); }
    void changed(const RowParent &parent, int first, int last) override
    {
        lines.append(QStringLiteral("changed %1–%2%3").arg(first).arg(last).arg(in(parent)));
    }
    void changed(const TreeNode &) override { }

    QStringList take() { return std::exchange(lines, {}); }

private:
    static int rowsOf(const RowParent &parent)
    {
        return parent.range < 0 ? parent.node.rowCount()
                                : int(parent.node.rangeCount(parent.range));
    }
    static void step(const RowParent &parent, const Change &change, int more)
    {
        const int before = rowsOf(parent);
        change();
        QCOMPARE(rowsOf(parent), before + more);
    }
    static QString in(const RowParent &parent)
    {
        return parent.range < 0 ? QString() : QStringLiteral(" in %1").arg(parent.range);
    }
};

QStringList told(std::initializer_list<const char *> lines)
{
    QStringList list;
    for (const char *line : lines)
        list.append(QString::fromUtf8(line));
    return list;
}

CollectionRef ref(const char *name, const char *group = "")
{
    return {.name = name, .group = group};
}

// "a", "g(b, c)"
QString textOf(const TreeNode &node)
{
    QStringList children;
    for (const auto &child : node.children)
        children.append(textOf(*child));
    const QString name
        = QString::fromUtf8(node.kind == NodeKind::Collection ? node.keysOf->name : node.group);
    const QString below = children.join(QStringLiteral(", "));
    return children.isEmpty() ? name : QStringLiteral("%1(%2)").arg(name, below);
}

struct Shown
{
    TreeNode root;
    QHash<quint32, TreeNode *> ids;
    quint32 lastId = 0;
    NodeIndex index {ids, lastId};
    Recorder sink;

    void sync(const QList<CollectionRef> &collections)
    {
        syncChildren(root, *wantedTree(collections), index, sink);
    }
};

} // namespace

class TestTreeRows : public QObject
{
    Q_OBJECT

private slots:
    void keysComeAndGoBehindTheChildren();
    void manyKeysBecomeRanges();
    void rangesGrowAtTheirEnd();
    void addedKeysStandBehindTheStoredOnes();
    void theTailIsTheLastRow();
    void changedKeysAreToldByRange();
    void collectionsComeGoAndMove();
    void whatStaysKeepsItsNode();
    void freshCollectionsAreAppendedToTheirGroups();
    void everyNodeIsFoundUntilItGoes();
};

void TestTreeRows::keysComeAndGoBehindTheChildren()
{
    Shown shown;
    shown.sync({ref("a"), ref("b")});
    shown.sink.take();
    setStored(shown.root, 3, shown.sink);
    QCOMPARE(shown.sink.take(), told({"insert 2–4"}));
    setStored(shown.root, 3, shown.sink);
    QCOMPARE(shown.sink.take(), QStringList());
    setStored(shown.root, 1, shown.sink);
    QCOMPARE(shown.sink.take(), told({"remove 3–4"}));
}

void TestTreeRows::manyKeysBecomeRanges()
{
    TreeNode node;
    Recorder sink;
    setStored(node, 50'000, sink);
    QCOMPARE(sink.take(), told({"insert 0–49999"}));
    setStored(node, 50'001, sink);
    QCOMPARE(sink.take(), told({"rearrange", "rearranged"}));
    QCOMPARE(node.rowCount(), 6);
    setStored(node, 50'000, sink);
    QCOMPARE(sink.take(), told({"rearrange", "rearranged"}));
    QCOMPARE(node.rowCount(), 50'000);
}

void TestTreeRows::rangesGrowAtTheirEnd()
{
    TreeNode node;
    Recorder sink;
    setStored(node, 58'000, sink);
    sink.take();
    setStored(node, 59'000, sink);
    QCOMPARE(sink.take(), told({"insert 8000–8999 in 5", "changed 5–5"}));
    setStored(node, 75'000, sink);
    QCOMPARE(sink.take(), told({"insert 9000–9999 in 5", "changed 5–5", "insert 6–7"}));
    QCOMPARE(node.rangeCount(7), 5'000);
}

void TestTreeRows::addedKeysStandBehindTheStoredOnes()
{
    TreeNode node;
    Recorder sink;
    setStored(node, 2, sink);
    const Entry a = absentEntry({ref("c"), "a"});
    const Entry b = absentEntry({ref("c"), "b"});
    ChangeSet changes;
    sink.take();
    changes.put(a, "1");
    changes.put(b, "1");
    setAdded(node, changes.added(ref("c")), sink);
    QCOMPARE(sink.take(), told({"insert 2–3"}));
    changes.put(b, "2");
    setAdded(node, changes.added(ref("c")), sink);
    QCOMPARE(sink.take(), told({"changed 3–3"}));
    changes.revert(a.ref);
    setAdded(node, changes.added(ref("c")), sink);
    QCOMPARE(sink.take(), told({"remove 2–2"}));
    changes.put(a, "1");
    setAdded(node, changes.added(ref("c")), sink);
    QCOMPARE(sink.take(), told({"insert 3–3"}));
    QCOMPARE(node.added.refAt(1), a.ref);
    QCOMPARE(node.rowAt(3).at, 1);
    QVERIFY(node.rowAt(3).isAdded);
}

void TestTreeRows::theTailIsTheLastRow()
{
    TreeNode node;
    Recorder sink;
    setTail(node, false, sink);
    setTail(node, true, sink);
    QCOMPARE(sink.take(), told({"insert 0–0"}));
    setStored(node, 2, sink);
    ChangeSet changes;
    changes.put(absentEntry({ref("c"), "a"}), "1");
    setAdded(node, changes.added(ref("c")), sink);
    QCOMPARE(sink.take(), told({"insert 0–1", "insert 2–2"}));
    QCOMPARE(node.rowAt(3).kind, NodeKind::Tail);
    setTail(node, true, sink);
    QCOMPARE(sink.take(), told({"changed 3–3"}));
    setTail(node, false, sink);
    QCOMPARE(sink.take(), told({"remove 3–3"}));
}

void TestTreeRows::changedKeysAreToldByRange()
{
    TreeNode node;
    Recorder sink;
    setStored(node, 100, sink);
    sink.take();
    keysChanged(node, 5, 200, sink);
    QCOMPARE(sink.take(), told({"changed 5–99"}));
    setStored(node, 55'000, sink);
    sink.take();
    keysChanged(node, 9'990, 20'004, sink);
    QCOMPARE(
        sink.take(), told({"changed 9990–9999 in 0", "changed 0–9999 in 1", "changed 0–4 in 2"}));
}

void TestTreeRows::collectionsComeGoAndMove()
{
    Shown shown;
    shown.sync({ref("a"), ref("b"), ref("c")});
    QCOMPARE(shown.sink.take(), told({"insert 0–2"}));
    shown.sync({ref("c"), ref("x", "g"), ref("y", "g"), ref("a")});
    QCOMPARE(textOf(shown.root), QStringLiteral("(c, g(x, y), a)"));
    QCOMPARE(shown.sink.take(), told({"remove 1–1", "move 1 to 0", "insert 1–1", "insert 0–1"}));
    shown.sync({});
    QCOMPARE(shown.root.rowCount(), 0);
    QVERIFY(shown.ids.isEmpty());
}

void TestTreeRows::whatStaysKeepsItsNode()
{
    Shown shown;
    shown.sync({ref("a"), ref("x", "g"), ref("b")});
    const TreeNode *b = shown.index.find(ref("b"));
    const TreeNode *x = shown.index.find(ref("x", "g"));
    shown.sync({ref("b"), ref("new"), ref("x", "g")});
    QCOMPARE(shown.index.find(ref("b")), b);
    QCOMPARE(shown.index.find(ref("x", "g")), x);
    QCOMPARE(b->row, 0);
    QCOMPARE(x->parent->row, 2);
}

void TestTreeRows::freshCollectionsAreAppendedToTheirGroups()
{
    Shown shown;
    shown.sync({ref("a"), ref("x", "g")});
    shown.sink.take();
    const CollectionRef topLevel {.name = {}, .group = "g", .shadow = 0, .topLevel = true};
    appendChildren(shown.root, *wantedTree({ref("y", "g"), ref("z", "h"), ref("b"), topLevel}),
        shown.index, shown.sink);
    QCOMPARE(textOf(shown.root), QStringLiteral("(a, g(x, y), h(z), b)"));
    QCOMPARE(shown.sink.take(), told({"insert 1–1", "insert 2–3", "insert 0–0"}));
    QCOMPARE(shown.index.find(topLevel), shown.root.children[1].get());
}

void TestTreeRows::everyNodeIsFoundUntilItGoes()
{
    Shown shown;
    shown.sync({ref("a"), ref("x", "g")});
    QCOMPARE(shown.ids.size(), 3);
    const TreeNode *a = shown.index.find(ref("a"));
    QCOMPARE(shown.ids.value(a->id), a);
    shown.sync({ref("x", "g")});
    QCOMPARE(shown.ids.size(), 2);
    QVERIFY(!shown.index.find(ref("a")));
}

QTEST_GUILESS_MAIN(TestTreeRows)
#include "tst_treerows.moc"
