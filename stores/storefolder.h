// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The folder that a store is, whatever is in it.
#pragma once

#include "stores/backend.h"

namespace kvlens {

// Where a folder is, without links; of a path that is not there yet, as far as it is there.
// NotFound: no such path (unless Create). Unsupported: it is a file.
Result<QString> folderOfStore(const QString &path, OpenMode mode);

// Why nothing may be written into the folder; empty: it may, or it is not there yet.
Reason whyFolderReadOnly(const QString &folder, OpenMode mode);
// StoreInfo::isMissing: it may be made, and nobody has yet.
bool isFolderMissing(const QString &folder, OpenMode mode);

// Makes what is missing on the way to it. Denied, NoSpace.
Result<void> makeFolder(const QString &path);

} // namespace kvlens
