// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The backup of a store that is a folder: the files that a session replaces or removes, as they
// were before it did so first, each at its place below a folder of the backup's own. What is new
// has no backup; copied over the store, a backup puts back what was there. It is called a
// backup once all is in it that the first batch of writes replaces.
#pragma once

#include "stores/file/filevault.h"
#include "stores/file/newfiles.h"

#include <optional>

namespace kvlens {

// Paths are below the folder of the store, without links.
// Threads: one. For each batch of writes: begin, add …, settle, write, then forget what was not
// written. Errors say that they are of the backup.
class FolderBackup
{
public:
    // Of the store in `root`, without links; `ask` as OpenRequest has it.
    FolderBackup(QString root, AskManner ask);
    FolderBackup(const FolderBackup &) = delete;
    FolderBackup &operator=(const FolderBackup &) = delete;
    // If it holds anything, older backups go.
    ~FolderBackup();

    const QString &root() const { return m_root; }

    // Asks what is wanted by now.
    void begin() { m_manner = mannerOf(m_ask); }
    bool isWanted() const { return m_manner.backups != BackupPlace::None; }
    // One is wanted of that file, and this session has none yet.
    bool wants(const QByteArray &path) const;
    // What the file holds, if it is wanted. It is safe only once settle() has returned.
    Result<void> add(const QByteArray &path, QByteArrayView bytes);
    // The same of a file that `make` makes, safe, out of the empty one at the path that it gets.
    using Make = std::function<Result<void>(const QString &at)>;
    Result<void> addMade(const QByteArray &path, const Make &make);
    // Makes all of it safe, and a backup of the folder. If it fails, what was added since the last
    // one is forgotten.
    Result<void> settle();
    // The file was not written: another program may write to it before we do.
    void forget(const QByteArray &path);

private:
    Result<void> makeFolder();
    Result<void> nameFolder();
    Result<void> flush();
    Result<void> put(const QByteArray &path, const Make &make);
    Result<TreeFolder> folderOf(const QByteArray &path);
    void forgetAdded();

    QString m_root;
    AskManner m_ask;
    WriteManner m_manner;
    OpenVault m_open; // goes after what lies in it
    MadeFolders m_made;
    BackupPlace m_place = BackupPlace::None; // of m_folder
    QString m_folder; // this session's backup; empty: nothing was to be kept so far
    FileDescriptor m_unfinished; // of m_folder while it is not called a backup
    NewFiles m_files;
    QSet<QByteArray> m_kept;
    QList<QByteArray> m_added; // of those, what is not safe yet
};

} // namespace kvlens
