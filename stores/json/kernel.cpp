// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/kernel.h"

#include <QtEndian>

namespace kvlens::json {

namespace {

// Eight bytes at a time in a register: a predicate leaves the top bit of each byte that meets it.
constexpr quint64 ones = 0x0101010101010101;
constexpr quint64 tops = 0x8080808080808080;

quint64 equal(quint64 word, char c)
{
    const quint64 x = word ^ (ones * static_cast<unsigned char>(c));
    return ~(((x & ~tops) + ~tops) | x) & tops;
}

quint64 controls(quint64 word)
{
    return ~(((word & ~tops) + ones * 0x60) | word) & tops;
}

quint64 brackets(quint64 word)
{
    const quint64 folded = word | (ones * 0x20); // [ to {, ] to }
    return equal(folded, '{') | equal(folded, '}');
}

// The top bits as the low eight bits.
quint64 gather(quint64 flags)
{
    return ((flags >> 7) * 0x0102040810204080) >> 56;
}

void classifyBlock(const char *bytes, Masks &masks)
{
    masks = {};
    for (int i = 0; i < 64; i += 8) {
        const auto word = qFromLittleEndian<quint64>(bytes + i);
        masks.quotes |= gather(equal(word, '"')) << i;
        masks.backslashes |= gather(equal(word, '\\')) << i;
        masks.brackets |= gather(brackets(word)) << i;
        masks.controls |= gather(controls(word)) << i;
    }
}

void classify(const char *bytes, int blocks, Masks *masks)
{
    for (int i = 0; i < blocks; ++i)
        classifyBlock(bytes + 64 * i, masks[i]);
}

Skeleton skeleton(const char *block)
{
    Skeleton result {};
    for (int i = 0; i < 64; i += 8) {
        const auto word = qFromLittleEndian<quint64>(block + i);
        const quint64 separators = equal(word, ':') | equal(word, ',');
        const quint64 spaces
            = equal(word, ' ') | equal(word, '\t') | equal(word, '\n') | equal(word, '\r');
        result.separators |= gather(separators) << i;
        result.spaces |= gather(spaces) << i;
    }
    return result;
}

} // namespace

const Kernel &portableKernel()
{
    static const Kernel kernel {"portable", classify, skeleton};
    return kernel;
}

const Kernel &bestKernel()
{
    static const Kernel &best = avx2Kernel() ? *avx2Kernel()
        : sse2Kernel()                       ? *sse2Kernel()
                                             : portableKernel();
    return best;
}

} // namespace kvlens::json
