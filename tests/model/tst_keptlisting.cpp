// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keylisting.h"

#include <QTest>

using namespace kvlens;

namespace {

const CollectionRef data {"data"};
constexpr qint64 keptKeys = 10;

QByteArray keyNumber(qint64 number)
{
    return 'k' + QByteArray::number(number);
}

// Keys `first` to `last`; the cursor behind them is opaque, as a server's.
KeyPage pageOf(qint64 first, qint64 last, const QByteArray &next)
{
    KeyPage page;
    for (qint64 i = first; i <= last; ++i)
        page.append({keyNumber(i), 1});
    page.next = {next, next == "0"};
    return page;
}

std::unique_ptr<KeyListing> forwardOnly(bool isComplete = true)
{
    auto listing = makeKeptListing(ListingTier::ForwardOnly, keptKeys);
    listing->setCollections({{.ref = data, .complete = isComplete}});
    return listing;
}

} // namespace

class TestKeptListing : public QObject
{
    Q_OBJECT

private slots:
    void theTierComesFromWhatTheStoreCan();
    void theLastPageIsNotAskedForAgain();
    void theEndMovesOnlyWhileALoadGoesOn();
    void aKeyThatComesTwiceIsOneRow();
    void emptyPagesAreNotTheEnd();
    void keepsAStatedNumberOfKeysUntilMoreAreWanted();
    void anExpiredCursorBeginsAgainAndKeepsWhatIsKnown();
    void cursorsThatExpireInVainAreAFailure();
    void aFailureWaitsForARetry();
    void aNamedKeyIsListedOnce();
    void aStoreThatListsNothingHasTheKeysThatWereNamed();
    void followsWhatWasPersisted();
};

void TestKeptListing::theTierComesFromWhatTheStoreCan()
{
    QCOMPARE(tierOf(Capability::ListKeys | Capability::Positions), ListingTier::Positions);
    QCOMPARE(tierOf(Capability::ListKeys | Capability::StableCursors), ListingTier::StableCursors);
    QCOMPARE(tierOf(Capability::ListKeys), ListingTier::ForwardOnly);
    QCOMPARE(tierOf(Capability::Write), ListingTier::Names);
    for (const auto tier : {ListingTier::Positions, ListingTier::StableCursors,
             ListingTier::ForwardOnly, ListingTier::Names})
        QCOMPARE(KeyListing::make(tier)->tier(), tier);
}

void TestKeptListing::theLastPageIsNotAskedForAgain()
{
    const auto listing = forwardOnly();
    const auto request = listing->requestMore(data);
    QCOMPARE(request->from, KeyCursor());
    QCOMPARE(listing->tail(data), ListingTail::InFlight);
    QVERIFY(!listing->requestMore(data));
    const KeyListing::Range fresh = listing->put(*request, pageOf(0, 1, "0"));
    QCOMPARE(fresh.count, 2);
    listing->setCollections({{.ref = data}}); // another overview
    QCOMPARE(listing->tail(data), ListingTail::End);
    QVERIFY(!listing->requestMore(data));
    QCOMPARE(listing->count(data), 2);
}

void TestKeptListing::theEndMovesOnlyWhileALoadGoesOn()
{
    const auto listing = forwardOnly(false);
    listing->put(*listing->requestMore(data), pageOf(0, 1, "0"));
    listing->setCollections({{.ref = data}}); // the last slice of a load
    QCOMPARE(listing->tail(data), ListingTail::Open);
    listing->put(*listing->requestMore(data), pageOf(2, 2, "0"));
    listing->setCollections({{.ref = data}});
    QCOMPARE(listing->tail(data), ListingTail::End);
}

void TestKeptListing::aKeyThatComesTwiceIsOneRow()
{
    const auto listing = forwardOnly();
    listing->put(*listing->requestMore(data), pageOf(0, 3, "17"));
    const auto second = listing->requestMore(data);
    QCOMPARE(second->from.token, QByteArray("17"));
    const KeyListing::Range fresh = listing->put(*second, pageOf(2, 4, "0"));
    QCOMPARE(fresh.first, 4);
    QCOMPARE(fresh.count, 1);
    QCOMPARE(listing->count(data), 5);
    QCOMPARE(listing->at(data, 4)->key.toByteArray(), keyNumber(4));
    QCOMPARE(listing->positionOf({data, keyNumber(3)}), 3);
    QCOMPARE(listing->loadState(data, 3), LoadState::Done);
    QVERIFY(!listing->at(data, 5));
    QVERIFY(!listing->request(data, 3));
}

void TestKeptListing::emptyPagesAreNotTheEnd()
{
    const auto listing = forwardOnly();
    QCOMPARE(listing->put(*listing->requestMore(data), pageOf(0, -1, "5")).count, 0);
    QCOMPARE(listing->tail(data), ListingTail::Open);
    QCOMPARE(listing->put(*listing->requestMore(data), pageOf(0, 0, "0")).count, 1);
    QCOMPARE(listing->tail(data), ListingTail::End);
}

void TestKeptListing::keepsAStatedNumberOfKeysUntilMoreAreWanted()
{
    const auto listing = forwardOnly();
    listing->put(*listing->requestMore(data), pageOf(0, 7, "a"));
    QVERIFY(listing->canFetchMore(data));
    listing->put(*listing->requestMore(data), pageOf(8, 11, "b"));
    QCOMPARE(listing->tail(data), ListingTail::Full);
    QVERIFY(!listing->requestMore(data));
    listing->keepMore(data);
    QCOMPARE(listing->requestMore(data)->from.token, QByteArray("b"));
    KeyListing::Request request {.collection = data};
    listing->put(request, pageOf(12, 21, "c"));
    QCOMPARE(listing->tail(data), ListingTail::Full);
}

void TestKeptListing::anExpiredCursorBeginsAgainAndKeepsWhatIsKnown()
{
    const auto listing = forwardOnly();
    listing->put(*listing->requestMore(data), pageOf(0, 3, "a"));
    listing->fail(*listing->requestMore(data), {ErrorCode::Conflict});
    QCOMPARE(listing->tail(data), ListingTail::Open);
    QCOMPARE(listing->count(data), 4);
    const auto again = listing->requestMore(data);
    QCOMPARE(again->from, KeyCursor());
    QCOMPARE(listing->put(*again, pageOf(0, 3, "b")).count, 0);
    QCOMPARE(listing->put(*listing->requestMore(data), pageOf(4, 5, "0")).count, 2);
}

void TestKeptListing::cursorsThatExpireInVainAreAFailure()
{
    const auto listing = forwardOnly();
    int restarts = 0;
    for (; listing->canFetchMore(data) && restarts < 100; ++restarts) {
        listing->put(*listing->requestMore(data), pageOf(0, 3, "a"));
        listing->fail(*listing->requestMore(data), {ErrorCode::Conflict});
    }
    QCOMPARE(restarts, 3);
    QCOMPARE(listing->tail(data), ListingTail::Failed);
    listing->retry(data);
    QVERIFY(listing->canFetchMore(data));
}

void TestKeptListing::aFailureWaitsForARetry()
{
    const auto listing = forwardOnly();
    listing->fail(*listing->requestMore(data), {ErrorCode::Unavailable});
    QCOMPARE(listing->tail(data), ListingTail::Failed);
    QVERIFY(!listing->requestMore(data));
    listing->retry(data);
    QVERIFY(listing->requestMore(data));
}

void TestKeptListing::aNamedKeyIsListedOnce()
{
    const auto listing = forwardOnly();
    QCOMPARE(listing->name({data, keyNumber(3)}, 20, ValueKind::Object), 0);
    QCOMPARE(listing->at(data, 0)->size, 20);
    QCOMPARE(listing->put(*listing->requestMore(data), pageOf(0, 3, "0")).count, 3);
    QCOMPARE(listing->count(data), 4);
    QCOMPARE(listing->name({data, keyNumber(0)}, 7, ValueKind::Number), 1);
    QCOMPARE(listing->at(data, 1)->size, 7);
    QCOMPARE(listing->count(data), 4);
}

void TestKeptListing::aStoreThatListsNothingHasTheKeysThatWereNamed()
{
    const auto listing = makeKeptListing(ListingTier::Names);
    listing->setCollections({{.ref = data}});
    QCOMPARE(listing->tail(data), ListingTail::End);
    QVERIFY(!listing->requestMore(data));
    QCOMPARE(listing->name({data, "a"}, 1, ValueKind::Unknown), 0);
    QCOMPARE(listing->count(data), 1);
    QVERIFY(listing->again(16).isEmpty());
}

void TestKeptListing::followsWhatWasPersisted()
{
    const auto listing = forwardOnly();
    listing->put(*listing->requestMore(data), pageOf(0, 5, "a"));
    const auto ref = [](int number) { return EntryRef {data, keyNumber(number)}; };
    QVERIFY(listing->follow({{.ref = ref(1)}, {.ref = ref(2), .renameTo = "new"},
        {.ref = ref(3), .value = "12345"}, {.ref = ref(4), .renameTo = keyNumber(5)},
        {.ref = ref(9), .value = "1"}, {.ref = ref(77)}}));
    QList<QByteArray> keys;
    for (qint64 i = 0; i < listing->count(data); ++i)
        keys.append(listing->at(data, i)->key.toByteArray());
    QCOMPARE(keys, (QList<QByteArray> {"k0", "new", "k3", "k5", "k9"}));
    QCOMPARE(listing->at(data, 2)->size, 5);
    QCOMPARE(listing->tail(data), ListingTail::Open);
    QVERIFY(!makePagedListing(ListingTier::Positions)->follow({{.ref = ref(1)}}));
}

QTEST_GUILESS_MAIN(TestKeptListing)
#include "tst_keptlisting.moc"
