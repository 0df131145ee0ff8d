// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The information file of a collection, "<collection>-info.json":
//   {"collection": "alpha", "created_at": "…+00:00", "directory": "/data/alpha", "version": 1}
// Pure functions.
#pragma once

#include "stores/result.h"

#include <QByteArray>

namespace kvlens {

constexpr char collectionFileSuffix[] = "-info.json";

struct CollectionFile
{
    QByteArray collection; // the name before sanitization; WTF-8
    QByteArray directory; // absolute and trusted by the library; WTF-8
};

// Corrupt: the library's reader refuses it; `detail` says why.
Result<CollectionFile> parseCollectionFile(const QByteArray &bytes);

// As the library writes it. Both names are UTF-8.
QByteArray makeCollectionFile(const CollectionFile &file, qint64 createdMicroseconds);

// Only the directory is spliced. Corrupt as above.
Result<QByteArray> withDirectory(const QByteArray &bytes, const QByteArray &directory);

} // namespace kvlens
