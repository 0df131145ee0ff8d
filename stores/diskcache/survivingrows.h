// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of the table Cache one after the other, by their numbers, and past pages that are
// damaged. The index of keys is not used.
#pragma once

#include "stores/diskcache/rowkey.h"

namespace kvlens {

// The database outlives it.
class SurvivingRows
{
public:
    struct Row
    {
        qint64 id = 0;
        RowKey key;
    };

    explicit SurvivingRows(const Database &database)
        : m_database(&database)
    {
    }

    // Nothing: that was the last one that can be read.
    Result<std::optional<Row>> next();
    // As RowReader::rest().
    void rest() { m_rows.reset(); }
    // Where rows were passed over, what SQLite says of them.
    const std::optional<Error> &damage() const { return m_damage; }

private:
    Result<std::optional<Row>> firstFrom(qint64 id);
    Result<std::optional<Row>> firstBehindDamage(qint64 id);

    const Database *m_database; // not owned
    std::optional<Statement> m_rows;
    qint64 m_from = std::numeric_limits<qint64>::min();
    bool m_isAtEnd = false;
    std::optional<Error> m_damage;
};

} // namespace kvlens
