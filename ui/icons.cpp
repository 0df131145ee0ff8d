// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/icons.h"

#include <array>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

struct Row
{
    Icon icon;
    QLatin1StringView name; // in the icon theme
};

constexpr std::array rows {
    Row {Icon::Open, "document-open"_L1},
    Row {Icon::OpenFolder, "document-open-folder"_L1},
    Row {Icon::Persist, "document-save"_L1},
    Row {Icon::PersistAs, "document-save-as"_L1},
    Row {Icon::Revert, "document-revert"_L1},
    Row {Icon::Reload, "view-refresh"_L1},
    Row {Icon::Undo, "edit-undo"_L1},
    Row {Icon::Redo, "edit-redo"_L1},
    Row {Icon::Find, "edit-find"_L1},
    Row {Icon::NewKey, "list-add"_L1},
    Row {Icon::Rename, "edit-rename"_L1},
    Row {Icon::Delete, "edit-delete"_L1},
    Row {Icon::Duplicate, "edit-duplicate"_L1},
    Row {Icon::Copy, "edit-copy"_L1},
    Row {Icon::Close, "window-close"_L1},
    Row {Icon::Locked, "object-locked"_L1},
    Row {Icon::Unlocked, "object-unlocked"_L1},
    Row {Icon::Quit, "application-exit"_L1},
    Row {Icon::About, "help-about"_L1},
    Row {Icon::Next, "go-down"_L1},
    Row {Icon::Previous, "go-up"_L1},
    Row {Icon::First, "go-top"_L1},
    Row {Icon::Last, "go-bottom"_L1},
    Row {Icon::Index, "server-database"_L1},
    Row {Icon::File, "code-context"_L1},
    Row {Icon::Collection, "view-list-tree"_L1},
    Row {Icon::FileTree, "folder"_L1},
    Row {Icon::Memory, "media-flash"_L1},
    Row {Icon::Info, "dialog-information"_L1},
    Row {Icon::Warning, "dialog-warning"_L1},
    Row {Icon::Error, "data-error"_L1},
    Row {Icon::Recent, "document-open-recent"_L1},
    Row {Icon::Merge, "merge"_L1},
};

} // namespace

QIcon icon(Icon which)
{
    const auto row
        = std::find_if(rows.begin(), rows.end(), [which](const Row &r) { return r.icon == which; });
    Q_ASSERT(row != rows.end());
    return QIcon::fromTheme(QString(row->name));
}

QIcon applicationIcon()
{
    return QIcon(u":/icons/kvlens.svg"_s);
}

} // namespace kvlens
