// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/icons.h"

#include <array>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

struct IconRow
{
    Icon icon;
    QLatin1StringView name; // in the icon theme
};

constexpr std::array iconRows {
    IconRow {Icon::Open, "document-open"_L1},
    IconRow {Icon::OpenFolder, "document-open-folder"_L1},
    IconRow {Icon::Persist, "document-save"_L1},
    IconRow {Icon::PersistAs, "document-save-as"_L1},
    IconRow {Icon::Revert, "document-revert"_L1},
    IconRow {Icon::Reload, "view-refresh"_L1},
    IconRow {Icon::Undo, "edit-undo"_L1},
    IconRow {Icon::Redo, "edit-redo"_L1},
    IconRow {Icon::Find, "edit-find"_L1},
    IconRow {Icon::NewKey, "list-add"_L1},
    IconRow {Icon::Rename, "edit-rename"_L1},
    IconRow {Icon::Delete, "edit-delete"_L1},
    IconRow {Icon::Duplicate, "edit-duplicate"_L1},
    IconRow {Icon::Copy, "edit-copy"_L1},
    IconRow {Icon::Paste, "edit-paste"_L1},
    IconRow {Icon::Close, "window-close"_L1},
    IconRow {Icon::Locked, "object-locked"_L1},
    IconRow {Icon::Unlocked, "object-unlocked"_L1},
    IconRow {Icon::Quit, "application-exit"_L1},
    IconRow {Icon::About, "help-about"_L1},
    IconRow {Icon::Next, "go-down"_L1},
    IconRow {Icon::Previous, "go-up"_L1},
    IconRow {Icon::First, "go-top"_L1},
    IconRow {Icon::Last, "go-bottom"_L1},
    IconRow {Icon::Database, "server-database"_L1},
    IconRow {Icon::File, "code-context"_L1},
    IconRow {Icon::Collection, "view-list-tree"_L1},
    IconRow {Icon::Folder, "folder"_L1},
    IconRow {Icon::Memory, "media-flash"_L1},
    IconRow {Icon::Info, "dialog-information"_L1},
    IconRow {Icon::Warning, "dialog-warning"_L1},
    IconRow {Icon::Error, "data-error"_L1},
    IconRow {Icon::Recent, "document-open-recent"_L1},
    IconRow {Icon::Merge, "merge"_L1},
    IconRow {Icon::Settings, "configure"_L1},
    IconRow {Icon::Bookmark, "bookmarks"_L1},
};

} // namespace

QIcon icon(Icon which)
{
    const auto row = std::find_if(
        iconRows.begin(), iconRows.end(), [which](const IconRow &r) { return r.icon == which; });
    Q_ASSERT(row != iconRows.end());
    return QIcon::fromTheme(QString(row->name));
}

QIcon applicationIcon()
{
    return QIcon(u":/icons/kvlens.svg"_s);
}

} // namespace kvlens
