// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What shows that a folder belongs to a file tree. Looks at a bounded number of names and files;
// folders that cannot be read show nothing.
#pragma once

#include <QByteArray>

#include <optional>
#include <utility>

namespace kvlens {

// Whether a file there that is named so is information about a collection.
bool holdsCollectionFiles(const QByteArray &folder);

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
