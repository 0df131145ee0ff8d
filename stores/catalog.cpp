// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/catalog.h"

#include "stores/diskcache/diskcachestore.h"
#include "stores/file/brokenlink.h"
#include "stores/file/fileio.h"
#include "stores/filetree/filetreestore.h"
#include "stores/guardedstore.h"
#include "stores/index/persistedindexstore.h"
#include "stores/jsonfile/jsonfilestore.h"
#include "stores/localfiles/localfilestore.h"
#include "stores/memory/memorystore.h"
#include "stores/multidisk/multidiskstore.h"
#include "stores/null/nullstore.h"
#include "stores/pathtext.h"
#include "stores/unfinishedcopy.h"
#include "stores/unknownplace.h"
#include "stores/words/reasons.h"

#include <algorithm>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr qint64 probeBytes = 64 * 1024;

Error notThere(const QString &path)
{
    return {ErrorCode::NotFound, whyLinkIsBroken(path).value_or(Reasons::noSuchPath), path};
}

Result<PathProbe> lookAt(const QString &path)
{
    if (!pathExists(path))
        return notThere(path);
    PathProbe probe {fullPath(path), isFolderAt(path), {}};
    if (probe.isDirectory) {
        if (::access(pathBytes(path).constData(), R_OK | X_OK) < 0)
            return Error {ErrorCode::Denied, Reasons::noPermissionToRead, path};
        return probe;
    }
    const Result<FileDescriptor> file = openForReading(path); // some of /proc have no end
    if (!file)
        return file.error();
    const Result<QByteArray> head = readAt(file->get(), 0, probeBytes, path);
    if (!head)
        return head.error();
    probe.head = *head;
    return probe;
}

Result<void> checkOption(const BackendInfo &backend, const StoreOption &given)
{
    const auto &[name, value] = given;
    const auto option = std::find_if(backend.options.begin(), backend.options.end(),
        [&name = name](const BackendOption &one) { return one.name == name; });
    if (option == backend.options.end())
        return Error {ErrorCode::Invalid, Reasons::noSuchOption.with(backend.scheme, name)};
    const bool isFree = option->value == option->value.toUpper();
    const QStringList choice = option->value.split(QLatin1Char('|'));
    if (!isFree && !choice.contains(value))
        return Error {ErrorCode::Invalid,
            Reasons::optionIsOneOf.with(name, choice.join(QStringLiteral(", ")))};
    const Reason why = option->whyNot ? option->whyNot(value) : Reason();
    return why.isEmpty() ? Result<void>() : Error {ErrorCode::Invalid, why};
}

// Whatever backend it is, in the catalogue or not.
Result<void> checkFormFor(const BackendInfo &backend, const StoreAddress &address)
{
    const bool needsPath = !backend.place.isEmpty() && !backend.place.startsWith(QLatin1Char('['));
    if (needsPath && address.path.isEmpty())
        return Error {
            ErrorCode::Invalid, Reasons::addressWithoutPath.with(backend.scheme, backend.place)};
    for (const StoreOption &option : address.options) {
        if (Result<void> right = checkOption(backend, option); !right)
            return right;
    }
    return {};
}

// What is wrong with an address is said of all of it.
Error ofAddress(Error error, const StoreAddress &address)
{
    if (error.code == ErrorCode::Invalid)
        error.subject = address.toString();
    return error;
}

bool isAtPath(const BackendInfo &backend)
{
    return backend.home == StoreHome::File || backend.home == StoreHome::Folder;
}

QString absolutePath(const BackendInfo &backend, const QString &path)
{
    return isAtPath(backend) && !path.isEmpty() ? fullPath(path) : path;
}

// Why a store could not be opened: where links lead nowhere, that.
Error whyNotOpened(const Error &error, const BackendInfo &backend, const OpenRequest &request)
{
    const QString &path = request.address.path;
    const bool isThere = !isAtPath(backend) || pathExists(path);
    const std::optional<Reason> broken = isThere ? std::nullopt : whyLinkIsBroken(path);
    return broken ? Error {ErrorCode::NotFound, *broken, path} : ofAddress(error, request.address);
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

Result<int> fitOf(const StoreAddress &address)
{
    const Result<PathProbe> probe = lookAt(address.path);
    if (!probe)
        return probe.error();
    const BackendInfo *backend = findBackend(address.scheme);
    return backend && backend->recognise ? backend->recognise(*probe) : 0;
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
        return Error {ErrorCode::Unsupported, whyNoStore(*probe), path};
    return StoreAddress {best->scheme, probe->path, {}};
}

Result<void> checkForm(const StoreAddress &address)
{
    if (address.scheme.isEmpty())
        return {};
    const BackendInfo *backend = findBackend(address.scheme);
    return backend ? checkFormFor(*backend, address)
                   : Error {ErrorCode::Invalid, Reasons::noSuchScheme.with(address.scheme)};
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
            ErrorCode::Invalid, Reasons::noSuchScheme.with(scheme), request.address.toString()};
    return openWith(*backend, found);
}

Result<std::unique_ptr<Store>> openWith(const BackendInfo &backend, const OpenRequest &request)
{
    if (request.stop.stop_requested())
        return Error {ErrorCode::Cancelled, Reasons::cancelled};
    if (const Result<void> right = checkFormFor(backend, request.address); !right)
        return ofAddress(right.error(), request.address);
    OpenRequest found = request;
    found.address.path = absolutePath(backend, request.address.path);
    request.tell(OpenStep::Open);
    Result<std::unique_ptr<Store>> store = backend.open(found);
    if (store && isAtPath(backend))
        store = tellingOfCopies(*std::move(store), found.address.path);
    if (store && request.mode == OpenMode::ReadOnly) // whatever the backend thinks of it
        return guardedStore(*std::move(store), [] { return Reason(Reasons::openedReadOnly); });
    if (!store)
        return whyNotOpened(store.error(), backend, request);
    return store;
}

} // namespace kvlens
