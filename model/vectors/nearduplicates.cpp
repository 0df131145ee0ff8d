// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/nearduplicates.h"

#include <algorithm>

namespace kvlens {

namespace {

constexpr size_t pairsReadTogether = 128;
constexpr size_t mostOpen = 1 << 16; // pairs near the threshold: more are decided meanwhile

} // namespace

NearDuplicates::NearDuplicates(
    const VectorRows &rows, const CollectionRef &collection, double threshold)
    : m_rows(rows)
    , m_collection(collection)
    , m_threshold(threshold)
    , m_groups(rows.count())
{
}

qint64 NearDuplicates::done() const
{
    return m_stage < Stage::Pairs ? 0 : m_pairs ? m_pairs->done() : m_rows.count();
}

Result<void> NearDuplicates::goOn(Store &store, const TaskSlice &slice)
{
    while (!atEnd() && !slice.isOver()) {
        if (const Result<void> went = step(store, slice); !went)
            return went.error();
    }
    return {};
}

Result<void> NearDuplicates::step(Store &store, const TaskSlice &slice)
{
    if (m_open.size() > mostOpen)
        return decide(store, slice);
    switch (m_stage) {
    case Stage::Copies:
        joinCopies();
        return {};
    case Stage::Sketches:
        m_sketches->goOn();
        if (m_sketches->isMade()) {
            m_pairs = std::make_unique<AlikePairs>(
                m_rows, *m_sketches, m_threshold - productError(m_rows.dimension()));
            m_stage = Stage::Pairs;
        }
        return {};
    case Stage::Pairs:
        takePairs();
        return {};
    case Stage::Decide:
        return decide(store, slice);
    case Stage::Scores:
        return score(store, slice);
    case Stage::Done:
        break;
    }
    return {};
}

// What is the same goes together at any threshold; only one of it is compared with others.
void NearDuplicates::joinCopies()
{
    DistinctRows distinct(m_rows);
    for (const DistinctRows::Copy &copy : distinct.copies())
        m_groups.join(copy.of, copy.row, 1);
    m_sketches = std::make_unique<VectorSketches>(
        m_rows, distinct.takeRows(), m_threshold - productError(m_rows.dimension()));
    m_stage = Stage::Sketches;
}

void NearDuplicates::takePairs()
{
    if (!m_pairs->atEnd()) {
        for (const AlikePair &pair : m_pairs->goOn())
            take(pair);
        return;
    }
    m_pairs.reset();
    m_sketches.reset();
    m_stage = Stage::Decide;
}

void NearDuplicates::take(const AlikePair &pair)
{
    const bool isSure = double(pair.product) >= m_threshold + productError(m_rows.dimension());
    if (isSure)
        m_groups.join(pair.a, pair.b, pair.product);
    else if (!m_groups.areTogether(pair.a, pair.b))
        m_open.push_back(pair);
}

// Some of the open ones, the last first; at the end those that the groups leave.
Result<void> NearDuplicates::decide(Store &store, const TaskSlice &slice)
{
    std::vector<AlikePair> some;
    std::vector<RowPair> pairs;
    while (!m_open.empty() && pairs.size() < pairsReadTogether) {
        const AlikePair pair = m_open.back();
        m_open.pop_back();
        if (m_groups.areTogether(pair.a, pair.b))
            continue;
        some.push_back(pair);
        pairs.push_back({pair.a, pair.b});
    }
    const auto scores = scoresOfPairs(store, m_collection, m_rows, pairs, slice.stop());
    if (!scores)
        return scores.error();
    for (size_t i = 0; i < some.size(); ++i) {
        if (scores->at(i).isSame || scores->at(i).score >= m_threshold)
            m_groups.join(some[i].a, some[i].b, some[i].product);
    }
    if (m_open.empty() && m_stage == Stage::Decide) {
        m_members = m_groups.groups();
        m_stage = Stage::Scores;
    }
    return {};
}

// Of some hundred rows, which may be of one group or of many.
Result<void> NearDuplicates::score(Store &store, const TaskSlice &slice)
{
    std::vector<RowPair> pairs;
    qsizetype group = m_found.size() - 1;
    qsizetype row = m_found.isEmpty() ? 0 : m_found.last().size();
    while (pairs.size() < pairsReadTogether) {
        if (group < 0 || row == qsizetype(m_members[size_t(group)].size())) {
            if (++group == qsizetype(m_members.size()))
                break;
            row = 0;
        }
        const quint32 next = m_members[size_t(group)][size_t(row++)];
        pairs.push_back({next, m_groups.nearest(next)});
    }
    const auto scores = scoresOfPairs(store, m_collection, m_rows, pairs, slice.stop());
    if (!scores)
        return scores.error();
    for (size_t i = 0; i < pairs.size(); ++i) {
        if (m_found.isEmpty()
            || m_found.last().size() == qsizetype(m_members[size_t(m_found.size() - 1)].size()))
            m_found.append(DuplicateGroup());
        m_found.last().append({pairs[i].a, pairs[i].b, scores->at(i).score});
    }
    if (pairs.empty()) {
        m_members = {};
        m_stage = Stage::Done;
    }
    return {};
}

} // namespace kvlens
