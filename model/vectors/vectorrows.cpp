// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/vectorrows.h"

#include <algorithm>

namespace kvlens {

namespace {

constexpr qint64 blockElements = 1 << 20;

} // namespace

VectorRows::VectorRows(qint64 dimension)
    : m_dimension(dimension)
    , m_rowsOfBlock(std::max<qint64>(1, blockElements / dimension))
{
}

QByteArrayView VectorRows::key(qint64 row) const
{
    const qint64 begin = row == 0 ? 0 : m_keyEnds[size_t(row - 1)];
    return QByteArrayView(m_keys).sliced(begin, m_keyEnds[size_t(row)] - begin);
}

const float *VectorRows::direction(qint64 row) const
{
    return m_blocks[size_t(row / m_rowsOfBlock)].get() + row % m_rowsOfBlock * m_dimension;
}

void VectorRows::append(
    QByteArrayView key, VectorKind kind, const float *direction, const VectorOrigin &origin)
{
    const qint64 row = count();
    if (row % m_rowsOfBlock == 0)
        m_blocks.push_back(
            std::make_unique_for_overwrite<float[]>(size_t(m_rowsOfBlock * m_dimension)));
    float *place = m_blocks.back().get() + row % m_rowsOfBlock * m_dimension;
    std::copy_n(direction, m_dimension, place);
    m_kinds.push_back(kind);
    m_norms.push_back(origin.norm);
    m_fingerprints.push_back(origin.fingerprint);
    m_notPlain += kind == VectorKind::Plain ? 0 : 1;
    m_keys.append(key);
    m_keyEnds.push_back(m_keys.size());
}

qint64 VectorRows::runFrom(qint64 first, qint64 end) const
{
    return std::min(end - first, m_rowsOfBlock - first % m_rowsOfBlock);
}

} // namespace kvlens
