// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What values of a document store and of an index store are, by what they say themselves. The
// library for Python has numbers for nodes, LlamaIndexTS has names. Pure.
#pragma once

#include "model/index/nodevalue.h"
#include "model/index/structvalue.h"
#include "stores/json/text.h"

namespace kvlens {

// By the "__type__" of a node.
IndexNodeKind indexNodeKind(const json::Tape &node);
// Whether the library for Python has a class of it.
bool isOfPythonType(const json::Tape &node);

// By the type of an index.
StructKind structKind(const QByteArray &type);
// Whether the value is the data itself, with its type in it, as LlamaIndexTS writes it.
bool isOwnData(const json::Tape &index);
// That type.
QByteArray ownType(const json::Tape &index);

} // namespace kvlens
