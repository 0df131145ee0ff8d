// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Searching for a person: what is staged counts, it can be stopped, and the results are a model.
#include "model/searchresults.h"
#include "model/storesearch.h"
#include "tests/support/modeltext.h"
#include "tests/support/sessiontools.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;
using kvlens::test::modelLines;
using kvlens::test::OpenTable;
using kvlens::test::Table;
using kvlens::test::TableOptions;
using State = StoreSearch::State;

namespace {

const CollectionRef data {"data"};

SearchQuery query(const QString &text, SearchQuery::In in = SearchQuery::In::Everywhere)
{
    SearchQuery query;
    query.text = text;
    query.in = in;
    return query;
}

EntryMatcher matcher(const SearchQuery &query)
{
    return EntryMatcher::make(query).value();
}

// A search of a table, with its model under test.
struct Searched
{
    explicit Searched(std::shared_ptr<Table> content, const TableOptions &options = {})
        : table(std::move(content), options)
        , search(*table.session)
        , tester(&results, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        results.follow(&search);
    }

    bool run(const SearchQuery &query)
    {
        search.start(matcher(query));
        return wait();
    }
    bool wait() const
    {
        return OpenTable::wait([this] { return search.state() != State::Searching; });
    }
    QStringList lines() const
    {
        return modelLines(results, {SearchResults::TextColumn, SearchResults::PlaceColumn});
    }

    OpenTable table;
    StoreSearch search;
    SearchResults results;
    QAbstractItemModelTester tester;
};

std::shared_ptr<Table> smallTable()
{
    auto table = std::make_shared<Table>();
    table->put(data, "a", R"({"text": "one fish", "n": 1})");
    table->put(data, "b", R"(["two", "fish fish"])");
    table->put(data, "fish", "3");
    table->put({"other"}, "c", R"("no more")");
    return table;
}

} // namespace

class TestStoreSearch : public QObject
{
    Q_OBJECT
private slots:
    void hitsStandBelowTheirEntries()
    {
        Searched searched(smallTable());
        QVERIFY(searched.table.waitReady());
        QVERIFY(searched.run(query(u"fish"_s)));
        QCOMPARE(searched.search.state(), State::Finished);
        QCOMPARE(searched.lines(),
            (QStringList {u"a | data"_s, u"  one fish | /text"_s, u"b | data"_s,
                u"  fish fish | /1"_s, u"  fish fish | /1"_s, u"fish | data"_s,
                u"  fish | key"_s}));
        const QModelIndex second = searched.results.index(1, 0, searched.results.index(1, 0));
        QCOMPARE(second.data(SearchResults::MatchBeginRole).toInt(), 5);
        QCOMPARE(second.data(SearchResults::HitRole).value<SearchHit>().earlier, 1);
        QVERIFY(searched.run(query(u"nothing"_s)));
        QCOMPARE(searched.lines(), QStringList());
    }

    void whatIsStagedIsSearched()
    {
        Searched searched(smallTable());
        QVERIFY(searched.table.waitReady());
        StoreSession &session = *searched.table.session;
        session.editor().put(searched.table.read(data, "a"), R"({"text": "one bird"})");
        session.editor().remove({{data, "b"}});
        session.editor().newKey(data, "new fish", R"("x")");
        session.editor().rename({data, "fish"}, "bird");
        QVERIFY(OpenTable::wait([&] { return session.changes().count() == 4; }));
        QVERIFY(searched.run(query(u"fish"_s)));
        QCOMPARE(searched.lines(), (QStringList {u"new fish | data"_s, u"  new fish | key"_s}));
        QVERIFY(searched.run(query(u"bird"_s)));
        QCOMPARE(searched.lines(),
            (QStringList {
                u"a | data"_s, u"  one bird | /text"_s, u"fish | data"_s, u"  bird | key"_s}));
        QVERIFY(searched.run(query(u"3"_s)));
        QCOMPARE(searched.lines(), (QStringList {u"fish | data"_s, u"  3"_s}));
        session.editor().revertAll();
        QVERIFY(searched.run(query(u"fish"_s)));
        QCOMPARE(searched.search.hits().size(), 4);
    }

    void brokenEditsAreSearchedAsText()
    {
        Searched searched(smallTable());
        QVERIFY(searched.table.waitReady());
        searched.table.session->editor().put(
            searched.table.read(data, "a"), R"({"text": unquoted)");
        QVERIFY(searched.run(query(u": unq"_s)));
        QCOMPARE(searched.search.hits().size(), 1);
    }

    void itPausesAtTheCapAndGoesOn()
    {
        auto table = std::make_shared<Table>();
        for (int i = 0; i < 500; ++i)
            table->put(data, QByteArray::number(i), R"("k k k k k")");
        Searched searched(table);
        QVERIFY(searched.table.waitReady());
        QSignalSpy arrived(&searched.search, &StoreSearch::hitsArrived);
        QVERIFY(searched.run(query(u"k"_s)));
        QCOMPARE(searched.search.state(), State::Paused);
        QCOMPARE(searched.search.hits().size(), 1000);
        QVERIFY(arrived.size() > 1);
        searched.search.more();
        QVERIFY(searched.wait());
        QCOMPARE(searched.search.hits().size(), 2000);
        searched.search.more();
        QVERIFY(searched.wait());
        QCOMPARE(searched.search.state(), State::Finished);
        QCOMPARE(searched.search.hits().size(), 2500);
        QCOMPARE(searched.results.rowCount(), 500);
        QCOMPARE(searched.search.done(), 500);
        QCOMPARE(searched.search.total(), 500);
        searched.search.more(); // nothing to do
        QCOMPARE(searched.search.state(), State::Finished);
    }

    void oneEntryOfManyHitsIsOneRow()
    {
        auto table = std::make_shared<Table>();
        table->put(data, "k", '"' + QByteArray("x ").repeated(3000) + '"');
        Searched searched(table);
        QVERIFY(searched.table.waitReady());
        QVERIFY(searched.run(query(u"x"_s)));
        searched.search.more();
        QVERIFY(searched.wait());
        QCOMPARE(searched.results.rowCount(), 1);
        QCOMPARE(searched.results.rowCount(searched.results.index(0, 0)), 2000);
    }

    void aCancelledSearchSaysNothingMore()
    {
        auto table = std::make_shared<Table>();
        table->fill(data, 5000);
        Searched searched(table);
        QVERIFY(searched.table.waitReady());
        searched.search.start(matcher(query(u"k"_s)));
        QCOMPARE(searched.search.state(), State::Searching);
        searched.search.cancel();
        QCOMPARE(searched.search.state(), State::Cancelled);
        QVERIFY(searched.run(query(u"k17"_s))); // the next one is not mixed with it
        QVERIFY(searched.search.state() == State::Finished);
        for (const SearchHit &hit : searched.search.hits())
            QVERIFY(hit.ref.key.contains("k17"));
    }

    void cancelledAtAnyTimeItIsConsistent()
    {
        auto table = std::make_shared<Table>();
        table->fill(data, 3000);
        Searched searched(table);
        QVERIFY(searched.table.waitReady());
        for (int turns = 0; turns < 30; ++turns) {
            searched.search.start(matcher(query(u"1"_s)));
            for (int i = 0; i < turns; ++i)
                QCoreApplication::processEvents();
            if (turns % 3 == 0)
                searched.search.cancel();
        }
        QVERIFY(searched.wait());
        Searched other(table);
        QVERIFY(other.table.waitReady());
        other.search.start(matcher(query(u"1"_s))); // and goes away while it runs
    }

    void anErrorIsTold()
    {
        auto faults = std::make_shared<kvlens::test::FaultPlan>();
        OpenTable table(smallTable(), {}, faults);
        QVERIFY(table.waitReady());
        StoreSearch search(*table.session);
        faults->failNext(1);
        search.start(matcher(query(u"fish"_s)));
        QVERIFY(OpenTable::wait([&] { return search.state() != State::Searching; }));
        QCOMPARE(search.state(), State::Failed);
        QCOMPARE(search.error()->code, ErrorCode::Unavailable);
        search.start(matcher(query(u"fish"_s)));
        QVERIFY(OpenTable::wait([&] { return search.state() != State::Searching; }));
        QCOMPARE(search.state(), State::Finished);
    }

    void aPrivateStoreIsSearchedWhereItIs()
    {
        TableOptions options;
        options.capabilities |= Capability::Private;
        int opened = 0;
        auto table = smallTable();
        StoreSession session({u"table"_s, {}, {}}, [&](const std::stop_token &stop) {
            ++opened;
            return kvlens::test::tableOpener(table, options)(stop);
        });
        QVERIFY(OpenTable::wait([&] { return session.state() == SessionState::Ready; }));
        StoreSearch search(session);
        search.start(matcher(query(u"fish"_s)));
        QVERIFY(OpenTable::wait([&] { return search.state() != State::Searching; }));
        QCOMPARE(search.hits().size(), 4);
        QCOMPARE(opened, 1);
    }

    void whatChangesLaterMakesItOutdated()
    {
        Searched searched(smallTable());
        QVERIFY(searched.table.waitReady());
        QVERIFY(searched.run(query(u"fish"_s)));
        QVERIFY(!searched.search.isOutdated());
        searched.table.put(data, "z", R"("fish")");
        searched.table.session->persist();
        QVERIFY(OpenTable::wait([&] { return searched.search.isOutdated(); }));
        QVERIFY(searched.run(query(u"fish"_s)));
        QVERIFY(!searched.search.isOutdated());
        QCOMPARE(searched.search.hits().size(), 5);
    }
};

QTEST_GUILESS_MAIN(TestStoreSearch)
#include "tst_storesearch.moc"
