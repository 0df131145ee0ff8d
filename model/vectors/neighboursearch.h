// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the query of SimpleVectorStore would answer for a vector that is stored, and why another one
// is not among the answers: a task, and what it has found.
#pragma once

#include "model/storesession.h"
#include "model/vectors/nearestrows.h"
#include "model/vectors/rowrank.h"
#include "model/vectors/vectorloading.h"

namespace kvlens {

struct NeighbourQuestion
{
    CollectionRef vectors; // an embedding_dict
    QByteArray query; // the key of the vector that is asked with
    QByteArray wanted = {}; // of which the rank is asked; empty: of none
    qint64 top = 10;
    // Set: as MMR mode asks, see DiverseChoice::threshold; then no rank is told.
    std::optional<double> diversity = std::nullopt;
    bool operator==(const NeighbourQuestion &) const = default;
};

struct Neighbours
{
    enum class Standing : quint8 {
        Compared,
        NoVector, // there is nothing under its key
        NoNumbers, // what there is is no array of numbers
        OtherLength, // than the query's
        Scoreless, // zeros, NaN or an infinity in it: every score is NaN
    };
    struct Row
    {
        QByteArray key;
        double score = 0;
        bool operator==(const Row &) const = default;
    };

    Standing query = Standing::Compared; // else nothing below says anything
    qint64 dimension = 0;
    qint64 compared = 0; // vectors, the query's too
    qint64 leftOut = 0; // that have another length, at which the library raises an error
    QList<Row> rows = {}; // the nearest first; of MMR mode in its order, with its scores
    bool isCut = false; // MMR mode has nothing more to choose: here the library raises KeyError
    Standing wanted = Standing::Compared;
    qint64 wantedDimension = 0; // of OtherLength
    RowRank rank = {}; // of the wanted one, if it was compared
};

// Vectors are loaded once and stay at hand for further questions, until drop() or something else is
// stored. They are compared as they are stored.
// Threads: the GUI's; nothing here blocks. Memory: four bytes an element of every vector.
class NeighbourSearch : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 { Idle, Searching, Finished, Cancelled, Failed };

    explicit NeighbourSearch(StoreSession &session, QObject *parent = nullptr); // outlives it

    // Nothing if it is what was asked last, and answered or being answered.
    void ask(const NeighbourQuestion &question);
    void askAgain(); // the same, whatever became of it
    void drop(); // gives the memory back
    State state() const { return m_state; }
    std::optional<Error> error() const { return m_error; } // of Failed
    const Neighbours &found() const { return m_found; } // of Finished

signals:
    void changed();
    void outdated(); // something else is stored: ask again

private:
    using Loaded = std::shared_ptr<VectorLoading>; // one thread at a time: that of the job
    struct Answer
    {
        Loaded loaded;
        qint64 done = 0;
        std::optional<Neighbours> found; // nothing: there is more to do
    };
    class Work;
    Task::Next take(const Result<Answer> &answer);
    void setState(State state, const std::optional<Error> &error = std::nullopt);

    StoreSession &m_session;
    State m_state = State::Idle;
    std::optional<Error> m_error;
    NeighbourQuestion m_question;
    Neighbours m_found;
    Loaded m_loaded; // whole; null: nothing is at hand
    CollectionRef m_loadedOf;
    Task m_task;
};

} // namespace kvlens
