// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/coverage.h"

#include <algorithm>

namespace kvlens {

namespace {

class CoverageSteps
{
public:
    CoverageSteps(qint64 length, int steps)
        : m_length(std::max<qint64>(1, length))
        , m_marks(steps, char(Covered))
    {
    }

    // Every step that has some of it.
    void mark(const SourceSpan &span, CoverageMark mark)
    {
        const qsizetype end = std::min(m_marks.size(), stepOf(span.end - 1) + 1);
        for (qsizetype step = stepOf(span.begin); step < end; ++step)
            m_marks[step] = mark;
    }
    void add(qint32 at, CoverageMark mark)
    {
        char &step = m_marks[std::min(stepOf(at), m_marks.size() - 1)];
        step = char(step | mark);
    }
    const QByteArray &marks() const { return m_marks; }

private:
    qsizetype stepOf(qint64 at) const { return at * m_marks.size() / m_length; }

    qint64 m_length;
    QByteArray m_marks;
};

std::vector<SourceSpan> sorted(std::vector<SourceSpan> chunks)
{
    std::sort(chunks.begin(), chunks.end(), [](const SourceSpan &a, const SourceSpan &b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    return chunks;
}

// What two chunks or more have, each run once and in order.
std::vector<SourceSpan> repeatedOf(const std::vector<SourceSpan> &inOrder)
{
    std::vector<SourceSpan> repeated;
    qint32 reached = 0; // by a chunk
    qint32 told = 0; // as repeated
    for (const SourceSpan &chunk : inOrder) {
        const SourceSpan run {std::max(chunk.begin, told), std::min(chunk.end, reached)};
        if (run.begin < run.end) {
            repeated.push_back(run);
            told = run.end;
        }
        reached = std::max(reached, chunk.end);
    }
    return repeated;
}

} // namespace

Coverage coverageOf(std::vector<SourceSpan> chunks)
{
    const std::vector<SourceSpan> inOrder = sorted(std::move(chunks));
    Coverage found;
    qint32 reached = 0;
    for (const SourceSpan &chunk : inOrder) {
        if (chunk.begin > reached + mostBetweenChunks)
            found.gaps.push_back({reached, chunk.begin});
        if (chunk.end > reached)
            found.covered += chunk.end - std::max(reached, chunk.begin);
        reached = std::max(reached, chunk.end);
    }
    for (const SourceSpan &run : repeatedOf(inOrder))
        found.repeated += run.end - run.begin;
    found.length = reached;
    return found;
}

QByteArray coverageMarks(const std::vector<SourceSpan> &chunks, const Coverage &of, int steps)
{
    CoverageSteps all(of.length, steps);
    for (const SourceSpan &run : repeatedOf(sorted(chunks)))
        all.mark(run, Repeated);
    for (const SourceSpan &gap : of.gaps)
        all.mark(gap, NotCovered);
    for (const SourceSpan &chunk : chunks)
        all.add(chunk.begin, ChunkBegins);
    return all.marks();
}

} // namespace kvlens
