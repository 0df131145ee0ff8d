// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/neighboursearch.h"

#include "model/vectors/diverserows.h"
#include "model/vectors/numberlist.h"

namespace kvlens {

namespace {

using Standing = Neighbours::Standing;
using Elements = std::vector<double>;

struct ReadVector
{
    Standing standing = Standing::Compared;
    Elements numbers = {};
};

Result<ReadVector> readVector(Store &store, const EntryRef &ref, const std::stop_token &stop)
{
    const Result<Entry> entry = store.read({ref}, {}, stop).first();
    if (!entry && entry.error().code != ErrorCode::NotFound)
        return entry.error();
    if (!entry)
        return ReadVector {Standing::NoVector};
    std::optional<Elements> numbers = exactNumbers(entry->value);
    if (!numbers || numbers->empty())
        return ReadVector {Standing::NoNumbers};
    std::vector<float> single(numbers->size());
    const bool hasScore = directionOf(*numbers, single) != VectorKind::Scoreless;
    return ReadVector {hasScore ? Standing::Compared : Standing::Scoreless, *std::move(numbers)};
}

std::optional<qint64> rowOfKey(const VectorRows &rows, QByteArrayView key)
{
    for (qint64 row = 0; row < rows.count(); ++row) {
        if (rows.key(row) == key)
            return row;
    }
    return std::nullopt;
}

} // namespace

// Goes from slice to slice: the query, all vectors unless they are at hand, and then the answer.
class NeighbourSearch::Work
{
public:
    Work(NeighbourQuestion question, Loaded atHand)
        : m_question(std::move(question))
        , m_loaded(std::move(atHand))
    {
    }

    Result<Answer> operator()(Store &store, const TaskSlice &slice)
    {
        if (!m_query) {
            const EntryRef ref {m_question.vectors, m_question.query};
            Result<ReadVector> query = readVector(store, ref, slice.stop());
            if (!query)
                return query.error();
            m_query = *std::move(query);
            m_found.query = m_query->standing;
            m_found.dimension = qint64(m_query->numbers.size());
        }
        if (m_query->standing != Standing::Compared)
            return Answer {m_loaded, 0, m_found};
        return answer(store, slice);
    }

private:
    Result<Answer> answer(Store &store, const TaskSlice &slice)
    {
        if (!m_loaded || m_loaded->rows().dimension() != m_found.dimension)
            m_loaded = std::make_shared<VectorLoading>(m_question.vectors, m_found.dimension);
        while (!m_loaded->atEnd() && !slice.isOver()) {
            const Result<void> went = m_loaded->goOn(store, slice.left(), slice.stop());
            if (!went)
                return went.error();
        }
        const auto done = m_loaded->rows().count() + qint64(m_loaded->leftOut().size());
        if (!m_loaded->atEnd())
            return Answer {m_loaded, done, std::nullopt};
        if (const Result<void> compared = compare(store, slice.stop()); !compared)
            return compared.error();
        return Answer {m_loaded, done, m_found};
    }

    Result<void> compare(Store &store, const std::stop_token &stop)
    {
        const VectorRows &rows = m_loaded->rows();
        ExactScores exact(store, m_question.vectors, rows, m_query->numbers, stop);
        const Result<DiverseRows> found = matches(store, exact, stop);
        if (!found)
            return found.error();
        for (const Match &match : found->matches)
            m_found.rows.append({rows.key(match.row).toByteArray(), match.score});
        m_found.isCut = found->isCut;
        m_found.compared = rows.count();
        m_found.leftOut = qint64(m_loaded->leftOut().size());
        return m_question.wanted.isEmpty() ? Result<void>() : rank(store, exact, stop);
    }

    Result<DiverseRows> matches(Store &store, ExactScores &exact, const std::stop_token &stop)
    {
        const VectorRows &rows = m_loaded->rows();
        if (m_question.diversity)
            return diverseRows(store, m_question.vectors, rows, {}, m_query->numbers,
                {m_question.top, *m_question.diversity}, stop);
        Result<QList<Match>> nearest
            = nearestRows(rows, {}, m_query->numbers, m_question.top, exact);
        return nearest ? Result<DiverseRows>(DiverseRows {*std::move(nearest)}) : nearest.error();
    }

    Result<void> rank(Store &store, ExactScores &exact, const std::stop_token &stop)
    {
        const EntryRef ref {m_question.vectors, m_question.wanted};
        const Result<ReadVector> wanted = readVector(store, ref, stop);
        if (!wanted)
            return wanted.error();
        const std::optional<qint64> row = rowOfKey(m_loaded->rows(), m_question.wanted);
        m_found.wanted = wanted->standing;
        m_found.wantedDimension = qint64(wanted->numbers.size());
        if (!row && wanted->standing != Standing::NoVector
            && wanted->standing != Standing::NoNumbers)
            m_found.wanted = Standing::OtherLength;
        if (m_found.wanted != Standing::Compared || !row || m_question.diversity)
            return {};
        const Result<RowRank> rank = rankOfRow(m_loaded->rows(), m_query->numbers, *row, exact);
        if (!rank)
            return rank.error();
        m_found.rank = *rank;
        return {};
    }

    NeighbourQuestion m_question;
    Loaded m_loaded;
    std::optional<ReadVector> m_query;
    Neighbours m_found;
};

NeighbourSearch::NeighbourSearch(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_task(session.tasks(), Activity::Kind::Comparing, Task::Start::Awaited)
{
    connect(&session, &StoreSession::listingAboutToChange, this, [this] { m_task.end(); });
    connect(&session, &StoreSession::listingChanged, this, [this] {
        drop();
        emit outdated();
    });
}

void NeighbourSearch::ask(const NeighbourQuestion &question)
{
    const bool isKnown = m_state != State::Idle && question == m_question;
    m_question = question;
    if (!isKnown)
        askAgain();
}

void NeighbourSearch::askAgain()
{
    m_task.end();
    m_found = {};
    if (m_loadedOf != m_question.vectors)
        m_session.tasks().giveBack(std::exchange(m_loaded, nullptr));
    setState(State::Searching);
    m_task.run(
        Work(m_question, m_loaded), [this](const Result<Answer> &answer) { return take(answer); });
}

Task::Next NeighbourSearch::take(const Result<Answer> &answer)
{
    if (!answer) {
        const bool isCancelled = answer.error().code == ErrorCode::Cancelled;
        setState(isCancelled ? State::Cancelled : State::Failed,
            isCancelled ? std::nullopt : std::optional(answer.error()));
        return Task::Next::End;
    }
    if (!answer->found) {
        m_task.show({Activity::Kind::Comparing, answer->done, -1});
        return Task::Next::Slice;
    }
    m_loaded = answer->loaded;
    m_loadedOf = m_question.vectors;
    m_found = *answer->found;
    setState(State::Finished);
    return Task::Next::End;
}

void NeighbourSearch::drop()
{
    m_task.end();
    m_session.tasks().giveBack(std::exchange(m_loaded, nullptr));
    m_found = {};
    setState(State::Idle);
}

void NeighbourSearch::setState(State state, const std::optional<Error> &error)
{
    m_state = state;
    m_error = error;
    emit changed();
}

} // namespace kvlens
