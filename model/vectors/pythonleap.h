// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How list.sort() of Python looks for a place in a run (its gallop_left and gallop_right). Pure.
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace kvlens {

struct Leap
{
    qint64 from = 0; // where the place may be
    bool isBehindEqual = false; // else before
};

// Of items that are sorted: how many are less than the key; with `isBehindEqual` those that it
// is not less than. Goes from `from` in leaps that double, and halves what is between.
template <class T, class Less>
qint64 leap(const T &key, const T *items, qint64 count, const Leap &how, const Less &less)
{
    const auto isBefore
        = [&](qint64 i) { return how.isBehindEqual ? !less(key, items[i]) : less(items[i], key); };
    const qint64 hint = how.from;
    const bool goesUp = isBefore(hint);
    const qint64 most = goesUp ? count - hint : hint + 1;
    qint64 last = 0;
    qint64 next = 1;
    while (next < most && isBefore(goesUp ? hint + next : hint - next) == goesUp) {
        last = next;
        next = (next << 1) + 1;
    }
    next = std::min(next, most);
    qint64 left = (goesUp ? hint + last : hint - next) + 1;
    qint64 right = goesUp ? hint + next : hint - last;
    while (left < right) {
        const qint64 middle = left + ((right - left) >> 1);
        if (isBefore(middle))
            left = middle + 1;
        else
            right = middle;
    }
    return right;
}

} // namespace kvlens
