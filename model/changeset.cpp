// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changeset.h"

namespace kvlens {

namespace {

using SharedEdits = QSharedDataPointer<CollectionEdits>;

quint64 hashOf(const CollectionRef &ref)
{
    return qHash(ref, QHashSeed::globalSeed());
}

auto isOf(const CollectionRef &ref)
{
    return [&ref](const SharedEdits &edits) { return edits->collectionRef() == ref; };
}

} // namespace

const CollectionEdits *ChangeSet::in(const CollectionRef &collection) const
{
    const SharedEdits *found = m_collections.find(hashOf(collection), isOf(collection));
    return found ? found->constData() : nullptr;
}

const PackedEdit *ChangeSet::packed(const EntryRef &ref) const
{
    const CollectionEdits *edits = in(ref.collection);
    return edits ? edits->find(ref) : nullptr;
}

std::optional<Edit> ChangeSet::find(const EntryRef &ref) const
{
    const PackedEdit *found = packed(ref);
    return found ? std::optional(found->edit()) : std::nullopt;
}

qsizetype ChangeSet::indexIn(const EditList &list, const EntryRef &ref) const
{
    const PackedEdit *found = packed(ref);
    return found ? list.indexOf(*found) : -1;
}

Content ChangeSet::content(const Entry &seen) const
{
    const PackedEdit *found = packed(seen.ref);
    return found ? found->edit().mine : contentOf(seen);
}

bool ChangeSet::isTaken(const EntryRef &ref) const
{
    const CollectionEdits *edits = in(ref.collection);
    return edits && edits->isTaken(ref);
}

EditList ChangeSet::added(const CollectionRef &collection) const
{
    const CollectionEdits *edits = in(collection);
    return edits ? edits->added() : EditList();
}

bool ChangeSet::hasRenamed() const
{
    return std::any_of(m_collections.begin(), m_collections.end(),
        [](const SharedEdits &edits) { return edits->hasRenamed(); });
}

QList<Edit> ChangeSet::renamed(const CollectionRef &collection) const
{
    const CollectionEdits *edits = in(collection);
    return edits ? edits->renamed() : QList<Edit>();
}

QList<CollectionRef> ChangeSet::collections() const
{
    QList<CollectionRef> refs;
    for (const SharedEdits &edits : m_collections)
        refs.append(edits->collectionRef());
    return refs;
}

void ChangeSet::want(const Entry &seen, const Content &content)
{
    Edit edit = find(seen.ref).value_or(Edit {seen, {}});
    edit.mine = content;
    edit.failure.reset();
    if (edit.theirs && content == contentOf(*edit.theirs))
        edit.base = *edit.theirs;
    set(edit);
}

void ChangeSet::put(const Entry &seen, const QByteArray &value, std::optional<Error> invalid)
{
    Content wanted = content(seen);
    if (!wanted.exists)
        wanted.key = seen.ref.key;
    wanted.exists = true;
    wanted.value = value;
    wanted.invalid = std::move(invalid);
    want(seen, wanted);
}

void ChangeSet::remove(const Entry &seen)
{
    Content wanted = content(seen);
    wanted.exists = false;
    want(seen, wanted);
}

void ChangeSet::rename(const Entry &seen, const QByteArray &key)
{
    Content wanted = content(seen);
    wanted.key = key;
    if (seen.version.exists()) {
        want(seen, wanted);
        return;
    }
    // What is not stored yet has no old name to keep.
    revert(seen.ref);
    EntryRef ref = seen.ref;
    ref.key = key;
    want(absentEntry(ref), wanted);
}

void ChangeSet::setExpiry(const Entry &seen, const std::optional<QDateTime> &at)
{
    Content wanted = content(seen);
    if (wanted.expiresAt != at)
        wanted.expiresBeyond = at == seen.expiresAt ? seen.expiresBeyond : qint16(0);
    wanted.expiresAt = at;
    want(seen, wanted);
}

void ChangeSet::revert(const EntryRef &ref)
{
    if (const PackedEdit::Pointer edit {packed(ref)})
        remove(edit);
}

quint64 ChangeSet::orderOf(const EntryRef &ref) const
{
    const PackedEdit *found = packed(ref);
    return found ? found->order() : 0;
}

bool ChangeSet::restore(const Edit &edit, quint64 order)
{
    if (contains(edit.ref()) || edit.mine == contentOf(edit.base))
        return false;
    keep(edit, order);
    return true;
}

void ChangeSet::takeOver(const ChangeSet &other, const EntryRef &ref)
{
    revert(ref);
    const PackedEdit::Pointer edit {other.packed(ref)};
    if (edit && m_edits.hasPlaceFor(edit->order()))
        insert(edit, edit->edit());
    else if (edit)
        keep(edit->edit());
}

// Keeps the edit if there is something to do.
void ChangeSet::set(const Edit &edit)
{
    if (edit.mine == contentOf(edit.base))
        revert(edit.ref());
    else
        keep(edit);
}

// In its place if it has one, or in that of `order` if that is free, else behind the others.
void ChangeSet::keep(const Edit &edit, quint64 order)
{
    const CollectionRef &ref = edit.ref().collection;
    const CollectionEdits *edits = in(ref);
    const auto collection
        = edits ? edits->collection() : PackedEdit::Collection(new SharedCollection(ref));
    const PackedEdit *before = packed(edit.ref());
    const bool isFree = order > 0 && m_edits.hasPlaceFor(order);
    const quint64 place = before ? before->order() : isFree ? order : m_next;
    insert(PackedEdit::make(place, collection, edit), edit);
}

void ChangeSet::insert(const PackedEdit::Pointer &packed, const Edit &edit)
{
    revert(edit.ref());
    change(packed->collection(), [&](CollectionEdits &edits) { edits.insert(packed, edit); });
    m_edits.insert(packed);
    if (packed->isBlocked())
        m_blocked.insert(packed);
    if (packed->isLong())
        m_long.insert(packed);
    count(*packed, edit, 1);
    m_next = std::max(m_next, packed->order() + 1);
}

void ChangeSet::remove(const PackedEdit::Pointer &packed)
{
    const Edit edit = packed->edit();
    count(*packed, edit, -1);
    m_blocked.remove(*packed);
    m_long.remove(*packed);
    m_edits.remove(*packed);
    change(packed->collection(), [&](CollectionEdits &edits) { edits.remove(*packed, edit); });
}

// The collection's edits are out of the map meanwhile: what nobody shares is changed in its place.
template <class Change>
void ChangeSet::change(const PackedEdit::Collection &collection, const Change &change)
{
    const quint64 hash = hashOf(collection->collection);
    const auto hashOfEdits
        = [](const SharedEdits &edits) { return hashOf(edits->collectionRef()); };
    SharedEdits edits = m_collections.take(hash, isOf(collection->collection), hashOfEdits);
    if (!edits)
        edits = new CollectionEdits(collection);
    change(*edits);
    if (!std::as_const(edits)->isEmpty())
        m_collections.insert(hash, isOf(collection->collection), edits);
}

void ChangeSet::count(const PackedEdit &packed, const Edit &edit, int times)
{
    if (packed.isConflict())
        m_conflicts += times;
    if (edit.failure)
        m_failures += times;
    if (!packed.isBlocked())
        m_bytesAdded += times * edit.bytesAdded();
}

QList<Write> ChangeSet::writes() const
{
    QList<Write> writes;
    writes.reserve(count() - m_blocked.size());
    for (const Edit &edit : m_edits) {
        if (!edit.isBlocked())
            writes.append(edit.write());
    }
    return writes;
}

ChangeSet ChangeSet::only(const QList<EntryRef> &refs) const
{
    ChangeSet some;
    for (const EntryRef &ref : refs) {
        if (const PackedEdit::Pointer edit {packed(ref)})
            some.insert(edit, edit->edit());
    }
    some.m_next = m_next;
    return some;
}

QList<Entry> ChangeSet::confirm(const ChangeSet &sent, const QList<WriteOutcome> &outcomes)
{
    QList<Entry> stored;
    for (const WriteOutcome &outcome : outcomes) {
        const std::optional<Edit> edit = sent.find(outcome.ref);
        Q_ASSERT(edit);
        if (outcome.result) {
            stored.append(storedAfter(*edit, *outcome.result));
            settle(*edit, stored.last());
        } else if (std::optional<Edit> kept = find(outcome.ref)) {
            kept->failure = outcome.result.error();
            keep(*kept);
        }
    }
    return stored;
}

// What was wanted by now stays wanted, over what is stored by now.
void ChangeSet::settle(const Edit &sent, const Entry &stored)
{
    const std::optional<Edit> now = find(sent.ref());
    const Content wanted = now ? now->mine : contentOf(sent.base);
    revert(sent.ref());
    if (wanted != contentOf(stored))
        keep({stored, wanted});
}

void ChangeSet::rebase(const Entry &now)
{
    if (const std::optional<Edit> edit = find(now.ref))
        set(rebased(*edit, now));
}

void ChangeSet::keepMine(const EntryRef &ref)
{
    const std::optional<Edit> edit = find(ref);
    if (!edit || !edit->theirs)
        return;
    Edit decided {*edit->theirs, edit->mine};
    if (!decided.base.version.exists()) // nothing to rename any more: it is added under its name
        decided.base.ref.key = decided.mine.key;
    revert(ref);
    set(decided);
}

bool ChangeSet::differ(const ChangeSet &a, const ChangeSet &b, const EntryRef &ref)
{
    return a.packed(ref) != b.packed(ref);
}

void ChangeSet::differences(const ChangeSet &before, const ChangeSet &after, const EditSink &sink)
{
    Collections::differences(before.m_collections, after.m_collections,
        [&sink](qsizetype, const SharedEdits *was, const SharedEdits *is) {
            return CollectionEdits::differences(
                was ? was->constData() : nullptr, is ? is->constData() : nullptr, sink);
        });
}

QList<CollectionRef> ChangeSet::differentCollections(
    const ChangeSet &before, const ChangeSet &after)
{
    QList<CollectionRef> refs;
    Collections::differences(before.m_collections, after.m_collections,
        [&refs](qsizetype, const SharedEdits *was, const SharedEdits *is) {
            refs.append((was ? *was : *is)->collectionRef());
            return true;
        });
    return refs;
}

bool ChangeSet::wantDifferent(const ChangeSet &before, const ChangeSet &after)
{
    bool isDifferent = false;
    differences(before, after, [&](const PackedEdit &packed) {
        const Entry stored = packed.edit().stored();
        isDifferent = before.content(stored) != after.content(stored);
        return !isDifferent;
    });
    return isDifferent;
}

QList<EntryRef> refsPut(const ChangeSet &changes)
{
    QList<EntryRef> refs;
    for (const Edit &edit : changes.edits()) {
        if (edit.kind() == EditKind::Edited || edit.kind() == EditKind::Added)
            refs.append(edit.ref());
    }
    return refs;
}

} // namespace kvlens
