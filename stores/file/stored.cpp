// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/stored.h"

#include "stores/file/fileio.h"
#include "stores/words/filereasons.h"

namespace kvlens {

Stored storedIn(int folder, const QString &path, const QList<Reason> &lost)
{
    if (const Result<void> synced = syncFolder(folder, path); !synced)
        return {Error {
            synced.error().code, FileReasons::storedUnsafe.with(synced.error().detail), path}};
    if (lost.isEmpty())
        return {};
    Reason all = lost.first();
    for (const Reason &more : lost.sliced(1))
        all = FileReasons::listed.with(all, more);
    return {Error {ErrorCode::Unsupported, FileReasons::storedWithout.with(all), path}};
}

} // namespace kvlens
