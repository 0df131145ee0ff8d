// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/keytable.h"

#include <QHashFunctions>

namespace kvlens::json {

quint32 keyFingerprint(QByteArrayView key)
{
    const quint64 hash = qHash(key.first(qMin(key.size(), fingerprintBytes)), size_t(0x4b56));
    return static_cast<quint32>(hash ^ (hash >> 32));
}

qint64 KeyTable::offset(qint64 i) const
{
    const Chunk &chunk = *m_chunks[static_cast<size_t>(i / chunkKeys)];
    const auto at = static_cast<size_t>(i % chunkKeys);
    return (qint64(chunk.high[at]) << 32) | chunk.low[at];
}

quint32 KeyTable::fingerprint(qint64 i) const
{
    const Chunk &chunk = *m_chunks[static_cast<size_t>(i / chunkKeys)];
    return chunk.fingerprints[static_cast<size_t>(i % chunkKeys)];
}

void KeyTable::append(qint64 offset, quint32 fingerprint)
{
    Q_ASSERT(offset >= 0 && offset >> 40 == 0);
    if (m_count % chunkKeys == 0)
        m_chunks.push_back(std::make_unique<Chunk>());
    Chunk &chunk = *m_chunks.back();
    const auto at = static_cast<size_t>(m_count % chunkKeys);
    chunk.low[at] = static_cast<quint32>(offset);
    chunk.high[at] = static_cast<quint8>(offset >> 32);
    chunk.fingerprints[at] = fingerprint;
    ++m_count;
}

qint64 KeyTable::memoryBytes() const
{
    return static_cast<qint64>(m_chunks.size() * (sizeof(Chunk) + sizeof(void *)));
}

} // namespace kvlens::json
