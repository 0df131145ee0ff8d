// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What lies in a folder that may be the base of a MultiDiskStore: folders of collections, and the
// database of those for whose names the library makes no folder ("?", "."), in the base itself.
#pragma once

#include <QByteArray>
#include <QString>

namespace kvlens {

// Whether the folder is one of a collection: it holds its rows.
bool holdsCollection(const QString &folder);
// Whether one of the first folders in it is.
bool holdsCollections(const QString &base);

// By the database in the folder itself: None: there is none, or nothing in it says so. Proven: it
// is of collections for which there is no folder. Possible: nothing is in it.
enum class BaseDatabase : quint8 { None, Possible, Proven };
BaseDatabase baseDatabaseIn(const QString &base);

// Where the database of a folder of that name is; empty: of the base.
QByteArray folderInBase(const QByteArray &base, const QByteArray &name);

} // namespace kvlens
