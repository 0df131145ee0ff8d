// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is counted of an open store: a task, and what it has found.
#pragma once

#include "model/statistics/storestatistics.h"
#include "model/storesession.h"

namespace kvlens {

// Entries are counted as they are stored, and again when that has changed and somebody wants it.
// Threads: the GUI's; nothing here blocks.
class StatisticsCount : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 {
        Idle, // nobody has wanted it
        Counting, // or waiting for the store to be listed
        Finished,
        Cancelled, // by a person: start() counts again
        Failed, // error() says why
    };

    explicit StatisticsCount(StoreSession &session, QObject *parent = nullptr); // outlives it

    void want(); // counts unless it is known, or was cancelled
    void start(); // counts, whatever was before
    State state() const { return m_state; }
    std::optional<Error> error() const { return m_error; }
    // Of the last time that it was finished; null: never.
    const std::shared_ptr<const StoreStatistics> &found() const { return m_found; }

signals:
    void changed();

private:
    struct Answer
    {
        qint64 done = 0;
        qint64 total = 0;
        std::shared_ptr<const StoreStatistics> found; // null: there is more to do
    };
    class Counting;
    void look();
    Task::Next take(const Result<Answer> &answer);
    void setState(State state, const std::optional<Error> &error = std::nullopt);

    StoreSession &m_session;
    State m_state = State::Idle;
    std::optional<Error> m_error;
    std::shared_ptr<const StoreStatistics> m_found;
    Task m_task;
};

} // namespace kvlens
