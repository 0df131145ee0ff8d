// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/stagededits.h"

#include "model/editstep.h"
#include "model/longvalues.h"

namespace kvlens {

namespace {

constexpr int keptSteps = 1000;
constexpr int noRun = -1;

QList<EntryRef> refsOf(const QList<Entry> &entries)
{
    QList<EntryRef> refs;
    for (const Entry &entry : entries)
        refs.append(entry.ref);
    return refs;
}

bool isLong(const EditStep::Change &change)
{
    return std::max(change.before.value.size(), change.after.value.size()) > shownWhole;
}

// Where the entry is now, if its rename came through.
std::optional<EntryRef> movedTo(const ChangeSet &sent, const WriteOutcome &outcome)
{
    const Edit *edit = sent.find(outcome.ref);
    if (!outcome.result || edit->kind() != EditKind::Renamed)
        return std::nullopt;
    EntryRef ref = edit->ref();
    ref.key = edit->mine.key;
    return ref;
}

} // namespace

StagedEdits::StagedEdits(QObject *parent)
    : QObject(parent)
{
    m_undoStack.setUndoLimit(keptSteps);
}

StagedEdits::~StagedEdits() = default;

std::optional<Entry> StagedEdits::stored(const EntryRef &ref) const
{
    if (const Edit *edit = m_changes.find(ref))
        return edit->stored();
    const auto found = m_stored.constFind(ref);
    return found == m_stored.cend() ? std::nullopt : std::optional(*found);
}

void StagedEdits::stage(const QString &text, const QList<Entry> &seen, const EditFunction &edit)
{
    endTyping();
    push(text, seen, edit, noRun);
}

void StagedEdits::type(const QString &text, const Entry &seen, const EditFunction &edit)
{
    if (!isSameRun(seen.ref))
        ++m_run;
    push(text, {seen}, edit, m_run);
    m_typed = seen.ref;
    m_sinceTyped.start();
}

bool StagedEdits::isSameRun(const EntryRef &ref) const
{
    return m_typed == ref && m_sinceTyped.elapsed() < m_pause.count();
}

void StagedEdits::push(
    const QString &text, const QList<Entry> &seen, const EditFunction &edit, int run)
{
    QList<Entry> stored;
    for (const Entry &entry : seen) {
        stored.append(current(entry));
        m_stored.insert(entry.ref, stored.last());
    }
    const ChangeSet before = m_changes.only(refsOf(seen));
    ChangeSet after = before;
    edit(after, stored);
    for (const Edit &added : after.edits()) {
        if (!m_stored.contains(added.ref()))
            m_stored.insert(added.ref(), added.base);
    }
    QList<EditStep::Change> changes = changesBetween(before, after);
    if (std::any_of(changes.begin(), changes.end(), isLong))
        boundHistory();
    if (!changes.isEmpty())
        m_undoStack.push(new EditStep(*this, text, std::move(changes), run));
}

// Long values are shared between steps; each counts once.
void StagedEdits::boundHistory()
{
    QSet<const char *> counted;
    qint64 bytes = 0;
    for (int i = 0; i < m_undoStack.count(); ++i) {
        const auto *step = static_cast<const EditStep *>(m_undoStack.command(i));
        for (const EditStep::Change &change : step->changes()) {
            for (const QByteArray &value : {change.before.value, change.after.value}) {
                if (!counted.contains(value.constData()))
                    bytes += value.size();
                counted.insert(value.constData());
            }
        }
    }
    if (bytes <= keptForUndo)
        return;
    m_undoStack.clear();
    m_stored.removeIf([this](const auto &stored) { return !m_changes.find(stored.key()); });
}

// What the editor saw may have been replaced by our own persist since.
Entry StagedEdits::current(const Entry &seen) const
{
    if (const Edit *edit = m_changes.find(seen.ref))
        return edit->stored();
    if (m_replaced.value(seen.ref).contains(seen.version.token))
        return m_stored.value(seen.ref, seen);
    return seen;
}

void StagedEdits::revert(const QString &text, const QList<EntryRef> &refs)
{
    QList<Entry> seen;
    for (const EntryRef &ref : refs) {
        if (const Edit *edit = m_changes.find(ref))
            seen.append(edit->stored());
    }
    stage(text, seen, [&refs](ChangeSet &changes, const QList<Entry> &) {
        for (const EntryRef &ref : refs)
            changes.revert(ref);
    });
}

void StagedEdits::keepMine(const EntryRef &ref)
{
    m_changes.keepMine(ref);
    announce({ref});
}

void StagedEdits::takeTheirs(const QString &text, const EntryRef &ref)
{
    const Edit *edit = m_changes.find(ref);
    if (edit && edit->theirs)
        revert(text, {ref});
}

void StagedEdits::confirm(const ChangeSet &sent, const QList<WriteOutcome> &outcomes)
{
    endTyping();
    QList<EntryRef> refs;
    QList<QPair<EntryRef, EntryRef>> moved;
    for (const WriteOutcome &outcome : outcomes) {
        refs.append(outcome.ref);
        if (outcome.result)
            m_replaced[outcome.ref].insert(sent.find(outcome.ref)->base.version.token);
        if (const auto to = movedTo(sent, outcome))
            moved.append({outcome.ref, *to});
    }
    for (const Entry &entry : m_changes.confirm(sent, outcomes))
        m_stored.insert(entry.ref, entry);
    if (!moved.isEmpty())
        m_undoStack.clear();
    for (const auto &[from, to] : moved)
        emit entryMoved(from, to);
    announce(refs);
}

void StagedEdits::rebase(const QList<Entry> &now)
{
    endTyping();
    for (const Entry &entry : now) {
        m_changes.rebase(entry);
        m_stored.insert(entry.ref, entry);
    }
    announce(refsOf(now));
}

QList<Entry> StagedEdits::watched() const
{
    return m_stored.values();
}

void StagedEdits::apply(const EntryRef &ref, const Content &content)
{
    m_changes.want(m_stored.value(ref, absentEntry(ref)), content);
}

void StagedEdits::announce(const QList<EntryRef> &refs)
{
    for (const EntryRef &ref : refs)
        emit entryChanged(ref);
    if (!refs.isEmpty())
        emit changesChanged();
}

} // namespace kvlens
