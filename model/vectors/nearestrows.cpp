// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/nearestrows.h"

#include "model/vectors/libraryheap.h"
#include "model/vectors/rowproducts.h"
#include "model/vectors/vectorkernel.h"

#include <queue>

#include <cmath>

namespace kvlens {

namespace {

class NearestRows
{
public:
    NearestRows(const VectorRows &rows, const std::vector<bool> &isAdmitted,
        const std::vector<double> &query, qint64 top, ExactScores &exact)
        : m_rows(rows)
        , m_isAdmitted(isAdmitted)
        , m_top(top)
        , m_exact(exact)
        , m_margin(2 * productError(rows.dimension()))
        , m_products(rowProducts(rows, query))
    {
    }

    Result<QList<Match>> find();

private:
    bool isAdmitted(qint64 row) const { return m_isAdmitted.empty() || m_isAdmitted[size_t(row)]; }
    bool areAllPlain() const;
    std::vector<qint64> inQuestion() const;
    std::vector<qint64> bestOf(std::vector<qint64> rows);
    bool haveEqual(const std::vector<qint64> &sorted);
    std::vector<qint64> bestByHeap();
    bool isLess(qint64 a, qint64 b);
    bool isScoreLess(qint64 a, qint64 b);

    const VectorRows &m_rows;
    const std::vector<bool> &m_isAdmitted;
    const qint64 m_top;
    ExactScores &m_exact;
    const double m_margin; // nearer products may be of either order
    std::vector<float> m_products; // of each row
};

Result<QList<Match>> NearestRows::find()
{
    std::vector<qint64> best;
    const bool needsHeap = !areAllPlain();
    if (!needsHeap)
        best = bestOf(inQuestion());
    if (needsHeap || haveEqual(best))
        best = bestByHeap();
    QList<Match> matches;
    for (const qint64 row : best)
        matches.append({row, m_exact.of(row)});
    if (m_exact.error())
        return *m_exact.error();
    return matches;
}

bool NearestRows::areAllPlain() const
{
    if (m_exact.queryKind() != VectorKind::Plain)
        return false;
    if (m_rows.notPlain() == 0)
        return true;
    for (qint64 row = 0; row < m_rows.count(); ++row) {
        if (isAdmitted(row) && m_rows.kind(row) != VectorKind::Plain)
            return false;
    }
    return true;
}

// Those that may be among the best, by their products.
std::vector<qint64> NearestRows::inQuestion() const
{
    std::priority_queue<float, std::vector<float>, std::greater<>> best;
    for (qint64 row = 0; row < m_rows.count(); ++row) {
        const float product = m_products[size_t(row)];
        if (qint64(best.size()) == m_top && product <= best.top())
            continue;
        if (!isAdmitted(row))
            continue;
        best.push(product);
        if (qint64(best.size()) > m_top)
            best.pop();
    }
    std::vector<qint64> rows;
    if (best.empty())
        return rows;
    const double least = static_cast<double>(best.top()) - m_margin;
    for (qint64 row = 0; row < m_rows.count(); ++row) {
        if (static_cast<double>(m_products[size_t(row)]) >= least && isAdmitted(row))
            rows.push_back(row);
    }
    return rows;
}

// The best of them, the best first; of equal ones that with the greater key.
std::vector<qint64> NearestRows::bestOf(std::vector<qint64> rows)
{
    m_exact.prepare(rows);
    if (m_exact.error())
        return {};
    const auto isBetter = [this](qint64 a, qint64 b) { return isLess(b, a); };
    std::sort(rows.begin(), rows.end(), isBetter);
    rows.resize(std::min(rows.size(), size_t(m_top)));
    return rows;
}

bool NearestRows::haveEqual(const std::vector<qint64> &sorted)
{
    const auto areEqual = [this](qint64 a, qint64 b) { return m_exact.of(a) == m_exact.of(b); };
    return std::adjacent_find(sorted.begin(), sorted.end(), areEqual) != sorted.end();
}

// Does what the library does with all rows, one after the other.
std::vector<qint64> NearestRows::bestByHeap()
{
    const auto less = [this](qint64 a, qint64 b) { return isLess(a, b); };
    std::vector<qint64> heap;
    for (qint64 row = 0; row < m_rows.count() && !m_exact.error(); ++row) {
        if (!isAdmitted(row))
            continue;
        pushHeap(heap, row, less);
        if (qint64(heap.size()) > m_top)
            popHeap(heap, less);
    }
    sortDescending(heap, [this](qint64 a, qint64 b) { return isScoreLess(a, b); });
    return heap;
}

// As Python compares (score, id): ids decide between equal scores only, and NaN equals nothing.
bool NearestRows::isLess(qint64 a, qint64 b)
{
    const bool arePlain
        = m_rows.kind(a) == VectorKind::Plain && m_rows.kind(b) == VectorKind::Plain;
    if (arePlain && m_exact.queryKind() == VectorKind::Plain) {
        const double apart = static_cast<double>(m_products[size_t(a)])
            - static_cast<double>(m_products[size_t(b)]);
        if (std::abs(apart) > m_margin)
            return apart < 0;
    }
    const double scoreOfA = m_exact.of(a);
    const double scoreOfB = m_exact.of(b);
    return scoreOfA == scoreOfB ? m_rows.key(a) < m_rows.key(b) : scoreOfA < scoreOfB;
}

bool NearestRows::isScoreLess(qint64 a, qint64 b)
{
    return m_exact.of(a) < m_exact.of(b);
}

} // namespace

Result<QList<Match>> nearestRows(const VectorRows &rows, const std::vector<bool> &isAdmitted,
    const std::vector<double> &query, qint64 top, ExactScores &exact)
{
    return NearestRows(rows, isAdmitted, query, top, exact).find();
}

} // namespace kvlens
