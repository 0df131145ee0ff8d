// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The exact similarities of rows with a query: read from the store again, as the rows at hand are
// of single precision.
#pragma once

#include "model/vectors/vectorrows.h"
#include "stores/store.h"

#include <QHash>

namespace kvlens {

// Threads: that of the store. Memory: eight bytes a row once it is many.
class ExactScores
{
public:
    // `collection` is where the rows come from, in this order. All outlive us.
    ExactScores(Store &store, const CollectionRef &collection, const VectorRows &rows,
        const std::vector<double> &query, const std::stop_token &stop);

    VectorKind queryKind() const { return m_queryKind; }
    // NaN where error() is set.
    double of(qint64 row);
    // Reads those of these rows that are not known, together.
    void prepare(const std::vector<qint64> &rows);
    // Cancelled; Conflict: the store holds something else by now.
    const std::optional<Error> &error() const { return m_error; }

private:
    void readEach(const std::vector<qint64> &rows);
    void scanAll();
    double scoreOf(const QByteArray &value);
    void fail(const Error &error);

    Store &m_store;
    const CollectionRef &m_collection;
    const VectorRows &m_rows;
    const std::vector<double> &m_query;
    std::stop_token m_stop;
    VectorKind m_queryKind;
    QHash<qint64, double> m_some;
    std::vector<double> m_all; // empty: it was not worth it
    std::optional<Error> m_error;
};

} // namespace kvlens
