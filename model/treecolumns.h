// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The columns of the tree (StoreTreeModel::Column): what they are called, and what sorts by them.
#pragma once

#include "model/keyorder.h"

#include <QString>

namespace kvlens {

QString columnName(int column);
QString columnMeaning(int column);
KeySorting::By sortingBy(int column); // Store: by this one nothing is sorted
int sortedColumn(KeySorting::By by); // -1: by none

} // namespace kvlens
