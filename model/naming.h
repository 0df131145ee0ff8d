// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a collection is called on the command line. Pure functions.
#pragma once

#include "stores/store.h"

namespace kvlens {

// The collection that `text` means: its bare name where that is unique, or FILE:NAME. The top-level
// members have the empty name or, where a collection has that, one of colons alone: ":", "::" …
// NotFound: no such collection. Invalid: several files have one, or a damaged one may; `detail`
// says how to name them.
Result<CollectionRef> findCollection(
    const QByteArray &text, const QList<CollectionInfo> &collections);

// As findCollection, but a name that is not there yet is a new collection: in the file that
// FILE:NAME says. What would be the name of the top-level members is that, if there are none yet.
// Invalid: also a bare new name where there are several files to choose from.
Result<CollectionRef> findOrNameCollection(
    const QByteArray &text, const QList<CollectionInfo> &collections, Capabilities capabilities);

// The name of a collection or key as it is shown: of one that is empty its quotes; one of two
// quotes has quotes around it.
QString shownName(const QByteArray &name);

// The shortest text that findCollection takes back to `ref`; of one that another of its name hides,
// that one's.
QByteArray collectionText(const CollectionRef &ref, const QList<CollectionInfo> &collections);

} // namespace kvlens
