// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A map by anything that can be hashed, whose copies share what they have in common.
#pragma once

#include "model/radixmap.h"

namespace kvlens {

// By the hash; two of one hash stand one behind the other.
template <class T> class HashedMap
{
public:
    bool isEmpty() const { return m_map.isEmpty(); }
    qsizetype count() const { return m_map.count(); }
    auto begin() const { return m_map.begin(); }
    auto end() const { return m_map.end(); }

    // The first of that hash of which is(const T &) holds; nullptr: none.
    template <class Is> const T *find(quint64 hash, const Is &is) const
    {
        const T *found = m_map.find(hash);
        while (found && !is(*found))
            found = m_map.find(++hash);
        return found;
    }

    // Replaces what `is` holds of.
    template <class Is> void insert(quint64 hash, const Is &is, const T &value)
    {
        for (const T *there = m_map.find(hash); there && !is(*there); there = m_map.find(hash))
            ++hash;
        m_map.insert(hash, value);
    }

    // Takes away what `is` holds of, if there is such a thing. hashOf(const T &): as inserted.
    template <class Is, class HashOf> T take(quint64 hash, const Is &is, const HashOf &hashOf)
    {
        const T *found = m_map.find(hash);
        while (found && !is(*found))
            found = m_map.find(++hash);
        if (!found)
            return {};
        const T taken = *found;
        m_map.remove(hash);
        // What stands behind may be there only for want of this place.
        while (const T *next = m_map.find(++hash)) {
            const T moved = *next;
            m_map.remove(hash);
            insert(
                hashOf(moved), [](const T &) { return false; }, moved);
        }
        return taken;
    }

    // As RadixMap::differences(), in no particular order. Of several of one hash that came or went
    // some may be told that have only moved up.
    template <class Sink>
    static void differences(const HashedMap &before, const HashedMap &after, const Sink &sink)
    {
        RadixMap<T>::differences(before.m_map, after.m_map, sink);
    }

private:
    RadixMap<T> m_map;
};

} // namespace kvlens
