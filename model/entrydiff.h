// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What changed in one entry, line by line, for showing. Pure.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace kvlens {

struct DiffLine
{
    enum class Kind : quint8 {
        Same,
        Removed,
        Added,
        Gap, // lines left out; `text` is empty
    };
    Kind kind = Kind::Same;
    qint64 oldLine = -1; // from 1; -1: not in the old text
    qint64 newLine = -1;
    QString text = {}; // without its end; bytes that are no text as \xNN
    bool operator==(const DiffLine &) const = default;
};

struct EntryDiff
{
    QList<DiffLine> lines;
    qint64 added = 0; // lines
    qint64 removed = 0;
    bool cut = false; // too large to compare line by line, or too many lines to show
    bool differsInSpaceOnly = false; // equal once laid out: only white space changed
};

struct DiffLimits
{
    int context = 3; // lines around a change
    qsizetype bytes = 1024 * 1024; // of each text; beyond this only where they differ is shown
    qsizetype edits = 2'000; // lines that differ; beyond this the rest is shown as replaced
    qsizetype lines = 20'000; // in the result
};

// `before` or `after` missing: the entry was added or deleted. JSON is laid out first, one member
// a line, so that a change inside a one-line text is seen where it is. Of long values the pages
// (stores/json/pages.h) are compared that hold the difference.
EntryDiff diffEntry(const std::optional<QByteArray> &before, const std::optional<QByteArray> &after,
    const DiffLimits &limits = {});

// The same of two texts whose lines are compared as they are: what was typed and is not JSON is
// shown line by line as it was typed.
EntryDiff diffText(
    const QByteArray &before, const QByteArray &after, const DiffLimits &limits = {});

} // namespace kvlens
