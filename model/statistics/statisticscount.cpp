// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/statistics/statisticscount.h"

namespace kvlens {

// Goes from slice to slice.
class StatisticsCount::Counting
{
public:
    Result<Answer> operator()(Store &store, const TaskSlice &slice)
    {
        if (!m_reader) {
            Result<StatisticsReader> reader = StatisticsReader::begin(store, slice.stop());
            if (!reader)
                return reader.error();
            m_reader = *std::move(reader);
        }
        if (const Result<void> read = m_reader->step(store, slice); !read)
            return read.error();
        Answer answer {m_reader->done(), m_reader->total(), nullptr};
        if (m_reader->isDone())
            answer.found = std::make_shared<const StoreStatistics>(m_reader->take());
        return answer;
    }

private:
    std::optional<StatisticsReader> m_reader;
};

StatisticsCount::StatisticsCount(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_task(session.tasks(), Activity::Kind::Counting)
{
    connect(&session, &StoreSession::listingAboutToChange, this, [this] { m_task.end(); });
    connect(&session, &StoreSession::listingChanged, this, [this] {
        if (m_state == State::Counting)
            return start();
        setState(State::Idle);
    });
    connect(&session, &StoreSession::stateChanged, this, [this] {
        if (m_state == State::Counting && !m_task.isRunning())
            look();
    });
}

void StatisticsCount::want()
{
    if (m_state == State::Idle)
        start();
}

void StatisticsCount::start()
{
    m_task.end();
    setState(State::Counting);
    look();
}

// Once every key is known.
void StatisticsCount::look()
{
    if (m_session.state() == SessionState::Failed)
        return setState(State::Failed, m_session.error());
    if (m_session.state() != SessionState::Ready)
        return;
    m_task.run(Counting(), [this](const Result<Answer> &answer) { return take(answer); });
}

Task::Next StatisticsCount::take(const Result<Answer> &answer)
{
    if (!answer) {
        const bool isCancelled = answer.error().code == ErrorCode::Cancelled;
        setState(isCancelled ? State::Cancelled : State::Failed,
            isCancelled ? std::nullopt : std::optional(answer.error()));
        return Task::Next::End;
    }
    m_task.show({Activity::Kind::Counting, answer->done, answer->total});
    if (!answer->found)
        return Task::Next::Slice;
    m_found = answer->found;
    setState(State::Finished);
    return Task::Next::End;
}

void StatisticsCount::setState(State state, const std::optional<Error> &error)
{
    m_state = state;
    m_error = error;
    emit changed();
}

} // namespace kvlens
