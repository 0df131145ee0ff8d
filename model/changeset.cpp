// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changeset.h"

#include "model/longvalues.h"
#include "stores/words/reasons.h"

namespace kvlens {

namespace {

Error undecided()
{
    return {ErrorCode::Conflict, Reasons::changedByBoth, {}};
}

// One side changed, or both alike: what comes of it. Nothing: they contradict each other.
template <class T, class Same>
std::optional<T> merged(const T &base, const T &theirs, const T &mine, Same same)
{
    if (same(theirs, base) || same(theirs, mine))
        return mine;
    if (same(mine, base))
        return theirs;
    return std::nullopt;
}

std::optional<Content> mergedContent(const Content &base, const Content &theirs, Content mine)
{
    if (theirs == base || theirs == mine)
        return mine;
    if (!base.exists || !theirs.exists || !mine.exists)
        return std::nullopt;
    const auto value = merged(base.value, theirs.value, mine.value, sameValue);
    const auto expiresAt
        = merged(base.expiresAt, theirs.expiresAt, mine.expiresAt, std::equal_to<>());
    if (!value || !expiresAt)
        return std::nullopt;
    if (!sameValue(*value, mine.value))
        mine.invalid.reset();
    mine.value = *value;
    mine.expiresAt = *expiresAt;
    return mine;
}

// The entry as it is stored once `sent` was written.
Entry storedAfter(const Edit &sent, const Written &written)
{
    if (!sent.mine.exists)
        return absentEntry(sent.ref());
    Entry stored = sent.base;
    stored.ref.key = sent.mine.key;
    stored.version = written.version;
    stored.expiresAt = sent.mine.expiresAt;
    if (!sameValue(stored.value, sent.mine.value)) {
        stored.value = sent.mine.value;
        stored.kind = ValueKind::Unknown;
        stored.problem.reset();
    }
    return stored;
}

ExpiryChange expiryChange(const Entry &base, const Content &mine)
{
    if (mine.expiresAt == base.expiresAt)
        return {};
    return mine.expiresAt ? ExpiryChange {ExpiryChange::Kind::Set, *mine.expiresAt}
                          : ExpiryChange {ExpiryChange::Kind::Clear};
}

} // namespace

bool Content::operator==(const Content &other) const
{
    if (!exists || !other.exists)
        return exists == other.exists;
    return key == other.key && expiresAt == other.expiresAt && sameValue(value, other.value);
}

Content contentOf(const Entry &entry)
{
    return {entry.version.exists(), entry.ref.key, entry.value, entry.expiresAt};
}

Entry absentEntry(const EntryRef &ref)
{
    return {ref, {}, {}};
}

EditKind Edit::kind() const
{
    if (!base.version.exists())
        return EditKind::Added;
    if (!mine.exists)
        return EditKind::Deleted;
    return mine.key == base.ref.key ? EditKind::Edited : EditKind::Renamed;
}

std::optional<Error> Edit::blocked() const
{
    if (isConflict())
        return undecided();
    return isInvalid() ? mine.invalid : std::nullopt;
}

Write Edit::write() const
{
    Write write {.ref = base.ref, .base = base.version};
    if (!mine.exists)
        return write;
    if (kind() == EditKind::Added || !sameValue(mine.value, base.value))
        write.value = mine.value;
    if (kind() == EditKind::Renamed)
        write.renameTo = mine.key;
    write.expiry = expiryChange(base, mine);
    return write;
}

const Edit *ChangeSet::find(const EntryRef &ref) const
{
    const auto order = m_order.constFind(ref);
    return order == m_order.cend() ? nullptr : &*m_edits.constFind(*order);
}

Content ChangeSet::content(const Entry &seen) const
{
    const Edit *edit = find(seen.ref);
    return edit ? edit->mine : contentOf(seen);
}

QList<EntryRef> ChangeSet::added(const CollectionRef &collection) const
{
    QList<EntryRef> refs;
    for (const Edit &edit : m_edits) {
        if (edit.kind() == EditKind::Added && edit.ref().collection == collection
            && edit.ref().part == EntryPart::Value)
            refs.append(edit.ref());
    }
    return refs;
}

void ChangeSet::want(const Entry &seen, const Content &content)
{
    const Edit *old = find(seen.ref);
    Edit edit = old ? *old : Edit {seen, {}};
    edit.mine = content;
    edit.failure.reset();
    if (edit.theirs && content == contentOf(*edit.theirs))
        edit.base = *edit.theirs;
    set(std::move(edit));
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
    wanted.expiresAt = at;
    want(seen, wanted);
}

void ChangeSet::revert(const EntryRef &ref)
{
    m_edits.remove(m_order.take(ref));
}

QList<Write> ChangeSet::writes() const
{
    QList<Write> writes;
    for (const Edit &edit : m_edits) {
        if (!edit.blocked())
            writes.append(edit.write());
    }
    return writes;
}

ChangeSet ChangeSet::only(const QList<EntryRef> &refs) const
{
    ChangeSet some;
    some.m_next = m_next;
    for (const EntryRef &ref : refs) {
        const auto order = m_order.constFind(ref);
        if (order == m_order.cend())
            continue;
        some.m_order.insert(ref, *order);
        some.m_edits.insert(*order, m_edits.value(*order));
    }
    return some;
}

QList<Entry> ChangeSet::confirm(const ChangeSet &sent, const QList<WriteOutcome> &outcomes)
{
    QList<Entry> stored;
    for (const WriteOutcome &outcome : outcomes) {
        const Edit *edit = sent.find(outcome.ref);
        Q_ASSERT(edit);
        if (outcome.result)
            stored.append(settle(*edit, *outcome.result));
        else if (Edit *kept = findEdit(outcome.ref))
            kept->failure = outcome.result.error();
    }
    return stored;
}

// What was wanted by now stays wanted, over what is stored by now.
Entry ChangeSet::settle(const Edit &sent, const Written &written)
{
    const Edit *now = find(sent.ref());
    const Content wanted = now ? now->mine : contentOf(sent.base);
    Entry stored = storedAfter(sent, written);
    revert(sent.ref());
    set({stored, wanted});
    return stored;
}

void ChangeSet::rebase(const Entry &now)
{
    Edit *edit = findEdit(now.ref);
    if (!edit)
        return;
    const auto content = mergedContent(contentOf(edit->base), contentOf(now), edit->mine);
    if (!content) {
        edit->theirs = now;
        return;
    }
    Edit rebased {now, *content, edit->failure};
    if (rebased.failure && rebased.failure->code == ErrorCode::Conflict)
        rebased.failure.reset();
    set(std::move(rebased));
}

void ChangeSet::keepMine(const EntryRef &ref)
{
    const Edit *edit = find(ref);
    if (!edit || !edit->theirs)
        return;
    Edit decided {*edit->theirs, edit->mine};
    if (!decided.base.version.exists()) // nothing to rename any more: it is added under its name
        decided.base.ref.key = decided.mine.key;
    revert(ref);
    set(std::move(decided));
}

bool ChangeSet::operator==(const ChangeSet &other) const
{
    return std::equal(m_edits.begin(), m_edits.end(), other.m_edits.begin(), other.m_edits.end(),
        [](const Edit &a, const Edit &b) {
            return a.ref() == b.ref() && a.base.version == b.base.version && a.mine == b.mine
                && a.isConflict() == b.isConflict() && a.failure == b.failure;
        });
}

Edit *ChangeSet::findEdit(const EntryRef &ref)
{
    const auto order = m_order.constFind(ref);
    return order == m_order.cend() ? nullptr : &m_edits[*order];
}

// Keeps the edit, in its place if it has one; drops it if there is nothing to do.
void ChangeSet::set(Edit edit)
{
    const EntryRef ref = edit.ref();
    if (edit.mine == contentOf(edit.base)) {
        revert(ref);
        return;
    }
    const auto order = m_order.constFind(ref);
    if (order != m_order.cend()) {
        m_edits[*order] = std::move(edit);
        return;
    }
    m_order.insert(ref, m_next);
    m_edits.insert(m_next++, std::move(edit));
}

} // namespace kvlens
