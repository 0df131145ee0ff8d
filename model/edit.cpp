// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/edit.h"

#include "model/longvalues.h"
#include "stores/words/reasons.h"

#include <tuple>

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

// As exact as it is stored.
std::pair<std::optional<QDateTime>, qint16> expiryOf(const Content &content)
{
    return {content.expiresAt, content.expiresBeyond};
}

std::optional<Content> mergedContent(const Content &base, const Content &theirs, Content mine)
{
    if (theirs == base || theirs == mine)
        return mine;
    if (!base.exists || !theirs.exists || !mine.exists)
        return std::nullopt;
    const auto value = merged(base.value, theirs.value, mine.value, sameValue);
    const auto expiry = merged(expiryOf(base), expiryOf(theirs), expiryOf(mine), std::equal_to<>());
    if (!value || !expiry)
        return std::nullopt;
    if (!sameValue(*value, mine.value))
        mine.invalid.reset();
    mine.value = *value;
    std::tie(mine.expiresAt, mine.expiresBeyond) = *expiry;
    return mine;
}

ExpiryChange expiryChange(const Entry &base, const Content &mine)
{
    if (expiryOf(mine) == expiryOf(contentOf(base)))
        return {};
    return mine.expiresAt
        ? ExpiryChange {ExpiryChange::Kind::Set, *mine.expiresAt, mine.expiresBeyond}
        : ExpiryChange {ExpiryChange::Kind::Clear};
}

} // namespace

bool Content::operator==(const Content &other) const
{
    if (!exists || !other.exists)
        return exists == other.exists;
    return key == other.key && expiryOf(*this) == expiryOf(other) && sameValue(value, other.value);
}

Content contentOf(const Entry &entry)
{
    return {
        entry.version.exists(), entry.ref.key, entry.value, entry.expiresAt, entry.expiresBeyond};
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

qint64 Edit::bytesAdded() const
{
    const Entry &there = stored();
    const qint64 before = there.version.exists() ? there.value.size() : 0;
    return (mine.exists ? mine.value.size() : 0) - before;
}

bool Edit::changesValue() const
{
    const Entry &there = stored();
    return mine.exists != there.version.exists() || !sameValue(mine.value, there.value);
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

Edit rebased(const Edit &edit, const Entry &now)
{
    const auto content = mergedContent(contentOf(edit.base), contentOf(now), edit.mine);
    if (!content)
        return {edit.base, edit.mine, edit.failure, now};
    Edit merged {now, *content, edit.failure};
    if (merged.failure && merged.failure->code == ErrorCode::Conflict)
        merged.failure.reset();
    return merged;
}

Entry storedAfter(const Edit &sent, const Written &written)
{
    if (!sent.mine.exists)
        return absentEntry(sent.ref());
    Entry stored = sent.base;
    stored.ref.key = sent.mine.key;
    stored.version = written.version;
    stored.expiresAt = sent.mine.expiresAt;
    stored.expiresBeyond = sent.mine.expiresBeyond;
    if (!sameValue(stored.value, sent.mine.value)) {
        stored.value = sent.mine.value;
        stored.kind = ValueKind::Unknown;
        stored.problem.reset();
    }
    return stored;
}

} // namespace kvlens
