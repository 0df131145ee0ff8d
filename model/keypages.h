// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages of keys that are at hand: bounded memory, however many keys a store has.
#pragma once

#include "stores/keypage.h"

#include <QCache>
#include <QSet>

namespace kvlens {

enum class LoadState : quint8 { Idle, InFlight, Done, Failed };

// Positions count from 0 in the store's order. With Capability::Positions pages are asked for in
// any order, else one after the other; those seen once can be asked for again. Pure: asks nothing
// of a store.
class KeyPages
{
public:
    static constexpr int pageSize = 512;

    // One page to ask of the store.
    struct Request
    {
        CollectionRef collection;
        qint64 page = 0;
        KeyCursor from = {};
        qint64 expected = 0; // keys that the store counted when it was asked
    };
    using Answer = QPair<Request, KeyPage>;
    struct Range
    {
        qint64 first = 0;
        qint64 count = 0;
    };

    explicit KeyPages(int keptPages = 512)
        : m_pages(keptPages)
    {
    }

    // Forgets everything.
    void reset(bool positions);
    // What the store counts by now. Pages at hand stay.
    void setCollections(const QList<CollectionInfo> &collections);

    // Keys that can be shown: with positions those that the store counts, else those seen so far.
    qint64 count(const CollectionRef &collection) const;
    // Whether more than count() follow and can be asked for now.
    bool canFetchMore(const CollectionRef &collection) const;
    bool isFetchingMore(const CollectionRef &collection) const;
    // Nothing: not at hand. The view lives until the next call that is not const.
    std::optional<KeyPage::Item> at(const CollectionRef &collection, qint64 position) const;
    LoadState loadState(const CollectionRef &collection, qint64 position) const;
    // Among the pages at hand; -1: not there.
    qint64 positionOf(const EntryRef &ref) const;

    // These mark the page as in flight. Nothing: at hand, in flight, failed, or out of reach.
    std::optional<Request> request(const CollectionRef &collection, qint64 position);
    std::optional<Request> requestMore(const CollectionRef &collection);
    // The positions that the answer covers.
    Range put(const Request &request, const KeyPage &page);
    void fail(const Request &request);
    void retry(const CollectionRef &collection); // failed pages can be asked for again

    // What to ask for to show the same again from the beginning: with positions the pages used
    // last, else all up to where they reach, at most `limit` of each collection.
    QList<Request> again(int limit) const;

private:
    struct Listing
    {
        qint64 count = 0;
        QList<qint64> firsts = {}; // without positions: of each page seen
        KeyCursor next = {}; // without positions: where the page after them begins
        QList<KeyCursor> cursors = {}; // without positions: of each page seen
        QSet<qint64> inFlight = {};
        QSet<qint64> failed = {};
        QList<qint64> recent = {}; // newest last, a few
    };
    struct Page
    {
        KeyPage keys;
        qint64 expected;
    };
    using PageId = QPair<CollectionRef, qint64>;

    qint64 pageAt(const Listing &listing, qint64 position) const;
    qint64 firstOf(const Listing &listing, qint64 page) const;
    qint64 expectedOn(const Listing &listing, qint64 page) const;
    std::optional<Request> ask(const CollectionRef &collection, qint64 page);

    bool m_positions = true;
    QHash<CollectionRef, Listing> m_listings;
    QCache<PageId, Page> m_pages;
};

} // namespace kvlens
