// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inner loop of the scanner: which of 64 bytes are what. One implementation per instruction
// set, each in a source of its own that shares no inline code with the others.
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
    quint64 high; // from 0x80
};

struct Skeleton
{
    quint64 separators; // : and ,
    quint64 spaces; // space, tab, line feed, carriage return
};

struct Kernel
{
    const char *name;
    void (*classify)(const char *bytes, int blocks, Masks *masks);
    Skeleton (*skeleton)(const char *block);
};

// Those that this processor can run, the portable one first, the best one last. At least one.
struct KernelList
{
    const Kernel *const *kernels;
    int count;
};
KernelList availableKernels();
const Kernel &bestKernel();

} // namespace kvlens::json
