// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/longvalues.h"

#include "stores/valuekind.h"

namespace kvlens {

namespace {

constexpr qsizetype comparedBytes = 16 * 1024 * 1024;

bool looksLikeJson(QByteArrayView value)
{
    return isJsonKind(valueKind(value.first(std::min<qsizetype>(value.size(), shownWhole))));
}

Result<QByteArray> readBelow(const ValueSource &source, Store &store, qint64 offset, qint64 length,
    const std::stop_token &stop)
{
    if (source.bytes)
        return source.bytes->mid(offset, length);
    return readPart(store, source.ref, {offset, length}, stop);
}

} // namespace

bool sameValue(const QByteArray &one, const QByteArray &other)
{
    if (one.size() != other.size())
        return false;
    return one.constData() == other.constData() || (one.size() <= comparedBytes && one == other);
}

Result<QByteArray> ValueSource::read(
    Store &store, qint64 offset, qint64 length, const std::stop_token &stop) const
{
    if (!splices)
        return readBelow(*this, store, offset, length, stop);
    QByteArray all;
    for (const SplicedValue::Piece &piece : splices->cut(offset, length)) {
        if (piece.below < 0) {
            all += piece.text;
            continue;
        }
        const Result<QByteArray> part = readBelow(*this, store, piece.below, piece.size, stop);
        if (!part)
            return part.error();
        all += *part;
    }
    return all;
}

ValueSource sourceOf(const Entry &entry, const QByteArray *edited)
{
    if (edited)
        return {entry.ref, edited->size(), *edited, looksLikeJson(*edited)};
    ValueSource source {entry.ref, entry.size(), std::nullopt, looksLikeJson(entry.value)};
    if (entry.isWhole())
        source.bytes = entry.value;
    return source;
}

} // namespace kvlens
