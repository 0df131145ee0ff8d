// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/kernel.h"

#ifdef __x86_64__

#include <emmintrin.h>

#define KVLENS_ISA __attribute__((target("sse2")))

namespace kvlens::json {

namespace {

struct Bytes
{
    __m128i parts[4];
};

KVLENS_ISA Bytes load(const char *bytes)
{
    const auto *registers = reinterpret_cast<const __m128i *>(bytes);
    return {{_mm_loadu_si128(registers), _mm_loadu_si128(registers + 1),
        _mm_loadu_si128(registers + 2), _mm_loadu_si128(registers + 3)}};
}

KVLENS_ISA quint64 highBits(__m128i part, int at)
{
    return quint64(static_cast<quint32>(_mm_movemask_epi8(part))) << at;
}

KVLENS_ISA quint64 highBits(Bytes bytes)
{
    return highBits(bytes.parts[0], 0) | highBits(bytes.parts[1], 16) | highBits(bytes.parts[2], 32)
        | highBits(bytes.parts[3], 48);
}

KVLENS_ISA Bytes either(Bytes a, Bytes b)
{
    for (int i = 0; i < 4; ++i)
        a.parts[i] = _mm_or_si128(a.parts[i], b.parts[i]);
    return a;
}

KVLENS_ISA Bytes folded(Bytes bytes)
{
    const __m128i bit = _mm_set1_epi8(0x20);
    return either(bytes, {{bit, bit, bit, bit}});
}

KVLENS_ISA quint64 equal(Bytes bytes, char c)
{
    const __m128i wanted = _mm_set1_epi8(c);
    for (__m128i &part : bytes.parts)
        part = _mm_cmpeq_epi8(part, wanted);
    return highBits(bytes);
}

KVLENS_ISA quint64 controls(Bytes bytes)
{
    const __m128i last = _mm_set1_epi8(0x1f);
    for (__m128i &part : bytes.parts)
        part = _mm_cmpeq_epi8(_mm_min_epu8(part, last), part);
    return highBits(bytes);
}

KVLENS_ISA quint64 prefixXor(quint64 bits)
{
    for (int shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

#include "stores/json/kernelblocks.inc"

} // namespace

const Kernel *sse2Kernel()
{
    static const Kernel kernel {"sse2", findStructure, findTokens};
    return &kernel; // every x86-64 has it
}

} // namespace kvlens::json

#else

const kvlens::json::Kernel *kvlens::json::sse2Kernel()
{
    return nullptr;
}

#endif
