// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The unsaved edits of one store with their undo history.
#pragma once

#include "model/changeset.h"

#include <QElapsedTimer>
#include <QObject>
#include <QUndoStack>

namespace kvlens {

// Undo goes on working after a persist or reload: a step says what an entry was and what it was to
// be, and undoing it stages what it was over whatever is stored by now. When the values that the
// steps hold come to more than keptForUndo (longvalues.h), the history begins anew.
class StagedEdits : public QObject
{
    Q_OBJECT

public:
    explicit StagedEdits(QObject *parent = nullptr);
    ~StagedEdits() override;

    const ChangeSet &changes() const { return m_changes; }
    QUndoStack &undoStack() { return m_undoStack; }
    // What is stored, as far as is known here; nothing: never edited.
    std::optional<Entry> stored(const EntryRef &ref) const;

    // One undo step: `edit` is given the edits of the `seen` entries, and these as they are stored
    // by now, and changes the edits.
    using EditFunction = std::function<void(ChangeSet &, const QList<Entry> &)>;
    void stage(const QString &text, const QList<Entry> &seen, const EditFunction &edit);
    // A step that merges with the one before it if that was typing in the same entry, and no pause
    // was in between.
    void type(const QString &text, const Entry &seen, const EditFunction &edit);
    void setTypingPause(std::chrono::milliseconds pause) { m_pause = pause; }
    void endTyping() { m_typed.reset(); }

    void revert(const QString &text, const QList<EntryRef> &refs);
    void keepMine(const EntryRef &ref);
    void takeTheirs(const QString &text, const EntryRef &ref);

    // After a persist. A rename that came through ends the undo history: its steps speak of a key
    // that is no longer there.
    void confirm(const ChangeSet &sent, const QList<WriteOutcome> &outcomes);
    // After a reload: what is stored now, of every entry in watched().
    void rebase(const QList<Entry> &now);
    QList<Entry> watched() const; // every entry that an edit or an undo step speaks of, as stored

    // For undo steps only.
    void apply(const EntryRef &ref, const Content &content);
    void announce(const QList<EntryRef> &refs);

signals:
    void entryChanged(const kvlens::EntryRef &ref);
    void entryMoved(const kvlens::EntryRef &from, const kvlens::EntryRef &to); // a rename persisted
    void changesChanged(); // after one or more entryChanged

private:
    void push(const QString &text, const QList<Entry> &seen, const EditFunction &edit, int run);
    Entry current(const Entry &seen) const;
    void boundHistory();
    bool isSameRun(const EntryRef &ref) const;

    ChangeSet m_changes;
    QHash<EntryRef, Entry> m_stored;
    QHash<EntryRef, QSet<QByteArray>> m_replaced; // versions that our own persists replaced
    std::optional<EntryRef> m_typed;
    QElapsedTimer m_sinceTyped;
    std::chrono::milliseconds m_pause {1000};
    int m_run = 0;
    QUndoStack m_undoStack; // last: its steps use the rest
};

} // namespace kvlens
