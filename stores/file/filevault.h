// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where what belongs to one file, or to a store that is a folder, is kept: its backups, and what is
// needed while a file is written in place.
#pragma once

#include "stores/file/fileio.h"
#include "stores/file/madefolders.h"
#include "stores/file/namebeside.h"
#include "stores/file/writemanner.h"

#include <QStringList>

#include <sys/stat.h>

namespace kvlens {

// $HOME, or what the system knows of the user; empty: there is none.
QString homeFolder();

// $XDG_STATE_HOME/kvlens; .local/state/kvlens in the home folder where that is not set. Empty:
// there is no home either, and nothing can be kept.
QString stateFolder();

// A folder that goes again with this if it was made for it and holds nothing.
struct OpenVault
{
    MadeFolders made;
    FileDescriptor folder;
};

// Threads: any; a value.
class FileVault
{
public:
    // Of the file or folder at `path`, which has no links in it. `place` is not None.
    FileVault(QString path, BackupPlace place);
    // Of a state folder that is not the one of this process.
    static FileVault in(const QString &folder, const QString &path);

    const QString &filePath() const { return m_path; }
    const QString &folder() const { return m_folder; }
    // All that is kept begins with its name, or what nameBeside() makes of that.
    QByteArray recordName() const { return nameBeside(m_name, ".kvlens-in-place", 4); }
    QByteArray newName() const { return nameBeside(m_name, ".kvlens-in-place-new"); }
    QByteArray oldName() const { return nameBeside(m_name, ".kvlens-in-place-old"); }
    QByteArray backupPrefix() const; // see isBackupName()
    QString pathOf(const QByteArray &name) const;

    // Makes the folder if need be, which is then for nobody else. Denied, also where there is no
    // place for it; NoSpace.
    Result<OpenVault> open() const;
    // Of a folder that is there; an invalid one: it is not.
    FileDescriptor openIfThere() const;

    // A folder that is to be a backup and is not whole yet; it counts as none. Who makes it keeps
    // it open and locked (flock) meanwhile.
    QByteArray unfinishedPrefix() const;
    // Removes those of killed processes from the open folder.
    void removeUnfinished(int folder) const;
    // A file, or a folder with all that is in it.
    void remove(int folder, const QByteArray &name) const;

    // The names of the backups, the oldest first: files, or those of a folder folders. What is
    // called otherwise than newBackup() calls them, or is a link, is none.
    QList<QByteArray> backups() const;
    // Has a new backup made under a name of its own, and answers that. `make` answers Conflict
    // where the name is taken.
    using Make = std::function<Result<void>(const QByteArray &name)>;
    Result<QByteArray> newBackup(const Make &make) const;
    // Makes what has that name in the open folder a backup.
    Result<QByteArray> keepAsBackup(int folder, const QByteArray &name) const;
    // Removes all backups but the latest; those of other users stay.
    void prune(int folder, int kept) const;

private:
    bool isToBePruned(const QByteArray &name, const struct stat &kept) const;

    QString m_path;
    QByteArray m_name;
    QString m_folder;
};

// The paths of the backups of a file or a folder, wherever they are kept, the oldest first. `path`
// may have links in it.
QStringList backupsOf(const QString &path);

} // namespace kvlens
