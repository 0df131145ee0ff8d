// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treeevidence.h"

#include "stores/envelope/managedentry.h"
#include "stores/file/fileio.h"
#include "stores/filetree/collectionfile.h"
#include "stores/filetree/sanitize.h"
#include "stores/filetree/treenames.h"
#include "stores/pathtext.h"

#include <algorithm>
#include <dirent.h>
#include <memory>
#include <sys/stat.h>

namespace kvlens {

namespace {

constexpr int namesLookedAt = 10'000; // in one folder: a few milliseconds
constexpr int namesGlancedAt = 2000; // where what is missed is not told by others either
constexpr int namesTaken = 1000;
constexpr int filesLookedAt = 5;
constexpr int foldersLookedAt = 20; // in one folder
constexpr qsizetype foldersWalked = 60; // in all
constexpr qsizetype deepest = 4; // folders below the first
constexpr qsizetype infosLookedAt = 50;
constexpr qint64 largestFile = 16 * 1024 * 1024;

mode_t formatOf(int folder, const dirent &found)
{
    if (found.d_type == DT_REG || found.d_type == DT_DIR)
        return mode_t(DTTOIF(found.d_type));
    struct stat status = {}; // a link counts as what it leads to
    return ::fstatat(folder, found.d_name, &status, 0) == 0 ? status.st_mode & S_IFMT : 0;
}

// In order; `format` is S_IFREG or S_IFDIR.
QList<QByteArray> namesIn(
    const QByteArray &folder, mode_t format, QByteArrayView suffix, int looks = namesLookedAt)
{
    QList<QByteArray> names;
    const std::unique_ptr<DIR, int (*)(DIR *)> stream(::opendir(folder.constData()), ::closedir);
    for (int seen = 0; stream && seen < looks && names.size() < namesTaken; ++seen) {
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

QList<QByteArray> foldersIn(const QByteArray &folder, int looks = namesLookedAt)
{
    return namesIn(folder, S_IFDIR, {}, looks).mid(0, foldersLookedAt);
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
    return readFile(pathText(folder + '/' + name), largestFile);
}

std::optional<CollectionFile> collectionFileOf(const QByteArray &folder, const QByteArray &stem)
{
    const Result<QByteArray> bytes = readSmall(folder, stem + collectionFileSuffix);
    if (!bytes)
        return std::nullopt;
    const Result<CollectionFile> file = parseCollectionFile(*bytes);
    return file ? std::optional(*file) : std::nullopt;
}

// The folder itself and those below it, nearest first: "", "/a", "/b", "/a/c".
QList<QByteArray> foldersBelow(const QByteArray &folder, int looks = namesLookedAt)
{
    QList<QByteArray> found {{}};
    for (qsizetype i = 0; i < found.size() && found.size() < foldersWalked; ++i) {
        const QByteArray path = found.at(i);
        if (path.count('/') == deepest)
            break;
        for (const QByteArray &name : foldersIn(folder + path, looks))
            found.append(path + '/' + name);
    }
    return found.mid(0, foldersWalked);
}

struct FoundInfo
{
    QByteArray stem; // "a/b" for FOLDER/a/b-info.json
    CollectionFile file;
};

QList<FoundInfo> infosDirectlyIn(const QByteArray &folder, const QByteArray &relative)
{
    QList<FoundInfo> infos;
    const QList<QByteArray> stems = stemsIn(folder + relative).mid(0, infosLookedAt);
    for (const QByteArray &stem : stems) {
        if (const std::optional<CollectionFile> file = collectionFileOf(folder + relative, stem))
            infos.append({(relative + '/' + stem).sliced(1), *file});
    }
    return infos;
}

// Those directly in the folder; if there are none, some of those below it.
QList<FoundInfo> infosIn(const QByteArray &folder)
{
    QList<FoundInfo> infos = infosDirectlyIn(folder, {});
    if (!infos.isEmpty())
        return infos;
    const QList<QByteArray> below = foldersBelow(folder).sliced(1);
    for (const QByteArray &relative : below) {
        infos += infosDirectlyIn(folder, relative);
        if (infos.size() >= infosLookedAt)
            break;
    }
    return infos;
}

// FOLDER/c-info.json of the collection "c", which may have slashes: its folder is the one beside
// it, unless that holds no entry, and it names the "c" of another folder, which has no such
// information itself. The tree may have been moved, so that the ends of the paths count.
std::optional<TreeParts> partsByOwn(const QByteArray &folder, const FoundInfo &info)
{
    const QByteArray place = '/' + info.stem;
    const QByteArray &directory = info.file.directory;
    if (!directory.endsWith(place))
        return place.count('/') == 1 ? std::optional(TreeParts {folder, folder}) : std::nullopt;
    const QByteArray data = directory.chopped(place.size());
    const bool isElsewhere = directory.startsWith('/') && isFolder(directory)
        && !collectionFileOf(data, info.stem) && !holdsEnvelopes(folder + place);
    return TreeParts {isElsewhere ? data : folder, folder};
}

// FOLDER/m/c-info.json of a collection that is not called "m/c": of "c" in another folder than "m".
std::optional<TreeParts> partsByNested(const QByteArray &folder, const FoundInfo &info)
{
    const QByteArray &directory = info.file.directory;
    const qsizetype slash = info.stem.indexOf('/');
    const QByteArray metadata = folder + '/' + info.stem.left(slash);
    const QByteArray place = info.stem.sliced(slash);
    if (!directory.endsWith(place))
        return std::nullopt;
    const QByteArray named = directory.chopped(place.size());
    const QByteArray moved = folder + '/' + named.sliced(named.lastIndexOf('/') + 1);
    const QByteArray data = named == folder ? named : moved;
    const bool isApart = data != metadata && isFolder(data + place);
    return isApart ? std::optional(TreeParts {data, metadata}) : std::nullopt;
}

// Whether the information is of a collection with the name that its place has; below other folders
// only then it can belong to a tree that begins here.
bool isOwn(const FoundInfo &info)
{
    return !info.stem.contains('/') || info.file.collection == info.stem;
}

} // namespace

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

std::optional<TreeParts> partsProvenIn(const QByteArray &folder)
{
    const TreeParts single {folder, folder};
    std::optional<TreeParts> proven;
    bool agreed = true;
    for (const FoundInfo &info : infosIn(folder)) {
        const std::optional<TreeParts> parts
            = isOwn(info) ? partsByOwn(folder, info) : partsByNested(folder, info);
        if (parts == single)
            return single;
        agreed = agreed && parts && (!proven || proven == parts);
        proven = parts;
    }
    return agreed ? proven : std::nullopt;
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

KeyNames keyNamesIn(const QByteArray &data, const QByteArray &metadata)
{
    bool hashed = false;
    const qsizetype suffix = QByteArrayView(keyFileSuffix).size();
    for (const QByteArray &folder : foldersBelow(data, namesGlancedAt).mid(1)) {
        for (const QByteArray &name : namesIn(data + folder, S_IFREG, keyFileSuffix)) {
            const QByteArray stem = name.chopped(suffix);
            const bool isInfo = name.endsWith(collectionFileSuffix)
                && collectionFileOf(
                    data + folder, name.chopped(QByteArrayView(collectionFileSuffix).size()));
            if (isInfo)
                continue;
            if (!isV1Name(stem))
                return KeyNames::Plain;
            hashed = hashed || isHashedV1Name(stem);
        }
    }
    if (hashed)
        return KeyNames::V1;
    return provesV1Collections(metadata) ? KeyNames::Either : KeyNames::Plain;
}

} // namespace kvlens
