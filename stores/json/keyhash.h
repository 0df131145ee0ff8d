// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fingerprints of keys: 32 bits that equal keys share and different ones rarely do.
#pragma once

#include <QByteArrayView>

#include <cstring>

namespace kvlens::json {

constexpr qsizetype fingerprintBytes = 4096; // what follows them in a key is not looked at

// Eight bytes at a time, each multiplied into what went before (as in FNV, with a multiplier that
// spreads 64 bits). Good for one run of the program only. Inline: it is what a scan of small values
// spends most of its time with.
inline quint32 hashKey(const char *bytes, qsizetype size)
{
    constexpr quint64 factor = 0x9e3779b97f4a7c15;

    quint64 hash = static_cast<quint64>(size) * factor;
    const auto take = [&](quint64 word) {
        hash = (hash ^ word) * factor;
        hash ^= hash >> 32;
    };
    const auto word64 = [&](qsizetype at) {
        quint64 word = 0;
        std::memcpy(&word, bytes + at, 8);
        return word;
    };
    const auto word32 = [&](qsizetype at) {
        quint32 word = 0;
        std::memcpy(&word, bytes + at, 4);
        return quint64(word);
    };
    qsizetype at = 0;
    for (; at + 8 < size; at += 8)
        take(word64(at));
    if (size >= 8) {
        take(word64(size - 8)); // some of its bytes may have been taken before
    } else if (size >= 4) {
        take(word32(0) | word32(size - 4) << 32);
    } else {
        for (; at < size; ++at)
            take(static_cast<unsigned char>(bytes[at]));
    }
    return static_cast<quint32>(hash ^ (hash >> 29));
}

// Whether it is ASCII without a backslash, so that it is stored as it reads. Eight bytes at a time.
inline bool isPlainKey(const char *bytes, qsizetype size)
{
    constexpr quint64 ones = 0x0101010101010101;
    constexpr quint64 tops = 0x8080808080808080;
    quint64 odd = 0; // top bits: a byte is a backslash or not ASCII
    for (qsizetype at = 0; at < size; at += 8) {
        quint64 word = 0;
        std::memcpy(&word, bytes + at, static_cast<size_t>(qMin<qsizetype>(8, size - at)));
        const quint64 slashes = word ^ (ones * '\\');
        odd |= ((slashes - ones) & ~slashes) | word;
    }
    return (odd & tops) == 0;
}

// The fingerprint of a decoded key (WTF-8).
inline quint32 keyFingerprint(QByteArrayView key)
{
    return hashKey(key.data(), qMin(key.size(), fingerprintBytes));
}

} // namespace kvlens::json
