// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a row of the tree stands for.
#pragma once

#include "model/storetreemodel.h"

namespace kvlens {

inline StoreSession *sessionOf(const QModelIndex &row)
{
    return row.data(StoreTreeModel::SessionRole).value<StoreSession *>();
}

inline NodeKind nodeKind(const QModelIndex &row)
{
    return row.data(StoreTreeModel::NodeKindRole).value<NodeKind>();
}

// Nothing: it is no key, or its name is not here yet.
inline std::optional<EntryRef> entryOf(const QModelIndex &row)
{
    const QVariant ref = row.data(StoreTreeModel::EntryRefRole);
    return ref.isValid() ? std::optional(ref.value<EntryRef>()) : std::nullopt;
}

} // namespace kvlens
