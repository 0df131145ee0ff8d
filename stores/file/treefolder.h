// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One folder of a store in which files are entries, held open and proved to lie inside the root of
// the store. Files are reached through the open folder, so what was proved stays true when a link
// is swapped meanwhile.
#pragma once

#include "stores/file/fileio.h"
#include "stores/file/filestamp.h"
#include "stores/file/madefolders.h"
#include "stores/file/stored.h"
#include "stores/file/tempfile.h"

#include <limits>

namespace kvlens {

struct StoredFile
{
    QByteArray bytes;
    FileStamp stamp;
};

// Paths and names are the bytes that the file system has; a name holds no '/'.
// Every call answers Denied, NoSpace, Unavailable as the system says; others are named.
class TreeFolder
{
public:
    // `root` has no links in it. NotFound. Invalid: `path` leads outside of `root`.
    static Result<TreeFolder> open(const QByteArray &root, const QByteArray &path);
    // As open(), but makes `root` and what is missing on the way from there to `root`/`relative`,
    // and adds that to `made`.
    static Result<TreeFolder> make(const QByteArray &root, const QByteArray &relative,
        MadeFolders &made, SyncTime sync = SyncTime::Now);

    QByteArray path() const { return m_path; } // without links, as it was when opened
    int descriptor() const { return m_fd.get(); }
    Result<TreeFolder> again() const; // the same folder, with a life of its own

    bool isLink(const QByteArray &name) const;
    // Whether the link `name` leads to something inside of the root.
    bool provesInside(const QByteArray &name) const;
    // For reading, without waiting for a special file. NotFound. Invalid: a link that leads outside
    // of the root.
    Result<FileDescriptor> openFile(const QByteArray &name) const;
    // As openFile(). Unsupported: no regular file, or one of more than `limit` bytes. Conflict:
    // another program wrote into the file meanwhile.
    Result<StoredFile> read(
        const QByteArray &name, qint64 limit = std::numeric_limits<qint64>::max()) const;
    // Conflict: it is there already. Of another mode than 0600 the umask is taken away.
    Result<Stored> create(const QByteArray &name, QByteArrayView bytes, unsigned mode = privateMode,
        SyncTime sync = SyncTime::Now) const;
    // Whole or not at all, keeping permissions; what a link leads to is replaced. Conflict: no
    // longer the contents that were `seen`. Denied, here and below: a file that we may not write
    // stays, though its folder would let us.
    Result<Stored> replace(
        const QByteArray &name, QByteArrayView bytes, const StoredFile &seen) const;
    // A link is removed itself. Conflict: no longer the contents that were `seen`. NotFound.
    Result<Stored> remove(const QByteArray &name, const StoredFile &seen) const;
    // Conflict: `to` is there already. NotFound.
    Result<Stored> rename(
        const QByteArray &name, const TreeFolder &toFolder, const QByteArray &toName) const;

private:
    TreeFolder(FileDescriptor fd, QByteArray path, QByteArray root);
    static Result<TreeFolder> openedAt(int parent, const QByteArray &path, const QByteArray &root);
    Result<FileDescriptor> openPlace(const QByteArray &name) const;
    Result<FileDescriptor> openLinked(const QByteArray &name) const;
    bool leadsTo(const QByteArray &name, const FileStamp &stamp) const;
    Result<Stored> replaceLinked(
        const QByteArray &name, QByteArrayView bytes, const StoredFile &seen) const;
    Result<Stored> removeLink(const QByteArray &name, const StoredFile &seen) const;
    Result<void> checkWritable(const QByteArray &name) const;
    QString textPath(const QByteArray &name = {}) const;

    FileDescriptor m_fd;
    QByteArray m_path;
    QByteArray m_root;
};

// Whether the path `path`, without links, is `root` or below it.
bool isInside(const QByteArray &path, const QByteArray &root);

} // namespace kvlens
