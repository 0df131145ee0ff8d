// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/finderkernel.h"

#include <cstring>

namespace kvlens {

namespace {

bool isWanted(char c, WantedByte wanted)
{
    return (static_cast<quint8>(c) | wanted.fold) == wanted.byte;
}

// Without folding the library looks for the first byte, faster than we could.
qsizetype nextFirst(const char *text, qsizetype from, qsizetype count, WantedByte first)
{
    if (first.fold == 0) {
        const void *at = std::memchr(text + from, first.byte, static_cast<size_t>(count - from));
        return at ? static_cast<const char *>(at) - text : count;
    }
    while (from < count && !isWanted(text[from], first))
        ++from;
    return from;
}

qsizetype findPair(const char *text, qsizetype count, const WantedPair &pair)
{
    qsizetype at = 0;
    while (at < count) {
        at = nextFirst(text, at, count, pair.first);
        if (at < count && isWanted(text[at + pair.distance], pair.second))
            return at;
        ++at;
    }
    return count;
}

} // namespace

const FinderKernel &portableFinder()
{
    static const FinderKernel kernel {"portable", findPair};
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
