// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What whoever opens a store has chosen of how its files are written.
#pragma once

#include <QtGlobal>

#include <functional>

namespace kvlens {

// Where files are kept as they were before a session wrote to them.
enum class BackupPlace : quint8 {
    None,
    StateFolder, // a folder of the user's own, see stateFolder()
    Beside, // in the folder of the file
};

struct WriteManner
{
    // The file itself gets the new contents, and is not replaced: what a rename would break stays.
    // A crash meanwhile is mended from a backup, which is then made wherever `backups` says, or in
    // the state folder.
    bool isInPlace = false;
    BackupPlace backups = BackupPlace::None;
    int keptBackups = 5; // of each file, the latest; at least one
};

// Asked for before each write, on the store's thread. Not set: the default.
using AskManner = std::function<WriteManner()>;

inline WriteManner mannerOf(const AskManner &ask)
{
    return ask ? ask() : WriteManner();
}

} // namespace kvlens
