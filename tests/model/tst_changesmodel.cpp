// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changesmodel.h"
#include "model/entryplace.h"
#include "model/treetext.h"
#include "tests/support/modeltext.h"
#include "tests/support/sessiontools.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const CollectionRef data {"data"};
const QList<int> allColumns {0, 1, 2, 3, 4};

Entry seen(const QByteArray &key, const QByteArray &value)
{
    return {.ref = {data, key}, .value = value, .version = {"1"}};
}

} // namespace

class TestChangesModel : public QObject
{
    Q_OBJECT

private slots:
    void listsTheEditsOfAllStores();
    void takesAwayWhatIsRevertedOrPersisted();
    void saysWhyAnEditWasNotPersisted();
    void listsManyEditsAtOnce();
    void looksAtNothingButWhatChanged();
    void saysWhereAnEntryIs();
    void namesTellStoresApart();
    void comparesWithWhatIsStoredNow();
};

void TestChangesModel::listsTheEditsOfAllStores()
{
    Workspace workspace;
    ChangesModel model(workspace);
    QAbstractItemModelTester tester(&model);
    const auto table = std::make_shared<Table>();
    table->fill(data, 3);
    StoreSession *first = workspace.open({}, tableOpener(table));
    StoreSession *second = workspace.open({}, tableOpener(table));
    QTRY_VERIFY(first->state() == SessionState::Ready && second->state() == SessionState::Ready);
    first->editor().put(seen("k0", "0"), "1000");
    second->editor().put(seen("k1", "1"), "{");
    first->editor().rename({data, "k2"}, "K2");
    first->editor().newKey(data, "new", "12");
    first->editor().remove({{data, "k1"}});
    QTRY_COMPARE(workspace.changeCount(), 5);
    const QString place = collectionPath(storeName(first->address()), data);
    const auto row = [&place](const char *text) { return QString::fromUtf8(text).arg(place); };
    QCOMPARE(modelLines(model, allColumns),
        QStringList({row("k0 | %1 | edited | +3"), row("k2 → K2 | %1 | renamed"),
            row("new | %1 | added | +2"), row("k1 | %1 | deleted | -1"),
            row("k1 | %1 | edited | 0 | invalid")}));
    const QModelIndex index = model.indexOf(second, {data, "k1"});
    QCOMPARE(index.row(), 4);
    QVERIFY(index.data(ChangesModel::InvalidRole).toBool());
    QCOMPARE(model.editAt(index)->mine.value, QByteArray("{"));
    workspace.close(first);
    QCOMPARE(model.rowCount(), 1);
}

void TestChangesModel::takesAwayWhatIsRevertedOrPersisted()
{
    Workspace workspace;
    ChangesModel model(workspace);
    QAbstractItemModelTester tester(&model);
    const auto table = std::make_shared<Table>();
    table->fill(data, 3);
    StoreSession *session = workspace.open({}, tableOpener(table));
    QTRY_COMPARE(session->state(), SessionState::Ready);
    session->editor().remove({{data, "k0"}, {data, "k1"}, {data, "k2"}});
    QTRY_COMPARE(model.rowCount(), 3);
    session->editor().revert({{data, "k1"}});
    QCOMPARE(modelLines(model), QStringList({QStringLiteral("k0"), QStringLiteral("k2")}));
    session->history().undo();
    QCOMPARE(model.rowCount(), 3);
    session->persist({{data, "k1"}});
    QTRY_COMPARE(model.rowCount(), 2);
}

void TestChangesModel::saysWhyAnEditWasNotPersisted()
{
    const auto table = std::make_shared<Table>();
    table->fill(data, 1);
    const auto faults = std::make_shared<FaultPlan>();
    faults->code = ErrorCode::NoSpace;
    Workspace workspace;
    ChangesModel model(workspace);
    StoreSession *session
        = workspace.open({}, [=](const std::stop_token &) -> Result<std::unique_ptr<Store>> {
              return makeFaultyStore(makeTableStore(table), faults);
          });
    QTRY_COMPARE(session->state(), SessionState::Ready);
    session->editor().put(seen("k0", "0"), "5");
    faults->failOn = true;
    faults->failNext(2); // loading passes, writing does not
    session->persist();
    QTRY_COMPARE(model.index(0, ChangesModel::StateColumn).data().toString(),
        QStringLiteral("not persisted"));
    QCOMPARE(
        model.index(0, 0).data(ChangesModel::ProblemRole).value<Error>().code, ErrorCode::NoSpace);
}

void TestChangesModel::listsManyEditsAtOnce()
{
    Workspace workspace;
    ChangesModel model(workspace);
    const auto table = std::make_shared<Table>();
    table->fill(data, 2'000);
    StoreSession *session = workspace.open({}, tableOpener(table));
    QTRY_COMPARE(session->state(), SessionState::Ready);
    QList<EntryRef> refs;
    const QList<Table::Collection> collections = table->collections();
    for (const Table::Row &row : collections.first().rows)
        refs.append({data, row.key});
    session->editor().remove(refs);
    QTRY_COMPARE(model.rowCount(), 2'000);
    session->history().undo();
    QCOMPARE(model.rowCount(), 0);
}

void TestChangesModel::looksAtNothingButWhatChanged()
{
    constexpr int count = 2'000;
    Workspace workspace;
    ChangesModel model(workspace);
    const auto table = std::make_shared<Table>();
    table->fill(data, count);
    StoreSession *session = workspace.open({}, tableOpener(table));
    QTRY_COMPARE(session->state(), SessionState::Ready);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy told(session, &StoreSession::changesChanged);
    QList<EntryRef> refs;
    for (int i = 0; i < count; ++i)
        refs.append({data, "k" + QByteArray::number(i).rightJustified(4, '0')});
    session->editor().remove(refs);
    QTRY_COMPARE(model.rowCount(), count);
    QCOMPARE(inserted.size(), 1);
    session->editor().put(seen("k0007", "7"), "8");
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex(), model.indexOf(session, {data, "k0007"}));
    QCOMPARE(
        changed.first().at(1).toModelIndex().row(), model.indexOf(session, {data, "k0007"}).row());
    session->editor().revert({{data, "k0009"}});
    QCOMPARE(removed.size(), 1);
    session->persist();
    QTRY_COMPARE(model.rowCount(), 0);
    QCOMPARE(removed.size(), 2);
    QCOMPARE(told.size(), 4);
}

void TestChangesModel::saysWhereAnEntryIs()
{
    Workspace workspace;
    ChangesModel model(workspace);
    QAbstractItemModelTester tester(&model);
    const auto table = std::make_shared<Table>();
    table->fill(data, 1);
    StoreSession *one = workspace.open({}, tableOpener(table));
    QTRY_COMPARE(one->state(), SessionState::Ready);
    one->editor().put(seen("k0", "0"), "1");
    Entry other = seen("k0", "0");
    other.ref.collection = {.name = "other", .group = "index.json"};
    one->editor().put(other, "1");
    QTRY_COMPARE(model.rowCount(), 2);
    const QList<int> columns {ChangesModel::EntryColumn, ChangesModel::WhereColumn};
    QCOMPARE(modelLines(model, columns), // the only store needs no name
        QStringList({QStringLiteral("k0 | data"), QStringLiteral("k0 | index.json ▸ other")}));
    StoreSession *two = workspace.open({}, tableOpener(table));
    QTRY_COMPARE(two->state(), SessionState::Ready);
    QVERIFY(modelLines(model, columns).first().endsWith(QStringLiteral(" ▸ data")));
}

void TestChangesModel::namesTellStoresApart()
{
    const auto at = [](const char *path) {
        return StoreAddress {QStringLiteral("json"), QString::fromUtf8(path), {}};
    };
    const auto name = [&at](const char *path, const QList<StoreAddress> &others) {
        return nameAmong(at(path), others);
    };
    QCOMPARE(name("/a/one.json", {}), QStringLiteral("one.json"));
    QCOMPARE(name("/a/one.json", {at("/a/two.json")}), QStringLiteral("one.json"));
    QCOMPARE(name("/a/one.json", {at("/b/one.json")}), QStringLiteral("a/one.json"));
    QCOMPARE(name("/x/a/one.json", {at("/b/one.json"), at("/y/a/one.json")}),
        QStringLiteral("x/a/one.json"));
    QCOMPARE(name("/a/one.json", {at("/a/one.json")}), QStringLiteral("one.json")); // the same
    QCOMPARE(collectionPath(QStringLiteral("data"), data), QStringLiteral("data"));
}

// The base is what was there when the edit began; by now another program was there.
void TestChangesModel::comparesWithWhatIsStoredNow()
{
    Edit edit {seen("k", "12345678"), {true, "k", "1234567890"}};
    QCOMPARE(edit.bytesAdded(), 2);
    edit.theirs = seen("k", "123456789012345");
    QCOMPARE(edit.bytesAdded(), -5);
    edit.theirs = seen("k", "1234567890");
    QVERIFY(!edit.changesValue());
}

QTEST_GUILESS_MAIN(TestChangesModel)
#include "tst_changesmodel.moc"
