// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/stagedstate.h"

namespace kvlens {

namespace {

// Where the entry is once its edit is persisted.
EntryRef refAfter(const Edit &edit)
{
    EntryRef ref = edit.ref();
    if (edit.mine.exists)
        ref.key = edit.mine.key;
    return ref;
}

} // namespace

QList<Entry> StagedState::look(const QList<Entry> &seen)
{
    QList<Entry> stored;
    for (const Entry &entry : seen) {
        if (const auto edit = changes.find(entry.ref)) {
            stored.append(edit->stored());
            continue;
        }
        const auto later = known.find(entry.ref);
        const bool isOld = later && known.wasReplaced(entry.ref, entry.version);
        if (later && !isOld)
            known.insert(entry);
        stored.append(isOld ? *later : entry);
    }
    return stored;
}

StagedState edited(StagedState state, const QList<Entry> &seen, const EditFunction &edit)
{
    const QList<Entry> stored = state.look(seen);
    edit(state.changes, stored);
    return state;
}

StagedState confirmed(StagedState state, const ChangeSet &sent, const QList<WriteOutcome> &outcomes)
{
    ++state.generation;
    for (const WriteOutcome &outcome : outcomes) {
        if (!outcome.result)
            continue;
        const Edit edit = *sent.find(outcome.ref);
        const EntryRef now = refAfter(edit);
        state.known.noteReplaced(outcome.ref, edit.base.version);
        if (now != outcome.ref)
            state.known.noteReplaced(now, edit.base.version);
    }
    for (const Entry &entry : state.changes.confirm(sent, outcomes))
        state.known.insert(entry);
    return state;
}

StagedState rebased(StagedState state, const QList<Entry> &now)
{
    ++state.generation;
    for (const Entry &entry : now) {
        state.changes.rebase(entry);
        state.known.insert(entry);
    }
    return state;
}

StagedState restored(StagedState state, const ChangeSet &kept, QList<Entry> now)
{
    ++state.generation;
    for (Entry &entry : now) {
        const auto edit = kept.find(entry.ref);
        if (!edit || state.changes.contains(entry.ref))
            continue;
        for (const QByteArray &value : {edit->base.value, edit->mine.value}) {
            if (entry.value == value)
                entry.value = value;
        }
        state.changes.restore(rebased(*edit, entry));
        state.known.insert(entry);
    }
    return state;
}

ChangeSet withLaterEdits(
    const ChangeSet &before, const ChangeSet &now, ChangeSet after, const RedoFunction &redo)
{
    if (now.isSameAs(before))
        return after;
    ChangeSet::differences(before, now, [&](const PackedEdit &edit) {
        const EntryRef ref = edit.entryRef();
        after.takeOver(now, ref);
        redo(after, ref);
        return true;
    });
    return after;
}

std::optional<WriteOutcome> outcomeOf(
    const EntryRef &ref, const ChangeSet &sent, const StagedState &after)
{
    const auto edit = sent.find(ref);
    if (!edit || edit->isBlocked())
        return std::nullopt;
    const auto left = after.changes.find(ref);
    if (left && left->failure)
        return WriteOutcome {ref, *left->failure};
    const auto stored = after.known.find(refAfter(*edit));
    return WriteOutcome {ref, Written {stored ? stored->version : Version {}, true}};
}

QHash<EntryRef, EntryRef> movedBy(const ChangeSet &sent, const QList<WriteOutcome> &outcomes)
{
    QHash<EntryRef, EntryRef> moved;
    for (const WriteOutcome &outcome : outcomes) {
        const auto edit = sent.find(outcome.ref);
        if (outcome.result && edit->kind() == EditKind::Renamed)
            moved.insert(outcome.ref, refAfter(*edit));
    }
    return moved;
}

} // namespace kvlens
