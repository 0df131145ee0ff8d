// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The vectors of a store as points of a map, and what they have in common: a task, and what it has
// found.
#pragma once

#include "model/index/indexsnapshot.h"
#include "model/storesession.h"
#include "model/vectors/pointvalues.h"
#include "model/vectors/vectormap.h"
#include "model/vectors/vectorplaces.h"

namespace kvlens {

// Threads: any; it does not change.
struct MappedVectors
{
    VectorPlace place;
    VectorMap map;
    PointValues clusters;
    MetadataValues metadata;
};
using MappedVectorsPointer = std::shared_ptr<const MappedVectors>;

// By what points are put into groups.
struct MapColouring
{
    enum class By : quint8 { Document, Cluster, Metadata };
    By by = By::Document;
    QByteArray member = {}; // of Metadata
    bool operator==(const MapColouring &) const = default;
};
// `index` may be null: then no point has a document.
PointValues valuesBy(
    const MapColouring &colouring, const MappedVectors &of, const IndexSnapshotPointer &index);

using PointGroupsPointer = std::shared_ptr<const PointGroups>;

// Vectors are mapped as they are stored; they are read for each question, and kept by nobody.
// Threads: the GUI's; nothing here blocks. Memory: while it is at work four bytes an element of
// every vector, then some 60 bytes and the key of each point.
class MapSearch : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 { Idle, Searching, Finished, Cancelled, Failed };

    explicit MapSearch(StoreSession &session, QObject *parent = nullptr); // outlives it

    void ask(const VectorPlace &place);
    void drop(); // what was found, and what is being looked for
    State state() const { return m_state; }
    std::optional<Error> error() const { return m_error; } // of Failed
    const MappedVectorsPointer &found() const { return m_found; } // of Finished; else null

    // Puts the points into groups; as soon as there are any, if there are none yet.
    void group(const MapColouring &colouring, const IndexSnapshotPointer &index);
    const PointGroupsPointer &groups() const { return m_groups; } // null: none yet

signals:
    void changed();
    void grouped();
    void outdated(); // something else is stored: ask again

private:
    struct Answer
    {
        Activity activity;
        MappedVectorsPointer found; // null: there is more to do
    };
    class Work;
    Task::Next take(const Result<Answer> &answer);
    void sendGrouping();
    void setState(State state, const std::optional<Error> &error = std::nullopt);

    StoreSession &m_session;
    State m_state = State::Idle;
    std::optional<Error> m_error;
    MappedVectorsPointer m_found;
    MapColouring m_colouring;
    IndexSnapshotPointer m_index; // of the last grouping
    PointGroupsPointer m_groups;
    bool m_isGroupingWanted = false;
    Task m_task;
    Task m_grouping;
};

} // namespace kvlens
