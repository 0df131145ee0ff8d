// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whose edits came, went or changed.
#pragma once

#include "model/changeset.h"

namespace kvlens {

// A set of refs that is never written down: it is what two states differ in. So it costs nothing,
// however many they are, and who has a ref asks whether it is among them.
class ChangedRefs
{
public:
    ChangedRefs(ChangeSet before, ChangeSet after)
        : m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    const ChangeSet &before() const { return m_before; }
    const ChangeSet &after() const { return m_after; }
    bool contains(const EntryRef &ref) const { return ChangeSet::differ(m_before, m_after, ref); }
    QList<CollectionRef> collections() const // in which there are some
    {
        return ChangeSet::differentCollections(m_before, m_after);
    }
    // All of them, in no particular order; nothing: they are more than `most`.
    std::optional<QList<EntryRef>> few(qsizetype most) const;

private:
    ChangeSet m_before;
    ChangeSet m_after;
};

} // namespace kvlens
