// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of a store that are at hand, and what to ask for next: bounded memory, however many keys
// the store has and however little it can say of where they are.
#pragma once

#include "stores/store.h"

namespace kvlens {

// What a store can say of where its keys are.
enum class ListingTier : quint8 {
    Positions, // any page at any time
    StableCursors, // one page after the other; those seen can be asked for again
    ForwardOnly, // through once: keys may come twice, pages may be empty, cursors may expire
    Names, // it lists nothing: there are only the keys that somebody has named
};
ListingTier tierOf(Capabilities capabilities);

enum class LoadState : quint8 { Idle, InFlight, Done, Failed };

// What follows behind the keys that are known.
enum class ListingTail : quint8 {
    End, // nothing, for now; with positions always: all keys are counted
    Open, // more can be asked for
    InFlight, // more was asked for
    Full, // more would be more than are kept; keepMore() allows as many again
    Failed, // until retry()
};

// Positions count from 0: in the store's order, or where it has none in the order of coming. A key
// keeps its position until it is removed. Pure: asks nothing of a store, but says what to ask.
class KeyListing
{
public:
    static constexpr int pageSize = 512;
    static constexpr qint64 keptKeys = 100'000; // of a collection, where keys cannot be asked again

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

    static std::unique_ptr<KeyListing> make(ListingTier tier);
    virtual ~KeyListing();
    KeyListing(const KeyListing &) = delete;
    KeyListing &operator=(const KeyListing &) = delete;

    virtual ListingTier tier() const = 0;
    // What the store counts by now. Keys at hand stay.
    virtual void setCollections(const QList<CollectionInfo> &collections) = 0;

    // Keys that can be shown: with positions those that the store counts, else those seen so far.
    virtual qint64 count(const CollectionRef &collection) const = 0;
    virtual ListingTail tail(const CollectionRef &collection) const = 0;
    // Nothing: not at hand. The view lives until the next call that is not const.
    virtual std::optional<KeyPage::Item> at(
        const CollectionRef &collection, qint64 position) const = 0;
    virtual LoadState loadState(const CollectionRef &collection, qint64 position) const = 0;
    // All of them, for the worker to go through; nothing: pages come and go.
    virtual std::optional<QList<KeyPage>> kept(const CollectionRef &collection) const = 0;
    // Among the keys at hand; -1: not there.
    virtual qint64 positionOf(const EntryRef &ref) const = 0;

    // These mark what is asked for as in flight. Nothing: at hand, in flight, failed, or out of
    // reach. requestMore() asks for what follows the keys that are known.
    virtual std::optional<Request> request(const CollectionRef &collection, qint64 position) = 0;
    virtual std::optional<Request> requestMore(const CollectionRef &collection) = 0;
    // The positions that the answer covers; none where it holds nothing new.
    virtual Range put(const Request &request, const KeyPage &page) = 0;
    // False: it is no failure. A cursor that has expired (Conflict) is none where keys only come
    // forwards: the listing begins again, and the keys that are known stay.
    virtual bool fail(const Request &request, const Error &error) = 0;
    virtual void retry(const CollectionRef &collection) = 0; // what failed can be asked for again
    virtual void keepMore(const CollectionRef &collection) = 0;

    // What to ask for to show the same again from the beginning after a reload: with positions the
    // pages used last, else all up to where they reach, at most `limit` of each collection.
    virtual QList<Request> again(int limit) const = 0;

    // A key that is there, though it may not be listed yet, or never: makes a row for it where keys
    // are kept. Its position; -1: keys are not kept.
    virtual qint64 name(const EntryRef &ref, qint64 size, ValueKind kind) = 0;
    // After a persist: whether the same positions can be used on, with the writes that succeeded
    // laid over the keys that are kept. False: positions mean other keys now, list again.
    virtual bool follow(const QList<Write> &written) = 0;

    bool canFetchMore(const CollectionRef &collection) const
    {
        return tail(collection) == ListingTail::Open;
    }

protected:
    KeyListing() = default;
};

// With positions or stable cursors: pages of which the ones used last are kept.
std::unique_ptr<KeyListing> makePagedListing(ListingTier tier, int keptPages = 512);
// Forward only, or by names: keys are kept, each once, up to a limit.
std::unique_ptr<KeyListing> makeKeptListing(
    ListingTier tier, qint64 keptKeys = KeyListing::keptKeys);

} // namespace kvlens
