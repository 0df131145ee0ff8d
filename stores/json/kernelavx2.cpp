// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/kernel.h"

#ifdef __x86_64__

#include <immintrin.h>

// The instruction set is named at each function, so that no header compiled here is touched by it.
#define KVLENS_ISA __attribute__((target("avx2,pclmul")))

namespace kvlens::json {

namespace {

struct Bytes
{
    __m256i low;
    __m256i high;
};

KVLENS_ISA Bytes load(const char *bytes)
{
    const auto *registers = reinterpret_cast<const __m256i *>(bytes);
    return {_mm256_loadu_si256(registers), _mm256_loadu_si256(registers + 1)};
}

KVLENS_ISA quint64 highBits(Bytes bytes)
{
    const auto low = static_cast<quint32>(_mm256_movemask_epi8(bytes.low));
    const auto high = static_cast<quint32>(_mm256_movemask_epi8(bytes.high));
    return low | quint64(high) << 32;
}

KVLENS_ISA Bytes either(Bytes a, Bytes b)
{
    return {_mm256_or_si256(a.low, b.low), _mm256_or_si256(a.high, b.high)};
}

KVLENS_ISA Bytes folded(Bytes bytes)
{
    const __m256i bit = _mm256_set1_epi8(0x20);
    return either(bytes, {bit, bit});
}

KVLENS_ISA quint64 equal(Bytes bytes, char c)
{
    const __m256i wanted = _mm256_set1_epi8(c);
    return highBits({_mm256_cmpeq_epi8(bytes.low, wanted), _mm256_cmpeq_epi8(bytes.high, wanted)});
}

KVLENS_ISA quint64 controls(Bytes bytes)
{
    const __m256i last = _mm256_set1_epi8(0x1f);
    return highBits({_mm256_cmpeq_epi8(_mm256_min_epu8(bytes.low, last), bytes.low),
        _mm256_cmpeq_epi8(_mm256_min_epu8(bytes.high, last), bytes.high)});
}

// A product without carries with all ones adds up the bits below.
KVLENS_ISA quint64 prefixXor(quint64 bits)
{
    const __m128i factor = _mm_set_epi64x(0, static_cast<qint64>(bits));
    return static_cast<quint64>(
        _mm_cvtsi128_si64(_mm_clmulepi64_si128(factor, _mm_set1_epi8('\xff'), 0)));
}

#include "stores/json/kernelblocks.inc"

} // namespace

const Kernel *avx2Kernel()
{
    static const Kernel kernel {"avx2", findStructure, findTokens};
    static const bool supported
        = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul");
    return supported ? &kernel : nullptr;
}

} // namespace kvlens::json

#else

const kvlens::json::Kernel *kvlens::json::avx2Kernel()
{
    return nullptr;
}

#endif
