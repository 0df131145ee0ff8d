// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/kernel.h"

#ifdef __x86_64__

#include <immintrin.h>

// The instruction set is named at each function, so that no header compiled here is touched by it.
#define KVLENS_ISA __attribute__((target("sse2")))

namespace kvlens::json {

namespace {

constexpr int width = 16; // bytes in a register

KVLENS_ISA __m128i load(const char *bytes)
{
    return _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes));
}

KVLENS_ISA __m128i equal(__m128i bytes, char c)
{
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}

KVLENS_ISA __m128i either(__m128i a, __m128i b)
{
    return _mm_or_si128(a, b);
}

KVLENS_ISA __m128i controls(__m128i bytes)
{
    return _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1f)), bytes);
}

KVLENS_ISA __m128i brackets(__m128i bytes)
{
    const __m128i folded = either(bytes, _mm_set1_epi8(0x20)); // [ to {, ] to }
    return either(equal(folded, '{'), equal(folded, '}'));
}

KVLENS_ISA __m128i spaces(__m128i bytes)
{
    return either(either(equal(bytes, ' '), equal(bytes, '\t')),
        either(equal(bytes, '\n'), equal(bytes, '\r')));
}

KVLENS_ISA quint64 bits(__m128i flags, int at)
{
    return static_cast<quint64>(static_cast<quint32>(_mm_movemask_epi8(flags))) << at;
}

KVLENS_ISA void classify(const char *bytes, int blocks, Masks *masks)
{
    for (int block = 0; block < blocks; ++block, bytes += 64) {
        Masks result {};
        for (int i = 0; i < 64; i += width) {
            const __m128i part = load(bytes + i);
            result.quotes |= bits(equal(part, '"'), i);
            result.backslashes |= bits(equal(part, '\\'), i);
            result.brackets |= bits(brackets(part), i);
            result.controls |= bits(controls(part), i);
        }
        masks[block] = result;
    }
}

KVLENS_ISA Skeleton skeleton(const char *block)
{
    Skeleton result {};
    for (int i = 0; i < 64; i += width) {
        const __m128i part = load(block + i);
        result.separators |= bits(either(equal(part, ':'), equal(part, ',')), i);
        result.spaces |= bits(spaces(part), i);
    }
    return result;
}

} // namespace

const Kernel *sse2Kernel()
{
    static const Kernel kernel {"sse2", classify, skeleton};
    static const bool supported = __builtin_cpu_supports("sse2");
    return supported ? &kernel : nullptr;
}

} // namespace kvlens::json

#else

const kvlens::json::Kernel *kvlens::json::sse2Kernel()
{
    return nullptr;
}

#endif
