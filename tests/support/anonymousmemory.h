// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How much memory this process holds itself.
#pragma once

#include <QFile>

namespace kvlens {

// Memory that belongs to no file, in kilobytes, as the kernel counts it; -1: it does not say.
inline qint64 anonymousKilobytes()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Anonymous:"))
            return line.mid(10).trimmed().chopped(3).toLongLong(); // "Anonymous:   5120 kB"
    }
    return -1;
}

} // namespace kvlens
