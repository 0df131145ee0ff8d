// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inner loop of sumNumbers(): through the numbers of two halves of a list at once, as each has
// to wait for where the one before it ends. One implementation for each instruction set, in a
// source of its own around the loops of numberkernelblocks.inc.
#pragma once

#include <QtGlobal>

namespace kvlens {

// Numbers with commas between them, and what those that were read come to.
struct NumberStream
{
    const char *at; // the next number
    const char *end; // behind the last
    qint64 count = 0;
    double squares = 0; // their sum
    quint64 digest = 0; // of how they are written
    qint64 longest = 0; // bytes of the longest that is written unusually
    bool hasOther = false; // than zero, among those
    bool isFinite = true;
};

struct NumberKernel
{
    const char *name;
    // Reads two streams to their ends. False: something else is there than numbers and commas.
    // `unusual` reads one number of a stream, for which the kernel has no quick way. What stands
    // before `readable` may be looked at.
    bool (*sum)(NumberStream &one, NumberStream &other, const char *readable,
        bool (*unusual)(NumberStream &stream, const char *readable));
};

const NumberKernel &portableNumberKernel();
const NumberKernel *avx2NumberKernel(); // null: not for this processor

// The fastest of them that this processor can run.
const NumberKernel &bestNumberKernel();

} // namespace kvlens
