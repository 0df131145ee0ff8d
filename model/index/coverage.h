// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How much of a source document its chunks cover, by the characters that they say they are. Pure.
#pragma once

#include <QByteArray>

#include <vector>

namespace kvlens {

struct SourceSpan
{
    qint32 begin = 0; // in characters of the source
    qint32 end = 0; // behind the last
    bool operator==(const SourceSpan &) const = default;
};

// Between two chunks there may be white space that neither of them has: a run of so many
// characters, or fewer, is no gap.
constexpr qint32 mostBetweenChunks = 3;

struct Coverage
{
    qint64 length = 0; // up to the last character that a chunk has; what follows is not known
    qint64 covered = 0; // by one chunk or several
    qint64 repeated = 0; // of these: by several
    std::vector<SourceSpan> gaps = {}; // in order
};

Coverage coverageOf(std::vector<SourceSpan> chunks);

// The source in so many steps of equal length, each with what is true in it.
enum CoverageMark : char {
    NotCovered = 0, // a gap
    Covered = 1,
    Repeated = 2, // by several
    ChunkBegins = 4, // added to the others
};
QByteArray coverageMarks(const std::vector<SourceSpan> &chunks, const Coverage &of, int steps);

} // namespace kvlens
