// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/finderkernel.h"

#ifdef __x86_64__

#include <emmintrin.h>

// The instruction set is named at each function, so that no header compiled here is touched by it.
#define KVLENS_ISA __attribute__((target("sse2")))

namespace kvlens {

namespace {

constexpr qsizetype width = 16; // bytes in a register
constexpr qsizetype stride = 4 * width;

struct Registers
{
    __m128i byte;
    __m128i fold;
};

KVLENS_ISA Registers spread(WantedByte wanted)
{
    return {_mm_set1_epi8(static_cast<char>(wanted.byte)),
        _mm_set1_epi8(static_cast<char>(wanted.fold))};
}

// Where the bytes are the wanted ones.
KVLENS_ISA __m128i equal(const char *bytes, const Registers &wanted)
{
    const __m128i loaded = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes));
    return _mm_cmpeq_epi8(_mm_or_si128(loaded, wanted.fold), wanted.byte);
}

KVLENS_ISA quint32 bits(__m128i flags)
{
    return static_cast<quint32>(_mm_movemask_epi8(flags));
}

KVLENS_ISA qsizetype findPair(const char *text, qsizetype count, const WantedPair &pair)
{
    const Registers first = spread(pair.first);
    const Registers second = spread(pair.second);
    const char *behind = text + pair.distance;
    qsizetype at = 0;
    for (; at + stride <= count; at += stride) {
        __m128i both[4];
        for (int i = 0; i < 4; ++i)
            both[i] = _mm_and_si128(
                equal(text + at + i * width, first), equal(behind + at + i * width, second));
        const __m128i any
            = _mm_or_si128(_mm_or_si128(both[0], both[1]), _mm_or_si128(both[2], both[3]));
        if (bits(any) == 0)
            continue;
        for (int i = 0; i < 4; ++i) {
            if (const quint32 found = bits(both[i]); found != 0)
                return at + i * width + __builtin_ctz(found);
        }
    }
    for (; at + width <= count; at += width) {
        const quint32 found
            = bits(_mm_and_si128(equal(text + at, first), equal(behind + at, second)));
        if (found != 0)
            return at + __builtin_ctz(found);
    }
    return at + portableFinder().findPair(text + at, count - at, pair);
}

} // namespace

const FinderKernel *sse2Finder()
{
    static const FinderKernel kernel {"sse2", findPair};
    static const bool supported = __builtin_cpu_supports("sse2");
    return supported ? &kernel : nullptr;
}

} // namespace kvlens

#else

const kvlens::FinderKernel *kvlens::sse2Finder()
{
    return nullptr;
}

#endif
