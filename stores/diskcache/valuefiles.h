// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The files in which diskcache keeps long values, "61/53/acf312a3….val" below the folder of the
// database. Names come out of the database and are not trusted: none leads out of the folder, and
// links are not followed.
#pragma once

#include "stores/file/fileio.h"

#include <QList>

namespace kvlens {

struct NewValueFile
{
    QByteArray name;
    QList<Reason> lost = {}; // what the database has and it could not be given; see giveAccess()
};

// Value type: nothing is held open.
class ValueFiles
{
public:
    explicit ValueFiles(QByteArray folder)
        : m_folder(std::move(folder))
    {
    }

    // For reading. NotFound. Invalid: the name leads out of the folder, or over a link.
    // Unsupported: no regular file.
    Result<FileDescriptor> open(const QByteArray &name) const;
    // All of it. Errors as open(). Conflict: it ends too early, as somebody is cutting it.
    Result<QByteArray> read(const QByteArray &name) const;
    // A new file, whole and synced; its name as the library would give it. It and the folders that
    // are made for it have the rights of the database, whatever the umask: who can read that can
    // read it, and nobody else.
    Result<NewValueFile> create(QByteArrayView bytes) const;
    // The names of all files in the folder that are named as the library does, in their order.
    Result<QList<QByteArray>> all(const std::stop_token &stop) const;
    // Whether nobody has written to it for some minutes.
    bool isAtRest(const QByteArray &name) const;
    QString pathOf(const QByteArray &name) const;
    // With the folders that are empty then. Whatever cannot be removed stays, and so does what is
    // not named as the library does it: a row that was tampered with may name the database itself.
    void remove(const QByteArray &name) const;

private:
    QByteArray m_folder;
};

} // namespace kvlens
