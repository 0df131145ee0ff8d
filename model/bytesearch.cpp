// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/bytesearch.h"

#include "model/storesession.h"

namespace kvlens {

namespace {

using namespace std::chrono_literals;
using Direction = ByteQuery::Direction;

constexpr auto sliceBudget = 30ms;
constexpr qint64 partBytes = 1024 * 1024;

struct Slice
{
    qint64 done = 0; // places gone through, of as many as the value has bytes
    std::optional<qint64> match = std::nullopt;
};

// Where the next places to look at begin and end, in the value: never across its ends.
json::Span nextPlaces(const ValueSource &source, const ByteQuery &query, qint64 done)
{
    const qint64 size = source.size;
    const qint64 count = std::min(partBytes, size - done);
    if (query.direction == Direction::Forward) {
        const qint64 begin = (query.from + done) % size;
        return {begin, std::min(begin + count, size)};
    }
    const qint64 end = query.from - done > 0 ? query.from - done : query.from - done + size;
    return {std::max<qint64>(end - count, 0), end};
}

Result<Slice> search(Store &store, const ValueSource &source, const ByteQuery &query, qint64 done,
    const std::stop_token &stop)
{
    const auto until = std::chrono::steady_clock::now() + sliceBudget;
    while (done < source.size && !stop.stop_requested()) {
        const json::Span places = nextPlaces(source, query, done);
        const Result<QByteArray> part
            = source.read(store, places.begin, places.size() + query.bytes.size() - 1, stop);
        if (!part)
            return part.error();
        const qsizetype at = query.direction == Direction::Forward ? part->indexOf(query.bytes)
                                                                   : part->lastIndexOf(query.bytes);
        if (at >= 0)
            return Slice {done, places.begin + at};
        done += places.size();
        if (std::chrono::steady_clock::now() >= until)
            break;
    }
    return Slice {done};
}

} // namespace

ByteSearch::ByteSearch(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

ByteSearch::~ByteSearch()
{
    m_stop.request_stop();
}

void ByteSearch::cancel()
{
    m_stop.request_stop();
    m_stop = {};
    ++m_generation;
}

void ByteSearch::find(const ValueSource &source, const ByteQuery &query)
{
    cancel();
    ByteQuery inside = query;
    inside.from = std::clamp<qint64>(query.from, 0, source.size);
    searchOn(source, inside, 0);
}

void ByteSearch::searchOn(const ValueSource &source, const ByteQuery &query, qint64 done)
{
    const auto job = [source, query, done](Store &store, const std::stop_token &stop) {
        return search(store, source, query, done, stop);
    };
    onFinished(m_session.run(job, JobPriority::Background, m_stop), this,
        [this, source, query, generation = m_generation](const Result<Slice> &slice) {
            if (generation != m_generation)
                return;
            if (!slice)
                return emit failed(slice.error());
            if (slice->match)
                return emit found(*slice->match);
            if (slice->done >= source.size)
                return emit missing();
            emit progressed(slice->done);
            searchOn(source, query, slice->done);
        });
}

} // namespace kvlens
