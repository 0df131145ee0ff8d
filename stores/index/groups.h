// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A group of the folder is a file that knows nothing of groups.
#pragma once

#include "stores/entry.h"
#include "stores/words/jsonreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

namespace kvlens {

inline CollectionRef withoutGroup(CollectionRef ref)
{
    ref.group.clear();
    return ref;
}

inline EntryRef withoutGroup(EntryRef ref)
{
    ref.collection.group.clear();
    return ref;
}

// Without a group it is a collection of no file.
inline Error noFile(const QByteArray &group)
{
    if (group.isEmpty())
        return {ErrorCode::NotFound, Reasons::noSuchCollection, {}};
    return {ErrorCode::NotFound, JsonReasons::noFileInIndex.with(displayText(group)),
        displayText(group)};
}

} // namespace kvlens
