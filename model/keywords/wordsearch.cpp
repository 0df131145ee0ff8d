// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keywords/wordsearch.h"

#include "model/index/indexparts.h"
#include "model/keywords/pythonwords.h"

namespace kvlens {

Result<FoundByWords> findByWords(Store &store, const QList<CollectionInfo> &collections,
    const QByteArray &text, const std::stop_token &stop)
{
    FoundByWords found {simpleKeywords(text, mostKeywords), {}, Bm25(text)};
    for (const CollectionInfo &info : collections) {
        const PartKind kind = partKind(info.ref);
        if (info.isUnreadable || info.ref.shadow > 0
            || (kind != PartKind::Nodes && kind != PartKind::Indexes))
            continue;
        const auto take = [&](const Entry &entry) {
            if (kind == PartKind::Nodes)
                found.bm25.take(entry);
            else if (const auto matches = keywordMatches(entry.value, found.keywords))
                found.tables.append({entry.ref, *matches});
            return Visit::Continue;
        };
        if (const Result<void> scanned = scanAll(store, info.ref, take, stop); !scanned)
            return scanned.error();
    }
    return found;
}

} // namespace kvlens
