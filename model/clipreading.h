// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries of an open store read to be copied, edits included, without keeping the window.
#pragma once

#include "model/changeset.h"
#include "model/entryclip.h"
#include "model/taskslice.h"
#include "stores/store.h"

#include <QSet>

namespace kvlens {

class StoreSession;

// Beyond this nothing is copied: keys and values together, as all of it is held in memory.
constexpr qint64 largestClip = 64 * 1024 * 1024;

// A job of a Task: reads a batch after the other. What cannot be copied, such as what is staged to
// be deleted, is left out and told. Its state is in it from slice to slice.
// Memory: what is copied, and the keys of what is to be.
class ClipReading
{
public:
    struct Answer
    {
        qsizetype done = 0; // entries
        qsizetype known = 0; // of those that are to be copied, so far
        std::optional<EntryClip> clip = std::nullopt; // nothing: not done yet
    };

    ClipReading(const StoreInfo &store, const ChangeSet &edits, const QList<EntryRef> &refs);
    // All of a collection, but for what a later entry of the same key hides.
    ClipReading(const StoreInfo &store, const ChangeSet &edits, const CollectionRef &collection);

    // Unsupported: they have more than largestClip bytes. Others as Store::read().
    Result<Answer> operator()(Store &store, const TaskSlice &slice);

private:
    bool isDone() const { return !m_collection && m_done == m_refs.size(); }
    Result<void> listMore(Store &store, const std::stop_token &stop);
    Result<void> readBatch(Store &store, const std::stop_token &stop);
    Result<void> take(const EntryRef &ref, const Result<Entry> &entry);
    Result<void> add(const Entry &entry, const Content &content);
    void leaveOut(const EntryRef &ref, const Error &why);

    ChangeSet m_edits;
    QList<EntryRef> m_refs;
    std::optional<CollectionRef> m_collection = std::nullopt; // whose keys are still to be listed
    KeyCursor m_cursor;
    QSet<QByteArray> m_listed; // some stores tell a key twice
    EntryClip m_clip;
    qsizetype m_done = 0;
    qint64 m_bytes = 0;
};

// Calls `done` once, later; with Cancelled where the task that shows was cancelled; not if
// `receiver` or the session goes before.
using ClipFunction = std::function<void(const Result<EntryClip> &clip)>;
void readClip(StoreSession &session, const QList<EntryRef> &refs, QObject *receiver,
    const ClipFunction &done);
void readClip(StoreSession &session, const CollectionRef &collection, QObject *receiver,
    const ClipFunction &done);

} // namespace kvlens
