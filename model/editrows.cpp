// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/editrows.h"

namespace kvlens {

namespace {

constexpr qsizetype mostRanges = 32; // each costs all views of the rows some work

void append(QList<RowRange> &ranges, qsizetype row)
{
    if (!ranges.isEmpty() && ranges.last().first + ranges.last().count == row)
        ++ranges.last().count;
    else
        ranges.append({row, 1});
}

// Goes through the differences in order, and keeps count of the rows on both sides.
class Ranges
{
public:
    Ranges(const EditList &before, const EditList &after)
        : m_before(before)
        , m_after(after)
    {
        EditList::differences(before, after,
            [this](qsizetype row, const PackedEdit::Pointer *was, const PackedEdit::Pointer *is) {
                take(row, was, is);
                return true;
            });
    }
    RowChanges changes() const { return m_tooMany ? replacement() : m_changes; }

private:
    void take(qsizetype row, const PackedEdit::Pointer *was, const PackedEdit::Pointer *is)
    {
        if (!m_any)
            m_first = row;
        m_any = true;
        m_end = was ? row + 1 : row;
        if (!m_tooMany)
            note(row, row + m_shift, was, is);
        m_shift += (is ? 1 : 0) - (was ? 1 : 0);
    }
    void note(qsizetype before, qsizetype after, const PackedEdit::Pointer *was,
        const PackedEdit::Pointer *is)
    {
        if (was && is && (*is)->isOf((*was)->entryRef())) {
            append(m_changes.changed, after);
        } else {
            if (was)
                append(m_changes.removed, before);
            if (is)
                append(m_changes.inserted, after);
        }
        m_tooMany = m_changes.removed.size() + m_changes.inserted.size() + m_changes.changed.size()
            > mostRanges;
    }
    RowChanges replacement() const
    {
        const qsizetype behind = m_before.size() - m_end;
        RowChanges all;
        if (m_end > m_first)
            all.removed.append({m_first, m_end - m_first});
        if (m_after.size() - behind > m_first)
            all.inserted.append({m_first, m_after.size() - behind - m_first});
        return all;
    }

    const EditList &m_before;
    const EditList &m_after;
    RowChanges m_changes;
    bool m_any = false;
    bool m_tooMany = false;
    qsizetype m_first = 0; // difference, as a row of either
    qsizetype m_end = 0; // behind the last difference, as a row of `before`
    qsizetype m_shift = 0; // rows that `after` has more up to here
};

} // namespace

qsizetype EditRows::count() const
{
    qsizetype count = 0;
    for (const Piece &piece : m_pieces)
        count += piece.count;
    return count;
}

const EditRows::Piece &EditRows::pieceOf(qsizetype &row) const
{
    auto piece = m_pieces.begin();
    for (; row >= piece->count; ++piece)
        row -= piece->count;
    row += piece->first;
    return *piece;
}

Edit EditRows::at(qsizetype row) const
{
    return pieceOf(row).list.at(row);
}

EntryRef EditRows::refAt(qsizetype row) const
{
    return pieceOf(row).list.refAt(row);
}

qsizetype EditRows::cutAt(qsizetype row)
{
    qsizetype piece = 0;
    for (; piece < m_pieces.size() && row >= m_pieces.at(piece).count; ++piece)
        row -= m_pieces.at(piece).count;
    if (row == 0)
        return piece;
    Piece &begin = m_pieces[piece];
    Piece rest = begin;
    rest.first += row;
    rest.count -= row;
    begin.count = row;
    m_pieces.insert(piece + 1, rest);
    return piece + 1;
}

void EditRows::remove(qsizetype first, qsizetype count)
{
    const qsizetype begin = cutAt(first);
    const qsizetype end = cutAt(first + count);
    m_pieces.remove(begin, end - begin);
}

void EditRows::insert(qsizetype at, const EditList &list, qsizetype first, qsizetype count)
{
    if (count > 0)
        m_pieces.insert(cutAt(at), {list, first, count});
}

RowChanges rowChanges(const EditList &before, const EditList &after)
{
    return Ranges(before, after).changes();
}

} // namespace kvlens
