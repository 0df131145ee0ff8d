// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the words of a query find in an index without vectors: in its keyword tables, and by BM25.
#pragma once

#include "model/keywords/bm25.h"
#include "model/keywords/keywordtable.h"
#include "stores/store.h"

namespace kvlens {

struct FoundByWords
{
    struct Table
    {
        EntryRef ref; // of the index
        KeywordMatches matches;
    };

    QList<QByteArray> keywords; // of the query, as the tables are asked for
    QList<Table> tables;
    Bm25 bm25;
};

// The library's limit of keywords of a query (max_keywords_per_query).
constexpr qsizetype mostKeywords = 10;

// Scans what is a part of an index. Errors as Store::scan(). Memory: as Bm25.
Result<FoundByWords> findByWords(Store &store, const QList<CollectionInfo> &collections,
    const QByteArray &text, const std::stop_token &stop = {});

} // namespace kvlens
