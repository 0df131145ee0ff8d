// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/filesbeside.h"

#include "stores/file/fileio.h"
#include "stores/pathtext.h"

#include <fcntl.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr const char *suffixes[] = {"-shm", "-wal"};

constexpr qint64 sharedSize = 32 * 1024; // of an index that somebody uses, at least
constexpr off_t aliveByte = 128; // of the index, which is locked by all who have it open

// As long as it is open here, nobody else can begin to use it.
bool isNobodys(int file, off_t begin = aliveByte, off_t size = 1)
{
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = begin;
    lock.l_len = size;
    return ::fcntl(file, F_OFD_SETLK, &lock) == 0;
}

QString fileBeside(const QString &database, const char *suffix)
{
    return database + QLatin1String(suffix);
}

} // namespace

FilesBeside::FilesBeside(const QString &database)
    : m_database(database)
    , m_wereMissing(true)
{
    for (const char *suffix : suffixes)
        m_wereMissing = m_wereMissing && !pathExists(fileBeside(database, suffix));
}

void FilesBeside::removeNew() const
{
    const QByteArray shared = pathBytes(fileBeside(m_database, "-shm"));
    const bool hasLog = fileSizeAt(fileBeside(m_database, "-wal")) > 0;
    const bool isInUse = fileSizeAt(fileBeside(m_database, "-shm")) >= sharedSize;
    if (!m_wereMissing || hasLog || isInUse)
        return;
    const FileDescriptor index(::open(shared.constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    if (!index || !isNobodys(index.get()))
        return;
    for (const char *suffix : suffixes)
        ::unlink(pathBytes(fileBeside(m_database, suffix)).constData());
}

void removeDatabase(const QString &database)
{
    for (const char *suffix : {"", "-shm", "-wal", "-journal"})
        ::unlink(pathBytes(fileBeside(database, suffix)).constData());
}

bool removeUnusedDatabase(const QString &database)
{
    constexpr off_t lockBytes = 0x40000000; // of the database, which SQLite locks
    constexpr off_t lockSize = 512;
    constexpr int flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW;
    const FileDescriptor file(::open(pathBytes(database).constData(), flags));
    const FileDescriptor index(::open(pathBytes(fileBeside(database, "-shm")).constData(), flags));
    if (!file || !isNobodys(file.get(), lockBytes, lockSize) || (index && !isNobodys(index.get())))
        return false;
    removeDatabase(database);
    return true;
}

} // namespace kvlens
