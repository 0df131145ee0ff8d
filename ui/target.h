// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the person is acting on: a store, perhaps a collection of it, perhaps some of its entries.
#pragma once

#include "model/entryplace.h"
#include "model/treetext.h"
#include "model/workspace.h"

namespace kvlens {

struct Target
{
    StoreSession *session = nullptr; // not owned; nullptr: nothing is open
    std::optional<CollectionRef> collection = std::nullopt;
    QList<EntryRef> entries = {};
    qsizetype unlisted = 0; // chosen as well: keys whose names are not here yet
    qsizetype size() const { return entries.size() + unlisted; }
    bool isOne() const { return entries.size() == 1 && unlisted == 0; }
    bool operator==(const Target &) const = default;
};

QList<StoreSession *> edited(QList<StoreSession *> sessions); // those with changes

// Whether the store has no collection yet and can be given one, by a key in it.
bool needsCollection(const StoreSession &session);

// Whether there is a file or folder of it by now: a new store gets one by its first persist.
bool isMade(const StoreSession &session);
QString collectionPath(const StoreSession &session, const CollectionRef &collection);
// The key as it is to be, in one line; "(empty key)" for an empty one.
QString keyLabel(const QByteArray &key);
QString keyLabel(const StoreSession &session, const EntryRef &ref);

} // namespace kvlens
