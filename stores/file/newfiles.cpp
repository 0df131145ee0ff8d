// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/newfiles.h"

#include "stores/file/errnoerror.h"
#include "stores/file/filemetadata.h"
#include "stores/file/leftovers.h"
#include "stores/file/openfiles.h"
#include "stores/file/putinplace.h"
#include "stores/file/sharing.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <algorithm>
#include <cerrno>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr qsizetype fewFiles = 8;
constexpr qsizetype mostTogether = 4'000; // each is an open file
constexpr qsizetype fewTogether = 64; // where no disk is waited for

qsizetype allowedTogether()
{
    static const qsizetype allowed = std::min<qsizetype>(mostTogether, allowManyOpenFiles() / 2);
    return allowed;
}

QString pathIn(const TreeFolder &folder, const QByteArray &name)
{
    return pathText(folder.path() + '/' + name);
}

} // namespace

bool NewFiles::isFull() const
{
    const qsizetype open = count() + static_cast<qsizetype>(m_folders.size());
    return open >= allowedTogether() || (m_sync == SyncTime::Later && count() >= fewTogether);
}

bool NewFiles::contains(const TreeFolder &folder, const QByteArray &name) const
{
    return m_paths.contains(folder.path() + '/' + name);
}

// What others have left there is removed when it is first used.
Result<const TreeFolder *> NewFiles::folderOf(const TreeFolder &folder)
{
    auto known = m_folders.find(folder.path());
    if (known == m_folders.end()) {
        if (m_sync == SyncTime::Now)
            removeLeftovers(folder.descriptor());
        Result<TreeFolder> own = folder.again();
        if (!own)
            return own.error();
        known = m_folders.emplace(folder.path(), *std::move(own)).first;
    }
    return &known->second;
}

Result<void> NewFiles::add(
    const TreeFolder &folder, const QByteArray &name, QByteArrayView bytes, unsigned mode)
{
    const Result<const TreeFolder *> kept = folderOf(folder);
    if (!kept)
        return kept.error();
    const QString path = pathIn(folder, name);
    Result<TempFile> file = TempFile::make((*kept)->descriptor(), path);
    if (!file)
        return file.error();
    if (Result<void> written = writeAll(file->descriptor(), bytes, path); !written)
        return written;
    if (mode != privateMode) {
        if (Result<void> set = setNewMode(file->descriptor(), mode, path); !set)
            return set;
    }
    giveToOwnerOf((*kept)->descriptor(), file->descriptor());
    m_files.push_back({*kept, name, *std::move(file)});
    m_paths.insert(folder.path() + '/' + name);
    return {};
}

// Each by itself, or all that there is on each file system that they are on: that may be much of
// other programs, which a few do not wait for.
Result<void> NewFiles::syncAll() const
{
    if (count() < fewFiles) {
        for (const File &file : m_files) {
            if (::fsync(file.file.descriptor()) < 0)
                return errnoError(errno, FileReasons::writing, file.file.path());
        }
        return {};
    }
    std::set<dev_t> synced;
    for (const auto &[path, folder] : m_folders) {
        struct stat status = {};
        if (::fstat(folder.descriptor(), &status) < 0)
            return errnoError(errno, FileReasons::writing, pathText(path));
        if (synced.insert(status.st_dev).second && ::syncfs(folder.descriptor()) < 0)
            return errnoError(errno, FileReasons::writing, pathText(path));
    }
    return {};
}

QList<Result<Stored>> NewFiles::putAll()
{
    QList<Result<Stored>> answers;
    const Result<void> synced = m_sync == SyncTime::Now ? syncAll() : Result<void>();
    for (File &file : m_files) {
        const int folder = file.folder->descriptor();
        const Result<void> put = synced
            ? putNew(folder, file.file.name(), folder, file.name, file.file.path())
            : synced;
        answers.append(put ? Result<Stored>(Stored {}) : Result<Stored>(put.error()));
        if (put)
            file.file.letGo();
    }
    for (const auto &[path, folder] : m_folders) {
        if (m_sync == SyncTime::Later)
            break;
        const Stored stored = storedIn(folder.descriptor(), pathText(path));
        for (size_t i = 0; stored.warning && i < m_files.size(); ++i) {
            if (m_files[i].folder == &folder && answers[qsizetype(i)])
                answers[qsizetype(i)]->warning = stored.warning;
        }
    }
    m_files.clear();
    m_paths.clear();
    m_folders.clear();
    return answers;
}

} // namespace kvlens
