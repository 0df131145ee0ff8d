// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether the entry that a link leads to is there, as far as can be known. Pure.
#pragma once

#include "model/index/links.h"

namespace kvlens {

enum class LinkStanding : quint8 {
    There,
    Missing,
    Unknown, // the file that would have it is not in this store, or not whole
};

// What is not there is not missed where the file that would have it is not.
inline LinkStanding standingOf(const IndexLink &link, const IndexParts &parts)
{
    if (!link.isBroken)
        return LinkStanding::There;
    return parts.has(indexFile(link.entry.collection)) ? LinkStanding::Missing
                                                       : LinkStanding::Unknown;
}

} // namespace kvlens
