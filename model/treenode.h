// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the tree that is kept in memory: a node for each store, group and collection. Rows of
// keys are counted, not kept. Pure.
#pragma once

#include "model/editrows.h"
#include "model/keylisting.h"

#include <memory>
#include <vector>

namespace kvlens {

class StoreSession;

enum class NodeKind : quint8 {
    Store,
    Group,
    Collection,
    Range,
    Key,
    Tail, // behind keys that are not all listed: says so, and goes on
};

// The rows below a node: its children, then its stored keys (one by one, or as ranges), then the
// keys that were added and not persisted, then the tail if the listing has not come to its end. A
// store or group has keys of its own if a JSON file has members that are no collections.
struct TreeNode
{
    static constexpr qint64 rangeThreshold = 50'000;
    static constexpr qint64 rangeSize = 10'000;

    // What a row is.
    struct Row
    {
        NodeKind kind = NodeKind::Key;
        qint64 at = 0; // Range: its number; Key: which of the shown stored keys, or of `added`
        bool isAdded = false;
        TreeNode *child = nullptr; // a store, group or collection
    };

    NodeKind kind = NodeKind::Store;
    quint32 id = 0; // for as long as the model lives
    StoreSession *session = nullptr; // not owned; the node goes first
    TreeNode *parent = nullptr; // nullptr: a store
    int row = 0; // below the parent, or among the stores
    QByteArray group = {};
    std::optional<CollectionRef> keysOf = std::nullopt; // whose keys are below
    std::vector<std::unique_ptr<TreeNode>> children = {};
    qint64 stored = 0; // keys shown, that is: those that match the filter
    bool isRanged = false;
    ShownEdits added = {};
    bool hasTail = false;

    qint64 keyRows() const; // ranges, or stored keys
    qint64 rangeCount(qint64 range) const; // keys in it
    int rowCount() const;
    Row rowAt(int row) const;
    // The row of a shown stored key, and the range that it is in (-1: none).
    std::pair<int, qint64> placeOf(qint64 shown) const;
    int firstKeyRow() const { return int(children.size()); }
    int firstAddedRow() const { return int(firstKeyRow() + keyRows()); }
    int tailRow() const { return int(firstAddedRow() + added.count()); }
    CollectionRef identity() const; // of what it stands for, among its siblings
};

} // namespace kvlens
