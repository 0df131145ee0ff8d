// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which rows are near very many others, so that queries find them again and again.
#pragma once

#include "model/vectors/vectorrows.h"

namespace kvlens {

// Asks with rows, all or a sample in equal steps, and counts how often each row is among the
// nearest of another one.
// Threads: as a value; goOn() has a second one help. Memory: four bytes a row.
class HubCount
{
public:
    static constexpr qint64 nearest = 10; // that each question finds

    // About as many questions as `multiplications` allow, 64 at least. `rows` outlive us; those
    // that are not Plain neither ask nor are found.
    explicit HubCount(const VectorRows &rows, qint64 multiplications = 25'000'000'000);

    void goOn(); // some questions; not at the end
    bool atEnd() const { return m_asked == qint64(m_questions.size()); }
    qint64 asked() const { return m_asked; }
    const std::vector<quint32> &times() const { return m_times; } // of each row

private:
    std::vector<quint32> nearestOf(qint64 first, qint64 end) const;

    const VectorRows &m_rows;
    std::vector<quint32> m_questions; // rows
    qint64 m_asked = 0;
    std::vector<quint32> m_times;
};

} // namespace kvlens
