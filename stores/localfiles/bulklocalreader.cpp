// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/localfiles/bulklocalreader.h"

namespace kvlens {

namespace {

constexpr qsizetype leastPieceOfFiles = 4;
constexpr qsizetype largestPieceOfFiles = 16;
constexpr qint64 longestAhead = 32LL * 1024; // bytes of a file

// So few that all threads have some, so many that handing over costs little.
qsizetype filesInPiece(qsizetype count)
{
    return std::clamp<qsizetype>(count / ReaderPool::ahead, leastPieceOfFiles, largestPieceOfFiles);
}

} // namespace

Result<void> BulkLocalReader::read(qsizetype count, const RefAt &refAt, const ReadRange &range,
    const Take &take, const std::stop_token &stop)
{
    m_pieces.resize(ReaderPool::ahead);
    const auto pieceAt = [this](qsizetype piece) -> Piece & {
        return m_pieces[static_cast<size_t>(piece % ReaderPool::ahead)];
    };
    std::vector<std::optional<LocalFileReader>> readers(ReaderPool::threads); // of those that help
    const qsizetype size = filesInPiece(count);
    const ReadRange ahead {range.offset, std::min(range.length, longestAhead)};
    const auto make = [&](qsizetype piece, int thread, const std::stop_token &end) {
        std::optional<LocalFileReader> &reader = readers[static_cast<size_t>(thread)];
        if (!reader)
            reader.emplace(m_root);
        Piece &entries = pieceAt(piece);
        entries.clear();
        const qsizetype behind = std::min(count, (piece + 1) * size);
        for (qsizetype i = piece * size; i < behind && !end.stop_requested(); ++i) {
            Result<Entry> entry = reader->read(refAt(i), ahead, end);
            const bool isAll = !entry || entry->isWhole() || ahead.length == range.length;
            entries.push_back(isAll ? std::optional(std::move(entry)) : std::nullopt);
        }
    };
    LocalFileReader inTurn(m_root);
    const auto takePiece = [&](qsizetype piece) -> Result<Visit> {
        qsizetype i = piece * size;
        for (std::optional<Result<Entry>> &read : pieceAt(piece)) {
            Result<Entry> entry = read ? *std::move(read) : inTurn.read(refAt(i), range, stop);
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
