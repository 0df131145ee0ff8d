// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/survivingrows.h"

namespace kvlens {

namespace {

constexpr qint64 lastId = std::numeric_limits<qint64>::max();

} // namespace

Result<std::optional<SurvivingRows::Row>> SurvivingRows::next()
{
    if (m_isAtEnd)
        return std::optional<Row>();
    Result<std::optional<Row>> row = firstFrom(m_from);
    if (!row && row.error().code == ErrorCode::Corrupt) {
        m_damage = row.error();
        row = firstBehindDamage(m_from);
    }
    m_isAtEnd = row && (!*row || (*row)->id == lastId);
    if (row && *row && !m_isAtEnd)
        m_from = (*row)->id + 1;
    return row;
}

// Corrupt: it stands on a page that is damaged.
Result<std::optional<SurvivingRows::Row>> SurvivingRows::firstFrom(qint64 id)
{
    if (!m_rows) {
        Result<Statement> prepared = m_database->prepare("SELECT rowid, key, raw FROM Cache NOT "
                                                         "INDEXED WHERE rowid >= ?1 ORDER BY rowid "
                                                         "LIMIT 1");
        if (!prepared)
            return prepared.error();
        m_rows = *std::move(prepared);
    }
    m_rows->bindInteger(1, id);
    const Result<bool> found = m_rows->step();
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<Row>();
    Row row {m_rows->integer(0), rowKeyAt(*m_rows, 1, 2)};
    m_rows->reset();
    return std::optional(std::move(row));
}

// The numbers of a damaged page are next to each other: its end is looked for in steps that double,
// and then between the last two. Rows have numbers from 1 on.
Result<std::optional<SurvivingRows::Row>> SurvivingRows::firstBehindDamage(qint64 id)
{
    const auto isDamaged = [](const Result<std::optional<Row>> &row) {
        return !row && row.error().code == ErrorCode::Corrupt;
    };
    qint64 damaged = std::max<qint64>(id, 0);
    qint64 sound = -1;
    for (quint64 step = 1; sound < 0; step *= 2) {
        if (damaged == lastId)
            return std::optional<Row>();
        const auto left = static_cast<quint64>(lastId - damaged);
        const qint64 tried = damaged + static_cast<qint64>(std::min(step, left));
        (isDamaged(firstFrom(tried)) ? damaged : sound) = tried;
    }
    while (sound - damaged > 1) {
        const qint64 tried = damaged + (sound - damaged) / 2;
        (isDamaged(firstFrom(tried)) ? damaged : sound) = tried;
    }
    return firstFrom(sound);
}

} // namespace kvlens
