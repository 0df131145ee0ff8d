// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/editstep.h"

#include "model/stagededits.h"

namespace kvlens {

EditStep::EditStep(StagedEdits &edits, const QString &text, QList<Change> changes, int run)
    : QUndoCommand(text)
    , m_edits(edits)
    , m_changes(std::move(changes))
    , m_run(run)
{
}

void EditStep::undo()
{
    apply(&Change::before);
}

void EditStep::redo()
{
    apply(&Change::after);
}

bool EditStep::mergeWith(const QUndoCommand *next)
{
    const auto *step = dynamic_cast<const EditStep *>(next);
    if (!step || m_changes.size() != 1 || step->changes().size() != 1
        || step->changes().first().ref != m_changes.first().ref)
        return false;
    m_changes.first().after = step->changes().first().after;
    setObsolete(m_changes.first().after == m_changes.first().before);
    return true;
}

void EditStep::apply(Content Change::*side) const
{
    QList<EntryRef> refs;
    for (const Change &change : m_changes) {
        m_edits.apply(change.ref, change.*side);
        refs.append(change.ref);
    }
    m_edits.announce(refs);
}

QList<EditStep::Change> changesBetween(const ChangeSet &before, const ChangeSet &after)
{
    QList<EditStep::Change> changes;
    for (const Edit &edit : before.edits()) {
        const Edit *now = after.find(edit.ref());
        const Content then = now ? now->mine : contentOf(edit.stored());
        if (then != edit.mine)
            changes.append({edit.ref(), edit.mine, then});
    }
    for (const Edit &edit : after.edits()) {
        if (!before.find(edit.ref()))
            changes.append({edit.ref(), contentOf(edit.base), edit.mine});
    }
    return changes;
}

} // namespace kvlens
