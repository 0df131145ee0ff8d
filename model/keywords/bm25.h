// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which chunks BM25 would find for a typed query, to tell what the other half of a hybrid retrieval
// sees. Pure.
#pragma once

#include "stores/entry.h"

#include <QHash>

#include <vector>

namespace kvlens {

// The words of a text are those of forEachWord() without English stop words, as they stand: no
// stemming. With N chunks, n of them with a word, which stands in one f times among `length` words,
// `mean` on average, a chunk's score is the sum over the words of the query, each once, of
//     ln(1 + (N - n + 0.5) / (n + 0.5)) * f * (k1 + 1) / (f + k1 * (1 - b + b * length / mean))
// Is fed the entries of a document store. Documents that are stored whole, and what was cut into
// smaller chunks, are none. Memory: of each chunk that has one of the words.
class Bm25
{
public:
    static constexpr double k1 = 1.5;
    static constexpr double b = 0.75;

    struct Match
    {
        QByteArray key;
        double score = 0;
    };

    explicit Bm25(QByteArrayView query);

    void take(const Entry &entry);
    const QList<QByteArray> &words() const { return m_words; } // of the query
    qint64 chunks() const { return m_chunks; }
    // The best first, of equal ones in the order of the store; those with none of the words not.
    QList<Match> best(qint64 top) const;

private:
    struct Chunk
    {
        QByteArray key;
        qint64 length = 0;
        std::vector<qint64> times; // of each word of the query
    };

    QList<QByteArray> m_words;
    QHash<QByteArray, qsizetype> m_places; // of the words
    std::vector<Chunk> m_having; // one of the words
    qint64 m_chunks = 0;
    qint64 m_length = 0; // of all chunks together
};

} // namespace kvlens
