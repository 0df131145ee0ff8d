// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keys that can be asked for again by where they are: pages of them come and go.
#include "model/keylisting.h"

#include <QCache>
#include <QSet>

namespace kvlens {

namespace {

constexpr qsizetype recentPages = 4;

class PagedListing : public KeyListing
{
public:
    explicit PagedListing(int keptPages)
        : m_pages(keptPages)
    {
    }

    qint64 count(const CollectionRef &collection) const override
    {
        const auto listing = m_listings.constFind(collection);
        return listing == m_listings.cend() ? 0 : listing->count;
    }

    std::optional<KeyPage::Item> at(const CollectionRef &collection, qint64 position) const override
    {
        const auto listing = m_listings.constFind(collection);
        if (listing == m_listings.cend() || position < 0 || position >= listing->count)
            return std::nullopt;
        const qint64 page = pageAt(*listing, position);
        const Page *found = m_pages.object({collection, page});
        const qint64 row = position - firstOf(*listing, page);
        if (!found || row >= found->keys.count())
            return std::nullopt;
        return found->keys.at(row);
    }

    LoadState loadState(const CollectionRef &collection, qint64 position) const override
    {
        if (at(collection, position))
            return LoadState::Done;
        const Listing listing = m_listings.value(collection);
        const qint64 page = pageAt(listing, position);
        if (listing.failed.contains(page))
            return LoadState::Failed;
        return listing.inFlight.contains(page) ? LoadState::InFlight : LoadState::Idle;
    }

    std::optional<QList<KeyPage>> kept(const CollectionRef &) const override { return {}; }

    qint64 positionOf(const EntryRef &ref) const override
    {
        const auto listing = m_listings.constFind(ref.collection);
        for (const PageId &id : m_pages.keys()) {
            if (id.first != ref.collection)
                continue;
            const KeyPage &keys = m_pages.object(id)->keys;
            for (qsizetype i = 0; i < keys.count(); ++i) {
                const KeyPage::Item item = keys.at(i);
                if (item.shadow == ref.shadow && item.key == ref.key)
                    return firstOf(*listing, id.second) + i;
            }
        }
        return -1;
    }

    std::optional<Request> request(const CollectionRef &collection, qint64 position) override
    {
        const auto listing = m_listings.constFind(collection);
        if (listing == m_listings.cend() || position < 0 || position >= listing->count)
            return std::nullopt;
        return ask(collection, pageAt(*listing, position));
    }

    Range put(const Request &request, const KeyPage &page) override
    {
        Listing &listing = m_listings[request.collection];
        listing.inFlight.remove(request.page);
        if (!take(listing, request, page))
            return {listing.count, 0};
        listing.recent.removeOne(request.page);
        listing.recent.append(request.page);
        if (listing.recent.size() > recentPages)
            listing.recent.removeFirst();
        m_pages.insert({request.collection, request.page}, new Page {page, request.expected});
        return {firstOf(listing, request.page), page.count()};
    }

    bool fail(const Request &request, const Error &) override
    {
        Listing &listing = m_listings[request.collection];
        listing.inFlight.remove(request.page);
        listing.failed.insert(request.page);
        return true;
    }

    void retry(const CollectionRef &collection) override { m_listings[collection].failed.clear(); }
    void keepMore(const CollectionRef &) override { } // pages that are not used go by themselves
    qint64 name(const EntryRef &, qint64, ValueKind) override { return -1; }
    bool follow(const QList<Write> &) override { return false; }

protected:
    struct Listing
    {
        qint64 count = 0;
        QSet<qint64> inFlight = {};
        QSet<qint64> failed = {};
        QList<qint64> recent = {}; // newest last, a few
        // Without positions, of each page seen:
        QList<qint64> firsts = {};
        QList<KeyCursor> cursors = {};
        KeyCursor next = {}; // where the page after them begins
        bool isComplete = false; // no load() finds more
    };

    virtual qint64 pageAt(const Listing &listing, qint64 position) const = 0;
    virtual qint64 firstOf(const Listing &listing, qint64 page) const = 0;
    // How many keys the page holds, as far as is known; more than before: it can be asked again.
    virtual qint64 expectedOn(const Listing &listing, qint64 page) const = 0;
    virtual KeyCursor cursorOf(const Listing &listing, qint64 page) const = 0;
    // False: there is nothing to keep.
    virtual bool take(Listing &listing, const Request &request, const KeyPage &page) = 0;

    std::optional<Request> ask(const CollectionRef &collection, qint64 page)
    {
        Listing &listing = m_listings[collection];
        const qint64 expected = expectedOn(listing, page);
        const Page *known = m_pages.object({collection, page});
        if ((known && known->expected >= expected) || listing.inFlight.contains(page)
            || listing.failed.contains(page))
            return std::nullopt;
        listing.inFlight.insert(page);
        return Request {collection, page, cursorOf(listing, page), expected};
    }

    QHash<CollectionRef, Listing> m_listings;

private:
    struct Page
    {
        KeyPage keys;
        qint64 expected;
    };
    using PageId = QPair<CollectionRef, qint64>;

    QCache<PageId, Page> m_pages;
};

// All pages have as many keys, and the store counts them.
class PositionListing : public PagedListing
{
public:
    using PagedListing::PagedListing;

    ListingTier tier() const override { return ListingTier::Positions; }

    void setCollections(const QList<CollectionInfo> &collections) override
    {
        for (const CollectionInfo &info : collections)
            m_listings[info.ref].count = std::max<qint64>(info.entries, 0);
    }

    ListingTail tail(const CollectionRef &) const override { return ListingTail::End; }
    std::optional<Request> requestMore(const CollectionRef &) override { return std::nullopt; }

    QList<Request> again(int limit) const override
    {
        QList<Request> requests;
        for (auto it = m_listings.cbegin(); it != m_listings.cend(); ++it) {
            for (const qint64 page : it->recent.last(std::min<qsizetype>(it->recent.size(), limit)))
                requests.append({it.key(), page, cursorOf(*it, page)});
        }
        return requests;
    }

protected:
    qint64 pageAt(const Listing &, qint64 position) const override { return position / pageSize; }
    qint64 firstOf(const Listing &, qint64 page) const override { return page * pageSize; }

    qint64 expectedOn(const Listing &listing, qint64 page) const override
    {
        return std::min<qint64>(listing.count - page * pageSize, pageSize);
    }

    KeyCursor cursorOf(const Listing &, qint64 page) const override
    {
        return KeyCursor::atPosition(page * pageSize);
    }

    bool take(Listing &, const Request &, const KeyPage &) override { return true; }
};

// Pages follow each other; the cursors of those seen are kept.
class CursorListing : public PagedListing
{
public:
    using PagedListing::PagedListing;

    ListingTier tier() const override { return ListingTier::StableCursors; }

    void setCollections(const QList<CollectionInfo> &collections) override
    {
        for (const CollectionInfo &info : collections) {
            Listing &listing = m_listings[info.ref];
            if (!listing.isComplete)
                listing.next.atEnd = false; // the load has found more, or still may
            listing.isComplete = info.complete;
        }
    }

    ListingTail tail(const CollectionRef &collection) const override
    {
        const auto listing = m_listings.constFind(collection);
        if (listing == m_listings.cend())
            return ListingTail::End;
        if (listing->inFlight.contains(listing->firsts.size()))
            return ListingTail::InFlight;
        if (listing->failed.contains(listing->firsts.size()))
            return ListingTail::Failed;
        return listing->next.atEnd ? ListingTail::End : ListingTail::Open;
    }

    std::optional<Request> requestMore(const CollectionRef &collection) override
    {
        if (!canFetchMore(collection))
            return std::nullopt;
        return ask(collection, m_listings.constFind(collection)->firsts.size());
    }

    QList<Request> again(int limit) const override
    {
        QList<Request> requests;
        for (auto it = m_listings.cbegin(); it != m_listings.cend(); ++it) {
            for (qint64 page = 0; page < std::min<qint64>(it->firsts.size(), limit); ++page)
                requests.append({it.key(), page});
        }
        return requests;
    }

protected:
    qint64 pageAt(const Listing &listing, qint64 position) const override
    {
        const auto behind
            = std::upper_bound(listing.firsts.cbegin(), listing.firsts.cend(), position);
        return std::distance(listing.firsts.cbegin(), behind) - 1;
    }

    qint64 firstOf(const Listing &listing, qint64 page) const override
    {
        return listing.firsts.value(page, listing.count);
    }

    qint64 expectedOn(const Listing &, qint64) const override { return 0; }

    KeyCursor cursorOf(const Listing &listing, qint64 page) const override
    {
        return listing.cursors.value(page, listing.next);
    }

    bool take(Listing &listing, const Request &request, const KeyPage &page) override
    {
        if (request.page != listing.firsts.size())
            return true; // seen before
        listing.next = page.next;
        if (page.isEmpty())
            return false;
        listing.firsts.append(listing.count);
        listing.cursors.append(request.from);
        listing.count += page.count();
        return true;
    }
};

} // namespace

std::unique_ptr<KeyListing> makePagedListing(ListingTier tier, int keptPages)
{
    if (tier == ListingTier::Positions)
        return std::make_unique<PositionListing>(keptPages);
    return std::make_unique<CursorListing>(keptPages);
}

} // namespace kvlens
