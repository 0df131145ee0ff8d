// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tree keeps of one open store.
#pragma once

#include "model/keysearch.h"
#include "model/treenode.h"

namespace kvlens {

struct TreeStore
{
    std::unique_ptr<TreeNode> root;
    QHash<CollectionRef, TreeNode *> nodes; // by whose keys are below
    QList<CollectionInfo> listed; // as the nodes show them; shared with the session's list
    QHash<CollectionRef, CollectionInfo> infos; // the same by their refs
    QSet<EntryRef> problems;
    QSet<EntryRef> dirty; // edits that changed since the rows were brought up to date
    QHash<EntryRef, EntryRef> moved; // during a change of the listing
    bool isChanging = false; // between listingAboutToChange and listingChanged
    std::unique_ptr<KeyCache> keyCache = nullptr;
    KeySearch *search = nullptr; // whose matches are shown; child of the model
    KeySorter *sorter = nullptr; // whose orders are shown; child of the model
    KeySorter *nextSorter = nullptr; // takes over when it has finished
    KeySearch *nextSearch = nullptr; // takes over with its first results
    QList<QPair<EntryRef, qint64>> looked; // located, but the search is not there yet
};

} // namespace kvlens
