// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether members of a value of an index have the types that the library takes. Pure.
#pragma once

#include "stores/json/text.h"

#include <optional>

namespace kvlens {

enum class StructKind : quint8 {
    Unknown,
    Vectors, // nodes_dict: the id of a vector → the id of its node
    List,
    Keywords,
    Tree,
    Graph, // keywords → nodes, as the old knowledge graph has it
    Summaries, // of documents
    Empty, // holds nothing itself
};

// A member of another type.
struct OddField
{
    const char *name; // as the library spells it; empty: the value itself
    // What Python says to it; empty: nothing, the library makes something else of it.
    const char *raises = "";
    // Not the member as a whole, but something in it.
    bool isInside = false;
    bool operator==(const OddField &) const = default;
};
using OddFieldOrNone = std::optional<OddField>;

// The first that there is. Tokens are those of `object`; what is no object has none.
OddFieldOrNone oddFieldOfNode(const json::Tape &tape, quint32 data);
// `isText`: the object is read out of a text, for which the library has another way.
OddFieldOrNone oddFieldOfIndex(
    const json::Tape &tape, quint32 data, StructKind kind, bool isText = true);
OddFieldOrNone oddFieldOfHash(const json::Tape &tape); // of docstore/metadata
OddFieldOrNone oddFieldOfRefDoc(const json::Tape &tape);

} // namespace kvlens
