// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/stored.h"

#include "stores/file/fileio.h"

namespace kvlens {

Stored storedIn(int folder, const QString &path, const QStringList &lost)
{
    if (const Result<void> synced = syncFolder(folder, path); !synced)
        return {Error {synced.error().code,
            QStringLiteral("it is stored, but perhaps not yet safe from a power cut: ")
                + synced.error().detail,
            path}};
    if (!lost.isEmpty())
        return {Error {ErrorCode::Unsupported,
            QStringLiteral("it is stored, but what belonged to the old file could not be kept: ")
                + lost.join(QStringLiteral(", ")),
            path}};
    return {};
}

} // namespace kvlens
