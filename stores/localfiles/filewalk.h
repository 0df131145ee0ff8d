// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lists the files of a folder, with those in the folders below it or without, in pieces: by names
// alone, no file is looked at except links.
#pragma once

#include "stores/file/filestamp.h"
#include "stores/file/treefolder.h"
#include "stores/keylist.h"

namespace kvlens {

struct WalkedFolder
{
    QByteArray path;
    FileStamp stamp; // from before it was listed
};

class FileWalk
{
public:
    enum class Depth : quint8 { Flat, Whole };
    // Below `folder`, which is `root` or lies in it.
    FileWalk(QByteArray root, QByteArray folder, Depth depth);

    // Some thousand more names. True: that was all. A folder that vanishes meanwhile has no more,
    // one below the root that cannot be read none that are known. NotFound: there is no such
    // folder.
    // Threads: one at a time.
    Result<bool> step();

    KeyList &keys() { return m_keys; } // paths below the folder, as they came
    const QList<QByteArray> &folders() const { return m_folders; } // names, of a flat walk
    const QList<QByteArray> &outside() const { return m_outside; } // links that lead out
    const QList<Error> &unread() const { return m_unread; } // folders
    const QList<WalkedFolder> &walked() const { return m_walked; }
    qint64 seen() const { return m_seen; }

private:
    Result<void> openNext();
    Result<void> failed(const Error &error);
    void add(const char *name, unsigned char type);
    void addLink(const QByteArray &name);

    QByteArray m_root;
    QByteArray m_folder;
    Depth m_depth;
    QList<QByteArray> m_pending {QByteArray()}; // below m_folder, each with "/" behind it
    std::optional<TreeFolder> m_open;
    QByteArray m_prefix; // of the keys in the open one
    KeyList m_keys;
    QList<QByteArray> m_folders;
    QList<QByteArray> m_outside;
    QList<Error> m_unread;
    QList<WalkedFolder> m_walked;
    qint64 m_seen = 0;
};

} // namespace kvlens
