// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/contenthash.h"

#include "stores/file/fileio.h"

namespace kvlens {

Result<QByteArray> contentHash(int fd, const QString &path)
{
    constexpr qint64 piece = 1024 * 1024;
    QCryptographicHash hash(contentHashing);
    for (qint64 offset = 0;;) {
        const Result<QByteArray> bytes = readAt(fd, offset, piece, path);
        if (!bytes)
            return bytes.error();
        if (bytes->isEmpty())
            return hash.result();
        hash.addData(*bytes);
        offset += bytes->size();
    }
}

} // namespace kvlens
