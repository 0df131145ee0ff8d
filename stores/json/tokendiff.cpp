// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/tokendiff.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace kvlens::json {

namespace {

constexpr qsizetype mostEdits = 1000;
constexpr int mostRounds = 16; // of splitting at unique tokens

// Tokens [begin, end) on both sides that may match each other.
struct Gap
{
    qsizetype aBegin;
    qsizetype aEnd;
    qsizetype bBegin;
    qsizetype bEnd;
    int round = 0;
};

struct Pair
{
    qsizetype a;
    qsizetype b;
};

using Ids = std::vector<size_t>;

// Equal tokens get equal numbers, so that the rest compares numbers.
size_t assignIds(const std::vector<QByteArrayView> &a, const std::vector<QByteArrayView> &b,
    Ids &aIds, Ids &bIds)
{
    QHash<QByteArrayView, size_t> known;
    const auto idOf = [&](QByteArrayView token) {
        const auto it = known.constFind(token);
        return it != known.constEnd() ? *it : *known.insert(token, size_t(known.size()));
    };
    std::transform(a.begin(), a.end(), std::back_inserter(aIds), idOf);
    std::transform(b.begin(), b.end(), std::back_inserter(bIds), idOf);
    return static_cast<size_t>(known.size());
}

// The longest run of pairs that ascends on both sides; `pairs` ascend in b.
std::vector<Pair> longestAscending(const std::vector<Pair> &pairs)
{
    std::vector<size_t> tails; // by length: the pair that ends the best run of that length
    std::vector<size_t> before(pairs.size());
    for (size_t i = 0; i < pairs.size(); ++i) {
        const auto place = std::lower_bound(tails.begin(), tails.end(), pairs[i].a,
            [&](size_t tail, qsizetype a) { return pairs[tail].a < a; });
        before[i] = place == tails.begin() ? i : *(place - 1);
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    std::vector<Pair> run(tails.size());
    size_t at = tails.empty() ? 0 : tails.back();
    for (size_t i = run.size(); i-- > 0; at = before[at])
        run[i] = pairs[at];
    return run;
}

class Matcher
{
public:
    Matcher(Ids a, Ids b, size_t ids)
        : m_a(std::move(a))
        , m_b(std::move(b))
        , m_seen(ids)
        , m_matches(m_b.size(), noMatch)
    {
    }
    std::vector<qsizetype> run();

private:
    // How often an id occurs in the gap at hand, and where.
    struct Seen
    {
        int inA = 0;
        int inB = 0;
        qsizetype a = 0;
    };
    void match(Gap gap);
    void trim(Gap &gap);
    std::vector<Pair> uniquePairs(const Gap &gap);
    void split(const Gap &gap, const std::vector<Pair> &anchors);
    void shortestScript(const Gap &gap);
    size_t a(qsizetype i) const { return m_a[static_cast<size_t>(i)]; }
    size_t b(qsizetype i) const { return m_b[static_cast<size_t>(i)]; }
    void pair(qsizetype i, qsizetype j) { m_matches[static_cast<size_t>(j)] = i; }

    Ids m_a;
    Ids m_b;
    std::vector<Seen> m_seen;
    std::vector<qsizetype> m_matches;
    std::vector<Gap> m_gaps;
};

std::vector<qsizetype> Matcher::run()
{
    m_gaps.push_back(
        {0, static_cast<qsizetype>(m_a.size()), 0, static_cast<qsizetype>(m_b.size())});
    while (!m_gaps.empty()) {
        const Gap gap = m_gaps.back();
        m_gaps.pop_back();
        match(gap);
    }
    return std::move(m_matches);
}

void Matcher::match(Gap gap)
{
    trim(gap);
    if (gap.aBegin == gap.aEnd || gap.bBegin == gap.bEnd)
        return;
    std::vector<Pair> anchors;
    if (gap.round < mostRounds)
        anchors = longestAscending(uniquePairs(gap));
    if (anchors.empty())
        shortestScript(gap);
    else
        split(gap, anchors);
}

// What is equal at both ends.
void Matcher::trim(Gap &gap)
{
    while (gap.aBegin < gap.aEnd && gap.bBegin < gap.bEnd && a(gap.aBegin) == b(gap.bBegin))
        pair(gap.aBegin++, gap.bBegin++);
    while (gap.aBegin < gap.aEnd && gap.bBegin < gap.bEnd && a(gap.aEnd - 1) == b(gap.bEnd - 1))
        pair(--gap.aEnd, --gap.bEnd);
}

std::vector<Pair> Matcher::uniquePairs(const Gap &gap)
{
    for (qsizetype i = gap.aBegin; i < gap.aEnd; ++i) {
        Seen &seen = m_seen[a(i)];
        ++seen.inA;
        seen.a = i;
    }
    for (qsizetype j = gap.bBegin; j < gap.bEnd; ++j)
        ++m_seen[b(j)].inB;
    std::vector<Pair> pairs;
    for (qsizetype j = gap.bBegin; j < gap.bEnd; ++j) {
        const Seen &seen = m_seen[b(j)];
        if (seen.inA == 1 && seen.inB == 1)
            pairs.push_back({seen.a, j});
    }
    for (qsizetype i = gap.aBegin; i < gap.aEnd; ++i)
        m_seen[a(i)] = {};
    for (qsizetype j = gap.bBegin; j < gap.bEnd; ++j)
        m_seen[b(j)] = {};
    return pairs;
}

void Matcher::split(const Gap &gap, const std::vector<Pair> &anchors)
{
    Gap part {gap.aBegin, 0, gap.bBegin, 0, gap.round + 1};
    for (const Pair &anchor : anchors) {
        part.aEnd = anchor.a;
        part.bEnd = anchor.b;
        m_gaps.push_back(part);
        pair(anchor.a, anchor.b);
        part.aBegin = anchor.a + 1;
        part.bBegin = anchor.b + 1;
    }
    part.aEnd = gap.aEnd;
    part.bEnd = gap.bEnd;
    m_gaps.push_back(part);
}

// Myers, "An O(ND) difference algorithm": furthest[k] is how far diagonal k (a - b) can be followed
// with d edits. The rows are kept to walk back.
void Matcher::shortestScript(const Gap &gap)
{
    const qsizetype n = gap.aEnd - gap.aBegin;
    const qsizetype m = gap.bEnd - gap.bBegin;
    const qsizetype bound = qMin(n + m, mostEdits);
    std::vector<std::vector<qsizetype>> rows;
    const auto furthest = [&](qsizetype d, qsizetype k) -> qsizetype & {
        return rows[static_cast<size_t>(d)][static_cast<size_t>(k + d)];
    };
    // Down (a token of b is new) or right (one of a is gone), from row d - 1.
    const auto comesDown = [&](qsizetype d, qsizetype k) {
        return k == -d || (k != d && furthest(d - 1, k - 1) < furthest(d - 1, k + 1));
    };
    const auto start = [&](qsizetype d, qsizetype k) {
        if (d == 0)
            return qsizetype(0);
        return comesDown(d, k) ? furthest(d - 1, k + 1) : furthest(d - 1, k - 1) + 1;
    };

    qsizetype d = 0;
    bool reached = false;
    for (; d <= bound && !reached; ++d) {
        rows.emplace_back(static_cast<size_t>(2 * d + 1));
        for (qsizetype k = -d; k <= d && !reached; k += 2) {
            qsizetype x = start(d, k);
            while (x < n && x - k < m && x - k >= 0 && a(gap.aBegin + x) == b(gap.bBegin + x - k))
                ++x;
            furthest(d, k) = x;
            reached = x >= n && x - k >= m;
        }
    }
    if (!reached)
        return;
    qsizetype k = n - m;
    for (--d; d >= 0; --d) {
        for (qsizetype x = furthest(d, k); x > start(d, k);) {
            --x;
            pair(gap.aBegin + x, gap.bBegin + x - k);
        }
        if (d > 0)
            k += comesDown(d, k) ? 1 : -1;
    }
}

} // namespace

std::vector<qsizetype> matchTokens(
    const std::vector<QByteArrayView> &before, const std::vector<QByteArrayView> &after)
{
    Ids a;
    Ids b;
    const size_t ids = assignIds(before, after, a, b);
    return Matcher(std::move(a), std::move(b), ids).run();
}

} // namespace kvlens::json
