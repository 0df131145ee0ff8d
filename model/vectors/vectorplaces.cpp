// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/vectorplaces.h"

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
        const bool isOfTypeScript = info.ref.name == "embeddingDict";
        const bool isOne = isOfTypeScript || info.ref.name == "embedding_dict";
        if (!isOne || info.ref.shadow != 0 || info.ref.topLevel)
            continue;
        const QByteArray &group = info.ref.group;
        VectorPlace place {spaceOf(group.isEmpty() ? file : group), info.ref, {}};
        const CollectionRef metadata {isOfTypeScript ? "metadataDict" : "metadata_dict", group};
        const auto isIt = [&](const CollectionInfo &other) { return other.ref == metadata; };
        if (std::any_of(collections.begin(), collections.end(), isIt))
            place.metadata = metadata;
        places.append(place);
    }
    return places;
}

} // namespace kvlens
