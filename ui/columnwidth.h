// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How wide a column of a table has to be.
#pragma once

#include <functional>

class QTreeView;

namespace kvlens {

// In pixels: what its head and the rows in view need, so that nothing of them is cut.
int neededWidth(const QTreeView &table, int column);
// The same of all rows of a small table, in view or not; those at the top alone have children.
int wholeWidth(const QTreeView &table, int column);
// So many average characters, and never less than its head.
void setSectionWidth(QTreeView &table, int column, int characters);
// Calls whenever the columns have another width to share: a table that is shown, or whose neighbour
// is moved, gets it later than what it is in.
void whenRoomChanges(QTreeView &table, const std::function<void()> &call);

} // namespace kvlens
