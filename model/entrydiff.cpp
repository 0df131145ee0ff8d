// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/entrydiff.h"

#include "model/linediff.h"
#include "stores/json/pagetext.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

struct Sides
{
    QByteArray before;
    QByteArray after;
    bool cut = false;
};

std::vector<json::PageMark> pagesOf(const QByteArray &value)
{
    json::Paginator paginator;
    paginator.feed(value);
    paginator.finish();
    return paginator.takePages();
}

// From the first to the last byte in which two values differ, as bytes of the first one.
json::Span differing(const QByteArray &before, const QByteArray &after)
{
    const auto [old, now]
        = std::mismatch(before.cbegin(), before.cend(), after.cbegin(), after.cend());
    const qsizetype most = std::min(before.cend() - old, after.cend() - now);
    const auto end = std::mismatch(before.crbegin(), before.crbegin() + most, after.crbegin());
    return {old - before.cbegin(), before.crend() - end.first};
}

// The pages of a value that hold a span; nothing: these are pages of different kinds.
std::optional<json::PageMark> pageAround(const QByteArray &value, const json::Span &span)
{
    std::optional<json::PageMark> around;
    for (const json::PageMark &page : pagesOf(value)) {
        if (page.stored.end < span.begin)
            continue;
        if (around && page.kind != around->kind)
            return std::nullopt;
        if (!around)
            around = page;
        around->stored.end = page.stored.end;
        if (page.stored.end > span.end)
            break;
    }
    return around;
}

// Where long values differ, laid out as their pages are.
Sides layOutChanged(const QByteArray &before, const QByteArray &after, qsizetype bytes)
{
    const json::Span span = differing(before, after);
    const std::optional<json::PageMark> page = pageAround(before, span);
    if (page && page->stored.begin <= span.begin && page->stored.end >= span.end) {
        const qint64 begin = page->stored.begin;
        const qint64 size = page->stored.size() + after.size() - before.size();
        if (std::max(page->stored.size(), size) <= bytes)
            return {json::pageText(before.mid(begin, page->stored.size()), *page).text,
                json::pageText(after.mid(begin, size), *page).text};
    }
    return {before.mid(span.begin, bytes), after.mid(span.begin, bytes), true};
}

// JSON is laid out, one member a line, and what is compared with it likewise as far as it can be
// made out; all else is compared as it is.
Sides layOut(const QByteArray &before, const QByteArray &after, qsizetype bytes)
{
    if (std::max(before.size(), after.size()) > bytes)
        return layOutChanged(before, after, bytes);
    const json::Pretty old = json::pretty(before);
    const json::Pretty now = json::pretty(after);
    const bool isJson = !old.problem || !now.problem;
    return isJson ? Sides {old.text, now.text} : Sides {before, after};
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

EntryDiff compared(const Sides &sides, const DiffLimits &limits)
{
    const QList<QByteArrayView> oldLines = splitLines(sides.before);
    const QList<QByteArrayView> newLines = splitLines(sides.after);
    EntryDiff diff
        = Builder(oldLines, newLines, limits).build(diffLines(oldLines, newLines, limits.edits));
    diff.cut = diff.cut || sides.cut;
    return diff;
}

} // namespace

EntryDiff diffEntry(const std::optional<QByteArray> &before, const std::optional<QByteArray> &after,
    const DiffLimits &limits)
{
    EntryDiff diff = compared(
        layOut(before.value_or(QByteArray()), after.value_or(QByteArray()), limits.bytes), limits);
    diff.differsInSpaceOnly = !diff.cut && before != after && diff.added == 0 && diff.removed == 0;
    return diff;
}

EntryDiff diffText(const QByteArray &before, const QByteArray &after, const DiffLimits &limits)
{
    const bool isLong = std::max(before.size(), after.size()) > limits.bytes;
    return compared(
        isLong ? layOutChanged(before, after, limits.bytes) : Sides {before, after}, limits);
}

} // namespace kvlens
