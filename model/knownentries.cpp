// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/knownentries.h"

#include <QHashFunctions>

namespace kvlens {

namespace {

quint64 hashOfEntry(const EntryRef &ref)
{
    return qHash(ref, QHashSeed::globalSeed());
}

auto isOfEntry(const EntryRef &ref)
{
    return [&ref](const PackedEdit::Pointer &packed) {
        return packed->isOf(ref) && packed->collection()->collection == ref.collection;
    };
}

} // namespace

std::optional<Entry> KnownEntries::find(const EntryRef &ref) const
{
    const PackedEdit::Pointer *found = m_entries.find(hashOfEntry(ref), isOfEntry(ref));
    return found ? std::optional((*found)->edit().base) : std::nullopt;
}

void KnownEntries::insert(const Entry &entry)
{
    m_entries.insert(hashOfEntry(entry.ref), isOfEntry(entry.ref),
        PackedEdit::make(0, shared(entry.ref.collection), {entry, {}}));
}

PackedEdit::Collection KnownEntries::shared(const CollectionRef &collection)
{
    if (!m_last || m_last->collection != collection)
        m_last = PackedEdit::Collection(new SharedCollection(collection));
    return m_last;
}

const KnownEntries::SharedReplaced *KnownEntries::replaced(const EntryRef &ref) const
{
    return m_replaced.find(hashOfEntry(ref),
        [&ref](const SharedReplaced &replaced) { return replaced->entry == ref; });
}

bool KnownEntries::wasReplaced(const EntryRef &ref, const Version &version) const
{
    const SharedReplaced *found = replaced(ref);
    return found && (*found)->tokens.contains(version.token);
}

void KnownEntries::noteReplaced(const EntryRef &ref, const Version &version)
{
    const SharedReplaced *found = replaced(ref);
    auto *more = new Replaced;
    more->entry = ref;
    more->tokens = found ? (*found)->tokens : QByteArrayList();
    more->tokens.append(version.token);
    m_replaced.insert(
        hashOfEntry(ref), [&ref](const SharedReplaced &other) { return other->entry == ref; },
        SharedReplaced(more));
}

} // namespace kvlens
