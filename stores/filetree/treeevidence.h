// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What shows that a folder belongs to a file tree. Looks at a bounded number of files; folders that
// cannot be read show nothing.
#pragma once

#include "stores/filetree/collectionfile.h"

#include <QList>

#include <optional>
#include <utility>

namespace kvlens {

// An information file and its name without "-info.json".
struct FoundCollectionFile
{
    QByteArray stem;
    CollectionFile file;
};
QList<FoundCollectionFile> collectionFilesIn(const QByteArray &folder);

// Whether one of the first files there is an envelope.
bool holdsEnvelopes(const QByteArray &folder);
bool holdsFoldersOfEnvelopes(const QByteArray &folder);

// The data and the metadata folder, if `folder` holds such a pair.
std::optional<std::pair<QByteArray, QByteArray>> dataAndMetadataIn(const QByteArray &folder);

// Whether names were made by the V1 strategies: of collections, as their information files prove;
// of keys, as far as their names show.
bool provesV1Collections(const QByteArray &metadata);
bool showsV1Keys(const QByteArray &data, const QByteArray &metadata);

} // namespace kvlens
