// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/keylisting.h"

namespace kvlens {

namespace {

constexpr int pageSize = 10'000;

bool isWanted(QByteArrayView key, const KeyQuery &query)
{
    const auto begins = [key](const QByteArray &prefix) { return key.startsWith(prefix); };
    return query.prefixes.isEmpty()
        || std::any_of(query.prefixes.begin(), query.prefixes.end(), begins);
}

// Shows up to `left` keys of the page; answers how many items of the page it took to find them.
qsizetype visitPage(
    const KeyPage &page, const KeyQuery &query, qint64 &left, const KeyVisitor &visit)
{
    for (qsizetype i = 0; i < page.count(); ++i) {
        if (left == 0)
            return i;
        const KeyPage::Item item = page.at(i);
        if (item.shadow == 0 && isWanted(item.key, query)) {
            visit(item.key);
            --left;
        }
    }
    return page.count();
}

} // namespace

Result<KeyCursor> visitKeys(
    Store &store, const CollectionRef &collection, const KeyQuery &query, const KeyVisitor &visit)
{
    KeyCursor cursor = query.from;
    qint64 left = query.limit < 0 ? std::numeric_limits<qint64>::max() : query.limit;
    while (!cursor.atEnd && left > 0) {
        const Result<KeyPage> page = store.list({collection, cursor, pageSize}, {});
        if (!page)
            return page.error();
        const qsizetype taken = visitPage(*page, query, left, visit);
        if (taken == page->count()) {
            cursor = page->next;
            continue;
        }
        // Stopped inside the page: a page that ends there says how to go on.
        const Result<KeyPage> part = store.list({collection, cursor, static_cast<int>(taken)}, {});
        if (!part)
            return part.error();
        return part->next;
    }
    return cursor;
}

} // namespace kvlens
