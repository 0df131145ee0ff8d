// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inner loop of the scanner: which of 64 bytes are what. One implementation for each
// instruction set, in a source of its own; they share no inline code, so that none can leak into
// another.
#pragma once

#include <QtGlobal>

namespace kvlens::json {

// Bit i is byte i of a block of 64.
struct Masks
{
    quint64 quotes;
    quint64 backslashes;
    quint64 brackets; // { } [ ]
    quint64 controls; // below 0x20
};

struct Skeleton
{
    quint64 separators; // : and ,
    quint64 spaces; // space, tab, line feed, carriage return
};

struct Kernel
{
    const char *name;
    void (*classify)(const char *bytes, int blocks, Masks *masks); // of 64 bytes each
    Skeleton (*skeleton)(const char *block);
};

const Kernel &portableKernel();
const Kernel *sse2Kernel(); // null: not for this processor
const Kernel *avx2Kernel();

// The fastest of them that this processor can run.
const Kernel &bestKernel();

} // namespace kvlens::json
