// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The unsaved edits of one store, and how they got there.
#pragma once

#include "model/changedrefs.h"
#include "model/edithistory.h"
#include "model/stagedstate.h"

#include <QElapsedTimer>

#include <chrono>

namespace kvlens {

// Every change is one step of the history but for what the store answers. Edits of many entries at
// once are made on the worker, from what state() was to what it is to be, and taken as a whole.
class StagedEdits : public QObject
{
    Q_OBJECT

public:
    explicit StagedEdits(QObject *parent = nullptr);
    ~StagedEdits() override;

    const ChangeSet &changes() const { return m_now.changes; }
    const StagedState &state() const { return m_now; }
    // Its own, until it gets one that others use too; that outlives it.
    EditHistory &history() { return *m_history; }
    void setHistory(EditHistory &history) { m_history = &history; }

    // One undo step: `edit` is given the edits of the `seen` entries, and these as they are stored
    // by now, and changes the edits.
    void stage(const QString &text, const QList<Entry> &seen, const EditFunction &edit);
    // One undo step that was made elsewhere: `after` is what edited() made of what state() was.
    // What was staged since stays too.
    void stage(const QString &text, const StagedState &before, const StagedState &after);
    // A step that merges with the one before it if that was typing in the same entry, and no pause
    // was in between.
    void type(const QString &text, const Entry &seen, const EditFunction &edit);
    void setTypingPause(std::chrono::milliseconds pause) { m_pause = pause; }
    void endTyping() { m_typed.reset(); }

    void revert(const QString &text, const QList<EntryRef> &refs);
    void revertAll(const QString &text);
    void keepMine(const EntryRef &ref);
    void takeTheirs(const QString &text, const EntryRef &ref);

    // What `sent` became by a persist: `before` is what state() was, `after` what confirmed()
    // made of it, `moved` what movedBy() says: undo steps follow a rename that came through.
    void takeConfirmed(const ChangeSet &sent, const StagedState &before, const StagedState &after,
        const QHash<EntryRef, EntryRef> &moved);
    // What a reload made of the edits: `after` is what rebased() made of `before`.
    void takeRebased(const StagedState &before, const StagedState &after);

    // Every entry that an edit or an undo step speaks of, as far as is known: to be read again by a
    // reload. To be called where there is time: the function is made of values.
    std::function<QList<Entry>()> watched() const;

    // For the history only: from one side of a step to the other.
    void replay(const ChangeSet &from, const ChangeSet &to, int generation);

signals:
    void changesChanged(const kvlens::ChangedRefs &changed);
    void entriesMoved(const QHash<kvlens::EntryRef, kvlens::EntryRef> &moved); // renames persisted

private:
    void push(const QString &text, const QList<Entry> &seen, const EditFunction &edit, int run);
    bool isSameRun(const EntryRef &ref) const;
    void wantAnew(const ChangeSet &from, const ChangeSet &to);
    void set(const ChangeSet &changes);
    void take(StagedState after, const QHash<EntryRef, EntryRef> &moved = {});
    QHash<EntryRef, Entry> entriesAfter(const QHash<EntryRef, EntryRef> &moved) const;

    StagedState m_now;
    EditHistory m_own;
    EditHistory *m_history = &m_own;
    std::optional<EntryRef> m_typed;
    QElapsedTimer m_sinceTyped;
    std::chrono::milliseconds m_pause {1000};
    int m_run = 0;
};

} // namespace kvlens
