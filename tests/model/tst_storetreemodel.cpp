// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storetreemodel.h"
#include "tests/support/modeltext.h"
#include "tests/support/tablestore.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const CollectionRef data {"data"};
const CollectionRef more {"more"};

// A workspace with one store over a table, its tree, and a tester from the first change on.
struct Tree
{
    std::shared_ptr<Table> table = std::make_shared<Table>();
    Workspace workspace;
    StoreTreeModel model {workspace};
    std::unique_ptr<QAbstractItemModelTester> tester
        = std::make_unique<QAbstractItemModelTester>(&model);
    StoreSession *session = nullptr;

    void open(const TableOptions &options = {})
    {
        session = workspace.open({}, tableOpener(table, options));
    }
    bool isReady() const { return session->state() == SessionState::Ready; }
    QModelIndex store() const { return model.indexOf(session); }
    QStringList lines(const QList<int> &columns = {0}) const
    {
        return modelLines(model, columns, store());
    }
    Entry entry(const CollectionRef &collection, const QByteArray &key) const
    {
        QSignalSpy spy(session, &StoreSession::entryArrived);
        session->readEntry({collection, key});
        if (!spy.wait())
            return {};
        return spy.first().at(1).value<Result<Entry>>().value_or(Entry {});
    }
};

QStringList texts(std::initializer_list<const char *> lines)
{
    QStringList list;
    for (const char *line : lines)
        list.append(QString::fromUtf8(line));
    return list;
}

} // namespace

class TestStoreTreeModel : public QObject
{
    Q_OBJECT

private slots:
    void showsStoresCollectionsAndKeys();
    void showsKeysAddedAtTheEndAndDeletedOnesInPlace();
};

void TestStoreTreeModel::showsStoresCollectionsAndKeys()
{
    Tree tree;
    tree.table->fill(data, 3);
    tree.table->fill(more, 1);
    tree.open();
    QTRY_VERIFY(tree.isReady());
    QTRY_COMPARE(tree.lines({0, 1, 2}),
        texts({"data | 3 keys", "  k0 | number | 1 B", "  k1 | number | 1 B", "  k2 | number | 1 B",
            "more | 1 key", "  k0 | number | 1 B"}));
}

void TestStoreTreeModel::showsKeysAddedAtTheEndAndDeletedOnesInPlace()
{
    Tree tree;
    tree.table->fill(data, 3);
    tree.open();
    QTRY_VERIFY(tree.isReady());
    tree.session->newKey(data, "new", "1");
    tree.session->remove({{data, "k1"}});
    QTRY_COMPARE(
        tree.lines({0, 3}), texts({"data", "  k0", "  k1 | deleted", "  k2", "  new | added"}));
    tree.session->persist();
    QTRY_COMPARE(tree.lines({0, 3}), texts({"data", "  k0", "  k2", "  new"}));
}

QTEST_GUILESS_MAIN(TestStoreTreeModel)
#include "tst_storetreemodel.moc"
