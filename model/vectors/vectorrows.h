// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many vectors of one length at hand, to be compared with others: their directions, in single
// precision, one behind the other.
#pragma once

#include "model/vectors/similarity.h"
#include "stores/entry.h"

#include <memory>
#include <vector>

namespace kvlens {

// What a row was made of, beside its direction.
struct VectorOrigin
{
    double norm = 1;
    quint64 fingerprint = 0; // of the text of its numbers; 0: not known
};

// Threads: as a value that cannot be copied. Memory: four bytes an element, the keys, and 25
// bytes a row; what is reserved beyond that is four megabytes.
class VectorRows
{
public:
    explicit VectorRows(qint64 dimension); // more than 0

    qint64 dimension() const { return m_dimension; }
    qint64 count() const { return qint64(m_kinds.size()); }
    QByteArrayView key(qint64 row) const;
    VectorKind kind(qint64 row) const { return m_kinds[size_t(row)]; }
    const float *direction(qint64 row) const; // with a length of 1, or zero if it is not Plain
    double norm(qint64 row) const { return m_norms[size_t(row)]; } // of the vector, as it was given
    quint64 fingerprint(qint64 row) const { return m_fingerprints[size_t(row)]; }
    qint64 notPlain() const { return m_notPlain; }

    void append(QByteArrayView key, VectorKind kind, const float *direction,
        const VectorOrigin &origin = {});

    // Rows `first` … that stand in memory one behind the other: how many, `end` at most.
    qint64 runFrom(qint64 first, qint64 end) const;

private:
    qint64 m_dimension;
    qint64 m_rowsOfBlock;
    std::vector<std::unique_ptr<float[]>> m_blocks;
    std::vector<VectorKind> m_kinds;
    std::vector<double> m_norms;
    std::vector<quint64> m_fingerprints;
    QByteArray m_keys;
    std::vector<qint64> m_keyEnds;
    qint64 m_notPlain = 0;
};

} // namespace kvlens
