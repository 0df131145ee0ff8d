// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows that go together, as pairs of them come in, and of each row the one that is most alike it.
#pragma once

#include <QtGlobal>

#include <vector>

namespace kvlens {

// Threads: as a value. Memory: twelve bytes a row.
class RowGroups
{
public:
    explicit RowGroups(qint64 rows);

    // What goes together with a row goes together with what goes together with the other one.
    bool areTogether(quint32 a, quint32 b);
    void join(quint32 a, quint32 b, float likeness);
    quint32 nearest(quint32 row) const { return m_nearest[row]; } // of a row that was joined

    // Those of more than one row: the largest first, of equal ones that with the first row. Rows in
    // their order.
    std::vector<std::vector<quint32>> groups();

private:
    quint32 rootOf(quint32 row);

    std::vector<quint32> m_above; // itself: a root, which is the first row of its group
    std::vector<quint32> m_nearest; // itself: none yet
    std::vector<float> m_likeness; // with it
};

} // namespace kvlens
