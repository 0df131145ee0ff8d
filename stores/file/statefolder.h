// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the program keeps what must survive it: $XDG_STATE_HOME/kvlens, by default
// ~/.local/state/kvlens (XDG Base Directory Specification 0.8).
#pragma once

#include <QString>

namespace kvlens {

QString stateFolder(); // need not exist yet

} // namespace kvlens
