// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/edithistory.h"

#include "model/longvalues.h"
#include "model/stagededits.h"

namespace kvlens {

namespace {

constexpr qsizetype keptSteps = 1000;
constexpr qsizetype mostFollowed = 64; // renames of one persist

// Long values are shared between steps; each counts once.
class HeldBytes
{
public:
    void add(const ChangeSet &changes)
    {
        for (const Edit &edit : changes.longEdits()) {
            add(edit.base.value);
            add(edit.mine.value);
        }
    }
    qint64 sum() const { return m_sum; }

private:
    void add(const QByteArray &value)
    {
        if (m_counted.contains(value.constData()))
            return;
        m_counted.insert(value.constData());
        m_sum += value.size();
    }
    QSet<const char *> m_counted;
    qint64 m_sum = 0;
};

bool holdsLongValues(const EditStep &step)
{
    return std::any_of(step.parts.begin(), step.parts.end(), [](const EditStep::Part &part) {
        return !part.before.longEdits().isEmpty() || !part.after.longEdits().isEmpty();
    });
}

bool speaksOf(const EditStep::Part &part, const EntryRef &ref)
{
    return part.before.contains(ref) || part.after.contains(ref);
}

// Both sides want what they wanted, of the entry as it is stored under its new key.
void follow(EditStep::Part &part, const QHash<EntryRef, Entry> &moved)
{
    struct Wanted
    {
        Entry now;
        Content before;
        Content after;
    };
    QList<Wanted> all;
    for (auto [ref, now] : moved.asKeyValueRange()) {
        if (!speaksOf(part, ref))
            continue;
        const auto edit = part.before.contains(ref) ? part.before.find(ref) : part.after.find(ref);
        const Entry stored = edit->stored();
        all.append({now, part.before.content(stored), part.after.content(stored)});
        part.before.revert(ref);
        part.after.revert(ref);
    }
    for (const Wanted &wanted : std::as_const(all)) {
        part.before.want(wanted.now, wanted.before);
        part.after.want(wanted.now, wanted.after);
    }
}

void rebase(ChangeSet &changes, const Entry &theirs)
{
    const auto edit = changes.find(theirs.ref);
    if (!edit)
        return;
    changes.revert(theirs.ref);
    changes.want(theirs, edit->mine);
}

} // namespace

QString EditHistory::undoText() const
{
    return canUndo() ? m_steps.at(m_done - 1).text : QString();
}

QString EditHistory::redoText() const
{
    return canRedo() ? m_steps.at(m_done).text : QString();
}

void EditHistory::push(EditStep step)
{
    m_steps.resize(m_done);
    for (const EditStep::Part &part : std::as_const(step.parts))
        part.edits->replay(part.before, part.after, part.generation);
    if (!mergeIntoLast(step)) {
        const bool isLong = holdsLongValues(step);
        m_steps.append(std::move(step));
        if (m_steps.size() > keptSteps)
            m_steps.removeFirst();
        m_done = m_steps.size();
        if (isLong)
            bound();
    }
    emit changed();
}

// What a run of typing comes back to is no step at all.
bool EditHistory::mergeIntoLast(const EditStep &step)
{
    if (m_steps.isEmpty() || step.run == EditStep::noRun || m_steps.last().run != step.run)
        return false;
    EditStep::Part &last = m_steps.last().parts.first();
    if (last.edits != step.parts.first().edits)
        return false;
    last.after = step.parts.first().after;
    if (!ChangeSet::wantDifferent(last.before, last.after))
        m_steps.removeLast();
    m_done = m_steps.size();
    return true;
}

void EditHistory::undo()
{
    if (!canUndo())
        return;
    const EditStep step = m_steps.at(--m_done);
    for (auto part = step.parts.rbegin(); part != step.parts.rend(); ++part)
        part->edits->replay(part->after, part->before, part->generation);
    emit changed();
}

void EditHistory::redo()
{
    if (!canRedo())
        return;
    const EditStep step = m_steps.at(m_done++);
    for (const EditStep::Part &part : step.parts)
        part.edits->replay(part.before, part.after, part.generation);
    emit changed();
}

void EditHistory::forget(const StagedEdits *edits)
{
    const auto isTheirs = [edits](const EditStep::Part &part) { return part.edits == edits; };
    qsizetype done = 0;
    QList<EditStep> kept;
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        EditStep step = m_steps.at(i);
        step.parts.removeIf(isTheirs);
        if (step.parts.isEmpty())
            continue;
        kept.append(step);
        done += i < m_done ? 1 : 0;
    }
    m_steps = kept;
    m_done = done;
    emit changed();
}

void EditHistory::follow(const StagedEdits *edits, const QHash<EntryRef, Entry> &moved)
{
    if (!canFollow(edits, moved))
        return forget(edits);
    for (EditStep &step : m_steps) {
        for (EditStep::Part &part : step.parts) {
            if (part.edits == edits)
                kvlens::follow(part, moved);
        }
    }
    emit changed();
}

void EditHistory::rebase(const StagedEdits *edits, const Entry &theirs)
{
    for (EditStep &step : m_steps) {
        for (EditStep::Part &part : step.parts) {
            if (part.edits != edits)
                continue;
            kvlens::rebase(part.before, theirs);
            kvlens::rebase(part.after, theirs);
        }
    }
}

bool EditHistory::canFollow(const StagedEdits *edits, const QHash<EntryRef, Entry> &moved) const
{
    const auto isOfAnother = [edits, &moved](const EditStep::Part &part) {
        return part.edits == edits
            && std::any_of(moved.begin(), moved.end(), [&](const Entry &now) {
                   return !moved.contains(now.ref) && speaksOf(part, now.ref);
               });
    };
    return moved.size() <= mostFollowed
        && std::none_of(m_steps.begin(), m_steps.end(), [&isOfAnother](const EditStep &step) {
               return std::any_of(step.parts.begin(), step.parts.end(), isOfAnother);
           });
}

void EditHistory::bound()
{
    HeldBytes held;
    for (const EditStep &step : std::as_const(m_steps)) {
        for (const EditStep::Part &part : step.parts) {
            held.add(part.before);
            held.add(part.after);
        }
    }
    if (held.sum() <= keptForUndo)
        return;
    m_steps = {m_steps.last()};
    m_done = 1;
}

} // namespace kvlens
