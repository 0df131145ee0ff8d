// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which ids in the text of a value are links, and where they lead. Pure.
#pragma once

#include "model/index/indexsnapshot.h"
#include "model/index/linkstanding.h"
#include "stores/json/span.h"

namespace kvlens {

struct TextLink
{
    json::Span bytes; // in the text, without quotation marks
    IndexLink link;
    LinkStanding standing = LinkStanding::There;
    bool operator==(const TextLink &) const = default;
};

// The ids in a piece of the value of the entry with that key, which may begin and end anywhere:
// what stands between two quotation marks, of JSON or of JSON in a string of it, and is a link of
// the entry, as LinkTable::between() has it. Its own key is none. In ascending order. The work is
// that of reading the piece.
QList<TextLink> textLinks(
    const IndexSnapshot &snapshot, QByteArrayView key, QByteArrayView pieceOfJson);

} // namespace kvlens
