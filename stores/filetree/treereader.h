// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds and reads the files of entries.
#pragma once

#include "stores/filetree/treeindex.h"

namespace kvlens {

struct FoundFile
{
    const TreeFolder *folder; // lives until the next call to the reader
    QByteArray name;
    StoredFile stored;
    bool ambiguous = false; // found by a cut V1 name, which other keys have as well
};

// Keeps the last folder open, so use it for one batch and no longer.
class TreeReader
{
public:
    TreeReader(const TreePlace &place, TreeIndex &index);

    // NotFound. Invalid: the key leads outside of the tree.
    Result<FoundFile> find(const EntryRef &ref, const std::stop_token &stop);
    Result<Entry> read(const EntryRef &ref, const std::stop_token &stop);
    // longestV1Key() of the tree: asked for once, from when a folder was found.
    qsizetype longestKey();

private:
    Result<FoundFile> findKey(const TreeCollection &collection, const QByteArray &key);
    Result<FoundFile> findInfo(const TreeCollection &collection);
    Result<FoundFile> readFile(
        const QByteArray &root, const QByteArray &folder, const QByteArray &name);

    const TreePlace &m_place; // not owned; outlives this
    TreeIndex &m_index; // not owned; outlives this
    QByteArray m_path; // of m_folder, as it was asked for
    std::optional<TreeFolder> m_folder;
    std::optional<qsizetype> m_longestKey;
};

} // namespace kvlens
