// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The drawing of an index of an open store: a task, and what it has made.
#pragma once

#include "model/drawings/drawingwork.h"
#include "model/storesession.h"

namespace kvlens {

// Draws what a snapshot says is there, with the staged edits. What was read of an index is kept
// until it is asked for with another snapshot, so that going from one neighbourhood to another is
// quick. Threads: the GUI's; nothing here blocks. Memory: that of the whole drawing.
class IndexDrawing : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 { Idle, Drawing, Finished, Cancelled, Failed };

    explicit IndexDrawing(StoreSession &session, QObject *parent = nullptr); // outlives it

    // Nothing if that is what is drawn, or being drawn, of this snapshot.
    void ask(const DrawingQuestion &question, const IndexSnapshotPointer &snapshot);
    void drop(); // what was drawn, and what is being drawn
    State state() const { return m_state; }
    std::optional<Error> error() const { return m_error; } // of Failed
    const DrawingQuestion &question() const { return m_question; } // the last one
    // The last one that was finished, which stays while another is made; null: none.
    const LaidOutPointer &drawn() const { return m_drawn; }

signals:
    void changed();

private:
    struct Answer
    {
        qint64 done = 0;
        LaidOutPointer drawn; // null: there is more to do
    };
    Task::Next take(const Result<Answer> &answer);
    void setState(State state, const std::optional<Error> &error = std::nullopt);

    StoreSession &m_session;
    State m_state = State::Idle;
    std::optional<Error> m_error;
    DrawingQuestion m_question;
    IndexSnapshotPointer m_snapshot; // of the last question
    LaidOutPointer m_drawn;
    Task m_task;
};

} // namespace kvlens
