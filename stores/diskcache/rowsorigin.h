// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who has written the rows of a diskcache, by what is in them.
#pragma once

#include "stores/diskcache/rowkey.h"

namespace kvlens {

// By the first rows: an envelope of a DiskStore names what its key is made of, one of a
// MultiDiskStore the key itself.
struct RowsOrigin
{
    std::optional<RowsOf> rows; // nothing: there are none
    std::optional<Error> damage; // for which some of them were passed over
    bool areNamed = false; // by the first envelope; else the first does not say otherwise
};
Result<RowsOrigin> originOfRows(const Database &database, const QByteArray &folder);

} // namespace kvlens
