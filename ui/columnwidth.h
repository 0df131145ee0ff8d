// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How wide a column of a table has to be.
#pragma once

class QTreeView;

namespace kvlens {

// In pixels: what its head and the rows in view need, so that nothing of them is cut.
int neededWidth(const QTreeView &table, int column);

} // namespace kvlens
