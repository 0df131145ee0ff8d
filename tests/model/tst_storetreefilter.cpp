// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/treetools.h"
#include "tests/support/hugestore.h"

#include <QSignalSpy>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const CollectionRef data {"data"};
const CollectionRef more {"more"};

} // namespace

class TestStoreTreeFilter : public QObject
{
    Q_OBJECT

private slots:
    void narrowsTheKeysAndCountsThem_data();
    void narrowsTheKeysAndCountsThem();
    void showsAllAgainWhenItIsEmpty();
    void refusesAWrongPatternAndChangesNothing();
    void isCancelledByTheNextOne();
    void looksOnlyAtWhatTheWiderOneFound();
    void narrowsToAKeyThatWasRenamedMeanwhile();
    void goesThroughManyCollections();
    void showsRangesOfManyMatches();
    void keepsPlacesOfKeysThatStillMatch();
    void holdsForAddedAndRenamedKeysToo();
    void followsALoad();
    void isRenewedAfterAPersist();
    void findsALocatedKeyOnlyIfItMatches();
    void showsOnlyWhatHasExpired();
};

void TestStoreTreeFilter::narrowsTheKeysAndCountsThem_data()
{
    QTest::addColumn<bool>("positions");
    QTest::addColumn<bool>("cursors");
    QTest::newRow("by position") << true << true;
    QTest::newRow("one page after the other") << false << true;
    QTest::newRow("forwards only") << false << false;
}

void TestStoreTreeFilter::narrowsTheKeysAndCountsThem()
{
    QFETCH(bool, positions);
    QFETCH(bool, cursors);
    TableOptions options;
    options.capabilities.setFlag(Capability::Positions, positions);
    options.capabilities.setFlag(Capability::StableCursors, cursors);
    Tree tree;
    tree.table->fill(data, 1'000);
    tree.table->fill(more, 10);
    QVERIFY(tree.open(options));
    QVERIFY(tree.filter("99"));
    QVERIFY(tree.waitFor(texts({"data", "  k099", "  k199", "  k299", "  k399", "  k499", "  k599",
        "  k699", "  k799", "  k899", "  k990", "  k991", "  k992", "  k993", "  k994", "  k995",
        "  k996", "  k997", "  k998", "  k999", "more"})));
    QCOMPARE(tree.model.filterCounts().matching, 19);
    QCOMPARE(tree.model.filterCounts().seen, 1'010);
    const QModelIndex index = tree.collection(data);
    const QString counts = index.siblingAtColumn(1).data().toString();
    QVERIFY(positions ? counts == QLatin1String("19 of 1,000 match") : counts.startsWith(u"19 "));
    QCOMPARE(index.data(StoreTreeModel::MatchCountRole).toInt(), 19);
    QCOMPARE(tree.key(data, "k990").row(), 9);
    QVERIFY(!tree.key(data, "k001").isValid());
}

void TestStoreTreeFilter::showsAllAgainWhenItIsEmpty()
{
    Tree tree;
    tree.table->fill(data, 3);
    QVERIFY(tree.open());
    QVERIFY(tree.filter("1"));
    QVERIFY(tree.waitFor(texts({"data", "  k1"})));
    QVERIFY(tree.filter(""));
    QVERIFY(tree.waitFor(texts({"data", "  k0", "  k1", "  k2"})));
    QVERIFY(!tree.model.isFiltered());
}

void TestStoreTreeFilter::refusesAWrongPatternAndChangesNothing()
{
    Tree tree;
    tree.table->fill(data, 3);
    QVERIFY(tree.open());
    QVERIFY(tree.filter("1"));
    const Result<void> wrong = tree.model.setFilter({KeyPattern::Kind::Regex, QStringLiteral("(")});
    QCOMPARE(wrong.error().code, ErrorCode::Invalid);
    QVERIFY(tree.waitFor(texts({"data", "  k1"})));
}

void TestStoreTreeFilter::isCancelledByTheNextOne()
{
    Tree tree(Tree::Tested::No);
    QVERIFY(tree.open(hugeOpener(400'000)));
    for (const char *text : {"k", "ke", "key-39999"})
        QVERIFY(tree.model.setFilter({KeyPattern::Kind::Substring, QString::fromUtf8(text)}));
    QTRY_VERIFY_WITH_TIMEOUT(tree.model.filterCounts().finished, 60'000);
    QCOMPARE(tree.model.filterCounts().matching, 11);
    QCOMPARE(tree.model.rowCount(tree.collection({"huge"})), 11);
}

void TestStoreTreeFilter::looksOnlyAtWhatTheWiderOneFound()
{
    Tree tree(Tree::Tested::No);
    QVERIFY(tree.open(hugeOpener(100'000)));
    QVERIFY(tree.filter("999"));
    QCOMPARE(tree.model.filterCounts().matching, 280);
    QVERIFY(tree.filter("9995"));
    QCOMPARE(tree.model.filterCounts().matching, 20);
    QCOMPARE(tree.model.filterCounts().seen, 100'000);
    const QModelIndex huge = tree.collection({"huge"});
    QTRY_COMPARE(tree.model.index(1, 0, huge).data().toString(), QStringLiteral("key-19995"));
    QVERIFY(tree.filter("999"));
    QCOMPARE(tree.model.filterCounts().matching, 280);
}

void TestStoreTreeFilter::narrowsToAKeyThatWasRenamedMeanwhile()
{
    Tree tree;
    tree.table->fill(data, 100);
    QVERIFY(tree.open());
    QVERIFY(tree.filter("7x"));
    QVERIFY(tree.waitFor(texts({"data"})));
    tree.session->editor().rename({data, "k42"}, "7xyz");
    QTRY_COMPARE(tree.session->changes().count(), 1);
    QVERIFY(tree.filter("7xy"));
    QVERIFY(tree.waitFor(texts({"data", "  k42 → 7xyz"})));
}

void TestStoreTreeFilter::goesThroughManyCollections()
{
    Tree tree(Tree::Tested::No);
    for (int i = 0; i < 1'000; ++i)
        tree.table->put({QByteArray::number(i)}, i % 100 == 7 ? "this" : "that", "1");
    QVERIFY(tree.open());
    QVERIFY(tree.filter("this"));
    QCOMPARE(tree.model.filterCounts().matching, 10);
    QCOMPARE(tree.model.filterCounts().seen, 1'000);
    QCOMPARE(tree.model.rowCount(tree.collection({"907"})), 1);
    QCOMPARE(tree.model.rowCount(tree.collection({"908"})), 0);
}

void TestStoreTreeFilter::showsRangesOfManyMatches()
{
    Tree tree(Tree::Tested::No);
    QVERIFY(tree.open(hugeOpener(120'000)));
    QVERIFY(tree.model.setFilter({KeyPattern::Kind::Glob, QStringLiteral("*[02468]")}));
    QTRY_VERIFY_WITH_TIMEOUT(tree.model.filterCounts().finished, 60'000);
    const QModelIndex huge = tree.collection({"huge"});
    QCOMPARE(tree.model.rowCount(huge), 6);
    const QModelIndex third = tree.model.index(2, 0, huge);
    QTRY_COMPARE(tree.model.index(1, 0, third).data().toString(), QStringLiteral("key-40002"));
}

void TestStoreTreeFilter::keepsPlacesOfKeysThatStillMatch()
{
    Tree tree;
    tree.table->fill(data, 30);
    QVERIFY(tree.open());
    QVERIFY(tree.show(data));
    const QPersistentModelIndex stays = tree.key(data, "k15");
    const QPersistentModelIndex goes = tree.key(data, "k20");
    QVERIFY(tree.filter("5"));
    QCOMPARE(stays.row(), 1);
    QCOMPARE(stays.data().toString(), QStringLiteral("k15"));
    QVERIFY(!goes.isValid());
    QVERIFY(tree.filter(""));
    QCOMPARE(stays.row(), 15);
}

void TestStoreTreeFilter::holdsForAddedAndRenamedKeysToo()
{
    Tree tree;
    tree.table->fill(data, 3);
    QVERIFY(tree.open());
    tree.session->editor().rename({data, "k2"}, "match");
    tree.session->editor().newKey(data, "another match", "1");
    tree.session->editor().newKey(data, "unlike", "1");
    QTRY_COMPARE(tree.session->changes().count(), 3);
    QVERIFY(tree.filter("MATCH"));
    QVERIFY(tree.waitFor(texts({"data", "  k2 → match", "  another match"})));
    tree.session->editor().newKey(data, "late match", "1");
    QVERIFY(tree.waitFor(texts({"data", "  k2 → match", "  another match", "  late match"})));
}

void TestStoreTreeFilter::followsALoad()
{
    Tree tree;
    tree.table->fill(data, 100);
    QVERIFY(tree.model.setFilter({KeyPattern::Kind::Prefix, QStringLiteral("k1")}));
    QVERIFY(tree.open({.keysPerSlice = 7}));
    QTRY_COMPARE(tree.model.filterCounts().seen, 100);
    QCOMPARE(tree.model.rowCount(tree.collection(data)), 10);
}

void TestStoreTreeFilter::isRenewedAfterAPersist()
{
    Tree tree;
    tree.table->fill(data, 12);
    QVERIFY(tree.open());
    QVERIFY(tree.filter("1"));
    QVERIFY(tree.waitFor(texts({"data", "  k01", "  k10", "  k11"})));
    tree.session->editor().remove({{data, "k01"}});
    tree.session->editor().newKey(data, "x1", "1");
    QTRY_COMPARE(tree.session->changes().count(), 2);
    tree.session->persist();
    QVERIFY(tree.waitFor(texts({"data", "  k10", "  k11", "  x1"})));
}

void TestStoreTreeFilter::findsALocatedKeyOnlyIfItMatches()
{
    Tree tree;
    tree.table->fill(data, 12);
    QVERIFY(tree.open());
    QVERIFY(tree.filter("1"));
    QSignalSpy located(&tree.model, &StoreTreeModel::located);
    tree.model.locate(tree.session, {data, "k11"});
    QTRY_COMPARE(located.size(), 1);
    QCOMPARE(located.first().first().toModelIndex().row(), 2);
    tree.model.locate(tree.session, {data, "k02"});
    QTRY_COMPARE(located.size(), 2);
    QVERIFY(!located.last().first().toModelIndex().isValid());
}

void TestStoreTreeFilter::showsOnlyWhatHasExpired()
{
    Tree tree;
    tree.table->fill(data, 20);
    tree.table->fill(more, 3);
    const Problem expired {QString::fromLatin1(expiredId), Severity::Information, {},
        {{data, "k03"}, {data, "k17"}, {more, "k1"}}};
    QVERIFY(tree.open({.problems = {expired}}));
    QVERIFY(tree.show(data));
    QCOMPARE(tree.key(data, "k03").data(StoreTreeModel::EntryStateRole).value<EntryState>(),
        EntryState::Expired);
    QCOMPARE(tree.key(data, "k03")
                 .siblingAtColumn(StoreTreeModel::StateColumn)
                 .data(Qt::AccessibleTextRole),
        u"expired"_s);
    QVERIFY(tree.model.setFilter({}, KeysOf::Expired));
    QVERIFY(tree.waitFor(texts({"data", "  k03", "  k17", "more", "  k1"})));
    QCOMPARE(tree.model.filterCounts().matching, 3);
    tree.session->editor().newKey(data, "k03 new", "1");
    QTRY_COMPARE(tree.session->changes().count(), 1);
    QCOMPARE(tree.lines(), texts({"data", "  k03", "  k17", "more", "  k1"}));
    QVERIFY(tree.model.setFilter({KeyPattern::Kind::Substring, u"7"_s}, KeysOf::Expired));
    QVERIFY(tree.waitFor(texts({"data", "  k17", "more"})));
    QVERIFY(tree.model.setFilter({}));
    QTRY_COMPARE(tree.lines().size(), 1 + 21 + 1 + 3);
}

QTEST_GUILESS_MAIN(TestStoreTreeFilter)
#include "tst_storetreefilter.moc"
