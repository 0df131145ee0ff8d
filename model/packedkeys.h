// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of one collection, packed for going through all of them at the speed of memory.
#pragma once

#include "stores/keypage.h"

#include <vector>

namespace kvlens {

// Keys by position, in blocks of as many keys, so that a position is found by arithmetic and
// growing copies nothing but the last block. Memory: the key bytes plus four bytes a key. Threads:
// as a value.
class PackedKeys
{
public:
    static constexpr qsizetype blockKeys = 1 << 14;
    // Of a longer key only the beginning is here: then four bytes are enough for the ends in a
    // block.
    static constexpr qsizetype longestKey = 1 << 17;

    class Block
    {
    public:
        qint64 first() const { return m_first; } // position of its first key
        qsizetype count() const { return qsizetype(m_ends.size()); }
        QByteArrayView bytes() const { return {m_bytes.data(), qsizetype(m_bytes.size())}; }
        qsizetype begin(qsizetype key) const { return key == 0 ? 0 : m_ends[size_t(key - 1)]; }
        qsizetype end(qsizetype key) const { return m_ends[size_t(key)]; }
        QByteArrayView key(qsizetype key) const
        {
            return bytes().sliced(begin(key), end(key) - begin(key));
        }
        // The key that the byte at `offset` belongs to; it is `from` or behind.
        qsizetype keyAt(qsizetype offset, qsizetype from) const;

    private:
        friend class PackedKeys;
        qint64 m_first = 0;
        std::vector<char> m_bytes;
        std::vector<quint32> m_ends;
    };

    qint64 count() const;
    QByteArrayView at(qint64 position) const;
    const Block &blockOf(qint64 position) const { return m_blocks[size_t(position / blockKeys)]; }
    void append(QByteArrayView key);
    qint64 memoryBytes() const;

private:
    std::vector<Block> m_blocks;
};

} // namespace kvlens
