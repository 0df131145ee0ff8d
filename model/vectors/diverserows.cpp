// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/diverserows.h"

#include "model/vectors/numberlist.h"
#include "model/vectors/rowproducts.h"
#include "model/vectors/vectorkernel.h"
#include "stores/words/reasons.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kvlens {

namespace {

constexpr double beneathAll = -std::numeric_limits<double>::infinity();

// What rows are compared with: the query, or the row that was taken last.
struct ComparedVector
{
    ComparedVector(Store &store, const CollectionRef &collection, const VectorRows &rows,
        std::vector<double> vector, const std::stop_token &stop)
        : numbers(std::move(vector))
        , exact(store, collection, rows, numbers, stop)
        , products(rowProducts(rows, numbers))
    {
    }
    bool isPlain() const { return exact.queryKind() == VectorKind::Plain; }

    const std::vector<double> numbers;
    ExactScores exact; // refers to the numbers
    const std::vector<float> products;
};

class DiverseSearch
{
public:
    DiverseSearch(Store &store, const CollectionRef &collection, const VectorRows &rows,
        const std::vector<bool> &isAdmitted, const std::vector<double> &query,
        const DiverseChoice &choice, const std::stop_token &stop)
        : m_store(store)
        , m_collection(collection)
        , m_rows(rows)
        , m_choice(choice)
        , m_stop(stop)
        , m_query(store, collection, rows, query, stop)
        , m_isLeft(isAdmitted.empty() ? std::vector<bool>(size_t(rows.count()), true) : isAdmitted)
    {
    }

    Result<DiverseRows> find()
    {
        const qint64 left = std::count(m_isLeft.begin(), m_isLeft.end(), true);
        const qint64 wanted = std::min(m_choice.top, left);
        DiverseRows found;
        while (found.matches.size() < wanted && !found.isCut) {
            if (!found.matches.isEmpty()) {
                if (const Result<void> went = compareWith(found.matches.last().row); !went)
                    return went.error();
            }
            const Result<std::optional<Match>> best = takeBest();
            if (!best)
                return best.error();
            found.isCut = !best->has_value();
            if (!found.isCut)
                found.matches.append(**best);
        }
        return found;
    }

private:
    // Nothing: none of those that are left has a score.
    Result<std::optional<Match>> takeBest()
    {
        const std::vector<qint64> rows = inQuestion();
        m_query.exact.prepare(rows);
        if (m_last)
            m_last->exact.prepare(rows);
        std::optional<Match> best;
        for (const qint64 row : rows) {
            const double score = scoreOf(row);
            if (score > (best ? best->score : beneathAll))
                best = Match {row, score};
        }
        if (const std::optional<Error> error = failure())
            return *error;
        if (best)
            m_isLeft[size_t(best->row)] = false;
        return best;
    }

    std::optional<Error> failure() const
    {
        return m_query.exact.error() || !m_last ? m_query.exact.error() : m_last->exact.error();
    }

    // In the steps of the library, so that the last bit is the same where it can be.
    double scoreOf(qint64 row)
    {
        const double threshold = m_choice.threshold;
        const double wanted = threshold * m_query.exact.of(row);
        return m_last ? wanted - (1 - threshold) * m_last->exact.of(row) : wanted;
    }

    double nearScore(qint64 row) const
    {
        const double threshold = m_choice.threshold;
        const double wanted = threshold * double(m_query.products[size_t(row)]);
        return m_last ? wanted - (1 - threshold) * double(m_last->products[size_t(row)]) : wanted;
    }

    // Those that may be the best, in their order.
    std::vector<qint64> inQuestion() const
    {
        const double error = productError(m_rows.dimension());
        const double margin
            = 2 * error * (std::abs(m_choice.threshold) + std::abs(1 - m_choice.threshold));
        const bool tellsProducts = m_query.isPlain() && (!m_last || m_last->isPlain());
        double best = beneathAll;
        for (qint64 row = 0; row < m_rows.count() && tellsProducts; ++row) {
            if (m_isLeft[size_t(row)] && m_rows.kind(row) == VectorKind::Plain)
                best = std::max(best, nearScore(row));
        }
        std::vector<qint64> rows;
        for (qint64 row = 0; row < m_rows.count(); ++row) {
            const VectorKind kind = m_rows.kind(row);
            if (!m_isLeft[size_t(row)] || kind == VectorKind::Scoreless)
                continue;
            if (!tellsProducts || kind == VectorKind::Odd || nearScore(row) >= best - margin)
                rows.push_back(row);
        }
        return rows;
    }

    Result<void> compareWith(qint64 row)
    {
        const EntryRef ref {m_collection, m_rows.key(row).toByteArray()};
        const Result<Entry> entry = m_store.read({ref}, {}, m_stop).first();
        if (!entry)
            return entry.error();
        std::optional<std::vector<double>> vector = exactNumbers(entry->value);
        if (!vector || qint64(vector->size()) != m_rows.dimension())
            return Error {ErrorCode::Conflict, Reasons::entryChanged};
        m_last.reset();
        m_last.emplace(m_store, m_collection, m_rows, *std::move(vector), m_stop);
        return {};
    }

    Store &m_store;
    const CollectionRef &m_collection;
    const VectorRows &m_rows;
    const DiverseChoice m_choice;
    std::stop_token m_stop;
    ComparedVector m_query;
    std::optional<ComparedVector> m_last;
    std::vector<bool> m_isLeft;
};

} // namespace

Result<DiverseRows> diverseRows(Store &store, const CollectionRef &collection,
    const VectorRows &rows, const std::vector<bool> &isAdmitted, const std::vector<double> &query,
    const DiverseChoice &choice, const std::stop_token &stop)
{
    return DiverseSearch(store, collection, rows, isAdmitted, query, choice, stop).find();
}

} // namespace kvlens
