// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/stagededits.h"

namespace kvlens {

namespace {

// A step of more entries holds all edits before and after, and is undone by taking these back.
constexpr qsizetype fewEntries = 64;

QList<EntryRef> refsOf(const QList<Entry> &entries)
{
    QList<EntryRef> refs;
    for (const Entry &entry : entries)
        refs.append(entry.ref);
    return refs;
}

// From here on the worker's: collects entries, each once.
class Watched
{
public:
    explicit Watched(StagedState now)
        : m_now(std::move(now))
    {
        for (const Edit &edit : m_now.changes.edits())
            add(edit.stored());
    }
    void add(const ChangeSet &before, const ChangeSet &after)
    {
        ChangeSet::differences(before, after, [this](const PackedEdit &packed) {
            const Edit edit = packed.edit();
            add(m_now.known.find(edit.ref()).value_or(edit.stored()));
            return true;
        });
    }
    QList<Entry> entries() const { return m_entries; }

private:
    void add(const Entry &entry)
    {
        if (m_refs.contains(entry.ref))
            return;
        m_refs.insert(entry.ref);
        m_entries.append(entry);
    }
    StagedState m_now;
    QSet<EntryRef> m_refs;
    QList<Entry> m_entries;
};

} // namespace

StagedEdits::StagedEdits(QObject *parent)
    : QObject(parent)
{
}

StagedEdits::~StagedEdits()
{
    m_history->forget(this);
}

void StagedEdits::stage(const QString &text, const QList<Entry> &seen, const EditFunction &edit)
{
    endTyping();
    push(text, seen, edit, EditStep::noRun);
}

void StagedEdits::stage(const QString &text, const StagedState &before, const StagedState &after)
{
    endTyping();
    Q_ASSERT(before.generation == m_now.generation);
    const auto redo = [&](ChangeSet &changes, const EntryRef &ref) {
        if (ChangeSet::differ(before.changes, after.changes, ref))
            changes.takeOver(after.changes, ref);
    };
    const ChangeSet next = withLaterEdits(before.changes, changes(), after.changes, redo);
    m_now.known = after.known;
    if (ChangeSet::wantDifferent(changes(), next))
        m_history->push({text, {{this, changes(), next, m_now.generation}}});
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
    const QList<Entry> stored = m_now.look(seen);
    const ChangeSet before = seen.size() <= fewEntries ? changes().only(refsOf(seen)) : changes();
    ChangeSet after = before;
    edit(after, stored);
    if (ChangeSet::wantDifferent(before, after))
        m_history->push({text, {{this, before, after, m_now.generation}}, run});
}

void StagedEdits::revert(const QString &text, const QList<EntryRef> &refs)
{
    QList<Entry> seen;
    for (const EntryRef &ref : refs) {
        if (const auto edit = changes().find(ref))
            seen.append(edit->stored());
    }
    stage(text, seen, [&refs](ChangeSet &changes, const QList<Entry> &) {
        for (const EntryRef &ref : refs)
            changes.revert(ref);
    });
}

void StagedEdits::revertAll(const QString &text)
{
    StagedState none = m_now;
    none.changes = {};
    stage(text, m_now, none);
}

void StagedEdits::keepMine(const EntryRef &ref)
{
    const auto edit = changes().find(ref);
    if (edit && edit->theirs)
        m_history->rebase(this, *edit->theirs);
    ChangeSet decided = changes();
    decided.keepMine(ref);
    set(decided);
}

void StagedEdits::takeTheirs(const QString &text, const EntryRef &ref)
{
    const auto edit = changes().find(ref);
    if (edit && edit->isConflict())
        revert(text, {ref});
}

void StagedEdits::takeConfirmed(const ChangeSet &sent, const StagedState &before,
    const StagedState &after, const QHash<EntryRef, EntryRef> &moved)
{
    const auto redo = [&](ChangeSet &changes, const EntryRef &ref) {
        if (const auto outcome = outcomeOf(ref, sent, after))
            changes.confirm(sent, {*outcome});
    };
    StagedState next = after;
    next.changes = withLaterEdits(before.changes, changes(), after.changes, redo);
    take(next, moved);
}

void StagedEdits::takeRebased(const StagedState &before, const StagedState &after)
{
    const auto redo = [&after](ChangeSet &changes, const EntryRef &ref) {
        if (const auto stored = after.known.find(ref))
            changes.rebase(*stored);
    };
    StagedState next = after;
    next.changes = withLaterEdits(before.changes, changes(), after.changes, redo);
    take(next);
}

void StagedEdits::take(StagedState after, const QHash<EntryRef, EntryRef> &moved)
{
    endTyping();
    const ChangeSet changes = std::exchange(after.changes, m_now.changes);
    m_now = after;
    if (!moved.isEmpty()) {
        m_history->follow(this, entriesAfter(moved));
        emit entriesMoved(moved);
    }
    set(changes);
}

QHash<EntryRef, Entry> StagedEdits::entriesAfter(const QHash<EntryRef, EntryRef> &moved) const
{
    QHash<EntryRef, Entry> entries;
    for (auto [before, now] : moved.asKeyValueRange())
        entries.insert(before, m_now.known.find(now).value_or(absentEntry(now)));
    return entries;
}

std::function<QList<Entry>()> StagedEdits::watched() const
{
    QList<EditStep::Part> parts;
    for (const EditStep &step : m_history->steps()) {
        std::copy_if(step.parts.begin(), step.parts.end(), std::back_inserter(parts),
            [this](const EditStep::Part &part) { return part.edits == this; });
    }
    return [now = m_now, parts] {
        Watched watched(now);
        for (const EditStep::Part &part : parts)
            watched.add(part.before, part.after);
        return watched.entries();
    };
}

// While the same is stored, the other side of a step of many entries is just what is to be, but for
// what was edited since; unless the store had answered edits there, which are to be wanted anew.
void StagedEdits::replay(const ChangeSet &from, const ChangeSet &to, int generation)
{
    endTyping();
    const bool isAnswered = to.conflictCount() + to.failureCount() > 0;
    if (generation != m_now.generation || isAnswered || ChangedRefs(from, to).few(fewEntries))
        return wantAnew(from, to);
    const auto redo = [&](ChangeSet &changes, const EntryRef &ref) {
        if (ChangeSet::differ(from, to, ref))
            changes.takeOver(to, ref);
    };
    set(withLaterEdits(from, changes(), to, redo));
}

void StagedEdits::wantAnew(const ChangeSet &from, const ChangeSet &to)
{
    QList<PackedEdit::Pointer> edits; // of either side
    ChangeSet::differences(from, to, [&edits](const PackedEdit &packed) {
        edits.append(PackedEdit::Pointer(&packed));
        return true;
    });
    std::sort(edits.begin(), edits.end(),
        [](const auto &a, const auto &b) { return a->order() < b->order(); });
    ChangeSet next = changes();
    for (const PackedEdit::Pointer &packed : std::as_const(edits)) {
        const EntryRef ref = packed->entryRef();
        const auto wanted = to.find(ref);
        const Entry stored = packed->edit().stored();
        const Entry now = m_now.known.find(ref).value_or(stored);
        const Content content = wanted ? wanted->mine : contentOf(stored);
        if (content.exists && ref.shadow > 0 && !now.version.exists())
            continue; // no write puts an entry behind one that hides it
        next.want(now, content);
    }
    set(next);
}

void StagedEdits::set(const ChangeSet &changes)
{
    const ChangeSet before = std::exchange(m_now.changes, changes);
    m_now.changes.goOnAfter(before);
    if (!before.isSameAs(changes))
        emit changesChanged({before, changes});
}

} // namespace kvlens
