// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An index as it was or will be at one time, with what is worked out from it.
#pragma once

#include "model/index/documentnodes.h"

#include <memory>

namespace kvlens {

// Threads: any; it does not change.
struct IndexSnapshot
{
    explicit IndexSnapshot(IndexParts of)
        : parts(std::move(of))
    {
    }
    IndexSnapshot(const IndexSnapshot &) = delete;
    IndexSnapshot &operator=(const IndexSnapshot &) = delete;
    ~IndexSnapshot() = default;

    QByteArray idText(IndexId id) const { return parts.ids.at(id).toByteArray(); }
    // What a document is called in its metadata; empty: it is not.
    QByteArray nameOf(IndexId document) const
    {
        const IndexParts::Document *record = links.document(document);
        return record && record->name != noId ? parts.names.at(record->name).toByteArray()
                                              : QByteArray();
    }

    // Where the hash of a document is, or would be; nothing: there is no such place.
    std::optional<EntryRef> hashOf(IndexId document) const
    {
        const auto place = std::find_if(parts.places.begin(), parts.places.end(),
            [](const CollectionRef &each) { return partKind(each) == PartKind::Hashes; });
        return place == parts.places.end() ? std::nullopt
                                           : std::optional(EntryRef {*place, idText(document)});
    }

    KnownOfIndex known() const { return {parts, links, vectors}; }

    const IndexParts parts;
    const LinkTable links {parts};
    const std::vector<SourceDocument> documents = documentsOf(parts);
    const DocumentTotals totals = totalsOf(parts, documents);
    const VectorTroubles vectors {parts};
};

using IndexSnapshotPointer = std::shared_ptr<const IndexSnapshot>;

} // namespace kvlens
