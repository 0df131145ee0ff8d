// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Offsets and fingerprints of keys, nine bytes each, in chunks: it grows without ever copying.
#pragma once

#include <QByteArrayView>

#include <array>
#include <memory>
#include <vector>

namespace kvlens::json {

// The fingerprint of a decoded key (WTF-8). Different keys may share one; equal keys always do.
// Good for one run of the program only. Looks at the first 4,096 bytes.
quint32 keyFingerprint(QByteArrayView key);

constexpr qsizetype fingerprintBytes = 4096;

class KeyTable
{
public:
    qint64 count() const { return m_count; }
    qint64 offset(qint64 i) const;
    quint32 fingerprint(qint64 i) const;
    void append(qint64 offset, quint32 fingerprint); // offset below 2^40 (1 TB)
    qint64 memoryBytes() const;

private:
    static constexpr qint64 chunkKeys = 4096;
    struct Chunk
    {
        std::array<quint32, chunkKeys> fingerprints;
        std::array<quint32, chunkKeys> low;
        std::array<quint8, chunkKeys> high;
    };
    std::vector<std::unique_ptr<Chunk>> m_chunks;
    qint64 m_count = 0;
};

} // namespace kvlens::json
