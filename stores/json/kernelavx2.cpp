// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/kernel.h"

#ifdef __x86_64__

#include <immintrin.h>

// The instruction set is named at each function, so that no header compiled here is touched by it.
#define KVLENS_ISA __attribute__((target("avx2")))

namespace kvlens::json {

namespace {

constexpr int width = 32; // bytes in a register

KVLENS_ISA __m256i load(const char *bytes)
{
    return _mm256_loadu_si256(reinterpret_cast<const __m256i *>(bytes));
}

KVLENS_ISA __m256i equal(__m256i bytes, char c)
{
    return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(c));
}

KVLENS_ISA __m256i either(__m256i a, __m256i b)
{
    return _mm256_or_si256(a, b);
}

KVLENS_ISA __m256i controls(__m256i bytes)
{
    return _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(0x1f)), bytes);
}

KVLENS_ISA __m256i brackets(__m256i bytes)
{
    const __m256i folded = either(bytes, _mm256_set1_epi8(0x20)); // [ to {, ] to }
    return either(equal(folded, '{'), equal(folded, '}'));
}

KVLENS_ISA __m256i spaces(__m256i bytes)
{
    return either(either(equal(bytes, ' '), equal(bytes, '\t')),
        either(equal(bytes, '\n'), equal(bytes, '\r')));
}

KVLENS_ISA quint64 bits(__m256i flags, int at)
{
    return static_cast<quint64>(static_cast<quint32>(_mm256_movemask_epi8(flags))) << at;
}

KVLENS_ISA void classify(const char *bytes, int blocks, Masks *masks)
{
    for (int block = 0; block < blocks; ++block, bytes += 64) {
        Masks result {};
        for (int i = 0; i < 64; i += width) {
            const __m256i part = load(bytes + i);
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
        const __m256i part = load(block + i);
        result.separators |= bits(either(equal(part, ':'), equal(part, ',')), i);
        result.spaces |= bits(spaces(part), i);
    }
    return result;
}

} // namespace

const Kernel *avx2Kernel()
{
    static const Kernel kernel {"avx2", classify, skeleton};
    static const bool supported = __builtin_cpu_supports("avx2");
    return supported ? &kernel : nullptr;
}

} // namespace kvlens::json

#else

const kvlens::json::Kernel *kvlens::json::avx2Kernel()
{
    return nullptr;
}

#endif
