// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/rowrank.h"

#include "model/vectors/rowproducts.h"
#include "model/vectors/vectorkernel.h"

#include <cmath>

namespace kvlens {

namespace {

class RankFinder
{
public:
    explicit RankFinder(double score)
        : m_score(score)
    {
    }

    void take(double other)
    {
        if (!(other > m_score))
            return;
        ++m_inFront;
        m_nearest = m_inFront == 1 ? other : std::min(m_nearest, other);
    }
    RowRank rank() const { return {m_inFront + 1, m_score, m_nearest}; }

private:
    double m_score;
    qint64 m_inFront = 0;
    double m_nearest = 0;
};

} // namespace

Result<RowRank> rankOfRow(
    const VectorRows &rows, const std::vector<double> &query, qint64 row, ExactScores &exact)
{
    const double score = exact.of(row);
    if (exact.error())
        return *exact.error();
    if (std::isnan(score))
        return RowRank {0, score, 0};
    const std::vector<float> products = rowProducts(rows, query);
    const double margin = productError(rows.dimension());
    const bool tellsProducts = exact.queryKind() == VectorKind::Plain;
    RankFinder finder(score);
    std::vector<qint64> inQuestion;
    for (qint64 other = 0; other < rows.count(); ++other) {
        const auto product = double(products[size_t(other)]);
        const bool isKnown = tellsProducts && rows.kind(other) == VectorKind::Plain
            && std::abs(product - score) > margin;
        if (isKnown)
            finder.take(product);
        else if (other != row)
            inQuestion.push_back(other);
    }
    exact.prepare(inQuestion);
    for (const qint64 other : inQuestion)
        finder.take(exact.of(other));
    return exact.error() ? Result<RowRank>(*exact.error()) : finder.rank();
}

} // namespace kvlens
