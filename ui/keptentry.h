// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An entry as it is remembered over sessions.
#pragma once

#include "stores/entry.h"

#include <QJsonObject>

namespace kvlens {

QJsonObject keptEntry(const EntryRef &ref);
EntryRef entryFrom(const QJsonObject &kept);

// Duplicates are told by their number, which another program's write may change.
bool canBeFoundAgain(const EntryRef &ref);

} // namespace kvlens
