// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/drawings/indexdrawing.h"

namespace kvlens {

IndexDrawing::IndexDrawing(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_task(session.tasks(), Activity::Kind::Surveying)
{
    connect(&session, &StoreSession::listingAboutToChange, this, [this] {
        m_task.end();
        m_snapshot = nullptr;
        if (m_state == State::Drawing)
            setState(State::Idle);
    });
}

void IndexDrawing::ask(const DrawingQuestion &question, const IndexSnapshotPointer &snapshot)
{
    const bool isMade = m_state == State::Drawing || m_state == State::Finished;
    if (isMade && question == m_question && snapshot == m_snapshot)
        return;
    const bool isOfSame = question.subject == m_question.subject && snapshot == m_snapshot
        && m_state == State::Finished;
    const std::shared_ptr<const ::kvlens::Drawing> whole
        = isOfSame && m_drawn ? m_drawn->whole : nullptr;
    if (question.subject != m_question.subject)
        m_drawn = nullptr;
    m_question = question;
    m_snapshot = snapshot;
    const auto work = std::make_shared<DrawingWork>(question, snapshot, m_session.changes(), whole);
    const auto job = [work](Store &store, const TaskSlice &slice) -> Result<Answer> {
        if (const Result<void> went = work->step(store, slice); !went)
            return went.error();
        return Answer {work->done(), work->result()};
    };
    m_task.run(job, [this](const Result<Answer> &answer) { return take(answer); });
    setState(State::Drawing);
}

Task::Next IndexDrawing::take(const Result<Answer> &answer)
{
    if (!answer) {
        const bool isCancelled = answer.error().code == ErrorCode::Cancelled;
        setState(isCancelled ? State::Cancelled : State::Failed,
            isCancelled ? std::nullopt : std::optional(answer.error()));
        return Task::Next::End;
    }
    if (!answer->drawn) {
        m_task.show({Activity::Kind::Surveying, answer->done, -1});
        return Task::Next::Slice;
    }
    m_drawn = answer->drawn;
    setState(State::Finished);
    return Task::Next::End;
}

void IndexDrawing::drop()
{
    m_task.end();
    m_snapshot = nullptr;
    m_drawn = nullptr;
    setState(State::Idle);
}

void IndexDrawing::setState(State state, const std::optional<Error> &error)
{
    m_state = state;
    m_error = error;
    emit changed();
}

} // namespace kvlens
