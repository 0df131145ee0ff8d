// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the vectors of a store are. Pure functions.
#pragma once

#include "stores/entry.h"

namespace kvlens {

// The parts of a SimpleVectorStore.
struct VectorPlace
{
    QByteArray space; // the namespace: what its file is called before "__"
    CollectionRef vectors;
    std::optional<CollectionRef> metadata;
};

// In the order of the collections. `file` is the name of the store's file, if it is one.
QList<VectorPlace> vectorPlaces(const QList<CollectionInfo> &collections, const QByteArray &file);

} // namespace kvlens
