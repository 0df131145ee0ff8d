// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inner loop of the byte finder: where two bytes stand at a distance. One implementation for
// each instruction set, in a source of its own; they share no inline code, so that none can leak
// into another.
#pragma once

#include <QtGlobal>

namespace kvlens {

// A byte b of the text is the wanted one if (b | fold) == byte. With fold 0x20 and a small letter
// that is the letter in both cases, with fold 0 the byte itself.
struct WantedByte
{
    quint8 byte = 0;
    quint8 fold = 0;
};

struct WantedPair
{
    WantedByte first;
    WantedByte second;
    qsizetype distance = 0; // of the second behind the first; not negative
};

struct FinderKernel
{
    const char *name;
    // The first i in 0 … count - 1 where text[i] and text[i + distance] are the wanted ones, or
    // count. Reads no byte from text[count + distance] on.
    qsizetype (*findPair)(const char *text, qsizetype count, const WantedPair &pair);
};

const FinderKernel &portableFinder();
const FinderKernel *sse2Finder(); // null: not for this processor
const FinderKernel *avx2Finder();

// The fastest of them that this processor can run.
const FinderKernel &bestFinder();

} // namespace kvlens
