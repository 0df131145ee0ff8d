// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A piece of a collection of a diskcache, read and made entries of.
#pragma once

#include "stores/diskcache/rowreader.h"

#include <vector>

namespace kvlens {

// Rows in the order of their keys.
struct RowSpan
{
    QByteArray first; // the key to begin with
    std::optional<QByteArray> end = {}; // the first that is not wanted; nothing: to the last one
};

// An entry that a row was when it was read.
struct SeenEntry
{
    Entry entry;
    bool isGuess = false; // its value has gone, with what names its collection
};

struct RowBatch
{
    std::vector<SeenEntry> entries = {};
    std::optional<QByteArray> next
        = {}; // the key to go on from: there are more rows than one step has
    bool isCut = false; // the next row stands on a damaged page
};

// For one thread and one connection, which outlives it, as its reader and the collection do.
class SpanReader
{
public:
    static constexpr size_t rowsAtOnce = 1024;

    SpanReader(
        const Database &database, RowReader &reader, RowsOf rows, const CollectionRef &collection)
        : m_database(database)
        , m_reader(reader)
        , m_rows(rows)
        , m_collection(collection)
    {
    }

    // As of one instant. Errors as Statement::step().
    Result<RowBatch> read(const RowSpan &span);

private:
    Result<Statement> statementFor(const RowSpan &span) const;
    QByteArray rowKeyOf(const QByteArray &key) const;
    void add(const RowKey &key, const CacheRow &row, RowBatch &batch);
    EntryRef refOf(const RowKey &key, const CacheRow &row) const;
    std::optional<EntryRef> guessOf(const RowKey &key) const;

    const Database &m_database;
    RowReader &m_reader;
    RowsOf m_rows;
    const CollectionRef &m_collection;
};

} // namespace kvlens
