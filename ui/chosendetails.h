// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is current in the window, and what the details tell of it.
#pragma once

#include "ui/target.h"

namespace kvlens {

class DetailsPanel;
class EntryView;
class StoreTree;

// What is chosen in the tree; where nothing is, as when the filter hides it, what is open; else the
// store that it was until now. nullptr: nothing is open, or no store was.
Target targetOf(const StoreTree &tree, const EntryView *open, StoreSession *session);

void showDetails(
    DetailsPanel &details, const Target &target, const StoreTree &tree, const EntryView *open);

} // namespace kvlens
