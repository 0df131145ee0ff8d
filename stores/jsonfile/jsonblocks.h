// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A part of a file piece by piece, read ahead of who looks at it.
#pragma once

#include "stores/file/readahead.h"
#include "stores/file/stampedfile.h"

namespace kvlens {

// A piece of the file.
struct JsonBlock
{
    qint64 begin = 0;
    QByteArrayView bytes;
    qint64 end() const { return begin + bytes.size(); }
};

// Up to `end`; the last `overlap` bytes of one piece stand in the next one too.
class JsonBlocks
{
public:
    JsonBlocks(const StampedFile &file, qint64 end, qint64 overlap)
        : m_file(file)
        , m_end(end)
        , m_overlap(overlap)
    {
    }

    // The next one with the byte at `at`, which never goes back. It lives until the next call.
    // Conflict: another program wrote into the file, or it is shorter than that.
    Result<JsonBlock> next(qint64 at);

private:
    Result<JsonBlock> read(qint64 at);

    const StampedFile &m_file; // not owned; outlives us
    const qint64 m_end;
    const qint64 m_overlap;
    QByteArray m_bytes; // where reading ahead is not worth a thread
    std::optional<ReadAhead> m_ahead;
};

// Serves from a block that was read already what lies within it. Both outlive it.
json::ReadAt readerThrough(const JsonBlock &block, const StampedFile &file);

} // namespace kvlens
