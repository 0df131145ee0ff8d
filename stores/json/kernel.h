// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inner loop of the scanner: which of 64 bytes are what. One implementation for each
// instruction set, in a source of its own around the loops of kernelblocks.inc.
#pragma once

#include <QtGlobal>

namespace kvlens::json {

constexpr int blockBytes = 64;

// What the structure of a file is made of; bit i is byte i of a block.
struct BlockMarks
{
    quint64 quotes; // that are not escaped
    quint64 inside; // strings, from each opening quote to before the closing one
    quint64 brackets; // { } [ ] outside of strings
    quint64 wrong; // control characters within strings, backslashes outside of them
};

// What a level must know of where tokens begin.
struct TokenMarks
{
    quint64 separators; // : and ,
    quint64 spaces; // space, tab, line feed, carriage return
};

// What one block has to know of those before it.
struct StringState
{
    quint64 inside = 0; // all ones: it begins inside a string
    quint64 escaped = 0; // 1: its first byte is escaped
};

// What there is besides plain ASCII.
struct OddBytes
{
    bool notAscii;
    bool backslashes;
};

struct Kernel
{
    const char *name;
    // `blocks` times 64 bytes.
    OddBytes (*findStructure)(const char *bytes, int blocks, StringState &state, BlockMarks *marks);
    void (*findTokens)(const char *bytes, int blocks, TokenMarks *tokens);
};

const Kernel &portableKernel();
const Kernel *sse2Kernel(); // null: not for this processor
const Kernel *avx2Kernel();
const Kernel *avx512Kernel();

// The fastest of them that this processor can run.
const Kernel &bestKernel();

} // namespace kvlens::json
