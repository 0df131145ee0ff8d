// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds and reads the files of a LocalFileStore.
#pragma once

#include "stores/file/treefolder.h"
#include "stores/localfiles/filenames.h"
#include "stores/store.h"

namespace kvlens {

// Keeps the last folder open, so use it for one batch and no longer.
class LocalFileReader
{
public:
    explicit LocalFileReader(QByteArray root)
        : m_root(std::move(root))
    {
    }

    // NotFound: no such file, or it is a folder. Invalid: a link leads out of the store. Lives
    // until the next call.
    Result<const TreeFolder *> folderOf(const LocalPath &path);
    // A link that leads out of the store is an entry with a problem. The library writes in place:
    // who does so right now is waited for, some seconds at most. Unavailable: it goes on writing.
    // Cancelled.
    Result<Entry> read(EntryRef ref, const ReadRange &range, const std::stop_token &stop);
    // The same wait, before the file is written to. Of a file that is not there there is nobody.
    Result<void> awaitWriter(const LocalPath &path, const std::stop_token &stop);

private:
    QByteArray m_root;
    QByteArray m_path; // of m_folder
    std::optional<TreeFolder> m_folder;
};

} // namespace kvlens
