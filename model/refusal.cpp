// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/refusal.h"

#include "model/longvalues.h"
#include "stores/words/reasons.h"

namespace kvlens {

namespace {

// What a store says of an entry that would be its first: `refusal` remembers what it was asked.
std::optional<Error> askedOf(const StoreInfo &store, const CollectionRef &collection,
    const QByteArray &key, const QByteArray &value)
{
    auto asked = store.refusal;
    return asked({.ref = {collection, key}, .value = value, .base = Version {}});
}

// A value that is not the reason why an entry is refused. Nothing: none of those that we know.
std::optional<QByteArray> harmlessIn(const StoreInfo &store, const CollectionRef &collection)
{
    for (const char *const value : {"{}", "null"}) {
        if (!askedOf(store, collection, "a", value))
            return value;
    }
    return std::nullopt;
}

} // namespace

// What is read at once is written at once: only what is read entry by entry may have changed
// elsewhere.
std::optional<Error> refusalOf(const StoreSession &session)
{
    const EntryEditor &editor = session.editor();
    if (!editor.canEdit())
        return Error {
            ErrorCode::Denied, editor.isLocked() ? Reasons::locked : session.info().readOnlyReason};
    const bool isOfOnePiece = session.info().capabilities.testFlag(Capability::ReadsWhenGone);
    if (!isOfOnePiece || session.freshness() == Freshness::Current)
        return std::nullopt;
    return session.freshness() == Freshness::Gone
        ? Error {ErrorCode::NotFound, Reasons::storeGone}
        : Error {ErrorCode::Conflict, Reasons::changedByBoth};
}

std::optional<Error> refusalOfKey(
    const StoreInfo &store, const QList<CollectionInfo> &collections, const EntryRef &ref)
{
    if (!store.refusal)
        return std::nullopt;
    const bool isThere = std::any_of(collections.begin(), collections.end(),
        [&ref](const CollectionInfo &info) { return info.ref == ref.collection; });
    CollectionRef judged = ref.collection;
    judged.shadow = 0;
    std::optional<QByteArray> value = harmlessIn(store, judged);
    if (!value && !isThere)
        return askedOf(store, judged, ref.key, "{}");
    if (!value && !judged.topLevel) { // its name breaks a rule, but is there
        judged.name = "data";
        value = harmlessIn(store, judged);
    }
    return value ? askedOf(store, judged, ref.key, *value) : std::nullopt;
}

std::optional<Error> refusalOfValue(
    const StoreInfo &store, const Entry &seen, const QByteArray &value)
{
    const bool isOfDocument = seen.ref.collection.topLevel; // what may be there depends on the rest
    if (!store.refusal || isOfDocument || std::max(seen.value.size(), value.size()) > shownWhole)
        return std::nullopt;
    const CollectionRef &collection = seen.ref.collection;
    if (seen.version.exists() ? askedOf(store, collection, "a", seen.value).has_value()
                              : !harmlessIn(store, collection))
        return std::nullopt;
    return askedOf(store, collection, "a", value);
}

qsizetype writableIn(const StoreSession &session)
{
    const ChangeSet &changes = session.changes();
    return refusalOf(session) ? 0 : changes.count() - changes.blocked().size();
}

} // namespace kvlens
