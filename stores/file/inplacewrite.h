// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writing into a file that a rename would break, or cannot replace: a mount point, one with several
// names, one whose owner would change.
//
// Beside the backups of the file (FileVault) lie, synced, what it was and what it is to be, and a
// record that says what both are, and beside the file itself, where that can be, a mark for whoever
// keeps backups elsewhere. Then the file is written, synced, read again and compared, and
// the record goes; what it was stays as a backup. If a call fails the file gets back what it was.
// If the process dies meanwhile the next opening sees to that: every block of the file is then of
// the one or of the other, unless another program has written to it since, whose work stays.
#pragma once

#include "stores/file/backups.h"
#include "stores/file/filestamp.h"
#include "stores/file/putinplace.h"

namespace kvlens {

struct InPlaceWrite
{
    FileVault vault; // of the file
    int folder; // of the vault, open; not owned
    QByteArray newName; // of a file in it that holds the new contents, synced …
    int newContents; // … which is open; not owned
    int keptBackups = 1; // nothing: what it was is no backup
};

// The stamp is that of the file afterwards. Conflict: the file is not what `isExpected`, somebody
// holds a lock on it, or another program wrote into it meanwhile. Denied, NoSpace, Unavailable: it
// is as it was, or will be after the next opening. What has `newName` is gone afterwards.
Result<FileStamp> writeInPlace(const InPlaceWrite &write, const IsExpected &isExpected);

} // namespace kvlens
