// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/numberkernel.h"

#ifdef __x86_64__

#include <immintrin.h>

// The instruction set is named at each function, so that no header compiled here is touched by it.
#define KVLENS_ISA __attribute__((target("avx2,bmi")))

namespace kvlens {

namespace {

constexpr qint64 usualReach = 40;
constexpr int mostUsualDigits = 24; // behind the point

constexpr unsigned char keptDigits[64] {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255};

// Most numbers of vectors: a digit, a point, up to 24 digits. All of these at once: neighbours are
// put together to pairs, fours and eights.
KVLENS_ISA Q_ALWAYS_INLINE bool takeUsual(NumberStream &stream)
{
    constexpr quint64 factor = 0x9e3779b97f4a7c15;
    const int comma = __builtin_ctz(
        static_cast<unsigned>(_mm256_movemask_epi8(
            _mm256_cmpeq_epi8(_mm256_loadu_si256(reinterpret_cast<const __m256i *>(stream.at)),
                _mm256_set1_epi8(','))))
        | 0x80000000U);
    const bool isNegative = *stream.at == '-';
    const char *whole = stream.at + (isNegative ? 1 : 0);
    const __m256i text = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(whole + 2));
    const __m256i values = _mm256_sub_epi8(text, _mm256_set1_epi8('0'));
    const __m256i areDigits
        = _mm256_cmpeq_epi8(_mm256_min_epu8(values, _mm256_set1_epi8(9)), values);
    const unsigned others = ~static_cast<unsigned>(_mm256_movemask_epi8(areDigits));
    const int digits = __builtin_ctz(others | 0x80000000U);
    const auto first = static_cast<quint8>(*whole - '0');
    if (first > 9 || whole[1] != '.' || digits == 0 || digits > mostUsualDigits)
        return false;
    if (digits + int(whole + 2 - stream.at) == comma) {
        stream.at += comma;
    } else {
        if ((whole[2 + digits] | 0x20) == 'e')
            return false;
        stream.at = whole + 2 + digits;
    }
    const __m256i kept
        = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(keptDigits + 32 - digits));
    __m256i sums
        = _mm256_maddubs_epi16(_mm256_and_si256(values, kept), _mm256_set1_epi16(10 + (1 << 8)));
    sums = _mm256_madd_epi16(sums, _mm256_set1_epi32(100 + (1 << 16)));
    sums = _mm256_packus_epi32(sums, sums);
    sums = _mm256_madd_epi16(sums, _mm256_set1_epi32(10'000 + (1 << 16)));
    const auto eights = static_cast<quint64>(_mm256_extract_epi64(sums, 0));
    const auto tail = static_cast<quint64>(_mm256_extract_epi64(sums, 2)) & 0xffffffff;
    const quint64 sixteen = first * quint64(10'000'000'000'000'000)
        + (eights & 0xffffffff) * 100'000'000 + (eights >> 32);
    const double value = static_cast<double>(static_cast<qint64>(sixteen)) * 1e-16
        + static_cast<double>(static_cast<qint64>(tail)) * 1e-24;
    stream.squares += value * value;
    stream.digest = stream.digest * factor
        + (sixteen ^ (tail << 32) ^ (quint64(2 * digits + isNegative) << 57));
    return true;
}

#include "model/vectors/numberkernelblocks.inc"

} // namespace

const NumberKernel *avx2NumberKernel()
{
    static const NumberKernel kernel {"avx2", sumStreams};
    static const bool supported = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
    return supported ? &kernel : nullptr;
}

} // namespace kvlens

#else

const kvlens::NumberKernel *kvlens::avx2NumberKernel()
{
    return nullptr;
}

#endif
