// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/edithistory.h"

#include "model/longvalues.h"
#include "model/stagededits.h"

namespace kvlens {

namespace {

constexpr qsizetype keptSteps = 1000;

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
