// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is stored by now of entries that were persisted or read again since they were edited.
#pragma once

#include "model/hashedmap.h"
#include "model/packededit.h"

namespace kvlens {

// A copy costs nothing, as of a ChangeSet.
class KnownEntries
{
public:
    // Nothing: what was seen when the entry was edited is the newest that is known.
    std::optional<Entry> find(const EntryRef &ref) const;
    // Whether our own persist has replaced that version of the entry.
    bool wasReplaced(const EntryRef &ref, const Version &version) const;

    void insert(const Entry &entry);
    void noteReplaced(const EntryRef &ref, const Version &version);

private:
    struct Replaced : QSharedData
    {
        EntryRef entry;
        QByteArrayList tokens;
    };
    using SharedReplaced = QExplicitlySharedDataPointer<const Replaced>;
    const SharedReplaced *replaced(const EntryRef &ref) const;
    PackedEdit::Collection shared(const CollectionRef &collection);

    HashedMap<PackedEdit::Pointer> m_entries; // as edits that want nothing
    HashedMap<SharedReplaced> m_replaced;
    PackedEdit::Collection m_last; // of the entry that came last; the next one is mostly of it, too
};

} // namespace kvlens
