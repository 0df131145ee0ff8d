// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storequestion.h"

namespace kvlens {

StoreQuestion::StoreQuestion(StoreSession &session, Activity::Kind kind, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_handle(session.anotherHandle())
    , m_task(session.tasks(), kind)
{
    connect(&m_task, &Task::cancelAsked, this, [this] {
        m_task.end();
        m_handle.close();
        setState(State::Cancelled);
    });
    connect(&session, &StoreSession::listingAboutToChange, this, &StoreQuestion::drop);
}

void StoreQuestion::start(const Job &job)
{
    m_task.end();
    m_answer.reset();
    const auto work = [job](Store &store, const TaskSlice &slice) -> Result<Shared> {
        if (const Result<void> loaded = loadAll(store, slice.stop()); !loaded)
            return loaded.error();
        return job(store, slice.stop());
    };
    const auto take = [this](const Result<Shared> &answer) {
        m_handle.close();
        m_answer = answer.value_or(nullptr);
        if (answer)
            setState(State::Answered);
        else if (answer.error().code == ErrorCode::Cancelled)
            setState(State::Cancelled);
        else
            setState(State::Failed, answer.error());
        return Task::Next::End;
    };
    setState(State::Asking);
    if (m_session.info().capabilities.testFlag(Capability::Private))
        return m_task.run(work, take);
    m_handle.open(); // anew: what it had may have been replaced
    m_task.runOn(m_handle, work, take);
}

void StoreQuestion::drop()
{
    if (m_state == State::Idle)
        return;
    m_task.end();
    m_handle.close();
    m_answer.reset();
    setState(State::Idle);
}

void StoreQuestion::setState(State state, const std::optional<Error> &error)
{
    m_state = state;
    m_error = error;
    emit changed();
}

} // namespace kvlens
