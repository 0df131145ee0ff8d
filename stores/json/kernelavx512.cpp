// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/kernel.h"

#ifdef __x86_64__

#include <immintrin.h>

// The instruction set is named at each function, so that no header compiled here is touched by it.
#define KVLENS_ISA __attribute__((target("avx512bw,pclmul")))

namespace kvlens::json {

namespace {

struct Bytes
{
    __m512i all;
};

KVLENS_ISA Bytes load(const char *bytes)
{
    return {_mm512_loadu_si512(bytes)};
}

KVLENS_ISA quint64 highBits(Bytes bytes)
{
    return _mm512_movepi8_mask(bytes.all);
}

KVLENS_ISA Bytes either(Bytes a, Bytes b)
{
    return {_mm512_or_si512(a.all, b.all)};
}

KVLENS_ISA Bytes folded(Bytes bytes)
{
    return either(bytes, {_mm512_set1_epi8(0x20)});
}

KVLENS_ISA quint64 equal(Bytes bytes, char c)
{
    return _mm512_cmpeq_epi8_mask(bytes.all, _mm512_set1_epi8(c));
}

KVLENS_ISA quint64 controls(Bytes bytes)
{
    return _mm512_cmplt_epu8_mask(bytes.all, _mm512_set1_epi8(0x20));
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

const Kernel *avx512Kernel()
{
    static const Kernel kernel {"avx512", findStructure, findTokens};
    static const bool supported
        = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("pclmul");
    return supported ? &kernel : nullptr;
}

} // namespace kvlens::json

#else

const kvlens::json::Kernel *kvlens::json::avx512Kernel()
{
    return nullptr;
}

#endif
