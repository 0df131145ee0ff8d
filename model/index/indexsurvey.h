// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an open store holds as an index, for whoever shows it: read once in the background, and kept
// true to what is staged and stored.
#pragma once

#include "model/index/indexsnapshot.h"
#include "model/storesession.h"

namespace kvlens {

// Reads when somebody wants it. After an edit it lays what is staged over what it has; when
// something else is stored it reads again, once somebody wants it.
// Threads: the GUI's; nothing here blocks.
// Memory: what IndexParts and LinkTable are; twice that while there are staged edits.
class IndexSurvey : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 {
        Idle, // nobody has wanted it
        Reading, // or waiting for the store to be listed
        Ready,
        Cancelled, // by a person: start() reads again
        Failed, // error() says why
    };

    explicit IndexSurvey(StoreSession &session, QObject *parent = nullptr); // which outlives it

    // Whether the store has any part of an index, as far as it is listed.
    static bool isIndex(const StoreSession &session);

    void want(); // reads unless it is known, or was cancelled; call it on every changed()
    void start(); // reads, whatever was before
    StoreSession &session() const { return m_session; }
    State state() const { return m_state; }
    std::optional<Error> error() const { return m_error; }
    // With the staged edits; null: nothing is known yet.
    const IndexSnapshotPointer &snapshot() const { return m_snapshot; }
    // Whether the snapshot is older than what is stored or staged now.
    bool isOutdated() const { return m_isStoredAnew || m_isEdited; }

signals:
    void changed(); // state, snapshot or whether it is outdated

private:
    struct Answer
    {
        qint64 done = 0;
        qint64 total = 0;
        IndexSnapshotPointer read; // null: there is more to do
    };
    class Reading;
    void look();
    void layOver();
    Task::Next take(const Result<Answer> &answer);
    void show(const IndexSnapshotPointer &snapshot);
    void becomeEdited();
    void becomeOutdated();
    void setState(State state, const std::optional<Error> &error = std::nullopt);

    StoreSession &m_session;
    State m_state = State::Idle;
    std::optional<Error> m_error;
    IndexSnapshotPointer m_stored; // null: nothing was read
    IndexSnapshotPointer m_snapshot; // the same, while nothing is staged
    bool m_isStoredAnew = false; // since m_stored was read
    bool m_isEdited = false; // since m_snapshot was made
    QTimer m_pause; // of the one who edits
    Task m_reading;
    Task m_overlay;
};

} // namespace kvlens
