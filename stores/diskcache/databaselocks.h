// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whose the locks of SQLite are.
#pragma once

namespace kvlens {

// From now on what SQLite locks belongs to the open file, and no longer to the process. A lock of a
// process is gone, all over the process and unnoticed, once any descriptor of that file is closed,
// as whoever looks what is in a file does. Other programs then take the database for one that
// nobody uses, and remove the log into which we still write.
//
// Where the system knows no such locks nothing changes. Threads: any; before the first database is
// opened.
void giveLocksToFiles();

} // namespace kvlens
