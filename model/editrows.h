// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How rows of edits become other rows: arithmetic, without a model.
#pragma once

#include "model/editlist.h"

namespace kvlens {

// Edits as rows. They are pieces of lists while one list turns into another, else one whole list.
class EditRows
{
public:
    EditRows() = default;
    explicit EditRows(const EditList &list) { insert(0, list, 0, list.size()); }

    qsizetype count() const;
    Edit at(qsizetype row) const;
    EntryRef refAt(qsizetype row) const;
    void remove(qsizetype first, qsizetype count);
    void insert(qsizetype at, const EditList &list, qsizetype first, qsizetype count);

private:
    struct Piece
    {
        EditList list;
        qsizetype first;
        qsizetype count;
    };
    const Piece &pieceOf(qsizetype &row) const; // the row becomes one of its list
    qsizetype cutAt(qsizetype row); // the piece that begins there

    QList<Piece> m_pieces; // none is empty
};

struct RowRange
{
    qsizetype first = 0;
    qsizetype count = 0;
    bool operator==(const RowRange &) const = default;
};

// What to do to the rows of `before`, one after the other: take ranges away from the last to the
// first, put those of `after` in from the first to the last; then the rows that are there still
// have changed. Where these would be too many ranges, all between the first and the last difference
// is replaced.
struct RowChanges
{
    QList<RowRange> removed; // of `before`
    QList<RowRange> inserted; // of `after`
    QList<RowRange> changed; // of `after`
};
RowChanges rowChanges(const EditList &before, const EditList &after);

// The rows of one list that become those of another, step by step.
class ShownEdits
{
public:
    ShownEdits() = default;
    explicit ShownEdits(const EditList &list)
        : m_list(list)
        , m_rows(list)
    {
    }
    const EditList &list() const { return m_list; }
    qsizetype count() const { return m_rows.count(); }
    Edit at(qsizetype row) const { return m_rows.at(row); }
    EntryRef refAt(qsizetype row) const { return m_rows.refAt(row); }

    // Calls remove(range, step) and insert(range, step), which take the step by calling it. Returns
    // the rows that say something else.
    template <class Remove, class Insert>
    QList<RowRange> become(const EditList &list, const Remove &remove, const Insert &insert)
    {
        const RowChanges changes = rowChanges(m_list, list);
        for (auto range = changes.removed.rbegin(); range != changes.removed.rend(); ++range)
            remove(*range, [&] { m_rows.remove(range->first, range->count); });
        for (const RowRange &range : changes.inserted)
            insert(range, [&] { m_rows.insert(range.first, list, range.first, range.count); });
        *this = ShownEdits(list);
        return changes.changed;
    }

private:
    EditList m_list;
    EditRows m_rows; // of the list, and on the way to it
};

} // namespace kvlens
