// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/catalog.h"

#include "stores/diskcache/diskcachestore.h"
#include "stores/filetree/filetreestore.h"
#include "stores/index/persistedindexstore.h"
#include "stores/jsonfile/jsonfilestore.h"
#include "stores/localfiles/localfilestore.h"
#include "stores/memory/memorystore.h"
#include "stores/multidisk/multidiskstore.h"
#include "stores/null/nullstore.h"
#include "stores/words/reasons.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace kvlens {

namespace {

constexpr qint64 probeBytes = 64 * 1024;
constexpr int probeNames = 1000;

QList<QByteArray> namesIn(const QString &directory)
{
    QList<QByteArray> names;
    QDirIterator it(directory, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    while (it.hasNext() && names.size() < probeNames) {
        it.next();
        names.append(QFile::encodeName(it.fileName()));
    }
    return names;
}

Result<PathProbe> lookAt(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error {ErrorCode::NotFound, Reasons::noSuchPath, path};
    PathProbe probe {info.absoluteFilePath(), info.isDir(), {}, {}};
    if (probe.isDirectory) {
        if (!info.isReadable() || !info.isExecutable())
            return Error {ErrorCode::Denied, Reasons::noPermissionToRead, path};
        probe.names = namesIn(path);
        return probe;
    }
    if (!info.isFile())
        return Error {ErrorCode::Unsupported, Reasons::neitherFileNorFolder, path};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Denied, quoted(file.errorString()), path};
    probe.head = file.read(probeBytes);
    return probe;
}

bool hasOption(const BackendInfo &backend, const QString &name)
{
    return std::any_of(backend.options.begin(), backend.options.end(),
        [&name](const BackendOption &option) { return option.name == name; });
}

QString absolutePath(const BackendInfo &backend, const QString &path)
{
    const bool isPath = backend.home == StoreHome::File || backend.home == StoreHome::Folder;
    return isPath && !path.isEmpty() ? QFileInfo(path).absoluteFilePath() : path;
}

} // namespace

const QList<BackendInfo> &catalog()
{
    static const QList<BackendInfo> all {jsonFileBackend(), persistedIndexBackend(),
        fileTreeBackend(), localFileBackend(), diskCacheBackend(), multiDiskBackend(),
        memoryBackend(), nullBackend()};
    return all;
}

const BackendInfo *findBackend(const QString &scheme)
{
    for (const BackendInfo &backend : catalog()) {
        if (backend.scheme == scheme)
            return &backend;
    }
    return nullptr;
}

Result<StoreAddress> recognise(const QString &path)
{
    const Result<PathProbe> probe = lookAt(path);
    if (!probe)
        return probe.error();
    const BackendInfo *best = nullptr;
    int bestScore = 0;
    for (const BackendInfo &backend : catalog()) {
        const int score = backend.recognise ? backend.recognise(*probe) : 0;
        if (score > bestScore) {
            bestScore = score;
            best = &backend;
        }
    }
    if (!best)
        return Error {ErrorCode::Unsupported, Reasons::noKnownStore, path};
    return StoreAddress {best->scheme, probe->path, {}};
}

Result<std::unique_ptr<Store>> openStore(const OpenRequest &request)
{
    OpenRequest found = request;
    QString scheme = request.address.scheme;
    if (scheme.isEmpty()) {
        request.tell(OpenStep::Recognise);
        const Result<StoreAddress> recognised = recognise(request.address.path);
        if (!recognised)
            return recognised.error();
        scheme = recognised->scheme;
        found.address.path = recognised->path;
    }
    const BackendInfo *backend = findBackend(scheme);
    if (!backend)
        return Error {
            ErrorCode::Unsupported, Reasons::noSuchScheme.with(scheme), request.address.toString()};
    return openWith(*backend, found);
}

Result<std::unique_ptr<Store>> openWith(const BackendInfo &backend, const OpenRequest &request)
{
    if (request.stop.stop_requested())
        return Error {ErrorCode::Cancelled, Reasons::cancelled};
    for (const StoreOption &option : request.address.options) {
        if (!hasOption(backend, option.first))
            return Error {
                ErrorCode::Invalid, Reasons::noSuchOption.with(backend.scheme), option.first};
    }
    OpenRequest found = request;
    found.address.path = absolutePath(backend, request.address.path);
    request.tell(OpenStep::Open);
    return backend.open(found);
}

} // namespace kvlens
