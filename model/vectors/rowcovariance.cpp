// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/rowcovariance.h"

#include "model/vectors/vectorkernel.h"
#include "stores/halves.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace kvlens {

namespace {

constexpr qint64 rowsTogether = 256; // a panel of their elements fits into the nearest cache
constexpr qint64 elementsOfTile = panelRows * panelRows;
constexpr qint64 productsOfStep = qint64(1) << 30; // each thread does half

using Tile = Eigen::Matrix<double, panelRows, panelRows, Eigen::RowMajor>;
using Rows
    = Eigen::Map<const Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

} // namespace

RowCovariance::RowCovariance(const VectorRows &rows)
    : m_rows(rows)
    , m_panels((rows.dimension() + panelRows - 1) / panelRows)
    , m_mean(size_t(rows.dimension()))
{
    struct Mean
    {
        std::vector<double> sum;
        double squares = 0;
    };
    const auto part = [&](qint64 first, qint64 end) {
        Mean mean {std::vector<double>(m_mean.size())};
        for (qint64 row = first; row < end; ++row) {
            if (rows.kind(row) != VectorKind::Plain)
                continue;
            const double norm = rows.norm(row);
            const float *direction = rows.direction(row);
            for (size_t i = 0; i < mean.sum.size(); ++i)
                mean.sum[i] += norm * double(direction[i]);
            mean.squares += norm * norm;
        }
        return mean;
    };
    const auto [one, other] = inHalves(rows.count(), part);
    const double count = double(std::max<qint64>(1, rows.count() - rows.notPlain()));
    for (size_t i = 0; i < m_mean.size(); ++i)
        m_mean[i] = (one.sum[i] + other.sum[i]) / count;
    m_meanSquare = (one.squares + other.squares) / count;
    if (m_meanSquare > 0)
        m_scale = std::ldexp(1.0, -std::ilogb(std::sqrt(m_meanSquare)));
    for (double &element : m_mean)
        element *= m_scale;
    m_meanSquare *= m_scale * m_scale;
    if (rows.dimension() <= mostKept)
        m_tiles.resize(size_t(m_panels * (m_panels + 1) / 2 * elementsOfTile));
}

qint64 RowCovariance::centred(qint64 first, qint64 end, std::vector<float> &rows) const
{
    rows.clear();
    const size_t dimension = m_mean.size();
    const qint64 behind = std::min(end, first + rowsTogether);
    for (qint64 row = first; row < behind; ++row) {
        if (m_rows.kind(row) != VectorKind::Plain)
            continue;
        const double norm = m_rows.norm(row) * m_scale;
        const float *direction = m_rows.direction(row);
        const size_t place = rows.size();
        rows.resize(place + dimension);
        for (size_t i = 0; i < dimension; ++i)
            rows[place + i] = static_cast<float>(norm * double(direction[i]) - m_mean[i]);
    }
    return behind;
}

void RowCovariance::goOn()
{
    const qint64 ofRow = m_tiles.empty() ? m_rows.dimension() : qint64(m_tiles.size());
    const qint64 count = std::min(
        m_rows.count() - m_done, std::max<qint64>(2 * rowsTogether, productsOfStep / ofRow));
    auto [one, other] = inHalves(
        count, [&](qint64 first, qint64 end) { return sumOf(m_done + first, m_done + end); });
    for (size_t i = 0; i < m_tiles.size(); ++i)
        m_tiles[i] += one.tiles[i] + other.tiles[i];
    m_variance += one.variance + other.variance;
    m_done += count;
}

RowCovariance::Sum RowCovariance::sumOf(qint64 first, qint64 end) const
{
    Sum sum {Tiles(m_tiles.size())};
    std::vector<float> rows;
    while (first < end) {
        first = centred(first, end, rows);
        for (const float element : rows)
            sum.variance += double(element) * double(element);
        if (!m_tiles.empty())
            addTo(sum.tiles, rows);
    }
    return sum;
}

// Elements are dealt out to panels, of 16 elements of every row, and these multiplied with each
// other.
void RowCovariance::addTo(Tiles &tiles, const std::vector<float> &rows) const
{
    if (rows.empty())
        return;
    const qint64 dimension = m_rows.dimension();
    const qint64 count = qint64(rows.size()) / dimension;
    std::vector<float> panels(size_t(m_panels * count * panelRows));
    for (qint64 row = 0; row < count; ++row) {
        for (qint64 panel = 0; panel < m_panels; ++panel) {
            const qint64 from = panel * panelRows;
            std::copy_n(&rows[size_t(row * dimension + from)],
                std::min(panelRows, dimension - from),
                &panels[size_t((panel * count + row) * panelRows)]);
        }
    }
    constexpr float never = std::numeric_limits<float>::infinity();
    std::array<float, elementsOfTile> products;
    double *tile = tiles.data();
    for (qint64 a = 0; a < m_panels; ++a) {
        for (qint64 b = a; b < m_panels; ++b, tile += elementsOfTile) {
            bestVectorKernel().firstAlike(&panels[size_t(a * count * panelRows)],
                &panels[size_t(b * count * panelRows)], 1, count, never, products.data());
            for (size_t i = 0; i < products.size(); ++i)
                tile[i] += double(products[i]);
        }
    }
}

RowCovariance::Columns RowCovariance::times(const Columns &columns) const
{
    if (!m_tiles.empty())
        return timesTiles(columns);
    const auto part = [&](qint64 first, qint64 end) { return timesRows(columns, first, end); };
    const auto [one, other] = inHalves(m_rows.count(), part);
    return one + other;
}

RowCovariance::Columns RowCovariance::timesTiles(const Columns &columns) const
{
    const qint64 padded = m_panels * panelRows;
    Columns in = Columns::Zero(padded, columns.cols());
    in.topRows(columns.rows()) = columns;
    Columns out = Columns::Zero(padded, columns.cols());
    const double *place = m_tiles.data();
    for (qint64 a = 0; a < m_panels; ++a) {
        for (qint64 b = a; b < m_panels; ++b, place += elementsOfTile) {
            const Eigen::Map<const Tile> tile(place);
            out.middleRows<panelRows>(a * panelRows).noalias()
                += tile.lazyProduct(in.middleRows<panelRows>(b * panelRows));
            if (a != b)
                out.middleRows<panelRows>(b * panelRows).noalias()
                    += tile.transpose().lazyProduct(in.middleRows<panelRows>(a * panelRows));
        }
    }
    return out.topRows(columns.rows());
}

RowCovariance::Columns RowCovariance::timesRows(
    const Columns &columns, qint64 first, qint64 end) const
{
    Columns out = Columns::Zero(columns.rows(), columns.cols());
    std::vector<float> rows;
    while (first < end) {
        first = centred(first, end, rows);
        const Columns block
            = Rows(rows.data(), qint64(rows.size()) / columns.rows(), columns.rows())
                  .cast<double>();
        out.noalias() += block.transpose() * (block * columns);
    }
    return out;
}

} // namespace kvlens
