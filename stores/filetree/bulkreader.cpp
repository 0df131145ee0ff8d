// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/bulkreader.h"

namespace kvlens {

namespace {

constexpr qsizetype largestPiece = 32;

// Small enough that all threads have some, large enough that handing over costs little.
qsizetype pieceSizeFor(qsizetype count)
{
    return std::clamp<qsizetype>(count / ReaderPool::ahead, 1, largestPiece);
}

} // namespace

Result<void> BulkReader::read(const TreeFolder &folder, qsizetype count, const RefAt &refAt,
    const Take &take, const std::stop_token &stop)
{
    m_readers.resize(ReaderPool::threads);
    m_pieces.resize(ReaderPool::ahead);
    const qsizetype size = pieceSizeFor(count);
    const auto make = [&](qsizetype piece, int thread, const std::stop_token &end) {
        Piece &entries = m_pieces[static_cast<size_t>(piece % ReaderPool::ahead)];
        PlainReader &reader = m_readers[static_cast<size_t>(thread)];
        entries.clear();
        const qsizetype behind = std::min(count, (piece + 1) * size);
        for (qsizetype i = piece * size; i < behind && !end.stop_requested(); ++i)
            entries.push_back(reader.read(folder, refAt(i)));
    };
    const auto takePiece = [&](qsizetype piece) -> Result<Visit> {
        qsizetype i = piece * size;
        for (std::optional<Entry> &entry :
            m_pieces[static_cast<size_t>(piece % ReaderPool::ahead)]) {
            const Result<Visit> visited = take(i++, std::move(entry));
            if (!visited || *visited != Visit::Continue)
                return visited;
        }
        return Visit::Continue;
    };
    Result<void> done = m_pool.run((count + size - 1) / size, size, make, takePiece, stop);
    m_pieces.clear();
    return done;
}

} // namespace kvlens
