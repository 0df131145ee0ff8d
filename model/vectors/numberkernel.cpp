// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/numberkernel.h"

#include <QtEndian>

#include <bit>

#define KVLENS_ISA

namespace kvlens {

namespace {

constexpr qint64 usualReach = 32;
constexpr quint64 zeroDigits = 0x3030303030303030;

// The value of eight digits, less '0' each; the first is the lowest byte. Each step adds
// neighbours: digits, pairs, fours.
quint64 valueOfEight(quint64 digits)
{
    quint64 value = digits * (1 + (10 << 8)) >> 8;
    value = (value & 0x00ff00ff00ff00ff) * (1 + (quint64(100) << 16)) >> 16;
    return (value & 0x0000ffff0000ffff) * (1 + (quint64(10'000) << 32)) >> 32;
}

// The top bit of each byte that is no digit, less '0' each, up to the first of them; what is set
// behind that says nothing.
quint64 othersThanDigits(quint64 digits)
{
    return ((digits + 0x7676767676767676) | digits) & 0x8080808080808080;
}

// Most numbers of vectors: a digit, a point, 16 to 23 digits.
bool takeUsual(NumberStream &stream)
{
    static constexpr double powers[] {1e-16, 1e-17, 1e-18, 1e-19, 1e-20, 1e-21, 1e-22, 1e-23};
    constexpr quint64 factor = 0x9e3779b97f4a7c15;
    const bool isNegative = *stream.at == '-';
    const char *whole = stream.at + (isNegative ? 1 : 0);
    const auto first = static_cast<quint8>(*whole - '0');
    const quint64 high = qFromLittleEndian<quint64>(whole + 2) ^ zeroDigits;
    const quint64 low = qFromLittleEndian<quint64>(whole + 10) ^ zeroDigits;
    const quint64 rest = qFromLittleEndian<quint64>(whole + 18) ^ zeroDigits;
    const quint64 behind = othersThanDigits(rest);
    if (first > 9 || whole[1] != '.' || (othersThanDigits(high) | othersThanDigits(low)) != 0
        || behind == 0)
        return false;
    const int digits = std::countr_zero(behind) / 8;
    if ((whole[18 + digits] | 0x20) == 'e')
        return false;
    const quint64 tail = digits == 0 ? 0 : valueOfEight(rest << (64 - 8 * digits));
    const quint64 sixteen = first * quint64(10'000'000'000'000'000)
        + valueOfEight(high) * 100'000'000 + valueOfEight(low);
    const double value
        = static_cast<double>(sixteen) * powers[0] + static_cast<double>(tail) * powers[digits];
    stream.squares += value * value;
    stream.digest = stream.digest * factor
        + (sixteen ^ (tail << 32) ^ (quint64(2 * digits + isNegative) << 57));
    stream.at = whole + 18 + digits;
    return true;
}

#include "model/vectors/numberkernelblocks.inc"

} // namespace

const NumberKernel &portableNumberKernel()
{
    static const NumberKernel kernel {"portable", sumStreams};
    return kernel;
}

const NumberKernel &bestNumberKernel()
{
    static const NumberKernel &best
        = avx2NumberKernel() ? *avx2NumberKernel() : portableNumberKernel();
    return best;
}

} // namespace kvlens
