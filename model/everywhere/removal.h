// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Takes a document or a node out of an index: out of every file, and out of whatever names it.
#pragma once

#include "model/changeset.h"
#include "model/everywhere/structids.h"
#include "model/index/indexparts.h"
#include "stores/store.h"

namespace kvlens {

enum class IdKind : quint8 { Document, Node };

// Whether an index has something of that id.
bool isKnown(const IndexParts &parts, IdKind kind, const QByteArray &id);

struct Removal
{
    GoneIds gone;
    ChangeSet changes; // of all files
    // Nodes that a tree or an index of summaries made from what goes, and from other nodes.
    qsizetype partlyMade = 0;
    // Nodes that are left, and name one that goes as their source: as their document they keep it.
    qsizetype sourceless = 0;
};

// With a document go its nodes, and with these what was cut out of them; with the last node of a
// document, that; with all that a summary was made from, that as well. Neighbours are linked to
// each other. `parts` are of the store as it is. NotFound: there is none of that id. Else errors as
// Store::read().
Result<Removal> removeEverywhere(Store &store, const IndexParts &parts, IdKind kind,
    const QByteArray &id, const std::stop_token &stop = {});

} // namespace kvlens
