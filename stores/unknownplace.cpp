// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/unknownplace.h"

#include "stores/diskcache/cacheconnection.h"
#include "stores/file/fileio.h"
#include "stores/jsonfile/impostor.h"
#include "stores/pathtext.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr qsizetype filesOpened = 20;
constexpr qint64 bytesRead = 256;
constexpr int subfoldersLookedAt = 100;

// Of a folder by how a name in it ends; the first that is there.
struct Sign
{
    const char *ending;
    ReasonForm reason; // %1: the name
    bool isDatabase = false; // of SQLite, if it is what its name says
};

constexpr Sign signs[] = {
    {"cache.db", Reasons::looksLikeDiskcache, true},
    {"chroma.sqlite3", Reasons::looksLikeChroma, true},
    {".faiss", Reasons::looksLikeFaiss},
    {".pkl", Reasons::hasPickle},
    {".pickle", Reasons::hasPickle},
    {".sqlite3", Reasons::hasDatabase, true},
    {".sqlite", Reasons::hasDatabase, true},
    {".db", Reasons::hasDatabase, true},
    {".json", Reasons::hasJsonFile},
};

QByteArray beginningOf(const QString &path)
{
    const Result<FileDescriptor> file = openForReading(path);
    return file ? readAt(file->get(), 0, bytesRead, path).value_or(QByteArray()) : QByteArray();
}

// Whether it is what its name says, as far as that is looked at.
bool isWhatItIsCalled(const QString &path, const Sign &sign)
{
    return !sign.isDatabase || beginningOf(path).startsWith("SQLite format 3");
}

// Files without an ending, of which LangChain's stores consist.
std::optional<Reason> byFirstFiles(const QString &folder, const QList<QByteArray> &names)
{
    for (const QByteArray &name : names.first(std::min(names.size(), filesOpened))) {
        const QByteArray begin = beginningOf(folder + u'/' + pathText(name));
        if (begin.startsWith("{\"lc\":"))
            return Reasons::looksLikeLangChain.with(displayText(name));
        if (const auto impostor = impostorReason(begin, {}))
            return Reasons::fileIsNoStore.with(displayText(name), *impostor);
    }
    return std::nullopt;
}

std::optional<Reason> byFolders(const QString &folder)
{
    QList<QByteArray> names = namesAt(folder, subfoldersLookedAt);
    std::sort(names.begin(), names.end());
    for (const QByteArray &name : std::as_const(names)) {
        if (holdsCache(folder + u'/' + pathText(name)))
            return Reasons::holdsCaches.with(displayText(name));
    }
    return std::nullopt;
}

} // namespace

Reason whyNoStore(const PathProbe &probe)
{
    if (!probe.isDirectory) {
        const qsizetype size = std::min<qsizetype>(probe.head.size(), bytesRead);
        const auto impostor = impostorReason(QByteArrayView(probe.head).first(size), {});
        return impostor.value_or(Reasons::noKnownStore);
    }
    if (isEmptyFolder(probe.path))
        return Reasons::folderIsEmpty;
    QList<QByteArray> names = fileNamesIn(probe.path);
    std::sort(names.begin(), names.end());
    for (const Sign &sign : signs) {
        for (const QByteArray &name : std::as_const(names)) {
            if (!name.endsWith(sign.ending))
                continue;
            const bool isOne = isWhatItIsCalled(probe.path + u'/' + pathText(name), sign);
            return (isOne ? sign.reason : Reasons::calledDatabase).with(displayText(name));
        }
    }
    if (const std::optional<Reason> reason = byFirstFiles(probe.path, names))
        return *reason;
    return byFolders(probe.path).value_or(Reasons::folderOfFiles);
}

} // namespace kvlens
