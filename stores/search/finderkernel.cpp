// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/finderkernel.h"

#include <algorithm>
#include <cstring>

namespace kvlens {

namespace {

bool isWanted(char c, WantedByte wanted)
{
    return (static_cast<quint8>(c) | wanted.fold) == wanted.byte;
}

bool areWanted(const char *text, const WantedBytes &wanted)
{
    return std::all_of(std::begin(wanted.bytes), std::end(wanted.bytes),
        [&](WantedByte byte) { return isWanted(text[byte.distance], byte); });
}

// Without folding the library looks for the first byte, faster than we could.
qsizetype nextFirst(const char *text, qsizetype from, qsizetype count, WantedByte first)
{
    if (first.fold == 0) {
        const char *begin = text + first.distance;
        const void *at = std::memchr(begin + from, first.byte, static_cast<size_t>(count - from));
        return at ? static_cast<const char *>(at) - begin : count;
    }
    while (from < count && !isWanted(text[from + first.distance], first))
        ++from;
    return from;
}

qsizetype find(const char *text, qsizetype count, const WantedBytes &wanted)
{
    qsizetype at = 0;
    while (at < count) {
        at = nextFirst(text, at, count, wanted.bytes[0]);
        if (at < count && areWanted(text + at, wanted))
            return at;
        ++at;
    }
    return count;
}

} // namespace

const FinderKernel &portableFinder()
{
    static const FinderKernel kernel {"portable", find};
    return kernel;
}

const FinderKernel &bestFinder()
{
    static const FinderKernel &best = avx2Finder() ? *avx2Finder()
        : sse2Finder()                             ? *sse2Finder()
                                                   : portableFinder();
    return best;
}

} // namespace kvlens
