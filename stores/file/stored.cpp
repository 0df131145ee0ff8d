// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/stored.h"

#include "stores/file/fileio.h"
#include "stores/words/filereasons.h"

namespace kvlens {

Reason listed(const QList<Reason> &reasons)
{
    Reason all = reasons.value(0);
    for (const Reason &more : reasons.mid(1))
        all = FileReasons::listed.with(all, more);
    return all;
}

Stored storedIn(int folder, const QString &path, const QList<Reason> &lost)
{
    if (const Result<void> synced = syncFolder(folder, path); !synced)
        return {Error {
            synced.error().code, FileReasons::storedUnsafe.with(synced.error().detail), path}};
    if (lost.isEmpty())
        return {};
    return {Error {ErrorCode::Unsupported, FileReasons::storedWithout.with(listed(lost)), path}};
}

} // namespace kvlens
