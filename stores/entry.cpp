// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/entry.h"

#include "stores/wtf8.h"

#include <QHashFunctions>

namespace kvlens {

namespace {

QString nameOrQuotes(const QByteArray &name)
{
    return name.isEmpty() ? QStringLiteral("\"\"") : displayText(name);
}

} // namespace

size_t qHash(const CollectionRef &ref, size_t seed)
{
    return qHashMulti(seed, ref.name, ref.group, ref.shadow, ref.topLevel);
}

size_t qHash(const EntryRef &ref, size_t seed)
{
    return qHashMulti(seed, ref.collection, ref.key, ref.shadow, static_cast<int>(ref.part));
}

QString entryText(const EntryRef &ref)
{
    const auto &[name, group, shadow, topLevel] = ref.collection;
    const QString key = nameOrQuotes(ref.key);
    if (topLevel)
        return group.isEmpty() ? key : QStringLiteral("%1: %2").arg(displayText(group), key);
    const QString collection
        = group.isEmpty() ? nameOrQuotes(name) : displayText(group + ':' + name);
    if (ref.part == EntryPart::Collection)
        return collection;
    return QStringLiteral("%1: %2").arg(collection, key);
}

Error entryFault(const EntryRef &ref, Error why)
{
    if (!why.subject.startsWith(u'/'))
        why.subject = entryText(ref);
    if (why.code == ErrorCode::NotFound) // something that belongs to it
        why.code = ErrorCode::Corrupt;
    return why;
}

} // namespace kvlens
