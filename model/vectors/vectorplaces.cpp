// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/vectorplaces.h"

#include "model/index/indexparts.h"

#include <algorithm>

namespace kvlens {

namespace {

// As the library takes it from the name of a file.
QByteArray spaceOf(const QByteArray &file)
{
    const qsizetype separator = file.indexOf("__");
    return separator < 0 ? QByteArray("default") : file.first(separator);
}

} // namespace

QList<VectorPlace> vectorPlaces(const QList<CollectionInfo> &collections, const QByteArray &file)
{
    QList<VectorPlace> places;
    for (const CollectionInfo &info : collections) {
        const CollectionRef inside = inItsFile(info.ref);
        const bool isOfTypeScript = inside.name == "embeddingDict";
        const bool isOne = isOfTypeScript || inside.name == "embedding_dict";
        if (!isOne || info.ref.shadow != 0 || info.ref.topLevel)
            continue;
        const QByteArray &group = inside.group;
        VectorPlace place {spaceOf(group.isEmpty() ? file : group), info.ref, {}};
        const CollectionRef metadata {isOfTypeScript ? "metadataDict" : "metadata_dict", group};
        const auto beside = std::find_if(collections.begin(), collections.end(),
            [&](const CollectionInfo &other) { return inItsFile(other.ref) == metadata; });
        if (beside != collections.end())
            place.metadata = beside->ref;
        places.append(place);
    }
    return places;
}

} // namespace kvlens
