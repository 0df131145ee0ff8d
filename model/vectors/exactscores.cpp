// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/exactscores.h"

#include "model/vectors/numberlist.h"
#include "stores/words/reasons.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace kvlens {

namespace {

constexpr size_t mostReadEach = 2'000; // beyond that all of the collection is read once
constexpr size_t readTogether = 256;
constexpr double noScore = std::numeric_limits<double>::quiet_NaN();

VectorKind kindOf(const std::vector<double> &vector)
{
    std::vector<float> direction(vector.size());
    return directionOf(vector, direction);
}

} // namespace

ExactScores::ExactScores(Store &store, const CollectionRef &collection, const VectorRows &rows,
    const std::vector<double> &query, const std::stop_token &stop)
    : m_store(store)
    , m_collection(collection)
    , m_rows(rows)
    , m_query(query)
    , m_stop(stop)
    , m_queryKind(kindOf(query))
{
}

double ExactScores::of(qint64 row)
{
    if (m_queryKind == VectorKind::Scoreless || m_rows.kind(row) == VectorKind::Scoreless)
        return noScore;
    if (!m_all.empty())
        return m_all[size_t(row)];
    if (const auto known = m_some.constFind(row); known != m_some.constEnd())
        return *known;
    if (size_t(m_some.size()) >= mostReadEach)
        scanAll();
    else
        readEach({row});
    return m_error ? noScore : of(row);
}

void ExactScores::prepare(const std::vector<qint64> &rows)
{
    if (!m_all.empty())
        return;
    std::vector<qint64> unknown;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(unknown),
        [this](qint64 row) { return !m_some.contains(row); });
    if (unknown.size() > mostReadEach)
        return scanAll();
    for (size_t begin = 0; begin < unknown.size() && !m_error; begin += readTogether) {
        const auto first = unknown.begin() + qptrdiff(begin);
        const auto last
            = unknown.begin() + qptrdiff(std::min(unknown.size(), begin + readTogether));
        readEach({first, last});
    }
}

void ExactScores::readEach(const std::vector<qint64> &rows)
{
    if (m_error)
        return;
    QList<EntryRef> refs;
    for (const qint64 row : rows)
        refs.append({m_collection, m_rows.key(row).toByteArray()});
    const QList<Result<Entry>> entries = m_store.read(refs, {}, m_stop);
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (!entries[i])
            return fail(entries[i].error());
        m_some.insert(rows[size_t(i)], scoreOf(entries[i]->value));
    }
}

// The rows are the vectors of their length, in the order of the store.
void ExactScores::scanAll()
{
    std::vector<double> scores;
    scores.reserve(size_t(m_rows.count()));
    const auto take = [&](const Entry &entry) {
        const auto row = qint64(scores.size());
        if (row < m_rows.count() && entry.ref.key == m_rows.key(row))
            scores.push_back(scoreOf(entry.value));
        return m_error ? Visit::Stop : Visit::Continue;
    };
    for (ScanCursor from; !from.atEnd() && !m_error;) {
        const Result<ScanPage> page
            = m_store.scan({m_collection, from, unhurried, ScanDepth::Values}, take, m_stop);
        if (!page)
            return fail(page.error());
        from = page->next;
    }
    if (!m_error && qint64(scores.size()) != m_rows.count())
        return fail({ErrorCode::Conflict, Reasons::entryChanged});
    m_all = std::move(scores);
}

double ExactScores::scoreOf(const QByteArray &value)
{
    const std::optional<std::vector<double>> vector = exactNumbers(value);
    if (vector && vector->size() == m_query.size())
        return similarity(m_query, *vector);
    fail({ErrorCode::Conflict, Reasons::entryChanged});
    return noScore;
}

void ExactScores::fail(const Error &error)
{
    if (!m_error)
        m_error = error;
}

} // namespace kvlens
