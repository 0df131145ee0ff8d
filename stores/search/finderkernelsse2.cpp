// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/finderkernel.h"

#ifdef __x86_64__

#include <emmintrin.h>

// The instruction set is named at each function, so that no header compiled here is touched by it.
#define KVLENS_ISA __attribute__((target("sse2")))

namespace kvlens {

namespace {

using Bytes = __m128i;

KVLENS_ISA Bytes load(const char *bytes)
{
    return _mm_loadu_si128(reinterpret_cast<const Bytes *>(bytes));
}

KVLENS_ISA Bytes spread(quint8 byte)
{
    return _mm_set1_epi8(static_cast<char>(byte));
}

KVLENS_ISA Bytes either(Bytes a, Bytes b)
{
    return _mm_or_si128(a, b);
}

KVLENS_ISA Bytes both(Bytes a, Bytes b)
{
    return _mm_and_si128(a, b);
}

KVLENS_ISA Bytes equal(Bytes a, Bytes b)
{
    return _mm_cmpeq_epi8(a, b);
}

KVLENS_ISA quint32 bits(Bytes bytes)
{
    return static_cast<quint32>(_mm_movemask_epi8(bytes));
}

#include "stores/search/finderblocks.inc"

} // namespace

const FinderKernel *sse2Finder()
{
    static const FinderKernel kernel {"sse2", find};
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
