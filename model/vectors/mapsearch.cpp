// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/mapsearch.h"

#include "model/vectors/usualvectors.h"
#include "model/vectors/vectorclusters.h"

namespace kvlens {

PointValues valuesBy(
    const MapColouring &colouring, const MappedVectors &of, const IndexSnapshotPointer &index)
{
    switch (colouring.by) {
    case MapColouring::By::Cluster:
        return of.clusters;
    case MapColouring::By::Metadata:
        return of.metadata.ofMember(colouring.member);
    case MapColouring::By::Document:
        break;
    }
    if (index)
        return documentValues(*index, of.map.keys);
    return {{}, std::vector<quint32>(of.map.points.size(), PointValues::none)};
}

// Goes from slice to slice: all vectors, the map, the clusters, and then the metadata.
class MapSearch::Work
{
public:
    explicit Work(VectorPlace place)
        : m_loading(std::make_unique<UsualVectors>(place.vectors))
        , m_found(std::make_shared<MappedVectors>())
    {
        m_found->place = std::move(place);
    }

    Result<Answer> operator()(Store &store, const TaskSlice &slice)
    {
        while (!m_isDone) {
            if (const Result<void> went = step(store, slice); !went)
                return went.error();
            if (slice.stop().stop_requested())
                return Error {ErrorCode::Cancelled, {}};
            if (slice.isOver() && !m_isDone)
                return Answer {{Activity::Kind::Comparing, done(), -1}, nullptr};
        }
        return Answer {{Activity::Kind::Comparing, done(), -1}, m_found};
    }

private:
    qint64 done() const
    {
        return m_loading ? m_loading->done() : qint64(m_found->map.points.size());
    }

    Result<void> step(Store &store, const TaskSlice &slice)
    {
        if (m_loading && !m_loading->atEnd())
            return m_loading->goOn(store, slice.left(), slice.stop());
        if (m_loading)
            mapOrCluster();
        else
            return readMetadata(store, slice);
        return {};
    }

    void mapOrCluster()
    {
        if (!m_mapping)
            m_mapping = std::make_unique<VectorMapping>(m_loading->vectors());
        if (!m_mapping->atEnd())
            return m_mapping->goOn();
        const VectorRows &rows = m_loading->vectors().rows();
        if (!m_clusters)
            m_clusters = std::make_unique<VectorClusters>(rows);
        if (!m_clusters->atEnd())
            return m_clusters->goOn();
        std::vector<quint8> ofPoints;
        for (const qint64 row : rowsOfPoints(rows))
            ofPoints.push_back(m_clusters->ofRows()[size_t(row)]);
        m_found->clusters = clusterValues(ofPoints, m_clusters->count());
        m_found->map = m_mapping->take();
        m_found->metadata = MetadataValues(m_found->map.keys.count());
        m_numbers = std::make_unique<KeyNumbers>(m_found->map.keys);
        m_clusters.reset();
        m_mapping.reset();
        m_loading.reset(); // much memory
    }

    Result<void> readMetadata(Store &store, const TaskSlice &slice)
    {
        m_isDone = !m_found->place.metadata;
        if (m_isDone)
            return {};
        const auto take = [this](const Entry &entry) {
            if (const qsizetype point = m_numbers->find(entry.ref.key); point >= 0)
                m_found->metadata.take(point, entry.value);
            return Visit::Continue;
        };
        const Result<ScanPage> page
            = store.scan({*m_found->place.metadata, m_from, slice.left(), ScanDepth::Values}, take,
                slice.stop());
        if (!page)
            return page.error();
        m_from = page->next;
        m_isDone = m_from.atEnd();
        return {};
    }

    std::unique_ptr<UsualVectors> m_loading; // null: they are mapped
    std::unique_ptr<VectorMapping> m_mapping;
    std::unique_ptr<VectorClusters> m_clusters;
    std::shared_ptr<MappedVectors> m_found;
    std::unique_ptr<KeyNumbers> m_numbers;
    ScanCursor m_from; // in the metadata
    bool m_isDone = false;
};

MapSearch::MapSearch(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_task(session.tasks(), Activity::Kind::Comparing)
    , m_grouping(session.tasks(), Activity::Kind::None)
{
    connect(&session, &StoreSession::listingAboutToChange, this, [this] {
        m_task.end();
        m_grouping.end();
    });
    connect(&session, &StoreSession::listingChanged, this, [this] {
        drop();
        emit outdated();
    });
}

void MapSearch::ask(const VectorPlace &place)
{
    drop();
    setState(State::Searching);
    m_task.run(Work(place), [this](const Result<Answer> &answer) { return take(answer); });
}

Task::Next MapSearch::take(const Result<Answer> &answer)
{
    if (!answer) {
        const bool isCancelled = answer.error().code == ErrorCode::Cancelled;
        setState(isCancelled ? State::Cancelled : State::Failed,
            isCancelled ? std::nullopt : std::optional(answer.error()));
        return Task::Next::End;
    }
    if (!answer->found) {
        m_task.show(answer->activity);
        return Task::Next::Slice;
    }
    m_found = answer->found;
    if (m_isGroupingWanted)
        sendGrouping();
    setState(State::Finished);
    return Task::Next::End;
}

void MapSearch::group(const MapColouring &colouring, const IndexSnapshotPointer &index)
{
    const bool isKnown = m_isGroupingWanted && colouring == m_colouring && index == m_index;
    m_isGroupingWanted = true;
    m_colouring = colouring;
    m_index = index;
    if (m_found && !isKnown)
        sendGrouping();
}

void MapSearch::sendGrouping()
{
    m_grouping.run(
        [found = m_found, by = m_colouring, index = m_index](
            Store &, const TaskSlice &) -> Result<PointGroupsPointer> {
            return std::make_shared<const PointGroups>(groupsOf(valuesBy(by, *found, index)));
        },
        [this](const Result<PointGroupsPointer> &groups) {
            if (groups)
                m_groups = *groups;
            emit grouped();
            return Task::Next::End;
        });
}

void MapSearch::drop()
{
    m_task.end();
    m_grouping.end();
    m_session.tasks().giveBack(std::exchange(m_found, nullptr));
    m_groups = nullptr;
    setState(State::Idle);
}

void MapSearch::setState(State state, const std::optional<Error> &error)
{
    m_state = state;
    m_error = error;
    emit changed();
}

} // namespace kvlens
