// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Copies what a store holds, with the unsaved edits, into another store.
#pragma once

#include "model/changeset.h"
#include "model/task.h"

namespace kvlens {

// Where a copy has got to in the source: a value that jobs take and give back.
struct CopyState
{
    QList<CollectionInfo> collections; // all that is to be copied
    qsizetype collection = 0; // the one at hand
    KeyCursor keys; // in it
    qint64 done = 0; // keys
    bool loaded = false;
    bool atEnd() const { return loaded && collection >= collections.size(); }
    qint64 total() const; // -1: not known
};

struct CopyBatch
{
    CopyState next;
    QList<Entry> entries; // as stored
};

// The next effective entries. Loads the store first, a slice at a time: such batches are empty.
Result<CopyBatch> readCopyBatch(Store &from, CopyState state, const TaskSlice &slice);

// Names of collections in a store that has no groups: the bare name, or GROUP:NAME where two groups
// have the same.
QHash<CollectionRef, CollectionRef> withoutGroups(const QList<CollectionRef> &collections);

// Reads in slices on the handle of the source; writes on one of its own.
// Threads: the GUI's.
class StoreCopy : public QObject
{
    Q_OBJECT

public:
    // `list` is the source's. It and `ending` outlive the copy.
    StoreCopy(TaskList &list, EndingWorkers &ending, QObject *parent = nullptr);

    // One after the other. No edit may be blocked. finished() follows: with Cancelled if the task
    // is cancelled; what was written stays.
    void start(StoreWorker::Opener target, const QString &sourceKind, const ChangeSet &edits);

signals:
    // Once. Invalid: the target is not empty. Other errors are the source's or the target's.
    void finished(const kvlens::Result<void> &result);

private:
    void readNext();
    void takeBatch(const CopyBatch &batch);
    void nameCollections();
    void add(const EntryRef &ref, const Content &content);
    void write();
    void takeOutcomes(const QList<WriteOutcome> &outcomes);
    void finish(const Result<void> &result);

    EndingWorkers &m_ending;
    ChangeSet m_edits;
    CopyState m_state;
    QList<Write> m_writes; // the next batch for the target
    qint64 m_bytes = 0; // in it
    bool m_isOpening = false; // the target
    bool m_keepsGroups = false; // source and target are of one kind
    QHash<CollectionRef, CollectionRef> m_names; // in the target
    std::optional<StoreHandle> m_target;
    Task m_task;
};

} // namespace kvlens
