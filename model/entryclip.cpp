// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/entryclip.h"

#include "model/longvalues.h"
#include "stores/json/pystr.h"
#include "stores/words/reasons.h"

#include <QDataStream>
#include <QSet>

#include <limits>

namespace kvlens {

namespace {

constexpr quint32 clipMark = 0x4B56434C; // "KVCL"
constexpr quint32 clipVersion = 2;
constexpr qint64 noExpiry = std::numeric_limits<qint64>::min();

void write(QDataStream &out, const CopiedEntry &entry)
{
    const CollectionRef &in = entry.collection;
    out << in.name << in.group << in.topLevel << entry.key << entry.value
        << (entry.expiresAt ? entry.expiresAt->toMSecsSinceEpoch() : noExpiry)
        << entry.expiresBeyond;
}

CopiedEntry readEntry(QDataStream &in)
{
    CopiedEntry entry;
    qint64 expiresAt = noExpiry;
    in >> entry.collection.name >> entry.collection.group >> entry.collection.topLevel >> entry.key
        >> entry.value >> expiresAt >> entry.expiresBeyond;
    if (expiresAt != noExpiry)
        entry.expiresAt = QDateTime::fromMSecsSinceEpoch(expiresAt, Qt::UTC);
    return entry;
}

Error noClip()
{
    return {ErrorCode::Invalid, Reasons::noClip};
}

qint64 bytesOf(const EntryClip &clip)
{
    qint64 bytes = 0;
    for (const CopiedEntry &entry : clip.entries)
        bytes += entry.key.size() + entry.value.size();
    return bytes;
}

bool hasRepeatedKey(const EntryClip &clip)
{
    QSet<QByteArray> keys;
    for (const CopiedEntry &entry : clip.entries)
        keys.insert(entry.key);
    return keys.size() < clip.entries.size();
}

QByteArray memberText(const QByteArray &name, const QByteArray &value)
{
    return json::encodeString(name, json::Escapes::RawUtf8) + ": " + value;
}

QByteArray objectOf(const QList<QByteArray> &members)
{
    return members.size() == 1 ? '{' + members.first() + '}' : "{\n" + members.join(",\n") + "\n}";
}

QByteArray members(const QList<const CopiedEntry *> &entries)
{
    QList<QByteArray> all;
    for (const CopiedEntry *entry : entries)
        all.append(memberText(entry->key, entry->value));
    return objectOf(all);
}

QByteArray jsonOf(const EntryClip &clip)
{
    QList<CollectionRef> collections; // in their order
    QHash<CollectionRef, QList<const CopiedEntry *>> entries;
    for (const CopiedEntry &entry : clip.entries) {
        if (!entries.contains(entry.collection))
            collections.append(entry.collection);
        entries[entry.collection].append(&entry);
    }
    if (collections.size() == 1)
        return members(entries.value(collections.first()));
    QList<QByteArray> all;
    for (const CollectionRef &collection : std::as_const(collections))
        all.append(memberText(collection.name, members(entries.value(collection))));
    return objectOf(all);
}

} // namespace

QByteArray packedClip(const EntryClip &clip)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << clipMark << clipVersion << clip.source << clip.isJson << qint64(clip.entries.size());
    for (const CopiedEntry &entry : clip.entries)
        write(out, entry);
    return bytes;
}

Result<EntryClip> unpackedClip(const QByteArray &bytes)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_0);
    quint32 mark = 0;
    quint32 version = 0;
    qint64 count = 0;
    EntryClip clip;
    in >> mark >> version >> clip.source >> clip.isJson >> count;
    if (mark != clipMark || version != clipVersion)
        return noClip();
    for (qint64 i = 0; i < count && in.status() == QDataStream::Ok; ++i)
        clip.entries.append(readEntry(in));
    const bool isSound = in.status() == QDataStream::Ok && in.atEnd() && count > 0;
    return isSound ? Result<EntryClip>(clip) : noClip();
}

QByteArray clipText(const EntryClip &clip)
{
    const bool isShort = bytesOf(clip) <= shownWhole;
    if (clip.isJson && isShort && !hasRepeatedKey(clip))
        return jsonOf(clip);
    QByteArrayList keys;
    for (const CopiedEntry &entry : clip.entries)
        keys.append(entry.key);
    return keys.join('\n');
}

} // namespace kvlens
