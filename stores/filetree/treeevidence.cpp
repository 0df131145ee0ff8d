// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treeevidence.h"

#include "stores/file/fileio.h"
#include "stores/filetree/managedentry.h"
#include "stores/filetree/sanitize.h"
#include "stores/filetree/treenames.h"

#include <QDirIterator>
#include <QFile>

namespace kvlens {

namespace {

constexpr int namesLookedAt = 1000;
constexpr int filesLookedAt = 5;
constexpr int foldersLookedAt = 20;
constexpr qint64 largestFile = 16 * 1024 * 1024;

QList<QByteArray> namesIn(const QByteArray &folder, QDir::Filters filters, const QString &pattern)
{
    QList<QByteArray> names;
    QDirIterator it(QFile::decodeName(folder), {pattern}, filters | QDir::Hidden);
    while (it.hasNext() && names.size() < namesLookedAt) {
        it.next();
        names.append(QFile::encodeName(it.fileName()));
    }
    std::sort(names.begin(), names.end());
    return names;
}

QList<QByteArray> foldersIn(const QByteArray &folder)
{
    return namesIn(folder, QDir::Dirs | QDir::NoDotAndDotDot, QStringLiteral("*"))
        .mid(0, foldersLookedAt);
}

Result<QByteArray> readSmall(const QByteArray &folder, const QByteArray &name)
{
    return readFile(QFile::decodeName(folder + '/' + name), largestFile);
}

} // namespace

QList<FoundCollectionFile> collectionFilesIn(const QByteArray &folder)
{
    QList<FoundCollectionFile> found;
    const qsizetype suffix = QByteArrayView(collectionFileSuffix).size();
    for (const QByteArray &name : namesIn(folder, QDir::Files, QStringLiteral("*-info.json"))) {
        const Result<QByteArray> bytes = readSmall(folder, name);
        const Result<CollectionFile> file
            = bytes ? parseCollectionFile(*bytes) : Result<CollectionFile>(bytes.error());
        if (file)
            found.append({name.chopped(suffix), *file});
    }
    return found;
}

bool holdsEnvelopes(const QByteArray &folder)
{
    const QList<QByteArray> names = namesIn(folder, QDir::Files, QStringLiteral("*.json"));
    const QList<QByteArray> first = names.mid(0, filesLookedAt);
    return std::any_of(first.begin(), first.end(), [&](const QByteArray &name) {
        const Result<QByteArray> bytes = readSmall(folder, name);
        const Result<ManagedEntry> entry
            = bytes ? parseManagedEntry(*bytes) : Result<ManagedEntry>(bytes.error());
        return entry && entry->createdAt;
    });
}

bool holdsFoldersOfEnvelopes(const QByteArray &folder)
{
    const QList<QByteArray> folders = foldersIn(folder);
    return std::any_of(folders.begin(), folders.end(),
        [&](const QByteArray &name) { return holdsEnvelopes(folder + '/' + name); });
}

std::optional<std::pair<QByteArray, QByteArray>> dataAndMetadataIn(const QByteArray &folder)
{
    const QList<QByteArray> children = foldersIn(folder);
    for (const QByteArray &metadata : children) {
        const QList<FoundCollectionFile> files = collectionFilesIn(folder + '/' + metadata);
        if (files.isEmpty())
            continue;
        for (const QByteArray &data : children) {
            const QByteArray place = folder + '/' + data + '/' + files.first().stem;
            if (data != metadata && QDir(QFile::decodeName(place)).exists())
                return std::pair(folder + '/' + data, folder + '/' + metadata);
        }
    }
    return std::nullopt;
}

bool provesV1Collections(const QByteArray &metadata)
{
    const qsizetype longest = longestV1Collection(metadata);
    const QList<FoundCollectionFile> files = collectionFilesIn(metadata);
    return std::any_of(files.begin(), files.end(), [&](const FoundCollectionFile &found) {
        const Result<SanitizedName> v1 = sanitizeV1(found.file.collection, longest);
        return v1 && v1->rule == SanitizeRule::Hashed && v1->name == found.stem;
    });
}

bool showsV1Keys(const QByteArray &data, const QByteArray &metadata)
{
    bool hashed = provesV1Collections(metadata);
    const qsizetype suffix = QByteArrayView(keyFileSuffix).size();
    for (const QByteArray &folder : foldersIn(data)) {
        const QByteArray path = data + '/' + folder;
        for (const QByteArray &name : namesIn(path, QDir::Files, QStringLiteral("*.json"))) {
            const QByteArray stem = name.chopped(suffix);
            if (!isV1Name(stem))
                return false;
            hashed = hashed || isHashedV1Name(stem);
        }
    }
    return hashed;
}

} // namespace kvlens
