// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/fanout/shards.h"

#include "stores/diskcache/cacheconnection.h"
#include "stores/file/fileio.h"
#include "stores/pathtext.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace kvlens {

namespace {

constexpr qint64 hashMask = 0xffffffff;

quint32 adler32(QByteArrayView bytes)
{
    constexpr quint32 base = 65521;
    quint32 low = 1;
    quint32 high = 0;
    for (const char c : bytes) {
        low = (low + static_cast<uchar>(c)) % base;
        high = (high + low) % base;
    }
    return (high << 16) | low;
}

// As Disk.hash() of the library, which takes the rest of a division as Python does.
qint64 hashOfKey(const RowKey &key)
{
    if (key.type == SqlType::Integer) {
        const qint64 rest = key.bytes.toLongLong() % hashMask;
        return rest < 0 ? rest + hashMask : rest;
    }
    if (key.type != SqlType::Real)
        return adler32(key.bytes);
    const auto bits = qToBigEndian(std::bit_cast<quint64>(key.bytes.toDouble()));
    return adler32(QByteArrayView(reinterpret_cast<const char *>(&bits), sizeof bits));
}

// Not there, or nothing was written into it yet.
bool isMissing(int folder, const QByteArray &file)
{
    struct stat status = {};
    if (::fstatat(folder, file.constData(), &status, 0) < 0)
        return errno == ENOENT || errno == ENOTDIR;
    return status.st_size == 0;
}

bool mayHoldCache(int folder, const QByteArray &name)
{
    struct stat status = {};
    if (name == "." || name == "..")
        return false;
    const bool isKnown = ::fstatat(folder, name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0;
    const bool isGone = !isKnown && errno == ENOENT;
    if (isGone || (isKnown && !S_ISDIR(status.st_mode)))
        return false;
    const QByteArray file = name + '/' + cacheFileName;
    return !isMissing(folder, file) || !isMissing(folder, file + "-wal");
}

bool isLinkToCache(int folder, const QByteArray &name)
{
    struct stat status = {};
    if (::fstatat(folder, name.constData(), &status, AT_SYMLINK_NOFOLLOW) < 0
        || !S_ISLNK(status.st_mode))
        return false;
    const bool leadsNowhere = ::fstatat(folder, name.constData(), &status, 0) < 0;
    return leadsNowhere || !isMissing(folder, name + '/' + cacheFileName);
}

} // namespace

Result<QList<QByteArray>> cacheFoldersIn(const QByteArray &folder, QList<QByteArray> *links)
{
    const QString path = pathText(folder);
    const Result<FileDescriptor> opened = openForReading(path);
    if (!opened)
        return opened.error();
    QList<QByteArray> names;
    const Result<void> read = forEachName(opened->get(), path, [&](const char *name) {
        if (mayHoldCache(opened->get(), name))
            names.append(name);
        else if (links && isLinkToCache(opened->get(), name))
            links->append(name);
    });
    if (!read)
        return read.error();
    std::sort(names.begin(), names.end());
    return names;
}

bool areShards(const QList<QByteArray> &folders)
{
    for (qsizetype i = 0; i < folders.size(); ++i) {
        if (folders.at(i) != QByteArray::number(i).rightJustified(3, '0'))
            return false;
    }
    return !folders.isEmpty();
}

bool holdsFanoutCache(const QString &folder)
{
    if (!pathExists(folder + QStringLiteral("/000/") + QLatin1String(cacheFileName)))
        return false;
    const QList<QByteArray> names = cacheFoldersIn(pathBytes(folder)).value_or(QList<QByteArray>());
    const auto holdsCollection = [&](const QByteArray &name) {
        const Result<CacheConnection> cache = CacheConnection::open(
            pathBytes(folder) + '/' + name, OpenMode::ReadOnly, RowsOf::AnyProgram, {});
        return cache && cache->rows() != RowsOf::AnyProgram;
    };
    return areShards(names) && std::none_of(names.begin(), names.end(), holdsCollection);
}

qsizetype shardOf(const RowKey &key, qsizetype count)
{
    return static_cast<qsizetype>(hashOfKey(key) % count);
}

} // namespace kvlens
