// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Something that is asked of a whole store for a person, in the background, and its answer.
#pragma once

#include "model/storesession.h"

namespace kvlens {

// Is asked on a handle of its own, so that browsing goes on however long it takes; of a store that
// only its own handle sees, on that.
// Threads: the GUI's; nothing here blocks. Memory: the answer, and while it is asked what a second
// handle keeps.
class StoreQuestion : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 {
        Idle,
        Asking,
        Answered,
        Cancelled, // at once
        Failed, // error() says why
    };

    // The session outlives it. What is stored anew makes it Idle.
    StoreQuestion(StoreSession &session, Activity::Kind kind, QObject *parent = nullptr);

    // `ask(Store &, const std::stop_token &)` returns a Result<Answer>. The store is listed to its
    // end. It captures values, and is called, and dies, on a worker. What was asked before ends.
    template <class Answer, class Ask> void ask(Ask ask)
    {
        start([ask = std::move(ask)](Store &store, const std::stop_token &stop) -> Result<Shared> {
            Result<Answer> answer = ask(store, stop);
            if (!answer)
                return answer.error();
            return Shared(std::make_shared<const Answer>(*std::move(answer)));
        });
    }
    void drop(); // the answer, or what is asked
    StoreSession &session() const { return m_session; }
    State state() const { return m_state; }
    std::optional<Error> error() const { return m_error; }
    // Of Answered, as it was asked for; nullptr: there is none.
    template <class Answer> const Answer *answer() const
    {
        return static_cast<const Answer *>(m_answer.get());
    }

signals:
    void changed();

private:
    using Shared = std::shared_ptr<const void>;
    using Job = std::function<Result<Shared>(Store &, const std::stop_token &)>;
    void start(const Job &job);
    void setState(State state, const std::optional<Error> &error = std::nullopt);

    StoreSession &m_session;
    State m_state = State::Idle;
    std::optional<Error> m_error;
    Shared m_answer;
    StoreHandle m_handle; // open while it is asked
    Task m_task;
};

} // namespace kvlens
