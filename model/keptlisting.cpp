// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keys that cannot be asked for again by where they are: they are kept.
#include "model/keptkeys.h"
#include "model/keylisting.h"

#include <QHash>

namespace kvlens {

namespace {

constexpr int restartsInVain = 2; // after as many without a new key the listing has failed

class KeptListing : public KeyListing
{
public:
    KeptListing(ListingTier tier, qint64 kept)
        : m_tier(tier)
        , m_kept(kept)
    {
    }

    ListingTier tier() const override { return m_tier; }

    void setCollections(const QList<CollectionInfo> &collections) override
    {
        for (const CollectionInfo &info : collections) {
            Listing &listing = of(info.ref);
            if (!listing.isComplete)
                listing.next.atEnd = false; // the load has found more, or still may
            listing.isComplete = info.complete;
        }
    }

    qint64 count(const CollectionRef &collection) const override
    {
        const auto listing = m_listings.constFind(collection);
        return listing == m_listings.cend() ? 0 : listing->keys.count();
    }

    ListingTail tail(const CollectionRef &collection) const override
    {
        const auto listing = m_listings.constFind(collection);
        if (m_tier == ListingTier::Names || listing == m_listings.cend())
            return ListingTail::End;
        if (listing->isInFlight)
            return ListingTail::InFlight;
        if (listing->hasFailed)
            return ListingTail::Failed;
        if (listing->next.atEnd)
            return ListingTail::End;
        return listing->keys.count() < listing->limit ? ListingTail::Open : ListingTail::Full;
    }

    std::optional<KeyPage::Item> at(const CollectionRef &collection, qint64 position) const override
    {
        if (position < 0 || position >= count(collection))
            return std::nullopt;
        return m_listings.constFind(collection)->keys.at(position);
    }

    LoadState loadState(const CollectionRef &collection, qint64 position) const override
    {
        return position >= 0 && position < count(collection) ? LoadState::Done : LoadState::Idle;
    }

    std::optional<QList<KeyPage>> kept(const CollectionRef &collection) const override
    {
        const auto listing = m_listings.constFind(collection);
        return listing == m_listings.cend() ? QList<KeyPage>() : listing->keys.pages();
    }

    qint64 positionOf(const EntryRef &ref) const override
    {
        const auto listing = m_listings.constFind(ref.collection);
        return listing == m_listings.cend() ? -1 : listing->keys.positionOf(ref.key, ref.shadow);
    }

    std::optional<Request> request(const CollectionRef &, qint64) override { return std::nullopt; }

    std::optional<Request> requestMore(const CollectionRef &collection) override
    {
        if (!canFetchMore(collection))
            return std::nullopt;
        Listing &listing = of(collection);
        listing.isInFlight = true;
        return Request {.collection = collection, .from = listing.next};
    }

    Range put(const Request &request, const KeyPage &page) override
    {
        Listing &listing = of(request.collection);
        listing.isInFlight = false;
        listing.next = page.next;
        const qint64 first = listing.keys.count();
        for (qsizetype i = 0; i < page.count(); ++i)
            listing.keys.append(page.at(i));
        const Range fresh {first, listing.keys.count() - first};
        if (fresh.count > 0)
            listing.restarts = 0;
        return fresh;
    }

    bool fail(const Request &request, const Error &error) override
    {
        Listing &listing = of(request.collection);
        listing.isInFlight = false;
        const bool hasExpired = error.code == ErrorCode::Conflict && !request.from.token.isEmpty();
        if (hasExpired)
            listing.next = {};
        listing.hasFailed = !hasExpired || ++listing.restarts > restartsInVain;
        return listing.hasFailed;
    }

    void retry(const CollectionRef &collection) override
    {
        Listing &listing = of(collection);
        listing.hasFailed = false;
        listing.restarts = 0;
    }

    void keepMore(const CollectionRef &collection) override
    {
        Listing &listing = of(collection);
        listing.limit = listing.keys.count() + m_kept;
    }

    QList<Request> again(int) const override
    {
        if (m_tier == ListingTier::Names)
            return {};
        QList<Request> requests;
        for (auto it = m_listings.cbegin(); it != m_listings.cend(); ++it) {
            if (it->keys.count() > 0)
                requests.append({.collection = it.key()});
        }
        return requests;
    }

    qint64 name(const EntryRef &ref, qint64 size, ValueKind kind) override
    {
        KeptKeys &keys = of(ref.collection).keys;
        const KeyPage::Item item {ref.key, size, kind, ref.shadow};
        const qint64 position = keys.positionOf(ref.key, ref.shadow);
        if (position >= 0)
            keys.replace(position, item);
        else
            keys.append(item);
        return position >= 0 ? position : keys.count() - 1;
    }

    bool follow(const QList<Write> &written) override
    {
        for (const Write &write : written)
            follow(write);
        return true;
    }

private:
    struct Listing
    {
        KeptKeys keys;
        qint64 limit;
        KeyCursor next = {};
        bool isComplete = false; // no load() finds more
        bool isInFlight = false;
        bool hasFailed = false;
        int restarts = 0; // since the last new key
    };

    Listing &of(const CollectionRef &collection)
    {
        const auto known = m_listings.find(collection);
        return known == m_listings.end()
            ? *m_listings.insert(collection, {.keys = {}, .limit = m_kept})
            : *known;
    }

    void follow(const Write &write)
    {
        KeptKeys &keys = of(write.ref.collection).keys;
        const qint64 position = keys.positionOf(write.ref.key, write.ref.shadow);
        if (position < 0) {
            if (write.value)
                name(write.ref, write.value->size(), ValueKind::Unknown);
            return;
        }
        if (write.isDelete())
            return keys.remove(position);
        KeyPage::Item item = keys.at(position);
        if (write.value) {
            item.size = write.value->size();
            item.kind = ValueKind::Unknown;
        }
        const QByteArray key = write.renameTo.value_or(write.ref.key);
        item.key = key;
        if (key != write.ref.key && keys.positionOf(key, item.shadow) >= 0)
            return keys.remove(position); // it was listed by its new name already
        keys.replace(position, item);
    }

    ListingTier m_tier;
    qint64 m_kept;
    QHash<CollectionRef, Listing> m_listings;
};

} // namespace

std::unique_ptr<KeyListing> makeKeptListing(ListingTier tier, qint64 kept)
{
    return std::make_unique<KeptListing>(tier, kept);
}

} // namespace kvlens
