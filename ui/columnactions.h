// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The actions that choose which columns the tree has, and what is remembered of them.
#pragma once

class QSettings;

namespace kvlens {

class Actions;
class StoreTree;

void connectColumns(const Actions &actions, StoreTree &tree); // also in a menu of its header
void restoreColumns(const Actions &actions, const QSettings &settings);
void saveColumns(const Actions &actions, QSettings &settings);

} // namespace kvlens
