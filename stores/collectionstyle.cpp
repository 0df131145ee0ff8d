// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/collectionstyle.h"

namespace kvlens {

namespace {

// Levels of a file that a value in a collection is inside of.
qsizetype depthOf(const CollectionRef &collection)
{
    return collection.topLevel ? 1 : 2;
}

} // namespace

json::Style styleOfNew(const QList<CollectionInfo> &collections, const CollectionRef &collection)
{
    const CollectionInfo *sibling = nullptr;
    for (const CollectionInfo &info : collections) {
        if (info.ref == collection)
            return info.style;
        if (info.ref.group == collection.group)
            sibling = &info;
    }
    if (!sibling)
        return {};
    json::Style style = sibling->style;
    if (depthOf(sibling->ref) != depthOf(collection))
        style.baseIndent = style.indent.repeated(depthOf(collection));
    return style;
}

} // namespace kvlens
