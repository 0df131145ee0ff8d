// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/hiddenentries.h"

namespace kvlens {

bool hidesEntries(const QList<CollectionInfo> &collections, const CollectionRef &collection)
{
    return std::any_of(collections.begin(), collections.end(),
        [&](const CollectionInfo &info) { return info.ref == collection && info.hidden > 0; });
}

Result<QList<Entry>> entriesHiddenBy(
    Store &store, QList<EntryRef> refs, const std::stop_token &stop)
{
    QList<Entry> hidden;
    refs.removeIf(
        [](const EntryRef &ref) { return ref.shadow > 0 || ref.part != EntryPart::Value; });
    while (!refs.isEmpty()) {
        for (EntryRef &ref : refs)
            ++ref.shadow;
        for (const Result<Entry> &entry : store.read(std::exchange(refs, {}), {}, stop)) {
            if (!entry && entry.error().code != ErrorCode::NotFound)
                return entry.error();
            if (entry)
                refs.append(hidden.emplaceBack(*entry).ref);
        }
    }
    return hidden;
}

} // namespace kvlens
