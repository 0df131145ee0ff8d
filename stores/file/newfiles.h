// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// New files of a tree that are made together: synced by one call, where one at a time would wait
// for the disk as often as there are files; or by whoever has them made.
#pragma once

#include "stores/file/tempfile.h"
#include "stores/file/treefolder.h"

#include <QSet>

#include <map>

namespace kvlens {

// What a killed process leaves: each file whole in its place, or not there. Those that were added
// and not put go again on destruction.
class NewFiles
{
public:
    // Later: of what others have left in the folders nothing is removed, either.
    explicit NewFiles(SyncTime sync = SyncTime::Now)
        : m_sync(sync)
    {
    }

    // Written beside its place. Errors as TreeFolder::create().
    Result<void> add(const TreeFolder &folder, const QByteArray &name, QByteArrayView bytes,
        unsigned mode = privateMode);
    bool contains(const TreeFolder &folder, const QByteArray &name) const;
    qsizetype count() const { return static_cast<qsizetype>(m_files.size()); }
    bool isFull() const; // more would be too many open files, or nothing to wait for

    // Makes all of them safe, unless that comes later, and puts each in its place; one answer for
    // each, in the order in which they were added. Conflict: the name is taken by now.
    QList<Result<Stored>> putAll();

private:
    struct File
    {
        const TreeFolder *folder; // of m_folders
        QByteArray name;
        TempFile file;
    };
    Result<const TreeFolder *> folderOf(const TreeFolder &folder);
    Result<void> syncAll() const;

    SyncTime m_sync;
    std::map<QByteArray, TreeFolder> m_folders; // by their paths; before the files, which need them
    std::vector<File> m_files;
    QSet<QByteArray> m_paths; // of where they will be
};

} // namespace kvlens
