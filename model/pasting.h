// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Copied entries become staged edits of a store, by the rules that it has for keys and values.
#pragma once

#include "model/entryclip.h"
#include "model/stagedstate.h"
#include "model/taskslice.h"
#include "stores/store.h"

namespace kvlens {

// What becomes of entries whose keys are there already. Ask: nothing is staged if there is one.
enum class IfTaken : quint8 { Ask, Skip, Replace, KeepBoth };

struct PasteRequest
{
    EntryClip clip;
    std::optional<CollectionRef> into = std::nullopt; // nothing: the collections of those names
    IfTaken ifTaken = IfTaken::Ask;
};

struct PasteReport
{
    struct Renamed
    {
        QByteArray key;
        EntryRef to;
        std::optional<Reason> rule = std::nullopt; // that the key broke; nothing: it was taken
    };
    qsizetype taken = 0; // keys that are there already
    QList<QByteArray> takenKeys = {}; // the first of them
    qsizetype staged = 0;
    std::optional<EntryRef> first = std::nullopt; // of those
    qsizetype replaced = 0; // of those staged
    qsizetype skipped = 0;
    qsizetype renamedAsTaken = 0;
    qsizetype renamedByRule = 0;
    QList<Renamed> renamed = {}; // the first of both
    qsizetype refused = 0;
    QList<Error> why = {}; // of the first of them
    qsizetype withoutExpiry = 0; // had an expiry time that the store cannot keep

    // Everything was staged, and nothing as it was not asked for.
    bool isPlain() const
    {
        return skipped + renamedAsTaken + renamedByRule + refused + withoutExpiry == 0;
    }
};

// A job of a Task: looks at an entry after the other, and stages it. A key that the store's rules
// do not allow gets a plain form of it; a value that cannot be stored there is refused. Two entries
// of one key keep both. Its state is in it from slice to slice.
class Pasting
{
public:
    struct Answer
    {
        bool isDone = false;
        qsizetype done = 0; // entries
        std::optional<StagedState> state = std::nullopt; // done: what is to be staged, if anything
        PasteReport report = {};
    };

    Pasting(const PasteRequest &request, const StoreInfo &store,
        const QList<CollectionInfo> &collections, const StagedState &before);

    // Errors as Store::read().
    Result<Answer> operator()(Store &store, const TaskSlice &slice);

private:
    enum class Place : quint8 {
        Free,
        Taken,
        Promised, // to or by a rename that is staged: can neither be had nor replaced
    };

    Result<void> takeBatch(Store &store, const std::stop_token &stop);
    Result<void> take(Store &store, const CopiedEntry &copied, const EntryRef &ref, Place place);
    Result<void> takeTaken(
        Store &store, const CopiedEntry &entry, const EntryRef &ref, Place place);
    Result<void> addUnder(Store &store, const CopiedEntry &entry, const EntryRef &ref);
    Result<void> rename(
        Store &store, const CopiedEntry &entry, const EntryRef &ref, const Error &rule);
    Result<EntryRef> freeKey(Store &store, const EntryRef &ref);
    Result<Place> look(Store &store, const EntryRef &ref);
    Place placeOf(const EntryRef &ref, bool isStored) const;
    CollectionRef collectionFor(const CollectionRef &copied) const;
    std::optional<Error> whyNoCollection(const CollectionRef &collection) const;
    std::optional<Error> whyNot(const EntryRef &ref, const QByteArray &value);
    CollectionRef judged(const CollectionRef &collection);
    Result<QByteArray> valueFor(const CopiedEntry &entry, const CollectionRef &collection) const;
    void stage(const CopiedEntry &entry, const Entry &seen);
    void refuse(const CopiedEntry &entry, Error why);

    PasteRequest m_request;
    StoreInfo m_store;
    QList<CollectionInfo> m_collections;
    QHash<CollectionRef, CollectionRef> m_names; // of those copied, in the store
    QHash<CollectionRef, CollectionRef> m_judged;
    StagedState m_state;
    QSet<EntryRef> m_used;
    QHash<EntryRef, int> m_tried; // the last number behind a key
    std::stop_token m_stop;
    PasteReport m_report;
    qsizetype m_done = 0;
};

} // namespace kvlens
