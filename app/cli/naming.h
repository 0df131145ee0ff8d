// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a collection is called on the command line. Pure functions.
#pragma once

#include "stores/entry.h"

namespace kvlens {

// The collection that `text` means: its bare name where that is unique, or FILE:NAME. An empty text
// is the collection with the empty name or, if there is none, the top-level members.
// NotFound: no such collection. Invalid: several files have one; `detail` says how to name them.
Result<CollectionRef> findCollection(
    const QByteArray &text, const QList<CollectionInfo> &collections);

// As findCollection, but a name that is not there yet is a new collection: in the file that
// FILE:NAME says. Invalid: also a bare new name where there are several files to choose from.
Result<CollectionRef> findOrNameCollection(
    const QByteArray &text, const QList<CollectionInfo> &collections);

// The shortest text that findCollection takes back to `ref`.
QByteArray collectionText(const CollectionRef &ref, const QList<CollectionInfo> &collections);

} // namespace kvlens
