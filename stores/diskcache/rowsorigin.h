// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who has written the rows of a diskcache, by what is in them.
#pragma once

#include "stores/diskcache/rowkey.h"

namespace kvlens {

// By the first rows: an envelope of a DiskStore names what its key is made of, one of a
// MultiDiskStore the key itself. Where they name nothing, as versions before 0.3 wrote them, by the
// first row of each collection, too.
struct RowsOrigin
{
    std::optional<RowsOf> rows; // nothing: there are none
    std::optional<Error> damage; // for which some of them were passed over
    bool areNamed = false; // by the first envelope; else the first does not say otherwise
};
Result<RowsOrigin> originOfRows(const Database &database, const QByteArray &folder);

// In the order of keys, from a text on; of an empty one the first of all.
Result<std::optional<RowKey>> firstRowFrom(const Database &database, const QByteArray &text);

} // namespace kvlens
