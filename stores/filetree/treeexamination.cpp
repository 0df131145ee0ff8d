// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treeexamination.h"

#include "stores/filetree/nameproblems.h"
#include "stores/filetree/sanitize.h"
#include "stores/pathtext.h"
#include "stores/words/treereasons.h"
#include "stores/wtf8.h"

#include <QSet>

#include <filesystem>
#include <string>

namespace kvlens {

namespace {

// The library writes an entry in an instant, and renames the file then.
bool isStale(const QByteArray &path)
{
    constexpr qint64 oneMinute = 60'000'000'000; // in nanoseconds
    const Result<FileStamp> stamp = stampOf(pathText(path));
    return stamp && nowNs() - stamp->modifiedNs > oneMinute;
}

// "tmp….tmp", files and not links.
void addStaleTemps(const QByteArray &folder, QList<QByteArray> &paths)
{
    std::error_code failed;
    std::filesystem::directory_iterator entries(folder.toStdString(), failed);
    for (; !failed && entries != std::filesystem::end(entries); entries.increment(failed)) {
        const std::string name = entries->path().filename().string();
        std::error_code gone;
        const QByteArray path = folder + '/' + QByteArray::fromStdString(name);
        if (name.starts_with("tmp") && name.ends_with(tempFileSuffix)
            && entries->symlink_status(gone).type() == std::filesystem::file_type::regular
            && isStale(path))
            paths.append(path);
    }
}

Problem staleTempsIn(const TreePlace &place, const QList<QByteArray> &paths)
{
    return {QStringLiteral("K9"), Severity::Information,
        {ErrorCode::Invalid,
            TreeReasons::suchAs.with(
                TreeReasons::staleTemps.with(paths.size()), displayText(paths.first())),
            pathText(place.data)}};
}

QByteArray below(const TreePlace &place, const QByteArray &folder)
{
    const bool isInside = folder.startsWith(place.data + '/');
    return isInside ? folder.sliced(place.data.size() + 1)
                    : folder.sliced(folder.lastIndexOf('/') + 1);
}

} // namespace

Result<QList<Problem>> examineTree(
    const TreePlace &place, TreeIndex &index, const std::stop_token &stop)
{
    const Result<QList<CollectionInfo>> infos = index.collections(stop);
    if (!infos)
        return infos.error();
    NameProblems names(place.keys);
    QSet<QByteArray> folders {place.data, place.metadata};
    for (const CollectionInfo &info : *infos) {
        const Result<const TreeCollection *> found = index.find(info.ref, stop);
        if (!found)
            return found.error();
        if (!*found)
            continue;
        const QByteArray folder = (*found)->folder;
        folders.insert(folder);
        const Result<const KeyList *> keys = index.keys(**found, stop);
        if (!keys)
            return keys.error();
        names.addCollection(info.ref, below(place, folder));
        names.addKeys(info.ref, **keys, longestV1Key(folder));
    }
    QList<Problem> problems = names.problems(pathText(place.data));
    QList<QByteArray> stale;
    for (const QByteArray &folder : std::as_const(folders))
        addStaleTemps(folder, stale);
    if (!stale.isEmpty())
        problems.append(staleTempsIn(place, stale));
    return problems;
}

} // namespace kvlens
