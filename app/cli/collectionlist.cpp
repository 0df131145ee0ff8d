// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/collectionlist.h"

namespace kvlens {

namespace {

constexpr int countedAtOnce = 10'000;

void writeCollection(JsonWriter &writer, const CollectionInfo &info, qint64 expired)
{
    writer.beginObject().name("name").string(info.ref.name);
    if (!info.ref.group.isEmpty())
        writer.name("group").string(info.ref.group);
    writer.name("entries");
    if (info.entries < 0 || info.isUnreadable)
        writer.raw("null");
    else
        writer.number(info.entries - info.hidden);
    if (info.hidden > 0)
        writer.name("hidden").number(info.hidden);
    if (expired > 0)
        writer.name("expired").number(expired);
    if (info.bytes >= 0)
        writer.name("bytes").number(info.bytes);
    if (info.ref.topLevel)
        writer.name("topLevel").boolean(true);
    if (info.unseen)
        writer.name("damaged").boolean(true);
    if (info.isUnreadable)
        writer.name("unreadable").boolean(true);
    if (info.ref.shadow > 0)
        writer.name("shadowed").boolean(true);
    writer.endObject();
}

// How many of each collection have expired, as far as is known.
QHash<CollectionRef, qint64> expiredOf(Store &store)
{
    QHash<CollectionRef, qint64> counts;
    for (const Problem &problem : problemsOf(store).value_or(QList<Problem>())) {
        if (problem.id != QLatin1String(expiredId))
            continue;
        for (const EntryRef &ref : problem.entries)
            ++counts[ref.collection];
    }
    return counts;
}

Result<qint64> countKeys(Store &store, const CollectionRef &collection)
{
    qint64 count = 0;
    KeyCursor cursor;
    while (!cursor.atEnd) {
        const Result<KeyPage> page = store.list({collection, cursor, countedAtOnce}, {});
        if (!page)
            return page.error();
        count += page->count();
        cursor = page->next;
    }
    return count;
}

} // namespace

void writeCollections(JsonWriter &writer, const OpenedStore &opened)
{
    const QHash<CollectionRef, qint64> expired = expiredOf(*opened.store);
    writer.beginArray();
    for (const CollectionInfo &info : opened.collections)
        writeCollection(writer, info, expired.value(info.ref));
    writer.endArray();
}

Result<void> countEntries(OpenedStore &opened)
{
    if (!opened.store->info().capabilities.testFlag(Capability::ListKeys))
        return {};
    for (CollectionInfo &info : opened.collections) {
        if (info.entries >= 0)
            continue;
        const Result<qint64> count = countKeys(*opened.store, info.ref);
        if (!count)
            return count.error();
        info.entries = *count;
    }
    return {};
}

} // namespace kvlens
