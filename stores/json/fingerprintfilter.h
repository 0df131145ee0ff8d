// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether a fingerprint may be among some thousands: a Bloom filter, to pass over most of a table.
#pragma once

#include <QtGlobal>

#include <array>

namespace kvlens::json {

// Memory: 4 KB. With 4,096 fingerprints it says "perhaps" to one in twenty that are not there
// ((1 - e^(-2·4096/32768))²: two bits a fingerprint).
class FingerprintFilter
{
public:
    FingerprintFilter(const quint32 *fingerprints, qint64 count)
        : m_count(count)
    {
        for (qint64 i = 0; i < count; ++i) {
            set(fingerprints[i]);
            set(fingerprints[i] >> bits);
        }
    }
    qint64 count() const { return m_count; } // that it was made of
    bool mayHold(quint32 fingerprint) const { return has(fingerprint) && has(fingerprint >> bits); }

private:
    static constexpr int bits = 15;
    static constexpr quint32 mask = (1 << bits) - 1;
    void set(quint32 value) { m_words[(value & mask) / 64] |= quint64(1) << (value % 64); }
    bool has(quint32 value) const { return m_words[(value & mask) / 64] >> (value % 64) & 1; }

    qint64 m_count;
    std::array<quint64, (mask + 1) / 64> m_words {};
};

} // namespace kvlens::json
