// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Information files name their collection's folder by an absolute path, which stops being true when
// the tree is moved or copied. The library then refuses every access.
#pragma once

#include "stores/filetree/treeindex.h"

namespace kvlens {

// The collection that the information file `infoFile` with those `bytes` stands for. Its folder is
// the one beside it in the tree; if the file names another, the problem K2 says so and offers to
// splice the true one in.
Result<TreeCollection> collectionOf(
    const TreePlace &place, const QByteArray &infoFile, const QByteArray &bytes);

// The K2 problem of an information file that the library cannot read at all.
Problem unreadableCollectionFile(const QByteArray &infoFile, const Error &error);

} // namespace kvlens
