// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/alikepairs.h"

#include "stores/halves.h"

#include <algorithm>
#include <array>

namespace kvlens {

namespace {

// Panels of 32 numbers a sketch: two kilobytes each. Those that are compared with many fit into the
// first cache of a processor, the many of one turn into the second.
constexpr qint64 panelsTogether = 8;
constexpr qint64 numbersOfTurn = 32 * 1024;
constexpr qint64 multiplicationsOfStep = 64 << 20;
constexpr qint64 worthHalvesOfStep = 4 << 20;

} // namespace

AlikePairs::AlikePairs(const VectorRows &rows, const VectorSketches &sketches, double least)
    : m_rows(rows)
    , m_sketches(sketches)
    , m_least(least)
    , m_end(endOfReach())
{
}

qint64 AlikePairs::done() const
{
    return std::min(m_sketches.count(), m_first * panelRows);
}

// Behind the last panel of which a row may be alike one of those that are compared with it.
qint64 AlikePairs::endOfReach() const
{
    if (atEnd())
        return m_first;
    const qint64 last = std::min(m_sketches.count(), (m_first + panelsTogether) * panelRows) - 1;
    const float most = m_sketches.first(last) + m_sketches.reach();
    qint64 begin = last / panelRows + 1;
    for (qint64 end = m_sketches.panelCount(); begin < end;) {
        const qint64 middle = begin + (end - begin) / 2;
        if (m_sketches.first(middle * panelRows) <= most)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin;
}

std::vector<AlikePair> AlikePairs::goOn()
{
    const qint64 together = std::min(panelsTogether, m_sketches.panelCount() - m_first);
    const qint64 each = together * panelRows * panelRows * m_sketches.length();
    const qint64 count
        = std::min(m_end - m_next, std::max<qint64>(2, multiplicationsOfStep / each));
    const auto part
        = [this](qint64 begin, qint64 end) { return compare(m_next + begin, m_next + end); };
    std::vector<AlikePair> found;
    if (count * each < worthHalvesOfStep) {
        found = part(0, count);
    } else {
        auto [first, second] = inHalves(count, part);
        found = std::move(first);
        found.insert(found.end(), second.begin(), second.end());
    }
    m_next += count;
    if (m_next == m_end) {
        m_first += together;
        m_next = m_first;
        m_end = endOfReach();
    }
    return found;
}

std::vector<AlikePair> AlikePairs::compare(qint64 begin, qint64 end) const
{
    const VectorKernel &kernel = bestVectorKernel();
    const qint64 length = m_sketches.length();
    const qint64 together = std::min(panelsTogether, m_sketches.panelCount() - m_first);
    const qint64 ofTurn = std::max<qint64>(1, numbersOfTurn / (panelRows * length));
    std::array<float, panelRows * panelRows> products {};
    std::vector<AlikePair> found;
    for (qint64 turn = begin; turn < end;) {
        const qint64 count = std::min(m_sketches.panelsFrom(turn), std::min(end - turn, ofTurn));
        for (qint64 panel = m_first; panel < m_first + together; ++panel) {
            for (qint64 other = std::max(turn, panel); other < turn + count; ++other) {
                other += kernel.firstAlike(m_sketches.panel(panel), m_sketches.panel(other),
                    turn + count - other, length, m_sketches.limit(), products.data());
                if (other < turn + count)
                    collect(panel, other, products.data(), found);
            }
        }
        turn += count;
    }
    return found;
}

// What the sketches leave open the directions decide.
void AlikePairs::collect(
    qint64 panel, qint64 other, const float *products, std::vector<AlikePair> &found) const
{
    const qint64 dimension = m_rows.dimension();
    for (qint64 i = 0; i < panelRows * panelRows; ++i) {
        const qint64 a = panel * panelRows + i / panelRows;
        const qint64 b = other * panelRows + i % panelRows;
        if (products[i] < m_sketches.limit() || a >= b || b >= m_sketches.count())
            continue;
        const auto [first, second] = std::minmax({m_sketches.row(a), m_sketches.row(b)});
        AlikePair pair {first, second};
        bestVectorKernel().dot(
            m_rows.direction(first), m_rows.direction(second), 1, dimension, &pair.product);
        if (double(pair.product) >= m_least)
            found.push_back(pair);
    }
}

} // namespace kvlens
