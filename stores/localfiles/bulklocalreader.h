// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads many files of a LocalFileStore, several at once.
#pragma once

#include "stores/filetree/readerpool.h"
#include "stores/localfiles/localfilereader.h"

namespace kvlens {

// Memory: what was read ahead, of a thousand files at most, of which longer ones are read in turn.
class BulkLocalReader
{
public:
    explicit BulkLocalReader(QByteArray root)
        : m_root(std::move(root))
    {
    }

    using RefAt = std::function<EntryRef(qsizetype i)>; // called on any thread
    // On the caller's thread, in order; as LocalFileReader::read() answers.
    using Take = std::function<Result<Visit>(qsizetype i, Result<Entry> entry)>;

    // `count` entries. Ends when take() does not say Continue, or an error, which is answered.
    // Cancelled.
    Result<void> read(qsizetype count, const RefAt &refAt, const ReadRange &range, const Take &take,
        const std::stop_token &stop);

private:
    using Piece = std::vector<std::optional<Result<Entry>>>; // nothing: of a long file

    QByteArray m_root;
    ReaderPool m_pool;
    std::vector<Piece> m_pieces; // those made and not yet taken
};

} // namespace kvlens
