// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits in the order in which they were first made.
#pragma once

#include "model/packededit.h"
#include "model/radixmap.h"

namespace kvlens {

// What it holds stays as it is, whatever is edited later. A copy costs nothing; at() and indexOf()
// cost about the same however many there are.
class EditList
{
    using Map = RadixMap<PackedEdit::Pointer>; // by order

public:
    class Iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using difference_type = qsizetype;
        using value_type = Edit;
        using pointer = void;
        using reference = Edit;
        Iterator(Map::Iterator at)
            : m_at(std::move(at))
        {
        }
        Edit operator*() const { return (*m_at)->edit(); }
        Iterator &operator++()
        {
            ++m_at;
            return *this;
        }
        void operator++(int) { ++m_at; }
        bool operator==(const Iterator &other) const = default;

    private:
        Map::Iterator m_at;
    };

    bool isEmpty() const { return m_map.isEmpty(); }
    qsizetype size() const { return m_map.count(); }
    Edit at(qsizetype i) const { return m_map.at(i)->edit(); }
    EntryRef refAt(qsizetype i) const { return m_map.at(i)->entryRef(); }
    QList<EntryRef> refs() const
    {
        QList<EntryRef> refs;
        refs.reserve(size());
        for (const PackedEdit::Pointer &edit : m_map)
            refs.append(edit->entryRef());
        return refs;
    }
    Iterator begin() const { return m_map.begin(); }
    Iterator end() const { return m_map.end(); }

    // As RadixMap::isSameAs().
    bool isSameAs(const EditList &other) const { return m_map.isSameAs(other.m_map); }
    // Its place among these; -1: it is none of them.
    qsizetype indexOf(const PackedEdit &edit) const
    {
        const PackedEdit::Pointer *there = m_map.find(edit.order());
        return there && (*there)->isOf(edit.entryRef()) ? m_map.rank(edit.order()) : -1;
    }
    bool hasPlaceFor(quint64 order) const { return !m_map.find(order); }
    // Replaces the one of that order.
    void insert(const PackedEdit::Pointer &edit) { m_map.insert(edit->order(), edit); }
    void remove(const PackedEdit &edit) { m_map.remove(edit.order()); }

    // As RadixMap::differences().
    template <class Sink>
    static void differences(const EditList &before, const EditList &after, const Sink &sink)
    {
        Map::differences(before.m_map, after.m_map, sink);
    }

private:
    Map m_map;
};

} // namespace kvlens
