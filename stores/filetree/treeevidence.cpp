// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treeevidence.h"

#include "stores/file/fileio.h"
#include "stores/filetree/collectionfile.h"
#include "stores/filetree/managedentry.h"
#include "stores/filetree/sanitize.h"
#include "stores/filetree/treenames.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <dirent.h>
#include <memory>
#include <sys/stat.h>

namespace kvlens {

namespace {

constexpr int namesLookedAt = 10'000; // in one folder: a few milliseconds
constexpr int namesTaken = 1000;
constexpr int filesLookedAt = 5;
constexpr int foldersLookedAt = 20;
constexpr qint64 largestFile = 16 * 1024 * 1024;

mode_t formatOf(int folder, const dirent &found)
{
    if (found.d_type == DT_REG || found.d_type == DT_DIR)
        return mode_t(DTTOIF(found.d_type));
    struct stat status = {}; // a link counts as what it leads to
    return ::fstatat(folder, found.d_name, &status, 0) == 0 ? status.st_mode & S_IFMT : 0;
}

// In order; `format` is S_IFREG or S_IFDIR.
QList<QByteArray> namesIn(const QByteArray &folder, mode_t format, QByteArrayView suffix)
{
    QList<QByteArray> names;
    const std::unique_ptr<DIR, int (*)(DIR *)> stream(::opendir(folder.constData()), ::closedir);
    for (int seen = 0; stream && seen < namesLookedAt && names.size() < namesTaken; ++seen) {
        const dirent *found = ::readdir(stream.get());
        if (!found)
            break;
        const QByteArrayView name(found->d_name);
        if (name.endsWith(suffix) && name != "." && name != ".."
            && formatOf(::dirfd(stream.get()), *found) == format)
            names.append(name.toByteArray());
    }
    std::sort(names.begin(), names.end());
    return names;
}

QList<QByteArray> foldersIn(const QByteArray &folder)
{
    return namesIn(folder, S_IFDIR, {}).mid(0, foldersLookedAt);
}

// Of the information files there, without their suffix.
QList<QByteArray> stemsIn(const QByteArray &folder)
{
    QList<QByteArray> stems = namesIn(folder, S_IFREG, collectionFileSuffix);
    for (QByteArray &stem : stems)
        stem.chop(QByteArrayView(collectionFileSuffix).size());
    return stems;
}

Result<QByteArray> readSmall(const QByteArray &folder, const QByteArray &name)
{
    return readFile(QFile::decodeName(folder + '/' + name), largestFile);
}

std::optional<CollectionFile> collectionFileOf(const QByteArray &folder, const QByteArray &stem)
{
    const Result<QByteArray> bytes = readSmall(folder, stem + collectionFileSuffix);
    if (!bytes)
        return std::nullopt;
    const Result<CollectionFile> file = parseCollectionFile(*bytes);
    return file ? std::optional(*file) : std::nullopt;
}

// The stem of the first real information file.
std::optional<QByteArray> firstStem(const QByteArray &folder)
{
    const QList<QByteArray> stems = stemsIn(folder);
    const auto found = std::find_if(stems.begin(), stems.end(),
        [&](const QByteArray &stem) { return collectionFileOf(folder, stem).has_value(); });
    return found == stems.end() ? std::nullopt : std::optional(*found);
}

} // namespace

bool holdsCollectionFiles(const QByteArray &folder)
{
    return firstStem(folder).has_value();
}

bool holdsEnvelopes(const QByteArray &folder)
{
    const QList<QByteArray> first = namesIn(folder, S_IFREG, keyFileSuffix).mid(0, filesLookedAt);
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
        const std::optional<QByteArray> stem = firstStem(folder + '/' + metadata);
        if (!stem)
            continue;
        for (const QByteArray &data : children) {
            const QByteArray place = folder + '/' + data + '/' + *stem;
            if (data != metadata && QDir(QFile::decodeName(place)).exists())
                return std::pair(folder + '/' + data, folder + '/' + metadata);
        }
    }
    return std::nullopt;
}

bool provesV1Collections(const QByteArray &metadata)
{
    const qsizetype longest = longestV1Collection(metadata);
    const QList<QByteArray> stems = stemsIn(metadata);
    return std::any_of(stems.begin(), stems.end(), [&](const QByteArray &stem) {
        if (!isHashedV1Name(stem))
            return false;
        const std::optional<CollectionFile> file = collectionFileOf(metadata, stem);
        if (!file)
            return false;
        const Result<SanitizedName> v1 = sanitizeV1(file->collection, longest);
        return v1 && v1->rule == SanitizeRule::Hashed && v1->name == stem;
    });
}

bool showsV1Keys(const QByteArray &data, const QByteArray &metadata)
{
    bool hashed = provesV1Collections(metadata);
    const qsizetype suffix = QByteArrayView(keyFileSuffix).size();
    for (const QByteArray &folder : foldersIn(data)) {
        for (const QByteArray &name : namesIn(data + '/' + folder, S_IFREG, keyFileSuffix)) {
            const QByteArray stem = name.chopped(suffix);
            if (!isV1Name(stem))
                return false;
            hashed = hashed || isHashedV1Name(stem);
        }
    }
    return hashed;
}

} // namespace kvlens
