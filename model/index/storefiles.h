// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The files of a store that is JSON: how large and how old they are, and what lies beside them.
#pragma once

#include "stores/storeinfo.h"

namespace kvlens {

struct StoreFiles
{
    struct File
    {
        QByteArray name;
        qint64 size = 0; // bytes
        qint64 modifiedMs = 0; // since 1970
    };
    QList<File> own; // that the store reads
    // In the same folder: beside an index all other files, beside a file those that have its name
    // in theirs.
    QList<QByteArray> beside;
};

// As they are now. Of a store that is no JSON document: none.
StoreFiles storeFilesOf(const StoreInfo &store);

} // namespace kvlens
