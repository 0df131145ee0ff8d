// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Backups of files, one of each for a session: as it was before that wrote to it first.
#pragma once

#include "stores/file/filevault.h"

#include <QSet>

#include <optional>

namespace kvlens {

// One that was made for a write that may still fail. It goes with this unless it is kept.
class Backup
{
public:
    Backup(OpenVault vault, QByteArray name, QString path);
    Backup(Backup &&other) noexcept = default;
    Backup &operator=(Backup &&other) noexcept;
    ~Backup();

    const QString &path() const { return m_path; }
    void keep() { m_name.clear(); }

private:
    OpenVault m_vault;
    QByteArray m_name; // empty: it is to stay
    QString m_path;
};

// Threads: one.
class Backups
{
public:
    // Of the file at `path`, open as `fd`, which is about to be replaced: free where a hard link is
    // possible, as what is replaced is written to by nobody any more; else a copy, which is free on
    // some file systems. Durable when it returns. Nothing: there is one of this session, or none is
    // wanted. Of an error it says that it is one of the backup.
    Result<std::optional<Backup>> make(const QString &path, int fd, const WriteManner &manner);
    // The write was done: there will be no other of this file, and old ones go.
    void keep(const QString &path, std::optional<Backup> &backup, const WriteManner &manner);
    // The same where the backup was made otherwise.
    void note(const QString &path) { m_made.insert(path); }
    bool has(const QString &path) const { return m_made.contains(path); }

private:
    QSet<QString> m_made;
};

// A copy of an open file in the open folder, for nobody else to read, synced.
Result<void> copyFile(int fd, int folder, const QByteArray &name, const QString &path);

// A backup of what is at `path` could not be made; it is that which was not written.
Error notBackedUp(const Error &error, const QString &path);

// A process that was killed between making a backup and replacing the file leaves both as one file:
// removes the backups that are names of the file itself. `path` has no links in it.
void removeUnusedBackups(const QString &path);

} // namespace kvlens
