// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What messages say of the edits that are staged in a store.
#pragma once

#include "ui/messages.h"

namespace kvlens {

class StoreSession;

QString keptText(const StoreSession &session); // "Your 2 changes are kept."; empty: there are none
QString conflictsText(const StoreSession &session); // how many another program's meet

// Makes what a message of the store says of edits true again, and takes away the buttons for edits
// that are no more.
void followEdits(Message &message, const StoreSession &session);

} // namespace kvlens
