// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A sorted map from numbers whose copies share what they have in common.
#pragma once

#include "model/radixnode.h"

#include <iterator>

namespace kvlens {

// A trie over the digits of the key, 32 ways at each, without the digits that all keys beneath have
// in common: the same keys make the same shape, whatever came before. A copy costs nothing; a
// change copies at most the path to what is changed, which is thirteen nodes at worst, however much
// there is. T is null by default and cheap to copy, as a shared pointer is; what is in a map is not
// null. Threads: like Qt's containers, copies may live on different ones.
template <class T> class RadixMap
{
    using Slot = radix::Slot<T>;

public:
    // In the order of the keys. Valid until the map is changed.
    class Iterator
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using difference_type = qsizetype;
        using value_type = T;
        using pointer = const T *;
        using reference = const T &;
        Iterator() = default;
        explicit Iterator(const Slot *slot) { descend(slot); }
        reference operator*() const { return m_path.back()->value; }
        pointer operator->() const { return &m_path.back()->value; }
        Iterator &operator++()
        {
            const Slot *slot = m_path.back();
            m_path.pop_back();
            while (!m_path.empty() && slot == &m_path.back()->node->children.back()) {
                slot = m_path.back();
                m_path.pop_back();
            }
            if (!m_path.empty())
                descend(slot + 1);
            return *this;
        }
        Iterator operator++(int)
        {
            const Iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const Iterator &other) const { return m_path == other.m_path; }

    private:
        void descend(const Slot *slot)
        {
            for (; slot->node; slot = &slot->node->children.front())
                m_path.push_back(slot);
            m_path.push_back(slot);
        }
        std::vector<const Slot *> m_path; // from the root to the value
    };

    bool isEmpty() const { return count() == 0; }
    qsizetype count() const { return m_root.count(); }
    Iterator begin() const { return isEmpty() ? Iterator() : Iterator(&m_root); }
    Iterator end() const { return {}; }
    // Whether one is an unchanged copy of the other; maps that are merely equal may say no.
    bool isSameAs(const RadixMap &other) const { return m_root.isSameAs(other.m_root); }

    // nullptr: there is none. Valid until the map is changed.
    const T *find(quint64 key) const
    {
        const Slot *slot = &m_root;
        while (slot->node && slot->node->has(key))
            slot = &slot->node->children[slot->node->index(key)];
        return !slot->node && slot->value && slot->key == key ? &slot->value : nullptr;
    }

    // By the number of keys before it: 0 ≤ i < count().
    const T &at(qsizetype i) const
    {
        const Slot *slot = &m_root;
        while (slot->node) {
            const Slot *child = slot->node->children.data();
            for (; i >= child->count(); ++child)
                i -= child->count();
            slot = child;
        }
        return slot->value;
    }

    // How many keys are less.
    qsizetype rank(quint64 key) const
    {
        qsizetype less = 0;
        const Slot *slot = &m_root;
        while (slot->node && slot->node->covers(key)) {
            const size_t index = slot->node->index(key);
            for (size_t i = 0; i < index; ++i)
                less += slot->node->children[i].count();
            if (!slot->node->has(key))
                return less;
            slot = &slot->node->children[index];
        }
        return slot->anyKey() < key ? less + slot->count() : less;
    }

    // Replaces what is there.
    void insert(quint64 key, const T &value)
    {
        if (isEmpty())
            m_root = {key, value, {}};
        else
            radix::insert(m_root, key, value, !find(key));
    }

    void remove(quint64 key)
    {
        if (find(key))
            radix::remove(m_root, key);
    }

    // Calls sink(i, const T *before, const T *after) for every key whose value is another, in the
    // order of the keys, until that says false; nullptr: there is none. `i` is how many keys of
    // `before` are less. What the two share is not looked at: after one change to a copy, nothing
    // but the path to it.
    template <class Sink>
    static void differences(const RadixMap &before, const RadixMap &after, const Sink &sink)
    {
        qsizetype at = 0;
        radix::compare(before.m_root, after.m_root, at, sink);
    }

private:
    Slot m_root;
};

} // namespace kvlens
