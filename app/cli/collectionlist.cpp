// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/collectionlist.h"

namespace kvlens {

namespace {

constexpr int countedAtOnce = 10'000;

void writeCollection(JsonWriter &writer, const CollectionInfo &info)
{
    writer.beginObject().name("name").string(info.ref.name);
    if (!info.ref.group.isEmpty())
        writer.name("group").string(info.ref.group);
    writer.name("entries");
    if (info.entries < 0)
        writer.raw("null");
    else
        writer.number(info.entries - info.hidden);
    if (info.hidden > 0)
        writer.name("hidden").number(info.hidden);
    if (info.bytes >= 0)
        writer.name("bytes").number(info.bytes);
    if (info.ref.topLevel)
        writer.name("topLevel").boolean(true);
    if (info.unseen)
        writer.name("damaged").boolean(true);
    if (info.ref.shadow > 0)
        writer.name("shadowed").boolean(true);
    writer.endObject();
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

void writeCollections(JsonWriter &writer, const QList<CollectionInfo> &collections)
{
    writer.beginArray();
    for (const CollectionInfo &info : collections)
        writeCollection(writer, info);
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
