// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inner loop of the byte finder: where three bytes stand at given distances. One implementation
// for each instruction set, in a source of its own; they share no inline code, so that none can
// leak into another.
#pragma once

#include <QtGlobal>

namespace kvlens {

// A byte b of the text is the wanted one if (b | fold) == byte. With fold 0x20 and a small letter
// that is the letter in both cases, with fold 0 the byte itself.
struct WantedByte
{
    quint8 byte = 0;
    quint8 fold = 0;
    qsizetype distance = 0; // from where the text is looked at; not negative
};

// Some of them may be the same one.
struct WantedBytes
{
    static constexpr int count = 3;
    WantedByte bytes[count];
};

struct FinderKernel
{
    const char *name;
    // The first i in 0 … count - 1 where each text[i + distance] is the wanted one, or count. Reads
    // no byte of the text from count plus the longest distance on.
    qsizetype (*find)(const char *text, qsizetype count, const WantedBytes &wanted);
};

const FinderKernel &portableFinder();
const FinderKernel *sse2Finder(); // null: not for this processor
const FinderKernel *avx2Finder();

// The fastest of them that this processor can run.
const FinderKernel &bestFinder();

} // namespace kvlens
