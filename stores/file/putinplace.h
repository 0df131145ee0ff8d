// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Giving a file its name, or taking it away, only if what has the name is what is expected.
//
// What has the name is looked at and locked (flock): so of two that go through here one gives way,
// before a name has changed. Other programs need not heed the lock, and between a look and a rename
// they can always be quicker. So the two files are exchanged in one step, and what came out is
// looked at again: if it is not what was expected, or somebody has it open for writing and might go
// on with a file that is no more, they are exchanged back. Where the file system
// cannot exchange, what another program writes in those microseconds is lost.
#pragma once

#include "stores/file/fileio.h"
#include "stores/file/filestamp.h"

#include <functional>
#include <optional>

namespace kvlens {

// Whether the open file is what is expected to be replaced or removed.
using IsExpected = std::function<bool(int fd)>;
// Judges by the stamp, which was taken before the file got another name.
IsExpected hasStamp(const FileStamp &stamp);

struct FileRights
{
    unsigned mode;
    unsigned owner;
    unsigned group;

    bool operator==(const FileRights &) const = default;
};
std::optional<FileRights> rightsOf(int fd);
// What `isExpected`, if it has these rights as well: those that the new file was given.
IsExpected withRights(const std::optional<FileRights> &rights, IsExpected isExpected);

// A whole file under a temporary name.
struct ReadyFile
{
    int folder; // open; not owned
    QByteArray name; // in it
    int descriptor; // of the file; not owned
};

// The file of that name, locked until it is let go: whoever else goes through here meanwhile
// neither takes it for what it may replace nor for a leftover. `path`, that of `name`, is for
// errors. Conflict: it is not what is expected. Unavailable: somebody holds a lock on it or has it
// open for writing.
Result<FileDescriptor> holdExpected(
    int folder, const QByteArray &name, const IsExpected &isExpected, const QString &path);

// `name` is in the same folder. Errors as above; nothing has changed then.
Result<void> putOver(const ReadyFile &file, const QByteArray &name, const IsExpected &isExpected,
    const QString &path);
// The same where the caller has got `name` by holdExpected(), and holds it still.
Result<void> putOverHeld(const ReadyFile &file, const QByteArray &name,
    const IsExpected &isExpected, const QString &path);
// Conflict: there is something of that name already.
Result<void> putNew(int fromFolder, const QByteArray &from, int toFolder, const QByteArray &to,
    const QString &path);
// NotFound; errors as above.
Result<void> removeExpected(
    int folder, const QByteArray &name, const IsExpected &isExpected, const QString &path);

} // namespace kvlens
