// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What killed processes have left in a folder under temporary names.
#pragma once

namespace kvlens {

// Removes it. Only regular files of ours with one name are touched, which nobody holds locked;
// nothing while a record of a persist lies there, which may need them.
// What another program wrote in the moment of an exchange is nobody's to remove: it is kept as
// NAME.kvlens-unfinished.
void removeLeftovers(int folder);

} // namespace kvlens
