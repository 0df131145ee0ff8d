// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is compared of the metadata of a node and of its vector. Pure.
#pragma once

#include "stores/json/text.h"

namespace kvlens {

// Of members written alike the same, in whatever order they are; those that the library puts beside
// them for a vector are left out. 0: there are none.
quint64 metadataDigest(const json::Tape &tape, quint32 object);

// Whether a member has one of the names under which the library keeps the id of the document.
bool namesDocument(const json::Tape &tape, quint32 object);

} // namespace kvlens
