// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/bytesearch.h"

#include "model/storesession.h"

namespace kvlens {

namespace {

using Direction = ByteQuery::Direction;

constexpr qint64 searchedPart = 1024 * 1024;

struct Searched
{
    qint64 done = 0; // places gone through, of as many as the value has bytes
    std::optional<qint64> match = std::nullopt;
};

// Where the next places to look at begin and end, in the value: never across its ends.
json::Span nextPlaces(const ValueSource &source, const ByteQuery &query, qint64 done)
{
    const qint64 size = source.size;
    const qint64 count = std::min(searchedPart, size - done);
    if (query.direction == Direction::Forward) {
        const qint64 begin = (query.from + done) % size;
        return {begin, std::min(begin + count, size)};
    }
    const qint64 end = query.from - done > 0 ? query.from - done : query.from - done + size;
    return {std::max<qint64>(end - count, 0), end};
}

// Goes through the next places until the slice is over.
Result<Searched> searchOn(Store &store, const ValueSource &source, const ByteQuery &query,
    qint64 done, const TaskSlice &slice)
{
    while (done < source.size && !slice.isOver()) {
        const json::Span places = nextPlaces(source, query, done);
        const Result<QByteArray> part = source.read(
            store, places.begin, places.size() + query.bytes.size() - 1, slice.stop());
        if (!part)
            return part.error();
        const qsizetype at = query.direction == Direction::Forward ? part->indexOf(query.bytes)
                                                                   : part->lastIndexOf(query.bytes);
        if (at >= 0)
            return Searched {done, places.begin + at};
        done += places.size();
    }
    return Searched {done};
}

} // namespace

ByteSearch::ByteSearch(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_task(session.tasks())
{
}

void ByteSearch::find(const ValueSource &source, const ByteQuery &query)
{
    ByteQuery inside = query;
    inside.from = std::clamp<qint64>(query.from, 0, source.size);
    m_task.run(
        [source, inside, done = qint64(0)](Store &store, const TaskSlice &slice) mutable {
            const Result<Searched> searched = searchOn(store, source, inside, done, slice);
            done = searched ? searched->done : done;
            return searched;
        },
        [this, size = source.size](const Result<Searched> &searched) {
            const bool goesOn = searched && !searched->match && searched->done < size;
            if (!searched)
                emit failed(searched.error());
            else if (searched->match)
                emit found(*searched->match);
            else if (goesOn)
                emit progressed(searched->done);
            else
                emit missing();
            return goesOn ? Task::Next::Slice : Task::Next::End;
        });
}

} // namespace kvlens
