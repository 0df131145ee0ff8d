// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file written under a temporary name and then put in its place, as the library does it:
// "tmp" + 8 characters + ".tmp" in the same folder, mode 0600, synced before it is renamed.
#pragma once

#include "stores/file/fileio.h"

namespace kvlens {

class NewFile
{
public:
    // In the open folder `folder`, which outlives this. `path` is only for errors.
    static Result<NewFile> begin(int folder, const QString &path);
    NewFile(NewFile &&other) noexcept = default;
    NewFile &operator=(NewFile &&) = delete;
    ~NewFile(); // removes the temporary file unless it was put in place

    // Writes everything, takes over owner and permissions of the open file `old` (-1: there is
    // none) and syncs. NoSpace.
    Result<void> fill(QByteArrayView bytes, int old = -1);
    // Over whatever has that name.
    Result<void> putOver(const QByteArray &name);
    // Conflict: something has that name already.
    Result<void> putNew(const QByteArray &name);

private:
    NewFile(int folder, QByteArray temp, FileDescriptor fd, QString path);

    int m_folder;
    QByteArray m_temp; // empty once it is in its place
    FileDescriptor m_fd;
    QString m_path;
};

// Renames without ever replacing. Conflict: `to` is there already. NotFound.
Result<void> renameNew(int fromFolder, const QByteArray &from, int toFolder, const QByteArray &to,
    const QString &path);

} // namespace kvlens
