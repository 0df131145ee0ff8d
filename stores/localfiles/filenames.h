// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the entries of a LocalFileStore are. The key of the library is the whole path below the
// root; here its first folder is the collection, and files directly in the root stand at the top.
// Pure functions.
#pragma once

#include "stores/entry.h"

namespace kvlens {

// A file seen from the root.
struct LocalPath
{
    QByteArray folder; // empty: the root
    QByteArray file;
};

// Where the file of an entry would be. Nothing: nowhere, as its path would not be plain.
std::optional<LocalPath> pathOfEntry(const EntryRef &ref);

// Whether the library takes it for a key. Invalid: `detail` names the rule.
Result<void> checkNewLocalKey(const EntryRef &ref);

// What no program takes for data: files that we write just now, and what systems leave in folders.
bool isLitter(QByteArrayView fileName);

} // namespace kvlens
