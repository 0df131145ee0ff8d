// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be undone and redone, over all open stores.
#pragma once

#include "model/changeset.h"

#include <QObject>

namespace kvlens {

class StagedEdits;

// One undo step: what was staged before and after, of one store or of several.
struct EditStep
{
    struct Part
    {
        StagedEdits *edits; // outlives its steps: forget()
        ChangeSet before; // of the entries concerned, or of all
        ChangeSet after;
        int generation; // of what was staged when the step was made
    };
    static constexpr int noRun = -1;

    QString text;
    QList<Part> parts;
    int run = noRun; // steps of one run of typing in a store become one
};

// Undo goes on working after a persist or reload: a step says what entries were and what they were
// to be, and undoing it stages what they were over whatever is stored by now. A thousand steps are
// kept; when the long values that they hold come to more than keptForUndo (longvalues.h), the
// history begins anew.
class EditHistory : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool canUndo() const { return m_done > 0; }
    bool canRedo() const { return m_done < m_steps.size(); }
    QString undoText() const; // empty: nothing to undo
    QString redoText() const;
    qsizetype count() const { return m_steps.size(); }
    const QList<EditStep> &steps() const { return m_steps; }

    void push(EditStep step); // does it
    void undo();
    void redo();
    void forget(const StagedEdits *edits); // these can no longer be undone
    // Entries are stored under other keys now: from the ref they had to what is stored. Steps speak
    // of them by the new one. Where that cannot be, as a step has an entry that had the new key
    // before, or there are too many to look through, the steps of these edits are forgotten.
    void follow(const StagedEdits *edits, const QHash<EntryRef, Entry> &moved);

    // What another program has stored takes the place of what the entry was, in all steps: who has
    // decided for their own edit undoes it to that.
    void rebase(const StagedEdits *edits, const Entry &theirs);

signals:
    void changed(); // something else, or nothing, is to be undone or redone

private:
    bool canFollow(const StagedEdits *edits, const QHash<EntryRef, Entry> &moved) const;
    bool mergeIntoLast(const EditStep &step);
    void bound();

    QList<EditStep> m_steps;
    qsizetype m_done = 0; // the steps from here on are undone
};

} // namespace kvlens
