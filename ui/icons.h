// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Icons by meaning. They come from the Breeze icon theme, light or dark as the window is; without
// the theme the words remain.
#pragma once

#include <QIcon>

namespace kvlens {

enum class Icon : quint8 {
    Open,
    OpenFolder,
    Persist,
    PersistAs,
    Revert,
    Reload,
    Undo,
    Redo,
    Find,
    NewKey,
    Rename,
    Delete,
    Duplicate,
    Copy,
    Paste,
    Close,
    Locked,
    Unlocked,
    Quit,
    About,
    Next,
    Previous,
    First,
    Last,
    Database,
    File,
    Collection,
    Folder,
    Memory,
    Info,
    Warning,
    Error,
    Recent,
    Merge,
    Settings,
    Bookmark,
};

QIcon icon(Icon which);

// Our own: the window's and the program's.
QIcon applicationIcon();

} // namespace kvlens
