// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keypages.h"

namespace kvlens {

namespace {
constexpr qsizetype recentPages = 4;
}

void KeyPages::reset(bool positions)
{
    m_positions = positions;
    m_listings.clear();
    m_pages.clear();
}

void KeyPages::setCollections(const QList<CollectionInfo> &collections)
{
    for (const CollectionInfo &info : collections) {
        Listing &listing = m_listings[info.ref];
        if (m_positions)
            listing.count = std::max<qint64>(info.entries, 0);
        else
            listing.next.atEnd = false; // a load may have found more behind what was the end
    }
}

qint64 KeyPages::count(const CollectionRef &collection) const
{
    const auto listing = m_listings.constFind(collection);
    return listing == m_listings.cend() ? 0 : listing->count;
}

bool KeyPages::canFetchMore(const CollectionRef &collection) const
{
    const auto listing = m_listings.constFind(collection);
    if (m_positions || listing == m_listings.cend() || listing->next.atEnd)
        return false;
    const qint64 page = listing->firsts.size();
    return !listing->inFlight.contains(page) && !listing->failed.contains(page);
}

bool KeyPages::isFetchingMore(const CollectionRef &collection) const
{
    const auto listing = m_listings.constFind(collection);
    return !m_positions && listing != m_listings.cend()
        && listing->inFlight.contains(listing->firsts.size());
}

std::optional<KeyPage::Item> KeyPages::at(const CollectionRef &collection, qint64 position) const
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

LoadState KeyPages::loadState(const CollectionRef &collection, qint64 position) const
{
    if (at(collection, position))
        return LoadState::Done;
    const Listing listing = m_listings.value(collection);
    const qint64 page = pageAt(listing, position);
    if (listing.failed.contains(page))
        return LoadState::Failed;
    return listing.inFlight.contains(page) ? LoadState::InFlight : LoadState::Idle;
}

qint64 KeyPages::positionOf(const EntryRef &ref) const
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

std::optional<KeyPages::Request> KeyPages::request(const CollectionRef &collection, qint64 position)
{
    const auto listing = m_listings.constFind(collection);
    if (listing == m_listings.cend() || position < 0 || position >= listing->count)
        return std::nullopt;
    return ask(collection, pageAt(*listing, position));
}

std::optional<KeyPages::Request> KeyPages::requestMore(const CollectionRef &collection)
{
    if (!canFetchMore(collection))
        return std::nullopt;
    return ask(collection, m_listings.value(collection).firsts.size());
}

std::optional<KeyPages::Request> KeyPages::ask(const CollectionRef &collection, qint64 page)
{
    Listing &listing = m_listings[collection];
    const qint64 expected = expectedOn(listing, page);
    const Page *known = m_pages.object({collection, page});
    if ((known && known->expected >= expected) || listing.inFlight.contains(page)
        || listing.failed.contains(page))
        return std::nullopt;
    listing.inFlight.insert(page);
    KeyCursor from = KeyCursor::atPosition(page * pageSize);
    if (!m_positions)
        from = page < listing.cursors.size() ? listing.cursors.at(page) : listing.next;
    return Request {collection, page, from, expected};
}

KeyPages::Range KeyPages::put(const Request &request, const KeyPage &page)
{
    Listing &listing = m_listings[request.collection];
    listing.inFlight.remove(request.page);
    if (!m_positions && request.page == listing.firsts.size()) {
        listing.next = page.next;
        if (page.isEmpty())
            return {listing.count, 0};
        listing.firsts.append(listing.count);
        listing.cursors.append(request.from);
        listing.count += page.count();
    }
    listing.recent.removeOne(request.page);
    listing.recent.append(request.page);
    if (listing.recent.size() > recentPages)
        listing.recent.removeFirst();
    m_pages.insert({request.collection, request.page}, new Page {page, request.expected});
    return {firstOf(listing, request.page), page.count()};
}

void KeyPages::fail(const Request &request)
{
    Listing &listing = m_listings[request.collection];
    listing.inFlight.remove(request.page);
    listing.failed.insert(request.page);
}

void KeyPages::retry(const CollectionRef &collection)
{
    m_listings[collection].failed.clear();
}

QList<KeyPages::Request> KeyPages::again(int limit) const
{
    QList<Request> requests;
    for (auto it = m_listings.cbegin(); it != m_listings.cend(); ++it) {
        if (!m_positions) {
            for (qint64 page = 0; page < std::min<qint64>(it->firsts.size(), limit); ++page)
                requests.append({it.key(), page});
            continue;
        }
        for (const qint64 page : it->recent.last(std::min<qsizetype>(it->recent.size(), limit)))
            requests.append({it.key(), page, KeyCursor::atPosition(page * pageSize)});
    }
    return requests;
}

qint64 KeyPages::pageAt(const Listing &listing, qint64 position) const
{
    if (m_positions)
        return position / pageSize;
    const auto behind = std::upper_bound(listing.firsts.cbegin(), listing.firsts.cend(), position);
    return std::distance(listing.firsts.cbegin(), behind) - 1;
}

qint64 KeyPages::firstOf(const Listing &listing, qint64 page) const
{
    return m_positions ? page * pageSize : listing.firsts.value(page, listing.count);
}

// How many keys the page holds, as far as is known; more than before: it can be asked for again.
qint64 KeyPages::expectedOn(const Listing &listing, qint64 page) const
{
    return m_positions ? std::min<qint64>(listing.count - page * pageSize, pageSize) : 0;
}

} // namespace kvlens
