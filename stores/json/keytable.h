// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Offsets and fingerprints of keys, eight bytes each, in chunks: it grows without ever copying, and
// a change in the middle of a file costs a chunk, not the table. Once one was looked for by its
// fingerprint, a filter for each chunk adds a byte a key.
#pragma once

#include "stores/json/fingerprintfilter.h"

#include <array>
#include <memory>
#include <vector>

namespace kvlens::json {

struct KeyRecord
{
    qint64 offset = 0;
    quint32 fingerprint = 0;
    bool operator==(const KeyRecord &) const = default;
};

class KeyTable
{
public:
    qint64 count() const { return m_count; }
    qint64 offset(qint64 i) const;

    // Offsets ascend.
    void append(KeyRecord record)
    {
        if (!m_last || m_last->count == chunkKeys || record.offset - m_last->base > farthest)
            addChunk(record.offset);
        m_last->put(record);
        ++m_count;
    }

    // The records from `first` to before `behind` give way to others; those that follow stand
    // `shift` bytes further on. Cost: the chunks concerned, and a look at each one behind.
    void replace(qint64 first, qint64 behind, const std::vector<KeyRecord> &records, qint64 shift);

    // Calls visit(i, fingerprints, count) with runs of neighbours from `first` to before `behind`.
    template <class Visit> void eachRun(qint64 first, qint64 behind, Visit visit) const
    {
        while (first < behind) {
            const size_t chunk = chunkOf(first);
            const auto at = static_cast<size_t>(first - m_first[chunk]);
            const qint64 count = qMin(behind - first, m_chunks[chunk]->count - qint64(at));
            visit(first, m_chunks[chunk]->fingerprints.data() + at, count);
            first += count;
        }
    }

    // Calls visit(i) for each record from `first` to before `behind` that has that fingerprint,
    // ascending. Cost: a look at each chunk, and at the keys of one chunk in twenty; the first time
    // at all keys. Threads: one at a time.
    template <class Visit>
    void eachWith(quint32 fingerprint, qint64 first, qint64 behind, Visit visit) const
    {
        while (first < behind) {
            const size_t number = chunkOf(first);
            const Chunk &chunk = *m_chunks[number];
            const qint64 begin = m_first[number];
            const qint64 end = qMin(behind, begin + chunk.count);
            if (chunk.mayHold(fingerprint)) {
                for (qint64 i = first; i < end; ++i) {
                    if (chunk.fingerprints[static_cast<size_t>(i - begin)] == fingerprint)
                        visit(i);
                }
            }
            first = end;
        }
    }

    // The number of records whose offset is not behind `offset`.
    qint64 countUpTo(qint64 offset) const;

    qint64 memoryBytes() const;

private:
    static constexpr qint64 chunkKeys = 4096;
    static constexpr qint64 farthest = 0xffffffff;
    struct Chunk
    {
        qint64 base; // all offsets count from here
        qint64 count;
        mutable std::unique_ptr<FingerprintFilter> filter; // once it was wanted
        std::array<quint32, chunkKeys> offsets;
        std::array<quint32, chunkKeys> fingerprints;

        void put(KeyRecord record)
        {
            const auto at = static_cast<size_t>(count++);
            offsets[at] = static_cast<quint32>(record.offset - base);
            fingerprints[at] = record.fingerprint;
        }
        bool mayHold(quint32 fingerprint) const
        {
            if (!filter || filter->count() != count)
                filter = std::make_unique<FingerprintFilter>(fingerprints.data(), count);
            return filter->mayHold(fingerprint);
        }
        KeyRecord at(qint64 i) const
        {
            return {base + offsets[static_cast<size_t>(i)], fingerprints[static_cast<size_t>(i)]};
        }
    };
    using Chunks = std::vector<std::unique_ptr<Chunk>>;

    size_t chunkOf(qint64 i) const;
    void addChunk(qint64 base);
    static Chunks packed(const std::vector<KeyRecord> &records);

    Chunks m_chunks; // none is empty
    std::vector<qint64> m_first; // the number of the first record of each
    Chunk *m_last = nullptr;
    qint64 m_count = 0;
};

} // namespace kvlens::json
