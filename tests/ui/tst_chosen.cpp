// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is chosen is what is shown: in the tree, in the details, and to the actions.

#include "tests/support/patience.h"
#include "windowtest.h"

#include <QLabel>
#include <QLineEdit>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

const QByteArray content = R"({"data": {"alpha": 1, "beta": 2, "gamma": 3, "delta": "x"},)"
                           R"( "users": {"ann": 1, "bob": 2}})";

QStringList details()
{
    QStringList all;
    const auto *panel = WindowTest::find<QWidget>(u"Details"_s);
    for (const QLabel *label : panel->findChildren<QLabel *>()) {
        if (label->isVisibleTo(panel))
            all.append(label->text());
    }
    return all;
}

QStringList chosen(const WindowTest &test)
{
    QStringList keys;
    for (const QModelIndex &row : test.tree()->selectionModel()->selectedRows())
        keys.append(row.data().toString());
    keys.sort();
    return keys;
}

void chooseAll(const WindowTest &test, const QStringList &keys)
{
    using Way = QItemSelectionModel;
    QItemSelection rows;
    for (const QString &key : keys)
        rows.merge({test.key(key), test.key(key)}, Way::Select);
    test.tree()->selectionModel()->setCurrentIndex(test.key(keys.last()), Way::NoUpdate);
    test.tree()->selectionModel()->select(rows, Way::ClearAndSelect | Way::Rows);
}

void filter(const QString &text)
{
    auto *line = WindowTest::find<QLineEdit>(u"Filter keys"_s);
    QVERIFY(line);
    line->setText(text);
}

QStringList deleted(const WindowTest &test)
{
    QStringList keys;
    for (const Edit &edit : test.session()->changes().edits()) {
        if (edit.kind() == EditKind::Deleted)
            keys.append(QString::fromUtf8(edit.ref().key));
    }
    keys.sort();
    return keys;
}

} // namespace

class TestChosen : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatTheFilterHidesIsNotDeleted_data();
    void whatTheFilterHidesIsNotDeleted();
    void nothingIsChosenWhereNothingMatches();
    void whatTheFilterShowsAgainIsNotChosen();
    void whatIsInAClosedRowIsNotChosen();
    void sortingChoosesNothingElse();
    void aClosedTabLeavesTheDetailsOfItsRow();
    void aCollectionTellsOfAddedKeys();
    void rowsOfOneStoreAreChosenAtATime();

private:
    std::unique_ptr<WindowTest> m_test;
};

void TestChosen::init()
{
    m_test = std::make_unique<WindowTest>();
    QVERIFY(m_test->open(m_test->write(u"kv.json"_s, content)));
    QTRY_VERIFY(m_test->key(u"alpha"_s).isValid() && m_test->key(u"bob"_s).isValid());
}

// All keys of a collection, which are one range of rows, and some of them.
void TestChosen::whatTheFilterHidesIsNotDeleted_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("after");
    const QStringList all {u"alpha"_s, u"beta"_s, u"gamma"_s, u"delta"_s};
    QTest::newRow("all, the last is shown") << all << u"del"_s << QStringList {u"delta"_s};
    QTest::newRow("all, the first is shown") << all << u"alp"_s << QStringList {u"alpha"_s};
    QTest::newRow("all, the middle") << all << u"m"_s << QStringList {u"gamma"_s};
    QTest::newRow("two") << QStringList {u"alpha"_s, u"beta"_s} << u"bet"_s
                         << QStringList {u"beta"_s};
}

void TestChosen::whatTheFilterHidesIsNotDeleted()
{
    QFETCH(const QStringList, before);
    QFETCH(const QString, filter);
    QFETCH(const QStringList, after);
    chooseAll(*m_test, before);
    QTRY_VERIFY(details().contains(u"%1 keys"_s.arg(before.size())));
    ::filter(filter);
    QTRY_COMPARE(m_test->keys(), after);
    QCOMPARE(chosen(*m_test), after);
    QTRY_VERIFY2(details().contains(after.first()), qPrintable(details().join(u'|')));
    QVERIFY(!details().contains(u"%1 keys"_s.arg(before.size())));
    QVERIFY(m_test->trigger(u"Delete"_s));
    QTRY_COMPARE(m_test->changes(), 1);
    QCOMPARE(deleted(*m_test), after);
    QTRY_VERIFY(details().contains(u"deleted"_s));
}

void TestChosen::nothingIsChosenWhereNothingMatches()
{
    chooseAll(*m_test, {u"alpha"_s, u"beta"_s});
    QVERIFY(m_test->offers(u"Delete"_s));
    filter(u"zzz"_s);
    QTRY_VERIFY(m_test->keys().isEmpty());
    QTRY_VERIFY(!m_test->offers(u"Delete"_s));
    QVERIFY(!m_test->offers(u"Copy key"_s));
    QVERIFY(!details().contains(u"2 keys"_s));
}

void TestChosen::whatTheFilterShowsAgainIsNotChosen()
{
    filter(u"lta"_s);
    QTRY_COMPARE(m_test->keys(), QStringList {u"delta"_s});
    filter(u"et"_s);
    QTRY_COMPARE(m_test->keys(), QStringList {u"beta"_s});
    filter(u"a"_s); // alpha, beta, gamma, delta, ann
    QTRY_COMPARE(m_test->keys().size(), 5);
    filter(u"ta"_s);
    QTRY_COMPARE(m_test->keys(), (QStringList {u"beta"_s, u"delta"_s}));
    chooseAll(*m_test, {u"beta"_s, u"delta"_s});
    filter({});
    QTRY_VERIFY(m_test->key(u"gamma"_s).isValid());
    QCOMPARE(chosen(*m_test), (QStringList {u"beta"_s, u"delta"_s}));
    QVERIFY(m_test->trigger(u"Delete"_s));
    QTRY_COMPARE(deleted(*m_test), (QStringList {u"beta"_s, u"delta"_s}));
}

void TestChosen::whatIsInAClosedRowIsNotChosen()
{
    chooseAll(*m_test, {u"alpha"_s, u"beta"_s, u"ann"_s});
    QTRY_VERIFY(details().contains(u"3 keys"_s));
    m_test->tree()->collapse(m_test->key(u"alpha"_s).parent());
    QTRY_COMPARE(chosen(*m_test), QStringList {u"ann"_s});
    QTRY_VERIFY(details().contains(u"ann"_s));
    m_test->tree()->collapse(m_test->key(u"ann"_s).parent());
    QTRY_COMPARE(chosen(*m_test), QStringList {u"users"_s});
    QVERIFY(!m_test->offers(u"Delete"_s));
    QCOMPARE(m_test->tree()->currentIndex().data().toString(), u"users"_s);
}

void TestChosen::sortingChoosesNothingElse()
{
    chooseAll(*m_test, {u"alpha"_s, u"delta"_s});
    QVERIFY(m_test->trigger(u"By key"_s));
    QTRY_COMPARE(
        m_test->keys().mid(0, 4), (QStringList {u"alpha"_s, u"beta"_s, u"delta"_s, u"gamma"_s}));
    QCOMPARE(chosen(*m_test), (QStringList {u"alpha"_s, u"delta"_s}));
}

void TestChosen::aClosedTabLeavesTheDetailsOfItsRow()
{
    QVERIFY(m_test->choose(u"delta"_s));
    m_test->setText("[1, 2");
    QTRY_COMPARE(m_test->changes(), 1);
    QVERIFY(m_test->trigger(u"Close tab"_s));
    QCOMPARE(chosen(*m_test), QStringList {u"delta"_s});
    QTRY_VERIFY2(details().contains(u"delta"_s), qPrintable(details().join(u'|')));
    QTRY_VERIFY(details().contains(u"invalid"_s));
    QVERIFY(m_test->trigger(u"Undo"_s));
    QTRY_VERIFY(!details().contains(u"invalid"_s));
    QTRY_VERIFY(details().contains(u"delta"_s));
}

void TestChosen::aCollectionTellsOfAddedKeys()
{
    const auto told = [this] {
        return m_test->key(u"ann"_s).parent().siblingAtColumn(StoreTreeModel::TypeColumn).data();
    };
    QCOMPARE(told().toString(), u"2 keys"_s);
    m_test->session()->editor().newKey({"users"}, "cid", "1");
    QTRY_COMPARE(told().toString(), u"2 keys, 1 added"_s);
    QVERIFY(m_test->trigger(u"Undo"_s));
    QTRY_COMPARE(told().toString(), u"2 keys"_s);
}

// What is done to what is chosen is done to all of it, and a store persists by itself.
void TestChosen::rowsOfOneStoreAreChosenAtATime()
{
    using Way = QItemSelectionModel;
    QVERIFY(m_test->open(m_test->write(u"other.json"_s, R"({"data": {"echo": 1, "foxtrot": 2}})")));
    QTRY_VERIFY(m_test->key(u"echo"_s).isValid());
    auto *selection = m_test->tree()->selectionModel();
    chooseAll(*m_test, {u"alpha"_s, u"echo"_s}); // by Shift, over both
    QCOMPARE(chosen(*m_test), QStringList {u"echo"_s});
    chooseAll(*m_test, {u"alpha"_s, u"beta"_s});
    selection->setCurrentIndex(m_test->key(u"echo"_s), Way::Select | Way::Rows); // by Ctrl+click
    QCOMPARE(chosen(*m_test), QStringList {u"echo"_s});
    selection->setCurrentIndex(m_test->key(u"foxtrot"_s), Way::Select | Way::Rows);
    QCOMPARE(chosen(*m_test), (QStringList {u"echo"_s, u"foxtrot"_s}));
    QVERIFY(m_test->trigger(u"Delete"_s));
    QTRY_COMPARE(m_test->session(1)->changes().count(), 2);
    QCOMPARE(m_test->session(0)->changes().count(), 0);

    const QModelIndex store = m_test->tree()->model()->index(0, 0);
    selection->setCurrentIndex(store, Way::Select | Way::Rows);
    QCOMPARE(chosen(*m_test), QStringList {store.data().toString()});
}

QTEST_MAIN(TestChosen)
#include "tst_chosen.moc"
