// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Searching finds the same in every store of the catalogue, whole or in slices.
#include "stores/search/searchentries.h"
#include "stores/search/searchwalk.h"
#include "tests/support/storefixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using kvlens::test::StoreFixture;
using kvlens::test::storeFixture;
using kvlens::test::storeFixtures;
using In = SearchQuery::In;

namespace {

// A store with entries in two collections.
struct Filled
{
    explicit Filled(const QString &scheme)
        : fixture(storeFixture(scheme))
        , store(openStore({fixture.make(folder.path()), OpenMode::Create}).value())
    {
        QList<Write> batch;
        for (int i = 0; i < 300; ++i)
            put(batch, fixture.collection, "key" + QByteArray::number(i), i % 50 == 0);
        put(batch, fixture.other, "needle", true);
        for (const WriteOutcome &outcome : store->write(batch, {}))
            ok = ok && outcome.result;
        ok = ok && loadAll(*store);
    }

    static void put(
        QList<Write> &batch, const CollectionRef &collection, const QByteArray &key, bool holds)
    {
        const QByteArray text = holds ? "N\\u00e9\\u00E9dle n\u00e9\u00e9dle" : "hay";
        batch.append({{collection, key}, R"({"text": ")" + text + R"(", "n": 12})"});
    }

    QTemporaryDir folder;
    const StoreFixture &fixture;
    std::unique_ptr<Store> store;
    bool ok = true;
};

SearchQuery query(const QString &text, In in = In::Everywhere)
{
    SearchQuery query;
    query.text = text;
    query.in = in;
    return query;
}

struct Found
{
    QStringList lines;
    SearchWalk walk; // as it ended
};

Found found(Store &store, const SearchQuery &query, const SearchLimits &limits)
{
    const EntryMatcher matcher = EntryMatcher::make(query).value();
    Found found;
    while (!found.walk.atEnd()) {
        const Result<SearchBatch> batch = searchOn(store, found.walk, matcher, limits, {});
        if (!batch)
            qFatal("%s", qPrintable(reasonText(batch.error().detail)));
        if (batch->hits.size() > limits.hits)
            qFatal("more than was asked for");
        for (const SearchHit &hit : batch->hits)
            found.lines += QString::fromUtf8(hit.ref.collection.name + ' ' + hit.ref.key + ' '
                               + hit.pointer.value_or("-") + ' ')
                + QString::number(hit.earlier) + u' '
                + hit.context.mid(hit.contextBegin, hit.contextLength);
        found.walk = batch->next;
    }
    return found;
}

} // namespace

class TestSearchConformance : public QObject
{
    Q_OBJECT
private slots:
    void finds_data() { addBackends(); }
    void finds()
    {
        QFETCH(QString, scheme);
        const Filled filled(scheme);
        QVERIFY(filled.ok);
        const QString first = QString::fromUtf8(filled.fixture.collection.name);
        const QString other = QString::fromUtf8(filled.fixture.other.name);
        Found all = found(*filled.store, query(u"ééd"_s), {});
        QCOMPARE(all.lines.size(), 14);
        QCOMPARE(all.lines.filter(first + u' ').size(), 12);
        QCOMPARE(all.lines.filter(first + u" key50 "_s),
            (QStringList {first + u" key50 /text 0 ééd"_s, first + u" key50 /text 1 ééd"_s}));
        QCOMPARE(all.walk.entries, 301);
        QCOMPARE(all.walk.total(), 301);
        QCOMPARE(found(*filled.store, query(u"needle"_s, In::Keys), {}).lines,
            QStringList {other + u" needle - 0 needle"_s});
        QCOMPARE(found(*filled.store, query(u"needle"_s, In::Values), {}).lines, QStringList());
        QCOMPARE(found(*filled.store, query(u"key29"_s), {}).lines.size(), 11);

        SearchQuery anyCase = query(u"nÉÉDLE"_s);
        anyCase.caseSensitivity = Qt::CaseInsensitive;
        QCOMPARE(found(*filled.store, anyCase, {}).lines.size(), 14);
        anyCase.syntax = SearchQuery::Syntax::Regex;
        anyCase.text = u"^né+"_s;
        QCOMPARE(found(*filled.store, anyCase, {}).lines.size(), 7);
    }

    void slicesTogetherAreTheWhole_data() { addBackends(); }
    void slicesTogetherAreTheWhole()
    {
        QFETCH(QString, scheme);
        const Filled filled(scheme);
        QVERIFY(filled.ok);
        for (const SearchQuery &query :
            {query(u"éé"_s), query(u"1"_s), query(u"hay"_s, In::Values)}) {
            const QStringList whole = found(*filled.store, query, {100'000, 10s}).lines;
            QVERIFY(whole.size() > 10);
            const qsizetype few = whole.size() < 30 ? 1 : 47;
            QCOMPARE(found(*filled.store, query, {few, 0ms}).lines, whole);
            QCOMPARE(found(*filled.store, query, {few + 2, 10s}).lines, whole);
        }
    }

    void aMissingCollectionIsNotFound_data() { addBackends(); }
    void aMissingCollectionIsNotFound()
    {
        QFETCH(QString, scheme);
        const Filled filled(scheme);
        const EntryMatcher matcher = EntryMatcher::make(query(u"a"_s)).value();
        const auto page = searchEntries(
            *filled.store, {"nobody", filled.fixture.collection.group}, matcher, {}, {});
        QCOMPARE(page.error().code, ErrorCode::NotFound);
    }

    void aStopIsObeyed_data() { addBackends(); }
    void aStopIsObeyed()
    {
        QFETCH(QString, scheme);
        const Filled filled(scheme);
        const EntryMatcher matcher = EntryMatcher::make(query(u"a"_s)).value();
        std::stop_source stop;
        stop.request_stop();
        const auto page = searchEntries(
            *filled.store, filled.fixture.collection, matcher, {}, {}, stop.get_token());
        QCOMPARE(page.error().code, ErrorCode::Cancelled);
    }

    void whatForgetsHoldsNothing()
    {
        for (const StoreFixture &fixture : storeFixtures()) {
            if (!fixture.forgets)
                continue;
            const QTemporaryDir folder;
            const auto store = openStore({fixture.make(folder.path()), OpenMode::Create}).value();
            QCOMPARE(found(*store, query(u"a"_s), {}).lines, QStringList());
        }
    }

private:
    static void addBackends()
    {
        QTest::addColumn<QString>("scheme");
        for (const StoreFixture &fixture : storeFixtures()) {
            if (!fixture.forgets)
                QTest::addRow("%s", qPrintable(fixture.scheme)) << fixture.scheme;
        }
    }
};

QTEST_GUILESS_MAIN(TestSearchConformance)
#include "tst_searchconformance.moc"
