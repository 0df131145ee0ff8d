// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads what is drawn of an index, as stored or with staged edits.
#pragma once

#include "model/changeset.h"
#include "model/drawings/drawingbuilder.h"
#include "model/drawings/drawingsubject.h"
#include "model/index/indexsnapshot.h"
#include "model/taskslice.h"
#include "stores/store.h"

namespace kvlens {

// A reading that goes on in slices. Threads: the store's. Anything that is written or loaded anew
// meanwhile makes it worthless.
class DrawingReader
{
public:
    // The snapshot is one with the edits.
    DrawingReader(DrawingSubject subject, IndexSnapshotPointer snapshot, ChangeSet changes);

    // Reads on as long as the slice lasts. Errors as Store::scan().
    Result<void> step(Store &store, const TaskSlice &slice);
    bool isDone() const { return m_isIndexRead && m_next == m_parts.size(); }
    qint64 done() const { return m_done; } // entries
    Drawing take();

private:
    using Take = void (DrawingBuilder::*)(const Entry &entry);
    struct Part
    {
        CollectionRef collection;
        Take take;
    };
    Result<void> readIndex(Store &store, const std::stop_token &stop);
    Result<void> scanPart(const Part &part, Store &store, const TaskSlice &slice);
    Result<void> readValue(Store &store, const EntryRef &ref, const std::stop_token &stop,
        const std::function<void(const QByteArray &value)> &sink);
    void takeStored(const Part &part, const Entry &entry);
    void takeAdded(const Part &part);

    DrawingSubject m_subject;
    IndexSnapshotPointer m_snapshot;
    ChangeSet m_changes;
    DrawingBuilder m_builder;
    QList<Part> m_parts; // collections
    qsizetype m_next = 0;
    ScanCursor m_cursor;
    bool m_isIndexRead = false;
    qint64 m_done = 0;
};

// Gives vertices that are nodes of a document store the first words of their texts, in batches, as
// long as the slice lasts. Errors as Store::read().
class DrawingLabels
{
public:
    Result<void> step(
        Store &store, const ChangeSet &changes, Drawing &drawing, const TaskSlice &slice);
    bool isDone(const Drawing &drawing) const { return m_next >= drawing.vertices.size(); }

private:
    size_t m_next = 0;
};

} // namespace kvlens
