// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/typedname.h"

#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr char32_t firstEscapedByte = 0xdc80;
constexpr char32_t lastEscapedByte = 0xdcff;
constexpr char32_t escapesBytesFrom = 0xdc00;

QByteArray withItsBytes(QByteArrayView wtf8)
{
    QByteArray bytes;
    while (!wtf8.isEmpty()) {
        const CodePoint next = firstCodePoint(wtf8);
        if (next.code >= firstEscapedByte && next.code <= lastEscapedByte)
            bytes.append(static_cast<char>(next.code - escapesBytesFrom));
        else
            bytes.append(wtf8.first(next.length));
        wtf8 = wtf8.sliced(next.length);
    }
    return bytes;
}

} // namespace

QList<QByteArray> namesMeant(const StoreInfo &store, const QByteArray &typed, bool isEscaped)
{
    const QByteArray bytes = isEscaped ? withItsBytes(typed) : typed;
    if (store.namesAreBytes || bytes == typed)
        return {bytes};
    return {typed, bytes};
}

QByteArray keyMeant(
    Store &store, const CollectionRef &collection, const QByteArray &typed, bool isEscaped)
{
    const QList<QByteArray> keys = namesMeant(store.info(), typed, isEscaped);
    for (const QByteArray &key : keys) {
        if (keys.size() > 1 && !readUpTo(store, {{collection, key}}, 1).constFirst())
            continue;
        return key;
    }
    return keys.constFirst();
}

} // namespace kvlens
