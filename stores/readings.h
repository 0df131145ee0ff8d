// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// In which other ways the file of a problem may be opened.
#pragma once

#include "stores/loading.h"
#include "stores/storeaddress.h"

namespace kvlens {

struct Reading
{
    QString name; // of the way: "GBK"
    StoreAddress address;
    bool operator==(const Reading &) const = default;
};

// Of a file that is in another encoding than it is read in: those that files are met in, the one
// that the problem guesses first. Of any other problem none.
QList<Reading> readingsOf(const Problem &problem);

} // namespace kvlens
