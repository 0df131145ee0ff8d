// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/drawings/drawingreader.h"

#include "model/everywhere/graphids.h"
#include "model/index/nodelines.h"
#include "model/index/stagedparts.h"

namespace kvlens {

namespace {

using DrawnKind = DrawingSubject::Kind;

Drawing::Shape shapeOf(DrawnKind kind)
{
    const bool isTree = kind == DrawnKind::Tree || kind == DrawnKind::Summaries;
    return isTree ? Drawing::Shape::Tree : Drawing::Shape::Graph;
}

Entry stagedEntry(const Edit &edit)
{
    return {{edit.ref().collection, edit.mine.key}, edit.mine.value, {}};
}

} // namespace

DrawingReader::DrawingReader(
    DrawingSubject subject, IndexSnapshotPointer snapshot, ChangeSet changes)
    : m_subject(std::move(subject))
    , m_snapshot(std::move(snapshot))
    , m_changes(std::move(changes))
    , m_builder(shapeOf(m_subject.kind))
{
    if (!m_subject.graph)
        return;
    if (m_subject.kind == DrawnKind::PropertyGraph) {
        m_parts.append({*m_subject.graph, &DrawingBuilder::takeGraphNode});
        m_parts.append({graphPlaces(*m_subject.graph).relations, &DrawingBuilder::takeRelation});
    } else {
        m_parts.append({*m_subject.graph, &DrawingBuilder::takeTriplets});
    }
}

Result<void> DrawingReader::step(Store &store, const TaskSlice &slice)
{
    if (!m_isIndexRead) {
        if (Result<void> read = readIndex(store, slice.stop()); !read)
            return read;
        m_isIndexRead = true;
    }
    while (!isDone() && !slice.isOver()) {
        const Part part = m_parts[m_next];
        Result<void> scanned = scanPart(part, store, slice);
        const bool isMissing = !scanned && scanned.error().code == ErrorCode::NotFound;
        if (!scanned && !isMissing)
            return scanned;
        if (isMissing || m_cursor.atEnd()) {
            takeAdded(part);
            m_cursor = {};
            ++m_next;
        }
    }
    return {};
}

// What an edit has deleted is not read.
Result<void> DrawingReader::readValue(Store &store, const EntryRef &ref,
    const std::stop_token &stop, const std::function<void(const QByteArray &value)> &sink)
{
    const EntryRef stored = storedRef(m_changes, ref);
    const std::optional<Edit> edit = m_changes.find(stored);
    if (edit && (!edit->mine.exists || edit->changesValue())) {
        if (edit->mine.exists)
            sink(edit->mine.value);
        return {};
    }
    const Result<Entry> entry = readOne(store, stored, stop);
    if (!entry && entry.error().code != ErrorCode::NotFound)
        return entry.error();
    if (entry)
        sink(entry->value);
    return {};
}

Result<void> DrawingReader::readIndex(Store &store, const std::stop_token &stop)
{
    const auto take = [this](const QByteArray &value) {
        switch (m_subject.kind) {
        case DrawnKind::Tree:
            return m_builder.takeTree(value);
        case DrawnKind::KnowledgeGraph:
            return m_builder.takeTable(value, VertexKind::Entity);
        case DrawnKind::Keywords:
            return m_builder.takeTable(value, VertexKind::Word);
        case DrawnKind::Summaries:
            return m_builder.takeSummaries(value);
        case DrawnKind::PropertyGraph:
            return; // its struct says nothing
        }
    };
    if (m_subject.index) {
        if (Result<void> read = readValue(store, *m_subject.index, stop, take); !read)
            return read;
    }
    if (m_subject.kind != DrawnKind::PropertyGraph || !m_subject.graph)
        return {};
    return readValue(store, graphPlaces(*m_subject.graph).triplets, stop,
        [this](const QByteArray &value) { m_builder.takeTripletList(value); });
}

Result<void> DrawingReader::scanPart(const Part &part, Store &store, const TaskSlice &slice)
{
    const Result<ScanPage> page = store.scan(
        {part.collection, m_cursor, slice.left(), ScanDepth::Values},
        [&](const Entry &entry) {
            takeStored(part, entry);
            return Visit::Continue;
        },
        slice.stop());
    if (!page)
        return page.error();
    m_done += page->entries;
    m_cursor = page->next;
    return {};
}

void DrawingReader::takeStored(const Part &part, const Entry &entry)
{
    const std::optional<Edit> edit = m_changes.isEmpty() ? std::nullopt : m_changes.find(entry.ref);
    if (!edit)
        (m_builder.*part.take)(entry);
    else if (edit->mine.exists)
        (m_builder.*part.take)(edit->changesValue()
                ? stagedEntry(*edit)
                : Entry {{entry.ref.collection, edit->mine.key}, entry.value, {}});
}

void DrawingReader::takeAdded(const Part &part)
{
    for (const Edit &edit : m_changes.added(part.collection)) {
        if (edit.mine.exists)
            (m_builder.*part.take)(stagedEntry(edit));
    }
}

Drawing DrawingReader::take()
{
    const bool isOfProperties = m_subject.kind == DrawnKind::PropertyGraph;
    return m_builder.finish(m_snapshot->parts, isOfProperties ? m_subject.graph : std::nullopt);
}

Result<void> DrawingLabels::step(
    Store &store, const ChangeSet &changes, Drawing &drawing, const TaskSlice &slice)
{
    constexpr qsizetype batch = 128;
    constexpr qint64 mostRead = 256 * 1024; // of a value
    while (!isDone(drawing) && !slice.isOver()) {
        std::vector<size_t> vertices;
        QList<EntryRef> refs;
        for (; m_next < drawing.vertices.size() && refs.size() < batch; ++m_next) {
            Drawing::Vertex &one = drawing.vertices[m_next];
            const std::optional<EntryRef> ref = drawing.entryOf(quint32(m_next));
            if (one.kind != VertexKind::Node || !one.label.isEmpty() || !ref)
                continue;
            const EntryRef stored = storedRef(changes, *ref);
            const std::optional<Edit> edit = changes.find(stored);
            if (edit && edit->mine.exists && edit->changesValue()) {
                one.label = firstWords(edit->mine.value);
                continue;
            }
            vertices.push_back(m_next);
            refs.append(stored);
        }
        for (size_t i = 0;
             const Result<Entry> &entry : store.read(refs, {0, mostRead}, slice.stop())) {
            if (!entry && entry.error().code == ErrorCode::Cancelled)
                return entry.error();
            drawing.vertices[vertices[i++]].label = entry ? firstWords(entry->value) : QString();
        }
    }
    return {};
}

} // namespace kvlens
