// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Applies single writes to the files of a LocalFileStore, each whole or not at all.
#pragma once

#include "stores/localfiles/localfileindex.h"
#include "stores/localfiles/localfilereader.h"

namespace kvlens {

// The index outlives it.
class LocalFileWriter
{
public:
    LocalFileWriter(QByteArray root, LocalFileIndex &index);

    // Errors as Store::write() has them; those of LocalFileReader::awaitWriter().
    Result<Written> apply(const Write &write, const std::stop_token &stop);

private:
    Result<Written> change(const Write &write, const LocalPath &path);
    Result<Written> create(const Write &write, const LocalPath &path);
    Result<Written> edit(const Write &write, const LocalPath &path, const StoredFile &stored);
    Result<Written> move(const Write &write, const LocalPath &path, const StoredFile &stored);
    Result<Stored> makeFile(const LocalPath &path, const QByteArray &bytes);

    QByteArray m_root;
    LocalFileIndex &m_index; // not owned; outlives us
    LocalFileReader m_reader;
};

} // namespace kvlens
