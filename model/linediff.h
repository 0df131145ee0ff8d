// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The shortest way from one list of lines to another (Myers 1986). Pure.
#pragma once

#include <QByteArrayView>
#include <QList>

namespace kvlens {

// A run of lines that are the same, or that are replaced by others.
struct LineRun
{
    bool isSame = false;
    qsizetype oldBegin = 0;
    qsizetype oldEnd = 0;
    qsizetype newBegin = 0;
    qsizetype newEnd = 0;
    bool operator==(const LineRun &) const = default;
};

struct LineDiff
{
    QList<LineRun> runs; // in order, covering both texts; same and replaced ones take turns
    bool isShortest = true; // false: there were too many edits, what is left counts as replaced
};

// Without the line ends. A text that does not end in one has a last line all the same.
QList<QByteArrayView> splitLines(QByteArrayView text);

// Time and memory grow with the square of `maxEdits` (lines added and removed) at most.
LineDiff diffLines(const QList<QByteArrayView> &before, const QList<QByteArrayView> &after,
    qsizetype maxEdits = 2'000);

} // namespace kvlens
