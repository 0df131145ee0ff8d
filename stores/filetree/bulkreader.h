// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads many entries of one folder, several files at once.
#pragma once

#include "stores/filetree/plainentry.h"
#include "stores/filetree/readerpool.h"

namespace kvlens {

// Memory: 64 KB for each thread of the pool, and the entries that were read ahead, a thousand at
// most.
class BulkReader
{
public:
    using RefAt = std::function<EntryRef(qsizetype i)>; // called on any thread
    // On the caller's thread, in order. No entry: it has to be read with care, by TreeReader.
    using Take = std::function<Result<Visit>(qsizetype i, std::optional<Entry> entry)>;

    // `count` entries of the collection in the open folder. Ends when take() does not say Continue,
    // or an error, which is answered. Cancelled.
    Result<void> read(const TreeFolder &folder, qsizetype count, const RefAt &refAt,
        const Take &take, const std::stop_token &stop);

private:
    using Piece = std::vector<std::optional<Entry>>;

    ReaderPool m_pool;
    std::vector<PlainReader> m_readers; // one for each thread
    std::vector<Piece> m_pieces; // those made and not yet taken
};

} // namespace kvlens
