// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a RadixMap is made of (radixmap.h).
#pragma once

#include <QSharedData>

#include <algorithm>
#include <bit>
#include <vector>

namespace kvlens::radix {

constexpr int digitBits = 5;
constexpr quint64 ways = 1U << digitBits;

template <class T> struct Node;

// A value, or a node if that is set, or nothing.
template <class T> struct Slot
{
    quint64 key = 0; // of the value
    T value = {};
    QSharedDataPointer<Node<T>> node = {}; // copied when it is written to while others share it

    qsizetype count() const { return node ? node->count : value ? 1 : 0; }
    quint64 anyKey() const { return node ? node->prefix : key; }
    int shift() const { return node ? node->shift : -1; }
    bool isSameAs(const Slot &other) const
    {
        return node.constData() == other.node.constData() && value == other.value;
    }
};

// What begins alike and goes on with different digits. Has two children at least.
template <class T> struct Node : QSharedData
{
    quint64 prefix = 0; // a key beneath; what stands above the digit is the same in all of them
    qsizetype count = 0; // of values beneath
    quint32 present = 0; // a bit for each digit that has a child
    int shift = 0; // where the digit stands
    std::vector<Slot<T>> children; // in the order of their digits

    bool covers(quint64 key) const { return ((key ^ prefix) >> shift) < ways; }
    quint32 bit(quint64 key) const { return 1U << ((key >> shift) % ways); }
    bool has(quint64 key) const { return covers(key) && (present & bit(key)); }
    size_t index(quint64 key) const { return size_t(std::popcount(present & (bit(key) - 1))); }
};

// The slot gets a node over what it had and the value, at the first digit that differs.
template <class T> void fork(Slot<T> &slot, quint64 key, const T &value)
{
    QSharedDataPointer<Node<T>> node(new Node<T>);
    const quint64 other = slot.anyKey();
    node->prefix = key;
    node->count = slot.count() + 1;
    node->shift = (int(std::bit_width(key ^ other)) - 1) / digitBits * digitBits;
    node->present = node->bit(key) | node->bit(other);
    const Slot<T> added {key, value, {}};
    node->children.reserve(2);
    node->children.push_back(key < other ? added : slot);
    node->children.push_back(key < other ? slot : added);
    slot = {0, {}, node};
}

// `isNew`: the key is not there yet. The slot is not empty.
template <class T> void insert(Slot<T> &slot, quint64 key, const T &value, bool isNew)
{
    if (!slot.node && !isNew) {
        slot.value = value;
        return;
    }
    if (!slot.node || !std::as_const(slot.node)->covers(key))
        return fork(slot, key, value);
    Node<T> &node = *slot.node;
    const size_t index = node.index(key);
    node.count += isNew ? 1 : 0;
    if (node.has(key))
        return insert(node.children[index], key, value, isNew);
    node.present |= node.bit(key);
    node.children.reserve(node.children.size() + 1); // no room that may never be used
    node.children.insert(node.children.begin() + qsizetype(index), {key, value, {}});
}

// The key is there.
template <class T> void remove(Slot<T> &slot, quint64 key)
{
    if (!slot.node) {
        slot = {};
        return;
    }
    Node<T> &node = *slot.node;
    const size_t index = node.index(key);
    --node.count;
    if (!node.children[index].node) {
        node.present &= ~node.bit(key);
        node.children.erase(node.children.begin() + qsizetype(index));
    } else {
        remove(node.children[index], key);
    }
    if (node.children.size() == 1) {
        const Slot<T> last = node.children.front();
        slot = last;
    }
}

// Calls sink(const T &) for all values, in order, while that says true; whether it always did.
template <class T, class Sink> bool each(const Slot<T> &slot, const Sink &sink)
{
    if (slot.node)
        return std::all_of(slot.node->children.begin(), slot.node->children.end(),
            [&sink](const Slot<T> &child) { return each(child, sink); });
    return !slot.value || sink(slot.value);
}

// The digits under which something stands, as bits.
template <class T> quint32 digits(const Slot<T> &slot, int shift)
{
    if (slot.shift() == shift)
        return slot.node->present;
    return slot.count() == 0 ? 0 : 1U << ((slot.anyKey() >> shift) % ways);
}

// What stands under one of digits().
template <class T> const Slot<T> &under(const Slot<T> &slot, quint32 digit, int shift)
{
    static const Slot<T> none;
    if (!(digits(slot, shift) & digit))
        return none;
    if (slot.shift() != shift)
        return slot;
    return slot.node->children[size_t(std::popcount(slot.node->present & (digit - 1)))];
}

// RadixMap::differences() of what is beneath; `at` is its `i`, and moves on.
template <class T, class Sink>
bool compare(const Slot<T> &before, const Slot<T> &after, qsizetype &at, const Sink &sink)
{
    if (before.isSameAs(after)) {
        at += before.count();
        return true;
    }
    const int shift = std::max(before.shift(), after.shift());
    const Slot<T> &wide = before.shift() == shift ? before : after;
    const Slot<T> &other = before.shift() == shift ? after : before;
    if (wide.node && (other.count() == 0 || wide.node->covers(other.anyKey()))) {
        for (quint32 left = digits(before, shift) | digits(after, shift); left; left &= left - 1) {
            const quint32 digit = left & -left;
            if (!compare(under(before, digit, shift), under(after, digit, shift), at, sink))
                return false;
        }
        return true;
    }
    if (before.count() && after.count() && !wide.node && before.key == after.key)
        return sink(at++, &before.value, &after.value);
    const auto gone
        = [&] { return each(before, [&](const T &value) { return sink(at++, &value, nullptr); }); };
    const auto come
        = [&] { return each(after, [&](const T &value) { return sink(at, nullptr, &value); }); };
    return before.anyKey() < after.anyKey() ? gone() && come() : come() && gone();
}

} // namespace kvlens::radix
