// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one interface that every kind of store implements. Five functions must be there; load(),
// scan() and sideEffects() have a default, which a store of files replaces: it says when a file has
// changed. What a store cannot do it says in its capabilities, and answers Unsupported.
#pragma once

#include "stores/keypattern.h"
#include "stores/loading.h"
#include "stores/scan.h"
#include "stores/storeinfo.h"

#include <limits>
#include <stop_token>

namespace kvlens {

struct ListRequest
{
    CollectionRef collection;
    KeyCursor from = {};
    int limit = 0; // keys on the page, at most
    // Keys that it does not match may be left out; callers look at what comes all the same. Pages
    // may be short then, and empty.
    std::optional<KeyPattern> only = std::nullopt;
};

// Which bytes of a value.
struct ReadRange
{
    qint64 offset = 0;
    qint64 length = std::numeric_limits<qint64>::max(); // fewer come at the value's end
};

// One open handle to one store.
// Threads: not thread-safe; created, used and destroyed on one thread. Calls may block.
// Cancelling: a call that takes longer than 50 ms polls `stop` and then answers Cancelled.
// Errors: Unavailable (I/O; retry may help), Denied, Cancelled from any call; others are named.
// Truth: whatever comes from list(), read() and scan() is of the store as it was loaded. If bytes
// were replaced beneath it since, the answer is Conflict; load(Anew) and try again. That holds for
// what is answered from memory, too: a store of files asks StampedFile::checkUntouched().
// Order: write() may come before load() is done; what it needs to know it then finds out itself.
class Store
{
public:
    virtual ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    virtual StoreInfo info() const = 0;

    // Collections in the store's order, with what is known of their sizes so far.
    virtual Result<QList<CollectionInfo>> collections(const std::stop_token &stop) = 0;

    // The keys that follow the cursor. What is promised depends on the capabilities:
    //   Positions      any position is a cursor; implies the next one, once a collection is settled
    //   StableCursors  each key comes once, and one cursor gives the same page until something is
    //                  written or load() finds more
    //   ListKeys alone a key that is there during the whole listing comes at least once, and may
    //                  come again; a page may be empty before the end; a cursor may expire, which
    //                  is answered by Conflict: begin again
    //   without it     Unsupported; read() finds an entry by its key
    // NotFound: no such collection. Invalid: a cursor that no page of such a store had. An empty
    // page at the end is not an error.
    virtual Result<KeyPage> list(const ListRequest &request, const std::stop_token &stop) = 0;

    // One result per ref, in the same order. NotFound where there is no such entry. An entry whose
    // wrapping is damaged is *not* an error: it comes raw with Entry::problem set. An expired entry
    // comes too; readers decide.
    // Of a value that is not all within the range either everything comes, or that part with
    // Entry::wholeSize; whether it is sound JSON is then not known, and only a part that begins at
    // 0 has a version. All parts read without a load(Anew) in between are of one value.
    virtual QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop)
        = 0;

    // Applies the writes in order; one outcome per write, in the same order. With AtomicBatch
    // either all succeed or nothing is changed (the others then answer Cancelled when one fails).
    // Conflict: `base` is no longer what is stored, or the file was rewritten by another program
    // since it was loaded; load(Anew) and try again. Invalid: a name or value that this store must
    // not hold, `detail` names the rule. NotFound: renaming or re-dating what is not there. A key
    // that is taken is not renamed onto: Conflict. Unavailable: another program has what would be
    // written locked or open for writing, or the system failed; trying again may help.
    // NoSpace. Write::makesStore comes alone, and only to a store that StoreInfo::isMissing.
    virtual QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) = 0;

    // What writing values under these refs would change of the files that they have of their own,
    // or make of their keys; what holds for all of the store is StoreInfo::inPlaceReasons.
    virtual QList<SideEffect> sideEffects(const QList<EntryRef> &refs, const std::stop_token &stop);

    // Finds out what is in the store, or how it is: see LoadMode. With GoOn it comes back after
    // about `budget`, so that other calls can be served in between; what was found so far is listed
    // and read as usual. Called until finished. Default: nothing to find out, and always current.
    virtual Result<LoadReport> load(
        LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop);

    // Visits the effective entries of a collection in the order of list(), as often as that tells
    // them; shadowed entries, and those that vanish meanwhile, are left out. Comes back after about
    // the budget, having done at least one step, or when the sink says so, and goes on from the
    // page's cursor until that is at its end. Sees what load() has found; after a write or
    // load(Anew) a cursor means nothing any more. NotFound: no such collection. Invalid: not a
    // cursor of this store. Default: list() and read() in batches.
    virtual Result<ScanPage> scan(
        const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop);

protected:
    Store() = default;
};

// load(GoOn) until every key is known, or until everything is checked as well.
enum class LoadUntil : quint8 { Listed, Finished };
Result<void> loadAll(
    Store &store, const std::stop_token &stop = {}, LoadUntil until = LoadUntil::Listed);
// The same, with what the last step of it has told.
Result<LoadReport> loadUntil(Store &store, LoadUntil until, const std::stop_token &stop = {});
// load(Anew).
Result<void> forgetAll(Store &store, const std::stop_token &stop = {});
// load(Peek).
Result<Freshness> freshnessOf(Store &store, const std::stop_token &stop = {});
Result<QList<Problem>> problemsOf(Store &store, const std::stop_token &stop = {});
// Those of them behind which there may be entries that are not listed.
QList<Problem> hidingEntries(const QList<Problem> &problems);
// A single read.
Result<Entry> readOne(Store &store, const EntryRef &ref, const std::stop_token &stop = {});
// Of a value of more than `limit` bytes only the beginning need be there, with Entry::wholeSize.
QList<Result<Entry>> readUpTo(
    Store &store, const QList<EntryRef> &refs, qint64 limit, const std::stop_token &stop = {});
// The bytes of a value that lie within the range, whatever the store answers.
Result<QByteArray> readPart(
    Store &store, const EntryRef &ref, const ReadRange &range, const std::stop_token &stop = {});
// A single write.
Result<Written> writeOne(Store &store, const Write &write, const std::stop_token &stop = {});
// Makes the store, empty, if StoreInfo::isMissing. Denied, NoSpace.
Result<void> makeStore(Store &store, const std::stop_token &stop = {});
// load(Examine), and whether another program has changed what was loaded.
Result<QList<Problem>> examineStore(Store &store, const std::stop_token &stop = {});
// The same answer for every write of a batch.
bool isAnyStored(const QList<WriteOutcome> &outcomes);
QList<WriteOutcome> failAll(const QList<Write> &batch, const Error &error);
// Whether the batch is the one of makeStore(); its answer, for stores that can be missing.
bool isMaking(const QList<Write> &batch);
QList<WriteOutcome> madeOutcomes(const QList<Write> &batch, const Result<void> &made);
// Every effective entry of a collection, until the sink does not say Continue.
Result<void> scanAll(Store &store, const CollectionRef &collection, const ScanSink &sink,
    const std::stop_token &stop = {});

} // namespace kvlens
