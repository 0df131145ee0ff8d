// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the chunks of an index are like: how long, how far they overlap, what is known of them.
#pragma once

#include "model/index/idtable.h"
#include "model/statistics/histogram.h"
#include "model/statistics/texttally.h"
#include "stores/entry.h"

#include <map>

namespace kvlens {

// How numbers are spread; all 0 if there are none.
struct Spread
{
    qint64 count = 0;
    qint64 least = 0;
    qint64 low = 0; // at most one in twenty is smaller
    double median = 0; // of an even count the mean of the two in the middle
    double mean = 0;
    qint64 high = 0; // at most one in twenty is larger
    qint64 most = 0;
};
Spread spreadOf(std::vector<quint32> numbers);

struct ChunkStatistics
{
    Spread characters;
    Spread tokens; // see TextTally
    Histogram characterBins;
    Histogram tokenBins;
    qint64 empty = 0; // chunks without text
    qint64 documents = 0; // that a chunk names
    // Of chunks that follow each other in their document, by where they say that they begin and
    // end: in characters. Those that say nothing are not counted.
    Spread overlaps;
    Spread gaps;
    Histogram overlapBins;
    Histogram gapBins;
    std::map<QByteArray, qint64> metadata; // how many chunks have a member of that name
    std::array<qint64, textScripts> scriptCharacters = {};
    std::array<qint64, textScripts> scriptChunks = {}; // by the script that most of it is in
};

// Is fed the entries of a document store. Documents that are stored whole are no chunks; where a
// chunk is cut into others, these are. Memory: 28 bytes a chunk beside the ids of documents.
class ChunkCounter
{
public:
    void take(const Entry &entry);
    ChunkStatistics finish();

private:
    struct Range
    {
        IndexId document;
        quint32 begin;
        quint32 end;
    };
    void countText(QByteArrayView text);
    void measureRanges();

    IdTable m_documents;
    std::vector<Range> m_ranges;
    std::vector<quint32> m_characters;
    std::vector<quint32> m_tokens;
    ChunkStatistics m_counted;
};

} // namespace kvlens
