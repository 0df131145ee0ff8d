// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How much of a node's metadata is put before its text when it is embedded. Pure.
#pragma once

#include "stores/json/text.h"

namespace kvlens {

// Whether that has more characters than the text, a string token of the node. As the library's
// get_metadata_str(MetadataMode.EMBED) makes it of the members of `metadata`: without those that
// are excluded for embedding, each by the node's template and with its separator. A number counts
// as it is stored, a list or an object too, of which Python's repr() is about as long.
bool isMetadataLonger(const json::Tape &tape, quint32 node, quint32 metadata, quint32 text);

} // namespace kvlens
