// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/linktable.h"

namespace kvlens {

std::optional<EntryLinks> linksOf(const IndexParts &parts, QByteArrayView key)
{
    return LinkTable(parts).of(key);
}

} // namespace kvlens
