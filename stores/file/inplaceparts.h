// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What writing in place and mending it have in common.
#pragma once

#include "stores/file/filevault.h"
#include "stores/file/persistjournal.h"

namespace kvlens {

// What is kept of a file while it is written: what it was, and what it is to be. The `temp` of each
// is its copy in the vault.
struct KeptInPlace
{
    PreparedFile before;
    PreparedFile after;
};

// What the open record says. Corrupt, Unsupported: it cannot be read.
Result<KeptInPlace> readInPlaceRecord(int record, const QString &path);

// Waits for whoever holds the record locked, for as long as writing usually takes, and locks it.
enum class RecordLock : quint8 { Shared, Alone };
bool isLetGo(int record, RecordLock lock);
bool isRemoved(int fd);
// Whether it is the file that was begun to be written.
bool isTheFile(int target, const KeptInPlace &kept);

// The file itself, which is a regular one. NotFound, Denied, Unsupported.
Result<FileDescriptor> openedTarget(const QString &path, int flags);

// Of what the disk has of it, not of what was meant to be there.
Result<QByteArray> hashOnDisk(int fd, const QString &path);

// Makes the file what it was, and looks whether it is. Unavailable: it is not.
Result<void> putBack(int target, int old, const PreparedFile &before);

// Ends, in whichever way, what was begun.
// Lifetime: within that of the vault.
class InPlaceEnding
{
public:
    InPlaceEnding(const FileVault &vault, int folder)
        : m_vault(vault)
        , m_folder(folder)
    {
    }
    // What the file was becomes its latest backup. Answers the path.
    QString keepOld(int kept) const;
    void removeOld() const;
    void removeNew() const;
    // The last step: while the record is there, all can be told from what is there. Before it goes
    // the mark beside the file.
    void dropRecord() const;

private:
    const FileVault &m_vault;
    int m_folder;
};

} // namespace kvlens
