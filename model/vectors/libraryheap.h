// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The heap and the sort of Python (heapq, list.sort), step by step. Where a comparison is not an
// order, as with NaN, or two things are equal, what comes out depends on the steps, and the library
// that is to be matched makes these. Pure functions.
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <vector>

namespace kvlens {

// Moves what stands at `at` towards the root, which is at `begin`, as long as it is less than what
// is above.
template <class T, class Less>
void moveUp(std::vector<T> &heap, size_t begin, size_t at, const Less &less)
{
    const T moved = heap[at];
    while (at > begin) {
        const size_t parent = (at - 1) / 2;
        if (!less(moved, heap[parent]))
            break;
        heap[at] = heap[parent];
        at = parent;
    }
    heap[at] = moved;
}

// heapq.heappush
template <class T, class Less> void pushHeap(std::vector<T> &heap, const T &item, const Less &less)
{
    heap.push_back(item);
    moveUp(heap, 0, heap.size() - 1, less);
}

// heapq.heappop: the heap is not empty. Takes the smaller child up until there is none, and only
// then finds the place of what was last.
template <class T, class Less> void popHeap(std::vector<T> &heap, const Less &less)
{
    const T last = heap.back();
    heap.pop_back();
    if (heap.empty())
        return;
    size_t at = 0;
    for (size_t child = 1; child < heap.size(); child = 2 * at + 1) {
        if (child + 1 < heap.size() && !less(heap[child], heap[child + 1]))
            ++child;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = last;
    moveUp(heap, 0, at, less);
}

// list.sort() of up to 63 items: what is in order at the beginning stays, each other one is
// inserted where halving leads.
template <class T, class Less> void sortByInsertion(std::vector<T> &items, const Less &less)
{
    if (items.size() < 2)
        return;
    size_t run = 2;
    if (less(items[1], items[0])) {
        while (run < items.size() && less(items[run], items[run - 1]))
            ++run;
        std::reverse(items.begin(), items.begin() + qptrdiff(run));
    } else {
        while (run < items.size() && !less(items[run], items[run - 1]))
            ++run;
    }
    for (; run < items.size(); ++run) {
        const T pivot = items[run];
        size_t left = 0;
        size_t right = run;
        while (left < right) {
            const size_t middle = left + (right - left) / 2;
            if (less(pivot, items[middle]))
                right = middle;
            else
                left = middle + 1;
        }
        std::copy_backward(items.begin() + qptrdiff(left), items.begin() + qptrdiff(run),
            items.begin() + qptrdiff(run) + 1);
        items[left] = pivot;
    }
}

// sorted(items, reverse=True): equal ones stay in their order. With an order that is none, the same
// only up to 63 items.
template <class T, class Less> void sortDescending(std::vector<T> &items, const Less &less)
{
    constexpr size_t mostInserted = 63;
    std::reverse(items.begin(), items.end());
    if (items.size() <= mostInserted)
        sortByInsertion(items, less);
    else
        std::stable_sort(items.begin(), items.end(), less);
    std::reverse(items.begin(), items.end());
}

} // namespace kvlens
