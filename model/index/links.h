// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an entry of an index points at, and what points at it. Pure.
#pragma once

#include "model/index/indexparts.h"

namespace kvlens {

struct IndexLink
{
    // "source" "previous" "next" "parent" "child": relationships of a node; "refDoc": the document
    // that a record names; "node": what a document or an index holds; "hash" "vector" "metadata":
    // the other entries of a node; "owner": the node or document whose such entry this is.
    const char *kind;
    EntryRef entry; // at the other end
    bool isBroken = false; // it is not there
    bool operator==(const IndexLink &) const = default; // of kinds by their address
};

struct EntryLinks
{
    QList<IndexLink> links;
    QList<IndexLink> usedBy;
    qint64 moreLinks = 0; // of each that were left out, if only some were asked for
    qint64 moreUsedBy = 0;
    bool operator==(const EntryLinks &) const = default;
};

// Of all entries with that key, wherever they are. Nothing: no part has it, and nothing names it.
std::optional<EntryLinks> linksOf(const IndexParts &parts, QByteArrayView key);

} // namespace kvlens
