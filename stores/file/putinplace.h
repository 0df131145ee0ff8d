// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Giving a file its name, or taking it away, only if what has the name is what is expected.
//
// Between a look and a rename another program can always be quicker. So the two files are exchanged
// in one step, and what came out is looked at: if it is not what was expected, they are exchanged
// again. File systems that cannot exchange are held by an advisory lock, which other programs need
// not heed, and what another one writes in those microseconds is lost there.
#pragma once

#include "stores/file/filestamp.h"

#include <functional>

namespace kvlens {

// Whether the open file is what is expected to be replaced or removed.
using IsExpected = std::function<bool(int fd)>;
// Judges by the stamp, which was taken before the file got another name.
IsExpected hasStamp(const FileStamp &stamp);

// A whole file under a temporary name.
struct ReadyFile
{
    int folder; // open; not owned
    QByteArray name; // in it
    int descriptor; // of the file; not owned
};

// `name` is in the same folder; `path`, that of `name`, is for errors.
// Conflict: what was there is not what was expected; nothing has changed then.
Result<void> putOver(const ReadyFile &file, const QByteArray &name, const IsExpected &isExpected,
    const QString &path);
// Conflict: there is something of that name already.
Result<void> putNew(int fromFolder, const QByteArray &from, int toFolder, const QByteArray &to,
    const QString &path);
// NotFound.
Result<void> removeExpected(
    int folder, const QByteArray &name, const IsExpected &isExpected, const QString &path);

} // namespace kvlens
