// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonblocks.h"

#include "stores/json/spanreader.h"

namespace kvlens {

namespace {

constexpr qint64 farAhead = 1024 * 1024; // less is read at once, or read over

} // namespace

Result<JsonBlock> JsonBlocks::next(qint64 at)
{
    if (!m_ahead && m_end - at <= farAhead)
        return read(at);
    if (!m_ahead || at - m_ahead->end() > farAhead)
        m_ahead.emplace(m_file.descriptor(), at, m_file.path(), m_overlap);
    while (true) {
        const Result<QByteArrayView> bytes = m_ahead->next();
        if (!bytes)
            return bytes.error();
        if (const Result<void> untouched = m_file.checkUntouched(); !untouched)
            return untouched.error();
        if (bytes->isEmpty())
            return json::notAsScanned(m_ahead->end());
        const qint64 begin = m_ahead->end() - bytes->size();
        if (m_ahead->end() > at)
            return JsonBlock {begin, bytes->first(qMin(bytes->size(), m_end - begin))};
    }
}

Result<JsonBlock> JsonBlocks::read(qint64 at)
{
    Result<QByteArray> bytes = m_file.read(at, m_end - at);
    if (!bytes)
        return bytes.error();
    if (bytes->size() < m_end - at)
        return json::notAsScanned(at + bytes->size());
    m_bytes = *std::move(bytes);
    return JsonBlock {at, m_bytes};
}

json::ReadAt readerThrough(const JsonBlock &block, const StampedFile &file)
{
    return [&block, &file](qint64 offset, qint64 size) -> Result<QByteArray> {
        const bool isInside = offset >= block.begin && offset + size <= block.end();
        return isInside
            ? Result<QByteArray>(block.bytes.sliced(offset - block.begin, size).toByteArray())
            : file.read(offset, size);
    };
}

} // namespace kvlens
