// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which vectors of a store are nearly the same: a task, and what it has found.
#pragma once

#include "model/storesession.h"
#include "model/vectors/nearduplicates.h"

namespace kvlens {

struct DuplicateQuestion
{
    CollectionRef vectors; // an embedding_dict
    double threshold = 0.99;
    bool operator==(const DuplicateQuestion &) const = default;
};

struct FoundDuplicates
{
    struct Row
    {
        QByteArray key;
        QByteArray nearest; // of its group
        double score = 0; // with that
        bool operator==(const Row &) const = default;
    };
    QList<QList<Row>> groups; // the largest first
    qint64 dimension = 0;
    qint64 compared = 0; // vectors
    qint64 leftOut = 0; // of another length, or no vectors
    qint64 scoreless
        = 0; // of zeros, or with NaN or infinities, or too large: compared with nothing
    bool operator==(const FoundDuplicates &) const = default;
};

// Vectors are compared as they are stored; they are read for each question, and kept by nobody.
// Threads: the GUI's; nothing here blocks. Memory: while it is at work four bytes an element of
// every vector, and 150 bytes for each.
class DuplicateSearch : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 { Idle, Searching, Finished, Cancelled, Failed };

    explicit DuplicateSearch(StoreSession &session, QObject *parent = nullptr); // outlives it

    void ask(const DuplicateQuestion &question);
    void drop(); // what was found, and what is being looked for
    State state() const { return m_state; }
    std::optional<Error> error() const { return m_error; } // of Failed
    const DuplicateQuestion &question() const { return m_question; } // the last one
    const FoundDuplicates &found() const { return m_found; } // of Finished

signals:
    void changed();

private:
    struct Answer
    {
        Activity activity;
        std::optional<FoundDuplicates> found; // nothing: there is more to do
    };
    class Work;
    Task::Next take(const Result<Answer> &answer);
    void setState(State state, const std::optional<Error> &error = std::nullopt);

    State m_state = State::Idle;
    std::optional<Error> m_error;
    DuplicateQuestion m_question;
    FoundDuplicates m_found;
    Task m_task;
};

} // namespace kvlens
