// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The names that MultiDiskStore gives to the folders of its collections.
#pragma once

#include "stores/result.h"

#include <QByteArray>

namespace kvlens {

// Whether the folder of a new collection is called just as the collection is. The library leaves
// out or adds characters for others, and two collections may come to share a folder then; those
// that are there are found by what is in them. Invalid: `detail` says which rule.
Result<void> checkNewFolderName(const QByteArray &collection);

// The folder that the library makes for a collection, as pathvalidate's sanitize_filename() names
// it. Empty: it makes none, or the name is no text.
QByteArray folderNameOf(const QByteArray &collection);

} // namespace kvlens
