// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keylisting.h"

#include <QTest>

using namespace kvlens;

namespace {

const CollectionRef data {"data"};
constexpr int pageSize = KeyListing::pageSize;

KeyPage pageOf(qint64 first, qint64 count)
{
    KeyPage page;
    for (qint64 i = first; i < first + count; ++i)
        page.append({'k' + QByteArray::number(i), 1});
    page.next = KeyCursor::atPosition(first + count);
    return page;
}

void count(KeyListing &pages, qint64 entries, bool isComplete = true)
{
    pages.setCollections({{.ref = data, .entries = entries, .complete = isComplete}});
}

} // namespace

class TestPagedListing : public QObject
{
    Q_OBJECT

private slots:
    void asksForEachPageOnce();
    void asksAgainForAPageThatHasGrown();
    void doesNotAskForAFailedPageUntilRetried();
    void forgetsThePageUsedLongestAgo();
    void findsPositionsAmongThePagesAtHand();
    void withoutPositionsPagesComeInOrder();
    void theEndMovesOnlyWhileALoadGoesOn();
    void aFailedTailWaitsForARetry();
    void withoutPositionsPagesSeenCanBeAskedForAgain();
    void namesThePagesToShowAgain();
};

void TestPagedListing::asksForEachPageOnce()
{
    const auto listing = makePagedListing(ListingTier::Positions);
    KeyListing &pages = *listing;
    count(pages, pageSize + 1);
    QCOMPARE(pages.count(data), pageSize + 1);
    QVERIFY(!pages.canFetchMore(data));
    QCOMPARE(pages.loadState(data, 5), LoadState::Idle);
    const auto request = pages.request(data, pageSize);
    QCOMPARE(request->page, 1);
    QCOMPARE(request->from.position(), std::optional<qint64>(pageSize));
    QVERIFY(!pages.request(data, pageSize));
    QCOMPARE(pages.loadState(data, pageSize), LoadState::InFlight);
    const KeyListing::Range range = pages.put(*request, pageOf(pageSize, 1));
    QCOMPARE(range.first, pageSize);
    QCOMPARE(range.count, 1);
    QCOMPARE(pages.at(data, pageSize)->key.toByteArray(), 'k' + QByteArray::number(pageSize));
    QCOMPARE(pages.loadState(data, pageSize), LoadState::Done);
    QVERIFY(!pages.request(data, pageSize));
    QVERIFY(!pages.request(data, pageSize + 1));
    QVERIFY(!pages.request({"other"}, 0));
}

void TestPagedListing::asksAgainForAPageThatHasGrown()
{
    const auto listing = makePagedListing(ListingTier::Positions);
    KeyListing &pages = *listing;
    count(pages, 3);
    pages.put(*pages.request(data, 0), pageOf(0, 3));
    QVERIFY(!pages.request(data, 0));
    count(pages, 5);
    QVERIFY(pages.at(data, 2));
    QVERIFY(!pages.at(data, 4));
    pages.put(*pages.request(data, 4), pageOf(0, 3));
    QVERIFY(!pages.request(data, 4)); // the store did not have more: not again and again
}

void TestPagedListing::doesNotAskForAFailedPageUntilRetried()
{
    const auto listing = makePagedListing(ListingTier::Positions);
    KeyListing &pages = *listing;
    count(pages, 3);
    pages.fail(*pages.request(data, 0), {ErrorCode::Unavailable});
    QCOMPARE(pages.loadState(data, 0), LoadState::Failed);
    QVERIFY(!pages.request(data, 0));
    pages.retry(data);
    QVERIFY(pages.request(data, 0));
}

void TestPagedListing::forgetsThePageUsedLongestAgo()
{
    const auto listing = makePagedListing(ListingTier::Positions, 2);
    KeyListing &pages = *listing;
    count(pages, 4 * pageSize);
    for (qint64 page : {0, 1, 2})
        pages.put(*pages.request(data, page * pageSize), pageOf(page * pageSize, pageSize));
    QVERIFY(!pages.at(data, 0));
    QVERIFY(pages.at(data, pageSize));
    QVERIFY(pages.at(data, 2 * pageSize));
    QVERIFY(pages.request(data, 0));
}

void TestPagedListing::findsPositionsAmongThePagesAtHand()
{
    const auto listing = makePagedListing(ListingTier::Positions);
    KeyListing &pages = *listing;
    count(pages, 3 * pageSize);
    pages.put(*pages.request(data, pageSize), pageOf(pageSize, pageSize));
    QCOMPARE(pages.positionOf({data, "k600"}), 600);
    QCOMPARE(pages.positionOf({data, "k5"}), -1);
    QCOMPARE(pages.positionOf({data, "k600", 1}), -1);
    QCOMPARE(pages.positionOf({{"other"}, "k600"}), -1);
}

void TestPagedListing::withoutPositionsPagesComeInOrder()
{
    const auto listing = makePagedListing(ListingTier::StableCursors);
    KeyListing &pages = *listing;
    count(pages, -1);
    QCOMPARE(pages.count(data), 0);
    QVERIFY(pages.canFetchMore(data));
    const auto first = pages.requestMore(data);
    QVERIFY(pages.tail(data) == ListingTail::InFlight);
    QVERIFY(!pages.canFetchMore(data));
    QVERIFY(!pages.requestMore(data));
    pages.put(*first, pageOf(0, 300));
    QCOMPARE(pages.count(data), 300);
    const auto second = pages.requestMore(data);
    QCOMPARE(second->from, KeyCursor::atPosition(300));
    KeyPage last = pageOf(300, 10);
    last.next.atEnd = true;
    pages.put(*second, last);
    QCOMPARE(pages.count(data), 310);
    QCOMPARE(pages.at(data, 305)->key.toByteArray(), QByteArray("k305"));
    QCOMPARE(pages.positionOf({data, "k305"}), 305);
    QVERIFY(!pages.canFetchMore(data));
}

void TestPagedListing::theEndMovesOnlyWhileALoadGoesOn()
{
    const auto listing = makePagedListing(ListingTier::StableCursors);
    KeyPage last = pageOf(0, 10);
    last.next.atEnd = true;
    KeyPage empty;
    empty.next.atEnd = true;
    count(*listing, -1, false);
    listing->put(*listing->requestMore(data), last);
    QCOMPARE(listing->tail(data), ListingTail::End);
    count(*listing, -1, false); // a slice later
    QCOMPARE(listing->tail(data), ListingTail::Open);
    listing->put(*listing->requestMore(data), empty);
    count(*listing, -1); // the last slice
    QCOMPARE(listing->tail(data), ListingTail::Open);
    listing->put(*listing->requestMore(data), empty);
    count(*listing, -1); // only an overview
    QCOMPARE(listing->tail(data), ListingTail::End);
    QCOMPARE(listing->count(data), 10);
}

void TestPagedListing::aFailedTailWaitsForARetry()
{
    const auto listing = makePagedListing(ListingTier::StableCursors);
    count(*listing, -1);
    listing->fail(*listing->requestMore(data), {ErrorCode::Unavailable});
    QCOMPARE(listing->tail(data), ListingTail::Failed);
    QVERIFY(!listing->requestMore(data));
    listing->retry(data);
    QCOMPARE(listing->tail(data), ListingTail::Open);
}

void TestPagedListing::withoutPositionsPagesSeenCanBeAskedForAgain()
{
    const auto listing = makePagedListing(ListingTier::StableCursors, 1);
    KeyListing &pages = *listing;
    count(pages, -1);
    pages.put(*pages.requestMore(data), pageOf(0, 10));
    pages.put(*pages.requestMore(data), pageOf(10, 10));
    QVERIFY(!pages.at(data, 3));
    const auto again = pages.request(data, 3);
    QCOMPARE(again->page, 0);
    QCOMPARE(again->from, KeyCursor());
    pages.put(*again, pageOf(0, 10));
    QVERIFY(pages.at(data, 3));
    QCOMPARE(pages.count(data), 20);
}

void TestPagedListing::namesThePagesToShowAgain()
{
    const auto listing = makePagedListing(ListingTier::Positions);
    KeyListing &pages = *listing;
    count(pages, 10 * pageSize);
    for (qint64 page : {7, 3})
        pages.put(*pages.request(data, page * pageSize), pageOf(page * pageSize, pageSize));
    QList<qint64> again;
    for (const KeyListing::Request &request : pages.again(16))
        again.append(request.page);
    QCOMPARE(again, (QList<qint64> {7, 3}));
    QCOMPARE(pages.again(1).size(), 1);
    QCOMPARE(pages.again(1).first().page, 3);
}

QTEST_GUILESS_MAIN(TestPagedListing)
#include "tst_pagedlisting.moc"
