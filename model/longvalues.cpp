// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/longvalues.h"

#include "stores/valuekind.h"

namespace kvlens {

namespace {

constexpr qsizetype comparedBytes = 16 * 1024 * 1024;

bool looksLikeJson(QByteArrayView value)
{
    const ValueKind kind = valueKind(value.first(std::min<qsizetype>(value.size(), shownWhole)));
    return kind != ValueKind::Unknown && kind != ValueKind::Text && kind != ValueKind::Binary;
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
    if (bytes)
        return bytes->mid(offset, length);
    return readPart(store, ref, {offset, length}, stop);
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
