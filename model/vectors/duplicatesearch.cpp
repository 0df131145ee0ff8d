// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/duplicatesearch.h"

#include "model/vectors/usualvectors.h"

namespace kvlens {

namespace {

FoundDuplicates foundIn(const VectorLoading &vectors, const QList<DuplicateGroup> &groups)
{
    const VectorRows &rows = vectors.rows();
    FoundDuplicates found {{}, rows.dimension(), rows.count() - rows.notPlain(),
        qint64(vectors.leftOut().size()), rows.notPlain()};
    for (const DuplicateGroup &group : groups) {
        QList<FoundDuplicates::Row> members;
        for (const DuplicateRow &one : group)
            members.append(
                {rows.key(one.row).toByteArray(), rows.key(one.nearest).toByteArray(), one.score});
        found.groups.append(std::move(members));
    }
    return found;
}

} // namespace

// Goes from slice to slice: all vectors, and then all pairs of them.
class DuplicateSearch::Work
{
public:
    explicit Work(DuplicateQuestion question)
        : m_question(std::move(question))
        , m_loading(std::make_unique<UsualVectors>(m_question.vectors))
    {
    }

    Result<Answer> operator()(Store &store, const TaskSlice &slice)
    {
        while (!m_loading->atEnd()) {
            const Result<void> went = m_loading->goOn(store, slice.left(), slice.stop());
            if (!went)
                return went.error();
            if (slice.isOver())
                return Answer {{Activity::Kind::Comparing, m_loading->done(), -1}, std::nullopt};
        }
        const VectorRows &rows = m_loading->vectors().rows();
        if (!m_duplicates)
            m_duplicates
                = std::make_unique<NearDuplicates>(rows, m_question.vectors, m_question.threshold);
        if (const Result<void> went = m_duplicates->goOn(store, slice); !went)
            return went.error();
        const Activity activity {Activity::Kind::Comparing, m_duplicates->done(), rows.count()};
        if (slice.stop().stop_requested())
            return Error {ErrorCode::Cancelled, {}};
        return m_duplicates->atEnd()
            ? Answer {activity, foundIn(m_loading->vectors(), m_duplicates->groups())}
            : Answer {activity, std::nullopt};
    }

private:
    DuplicateQuestion m_question;
    std::unique_ptr<UsualVectors> m_loading;
    std::unique_ptr<NearDuplicates> m_duplicates; // null: not all are loaded yet
};

DuplicateSearch::DuplicateSearch(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_task(session.tasks(), Activity::Kind::Comparing)
{
    connect(&session, &StoreSession::listingAboutToChange, this, &DuplicateSearch::drop);
}

void DuplicateSearch::ask(const DuplicateQuestion &question)
{
    m_question = question;
    m_found = {};
    setState(State::Searching);
    m_task.run(Work(question), [this](const Result<Answer> &answer) { return take(answer); });
}

Task::Next DuplicateSearch::take(const Result<Answer> &answer)
{
    if (!answer) {
        const bool isCancelled = answer.error().code == ErrorCode::Cancelled;
        setState(isCancelled ? State::Cancelled : State::Failed,
            isCancelled ? std::nullopt : std::optional(answer.error()));
        return Task::Next::End;
    }
    if (!answer->found) {
        m_task.show(answer->activity);
        return Task::Next::Slice;
    }
    m_found = *answer->found;
    setState(State::Finished);
    return Task::Next::End;
}

void DuplicateSearch::drop()
{
    m_task.end();
    m_found = {};
    setState(State::Idle);
}

void DuplicateSearch::setState(State state, const std::optional<Error> &error)
{
    m_state = state;
    m_error = error;
    emit changed();
}

} // namespace kvlens
