// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/kernel.h"

#include <QtEndian>

#define KVLENS_ISA

namespace kvlens::json {

namespace {

// Eight bytes at a time in a register: a predicate leaves the top bit of each byte that meets it.
constexpr quint64 ones = 0x0101010101010101;
constexpr quint64 tops = 0x8080808080808080;

struct Bytes
{
    quint64 words[8];
};

Bytes load(const char *bytes)
{
    Bytes result;
    for (int i = 0; i < 8; ++i)
        result.words[i] = qFromLittleEndian<quint64>(bytes + 8 * i);
    return result;
}

quint64 highBits(const Bytes &bytes)
{
    quint64 bits = 0;
    for (int i = 0; i < 8; ++i)
        bits |= ((((bytes.words[i] & tops) >> 7) * 0x0102040810204080) >> 56) << (8 * i);
    return bits;
}

Bytes either(Bytes a, const Bytes &b)
{
    for (int i = 0; i < 8; ++i)
        a.words[i] |= b.words[i];
    return a;
}

Bytes folded(Bytes bytes)
{
    for (quint64 &word : bytes.words)
        word |= ones * 0x20;
    return bytes;
}

quint64 equal(Bytes bytes, char c)
{
    for (quint64 &word : bytes.words) {
        const quint64 x = word ^ (ones * static_cast<unsigned char>(c));
        word = ~(((x & ~tops) + ~tops) | x);
    }
    return highBits(bytes);
}

quint64 controls(Bytes bytes)
{
    for (quint64 &word : bytes.words)
        word = ~(((word & ~tops) + ones * 0x60) | word);
    return highBits(bytes);
}

quint64 prefixXor(quint64 bits)
{
    for (int shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

#include "stores/json/kernelblocks.inc"

} // namespace

const Kernel &portableKernel()
{
    static const Kernel kernel {"portable", findStructure, findTokens};
    return kernel;
}

const Kernel &bestKernel()
{
    static const Kernel &best = avx512Kernel() ? *avx512Kernel()
        : avx2Kernel()                         ? *avx2Kernel()
        : sse2Kernel()                         ? *sse2Kernel()
                                               : portableKernel();
    return best;
}

} // namespace kvlens::json
