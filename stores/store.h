// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one interface that every kind of store implements. Five things must be there; the rest has a
// default. What a store cannot do it says in its capabilities, and answers Unsupported.
#pragma once

#include "stores/entry.h"
#include "stores/keypage.h"
#include "stores/search/searchquery.h"
#include "stores/storeaddress.h"

#include <QFlags>

#include <chrono>
#include <functional>
#include <stop_token>

namespace kvlens {

class EntryMatcher;

enum class Capability : quint16 {
    Write = 1 << 0, // entries can be put and deleted
    Rename = 1 << 1, // a key can be renamed in place
    Expiry = 1 << 2, // entries can carry an expiry time
    CompareAndSet = 1 << 3, // `Write::base` is checked in the same step as the write
    AtomicBatch = 1 << 4, // a batch is written whole or not at all
    OrderedKeys = 1 << 5, // keys() has a stable order with a meaning (insertion, sorting)
    Positions = 1 << 6, // keys() can begin at any position: KeyCursor::atPosition
    ListKeys = 1 << 7, // keys can be listed at all
    JsonValues = 1 << 8, // values are JSON texts, and others are refused as Invalid
    NewCollections = 1 << 9, // writing to a collection that is not there makes it
    PartialReads = 1 << 10, // readUpTo() and readPart() read no more than what they answer
    Private = 1 << 11, // another handle of its address is another store
};
Q_DECLARE_FLAGS(Capabilities, Capability)
Q_DECLARE_OPERATORS_FOR_FLAGS(Capabilities)

enum class Severity : quint8 { Information, Warning, Error };

// Something the user should know about this store as a whole, found while opening or loading it.
struct Problem
{
    QString id; // from the rule book, for example "F2" (truncated) or "K2" (moved file tree)
    Severity severity = Severity::Warning;
    Error error; // what and where
    QList<EntryRef> entries = {}; // the entries concerned, if any
    QList<Write> repair
        = {}; // staged as ordinary edits when the user accepts; empty: no repair known
};

struct StoreInfo
{
    QString kind; // short and stable, for example "SimpleKVStore"; printed by `kvlens info`
    StoreAddress address; // as opened, made absolute
    Capabilities
        capabilities; // what is possible *now*: no Write after damage or on a read-only disk
    QString readOnlyReason; // untranslated; empty when Write is there
};

struct LoadProgress
{
    qint64 done = 0; // bytes or keys, whatever the store counts
    qint64 total = -1; // -1: not known
    bool listed = true; // every key is known; what follows, if anything, is checking
    bool finished = true;
};

enum class Freshness : quint8 { Current, Changed, Gone };

enum class Visit : quint8 { Continue, Stop };
using ScanSink = std::function<Visit(const Entry &)>;

// One open handle to one store.
// Threads: not thread-safe; created, used and destroyed on one thread. Calls may block.
// Cancelling: a call that takes longer than 50 ms polls `stop` and then answers Cancelled.
// Errors: Unavailable (I/O; retry may help), Denied, Cancelled from any call; others are named.
class Store
{
public:
    virtual ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    virtual StoreInfo info() const = 0;

    // Collections in the store's order, with what is known of their sizes so far.
    virtual Result<QList<CollectionInfo>> collections(const std::stop_token &stop) = 0;

    // Up to `limit` keys after `from`. A key that is there during the whole listing appears at
    // least once. NotFound: no such collection. An empty page at the end is not an error.
    virtual Result<KeyPage> keys(const CollectionRef &collection, const KeyCursor &from, int limit,
        const std::stop_token &stop)
        = 0;

    // As keys(), but only keys that begin with `prefix`. A page may hold fewer than `limit` keys,
    // even none, before the end. Default: keys() and a comparison; stores that can ask for it do.
    virtual Result<KeyPage> keysWithPrefix(const CollectionRef &collection,
        const QByteArray &prefix, const KeyCursor &from, int limit, const std::stop_token &stop);

    // One result per ref, in the same order. NotFound where there is no such entry. An entry whose
    // wrapping is damaged is *not* an error: it comes raw with Entry::problem set. An expired entry
    // comes too; readers decide.
    virtual QList<Result<Entry>> read(const QList<EntryRef> &refs, const std::stop_token &stop) = 0;

    // As read(), but of a value of more than `limit` bytes only the beginning need be there, with
    // Entry::wholeSize; whether it is sound JSON is then not known. Default: read().
    virtual QList<Result<Entry>> readUpTo(
        const QList<EntryRef> &refs, qint64 limit, const std::stop_token &stop);

    // The bytes of a value from `offset` on, fewer than `length` at its end. All parts that are
    // read without a reload() in between are of one value, else Conflict. NotFound. Default: read()
    // and a cut.
    virtual Result<QByteArray> readPart(
        const EntryRef &ref, qint64 offset, qint64 length, const std::stop_token &stop);

    // Applies the writes in order; one outcome per write, in the same order. With AtomicBatch
    // either all succeed or nothing is changed (the others then answer Cancelled when one fails).
    // Conflict: `base` is no longer what is stored, or the file was rewritten by another program
    // since it was loaded; reload() and try again. Invalid: a name or value that this store must
    // not hold, `detail` names the rule. NotFound: renaming or re-dating what is not there.
    // NoSpace.
    virtual QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) = 0;

    // Goes on finding out what is in the store, for about `budget`, so that other calls can be
    // served in between; what was found so far is listed and read as usual. Called until finished.
    // Default: nothing to do.
    virtual Result<LoadProgress> load(
        std::chrono::milliseconds budget, const std::stop_token &stop);

    // Forgets what was read; load() begins again on what is stored now. Default: nothing to forget.
    virtual Result<void> reload(const std::stop_token &stop);

    // Whether another program changed the store since it was loaded. Cheap: no contents are read.
    virtual Result<Freshness> freshness(const std::stop_token &stop);

    // What is wrong with the store as a whole, as far as load() has come. Default: nothing.
    virtual QList<Problem> problems() const;

    // Visits every effective entry of a collection in the cheapest order, until the sink says Stop.
    // Entries that vanish meanwhile are left out. Default: keys() and read() in batches.
    virtual Result<void> scan(
        const CollectionRef &collection, const ScanSink &sink, const std::stop_token &stop);

    // The next hits among the effective entries of a collection, in the order of keys(); shadowed
    // entries are not searched. Comes back with what it has after about the budget of `limits`,
    // without any hit too, and goes on from the page's cursor until that is at the end. What
    // counts as text is told in stores/search/entrymatcher.h; every store answers alike. Searches
    // what load() has found; after a write or reload() a cursor means nothing any more. Default:
    // keys() and read() in batches.
    virtual Result<SearchPage> search(const CollectionRef &collection, const EntryMatcher &matcher,
        const SearchCursor &from, const SearchLimits &limits, const std::stop_token &stop);

protected:
    Store() = default;
};

// load() until every key is known, or until everything is checked as well.
enum class LoadUntil : quint8 { Listed, Finished };
Result<void> loadAll(
    Store &store, const std::stop_token &stop = {}, LoadUntil until = LoadUntil::Listed);
// A single read.
Result<Entry> readOne(Store &store, const EntryRef &ref, const std::stop_token &stop = {});
// A single write.
Result<Written> writeOne(Store &store, const Write &write, const std::stop_token &stop = {});

} // namespace kvlens
