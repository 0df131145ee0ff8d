// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/entrydiff.h"

#include "model/linediff.h"
#include "stores/json/format.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

struct Sides
{
    QByteArray before;
    QByteArray after;
    bool cut = false;
};

Sides cutTo(qsizetype bytes, const QByteArray &before, const QByteArray &after)
{
    return {before.first(std::min(before.size(), bytes)),
        after.first(std::min(after.size(), bytes)), before.size() > bytes || after.size() > bytes};
}

// JSON is laid out, one member a line, and what is compared with it likewise as far as it can be
// made out; all else is compared as it is.
Sides layOut(const QByteArray &before, const QByteArray &after, qsizetype bytes)
{
    Sides sides = cutTo(bytes, before, after);
    if (sides.cut)
        return sides;
    const json::Pretty old = json::pretty(before);
    const json::Pretty now = json::pretty(after);
    const bool isJson = !old.problem || !now.problem;
    return isJson ? Sides {old.text, now.text} : sides;
}

class Builder
{
public:
    Builder(const QList<QByteArrayView> &before, const QList<QByteArrayView> &after,
        const DiffLimits &limits)
        : m_before(before)
        , m_after(after)
        , m_limits(limits)
    {
    }

    EntryDiff build(const LineDiff &lines)
    {
        m_diff.cut = !lines.isShortest;
        for (qsizetype i = 0; i < lines.runs.size(); ++i) {
            const LineRun &run = lines.runs.at(i);
            if (run.isSame)
                addSame(run, i == 0, i + 1 == lines.runs.size());
            else
                addReplaced(run);
        }
        return std::move(m_diff);
    }

private:
    void addReplaced(const LineRun &run)
    {
        m_diff.removed += run.oldEnd - run.oldBegin;
        m_diff.added += run.newEnd - run.newBegin;
        for (qsizetype i = run.oldBegin; i < run.oldEnd; ++i)
            add({DiffLine::Kind::Removed, i + 1, -1, displayText(m_before.at(i))});
        for (qsizetype i = run.newBegin; i < run.newEnd; ++i)
            add({DiffLine::Kind::Added, -1, i + 1, displayText(m_after.at(i))});
    }

    // Only the lines next to a change are shown.
    void addSame(const LineRun &run, bool isFirst, bool isLast)
    {
        const qsizetype count = run.oldEnd - run.oldBegin;
        const qsizetype head = isFirst ? 0 : std::min<qsizetype>(m_limits.context, count);
        const qsizetype tail = isLast ? 0 : std::min<qsizetype>(m_limits.context, count - head);
        addLines(run, 0, head);
        if (head + tail < count)
            add({DiffLine::Kind::Gap});
        addLines(run, count - tail, count);
    }

    void addLines(const LineRun &run, qsizetype begin, qsizetype end)
    {
        for (qsizetype i = begin; i < end; ++i) {
            const qsizetype line = run.oldBegin + i;
            add({DiffLine::Kind::Same, line + 1, run.newBegin + i + 1,
                displayText(m_before.at(line))});
        }
    }

    void add(const DiffLine &line)
    {
        if (m_diff.lines.size() < m_limits.lines)
            m_diff.lines.append(line);
        else
            m_diff.cut = true;
    }

    const QList<QByteArrayView> &m_before;
    const QList<QByteArrayView> &m_after;
    const DiffLimits &m_limits;
    EntryDiff m_diff;
};

} // namespace

EntryDiff diffEntry(const std::optional<QByteArray> &before, const std::optional<QByteArray> &after,
    const DiffLimits &limits)
{
    const Sides sides
        = layOut(before.value_or(QByteArray()), after.value_or(QByteArray()), limits.bytes);
    const QList<QByteArrayView> oldLines = splitLines(sides.before);
    const QList<QByteArrayView> newLines = splitLines(sides.after);
    EntryDiff diff
        = Builder(oldLines, newLines, limits).build(diffLines(oldLines, newLines, limits.edits));
    diff.cut = diff.cut || sides.cut;
    diff.differsInSpaceOnly = !diff.cut && before != after && diff.added == 0 && diff.removed == 0;
    return diff;
}

} // namespace kvlens
