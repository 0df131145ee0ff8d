// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/lockholder.h"

#include "stores/file/fileio.h"
#include "stores/words/filereasons.h"

#include <QFile>

#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace kvlens {

namespace {

// The number of the process in "1: FLOCK ADVISORY WRITE 4711 08:02:1573 0 EOF", which is one line
// of /proc/locks; empty if none is about the file.
QByteArray holderOf(const struct stat &status)
{
    QFile locks(QStringLiteral("/proc/locks"));
    if (!locks.open(QIODevice::ReadOnly))
        return {};
    constexpr int processField = 4;
    constexpr int fileField = 5;
    const QByteArray inode = ':' + QByteArray::number(quint64(status.st_ino));
    for (const QByteArray &line : locks.readAll().split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() > fileField && fields.at(fileField).endsWith(inode))
            return fields.at(processField);
    }
    return {};
}

// Empty: that process is gone, and one that it has made holds its lock.
QString nameOf(const QByteArray &process)
{
    QFile name(QStringLiteral("/proc/%1/comm").arg(QString::fromLatin1(process)));
    return name.open(QIODevice::ReadOnly) ? QString::fromLocal8Bit(name.readAll().trimmed())
                                          : QString();
}

} // namespace

Error lockedBy(int fd, const QString &path)
{
    struct stat status = {};
    const QByteArray process = ::fstat(fd, &status) == 0 ? holderOf(status) : QByteArray();
    if (process.toInt() <= 0) // the system says 0 or -1 of one that it does not tell
        return {ErrorCode::Unavailable, FileReasons::lockedBySomebody, path};
    const QString name = nameOf(process);
    if (name.isEmpty())
        return {ErrorCode::Unavailable,
            FileReasons::lockedByChildOf.with(QString::fromLatin1(process)), path};
    return {ErrorCode::Unavailable,
        FileReasons::lockedByProcess.with(QString::fromLatin1(process), name), path};
}

} // namespace kvlens
