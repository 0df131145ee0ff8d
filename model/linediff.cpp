// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/linediff.h"

#include <QHash>

#include <algorithm>
#include <optional>
#include <vector>

namespace kvlens {

namespace {

using Numbers = std::vector<int>; // equal lines have equal numbers

struct Point
{
    qsizetype x = 0; // lines of the old text behind us
    qsizetype y = 0; // of the new
};

Numbers numbered(const QList<QByteArrayView> &lines, QHash<QByteArrayView, int> &known)
{
    Numbers numbers;
    for (const QByteArrayView line : lines) {
        const int next = int(known.size());
        auto number = known.constFind(line);
        if (number == known.constEnd())
            number = known.insert(line, next);
        numbers.push_back(*number);
    }
    return numbers;
}

// The furthest x on each diagonal k = x - y, for one number of edits.
class Frontier
{
public:
    explicit Frontier(qsizetype edits)
        : m_edits(edits)
        , m_furthest(size_t(2 * edits + 3), -1)
    {
    }
    qsizetype &at(qsizetype diagonal) { return m_furthest[size_t(diagonal + m_edits + 1)]; }
    qsizetype at(qsizetype diagonal) const { return m_furthest[size_t(diagonal + m_edits + 1)]; }

private:
    qsizetype m_edits;
    std::vector<qsizetype> m_furthest;
};

// Whether the best way onto a diagonal comes from the one above it: a line is added.
bool comesByAdding(const Frontier &before, qsizetype diagonal, qsizetype edits)
{
    return diagonal == -edits
        || (diagonal != edits && before.at(diagonal - 1) < before.at(diagonal + 1));
}

class Search
{
public:
    Search(const Numbers &before, const Numbers &after, Point begin, Point end)
        : m_before(before)
        , m_after(after)
        , m_begin(begin)
        , m_width(end.x - begin.x)
        , m_height(end.y - begin.y)
    {
    }

    // The pairs of equal lines on a shortest way; nothing: it needs more edits than that.
    std::optional<std::vector<Point>> run(qsizetype maxEdits)
    {
        for (qsizetype edits = 0; edits <= std::min(maxEdits, m_width + m_height); ++edits) {
            if (advance(edits))
                return pairs(edits);
        }
        return std::nullopt;
    }

private:
    bool advance(qsizetype edits)
    {
        Frontier frontier(edits + 1);
        for (qsizetype k = -edits; k <= edits; k += 2) {
            const qsizetype x = slide(k, start(k, edits));
            frontier.at(k) = x;
            if (x >= m_width && x - k >= m_height) {
                m_trace.push_back(frontier);
                return true;
            }
        }
        m_trace.push_back(std::move(frontier));
        return false;
    }

    qsizetype start(qsizetype diagonal, qsizetype edits) const
    {
        if (edits == 0)
            return 0;
        const Frontier &before = m_trace[size_t(edits - 1)];
        return comesByAdding(before, diagonal, edits) ? before.at(diagonal + 1)
                                                      : before.at(diagonal - 1) + 1;
    }

    qsizetype slide(qsizetype diagonal, qsizetype x) const
    {
        while (x < m_width && x - diagonal < m_height && isEqual(x, x - diagonal))
            ++x;
        return x;
    }

    bool isEqual(qsizetype x, qsizetype y) const
    {
        return m_before[size_t(m_begin.x + x)] == m_after[size_t(m_begin.y + y)];
    }

    std::vector<Point> pairs(qsizetype edits) const
    {
        std::vector<Point> found;
        qsizetype x = m_width;
        qsizetype diagonal = m_width - m_height;
        for (; edits >= 0; --edits) {
            const qsizetype from = start(diagonal, edits);
            for (; x > from; --x)
                found.push_back({m_begin.x + x - 1, m_begin.y + x - 1 - diagonal});
            if (edits > 0) {
                const Frontier &before = m_trace[size_t(edits - 1)];
                diagonal += comesByAdding(before, diagonal, edits) ? 1 : -1;
                x = before.at(diagonal);
            }
        }
        std::reverse(found.begin(), found.end());
        return found;
    }

    const Numbers &m_before;
    const Numbers &m_after;
    Point m_begin;
    qsizetype m_width;
    qsizetype m_height;
    std::vector<Frontier> m_trace; // by number of edits
};

// Adds what lies between the end of the runs and a point.
void appendTo(QList<LineRun> &runs, Point to, bool isSame)
{
    const Point from = runs.isEmpty() ? Point {} : Point {runs.last().oldEnd, runs.last().newEnd};
    if (from.x == to.x && from.y == to.y)
        return;
    if (!runs.isEmpty() && runs.last().isSame == isSame) {
        runs.last().oldEnd = to.x;
        runs.last().newEnd = to.y;
        return;
    }
    runs.append({isSame, from.x, to.x, from.y, to.y});
}

} // namespace

QList<QByteArrayView> splitLines(QByteArrayView text)
{
    QList<QByteArrayView> lines;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        lines.append(end < 0 ? text : text.first(end));
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
    }
    return lines;
}

LineDiff diffLines(
    const QList<QByteArrayView> &before, const QList<QByteArrayView> &after, qsizetype maxEdits)
{
    QHash<QByteArrayView, int> known;
    const Numbers a = numbered(before, known);
    const Numbers b = numbered(after, known);
    const Point whole {before.size(), after.size()};

    const auto head = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const qsizetype same = head.first - a.begin();
    const auto tail = std::mismatch(a.rbegin(), a.rend() - same, b.rbegin(), b.rend() - same);
    const qsizetype sameEnd = tail.first - a.rbegin();
    const Point end {whole.x - sameEnd, whole.y - sameEnd};

    LineDiff diff;
    appendTo(diff.runs, {same, same}, true);
    const auto pairs = Search(a, b, {same, same}, end).run(maxEdits);
    diff.isShortest = pairs.has_value();
    for (const Point &pair : pairs.value_or(std::vector<Point>())) {
        appendTo(diff.runs, pair, false);
        appendTo(diff.runs, {pair.x + 1, pair.y + 1}, true);
    }
    appendTo(diff.runs, end, false);
    appendTo(diff.runs, whole, true);
    return diff;
}

} // namespace kvlens
