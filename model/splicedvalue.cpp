// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/splicedvalue.h"

namespace kvlens {

namespace {

using Piece = SplicedValue::Piece;

Piece part(const Piece &piece, qint64 begin, qint64 size)
{
    if (piece.below >= 0)
        return {size, piece.below + begin};
    return {size, -1, piece.text.mid(begin, size)};
}

void append(QList<Piece> &pieces, const Piece &piece)
{
    if (piece.size == 0)
        return;
    if (pieces.isEmpty()) {
        pieces.append(piece);
        return;
    }
    Piece &last = pieces.last();
    if (last.below < 0 && piece.below < 0) {
        last.text += piece.text;
        last.size += piece.size;
    } else if (last.below >= 0 && piece.below == last.below + last.size) {
        last.size += piece.size;
    } else {
        pieces.append(piece);
    }
}

} // namespace

SplicedValue::SplicedValue(qint64 sizeBelow)
    : m_size(sizeBelow)
{
    append(m_pieces, {sizeBelow, 0});
}

QList<Piece> SplicedValue::cut(qint64 offset, qint64 length) const
{
    QList<Piece> parts;
    qint64 at = 0; // of the piece
    for (const Piece &piece : m_pieces) {
        const qint64 begin = std::max(offset, at) - at;
        const qint64 end = std::min(offset + length, at + piece.size) - at;
        if (begin < end)
            parts.append(part(piece, begin, end - begin));
        at += piece.size;
        if (at >= offset + length)
            break;
    }
    return parts;
}

void SplicedValue::splice(const json::Splice &splice)
{
    QList<Piece> pieces = cut(0, splice.begin);
    append(pieces, {splice.text.size(), -1, splice.text});
    for (const Piece &piece : cut(splice.end, m_size - splice.end))
        append(pieces, piece);
    m_pieces = std::move(pieces);
    m_size += splice.text.size() - (splice.end - splice.begin);
}

QByteArray SplicedValue::over(const QByteArray &below) const
{
    if (m_pieces == SplicedValue(below.size()).pieces())
        return below;
    QByteArray all;
    all.reserve(m_size);
    for (const Piece &piece : m_pieces) {
        if (piece.below >= 0)
            all += QByteArrayView(below).sliced(piece.below, piece.size);
        else
            all += piece.text;
    }
    return all;
}

json::Splice spliceBetween(QByteArrayView before, QByteArrayView after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    const auto head = std::mismatch(before.begin(), before.begin() + shorter, after.begin()).first
        - before.begin();
    const auto tail
        = std::mismatch(before.rbegin(), before.rbegin() + (shorter - head), after.rbegin()).first
        - before.rbegin();
    return {
        head, before.size() - tail, after.sliced(head, after.size() - tail - head).toByteArray()};
}

} // namespace kvlens
