// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of backends: what kinds of store there are, how each is recognised and opened.
// A new backend is one folder, one row here, and nothing anywhere else.
#pragma once

#include "stores/store.h"

namespace kvlens {

enum class OpenMode : quint8 {
    ReadOnly,
    ReadWrite,
    Create, // as ReadWrite, but the path may be missing: the first write makes it
};

// What is at a path, looked at once and shown to every backend.
struct PathProbe
{
    QString path; // absolute
    bool isDirectory = false;
    QByteArray head; // the first 64 KB of a file
    QList<QByteArray> names; // up to 1,000 names inside a directory, unsorted
};

struct BackendInfo
{
    QString scheme; // "json"
    QString kind; // StoreInfo::kind, "SimpleKVStore"
    QString label; // for people, "SimpleKVStore file"
    QString addressForm; // "json:PATH"
    // How sure the backend is that this is its own: 0 no … 100 certainly.
    int (*recognise)(const PathProbe &probe) = nullptr;
    // NotFound: no such path (unless Create). Corrupt: cannot be shown even in part. Denied, …
    Result<std::unique_ptr<Store>> (*open)(
        const StoreAddress &address, OpenMode mode, const std::stop_token &stop)
        = nullptr;
};

const QList<BackendInfo> &catalog();
const BackendInfo *findBackend(const QString &scheme);

// The scheme that fits what is at a bare path. NotFound: no such path. Denied. Unsupported: nothing
// in the catalogue knows it.
Result<StoreAddress> recognise(const QString &path);

// Recognises a bare path, then opens. The returned store's info() has the full address.
Result<std::unique_ptr<Store>> openStore(
    const StoreAddress &address, OpenMode mode, const std::stop_token &stop = {});

} // namespace kvlens
