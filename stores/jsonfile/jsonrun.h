// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries of a JSON file that follow each other, read together and handed on one by one.
#pragma once

#include "stores/jsonfile/jsonfile.h"
#include "stores/scanshares.h"

namespace kvlens {

// Reads run after run. Threads: one. Memory: the bytes of a run.
class JsonRunReader
{
public:
    JsonRunReader(const JsonFile &file, qint64 collection, CollectionRef shown, ScanDepth depth)
        : m_file(file)
        , m_collection(collection)
        , m_entry {{std::move(shown), {}}, {}, {}}
        , m_depth(depth)
    {
    }

    // Hands the effective entries from a position on, those of `run`, to the share. Adds to
    // `unsure` the positions of those that may not be sound. Conflict, and errors of reading.
    Result<void> read(qint64 position, const JsonListing::Run &run, ScanShare &share,
        std::vector<qint64> &unsure);

private:
    Result<bool> visit(qint64 number, QByteArrayView slice, qint64 at, ScanShare &share);
    Result<QByteArrayView> bytesOf(const json::Span &span);
    Result<QByteArrayView> headOf(const json::Span &slice);
    bool readsHeads(const JsonListing::Run &run) const;

    const JsonFile &m_file; // not owned; outlives us
    const qint64 m_collection;
    Entry m_entry; // the one at hand
    const ScanDepth m_depth;
    std::vector<char> m_room;
};

} // namespace kvlens
