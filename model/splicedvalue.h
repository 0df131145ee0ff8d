// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A value of any size with splices over it, as a list of pieces: nothing of what lies below is
// moved or copied. Pure.
#pragma once

#include "stores/json/edit.h"

namespace kvlens {

// Time: one splice or look-up goes through the pieces, of which each splice makes two at most.
// What is typed or deleted at one place, byte after byte, stays one piece.
class SplicedValue
{
public:
    struct Piece
    {
        qint64 size = 0;
        qint64 below = -1; // where it is in what lies below; -1: it is `text`
        QByteArray text = {};
        bool operator==(const Piece &) const = default;
    };

    // All of what lies below, as it is.
    explicit SplicedValue(qint64 sizeBelow = 0);

    qint64 size() const { return m_size; }
    // In order, covering the value; neither empty nor two of what could be one.
    const QList<Piece> &pieces() const { return m_pieces; }

    // Offsets are those of the value as it is now, within its size.
    void splice(const json::Splice &splice);

    // The pieces, or parts of them, of `length` bytes from `offset` on; fewer at the end.
    QList<Piece> cut(qint64 offset, qint64 length) const;
    // All bytes, given all of those below.
    QByteArray over(const QByteArray &below) const;

private:
    QList<Piece> m_pieces;
    qint64 m_size = 0;
};

// The one splice that makes `after` of `before`; empty where they are equal.
json::Splice spliceBetween(QByteArrayView before, QByteArrayView after);

} // namespace kvlens
