// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The heap and the sort of Python (heapq, list.sort), step by step. Where a comparison is not an
// order, as with NaN, or two things are equal, what comes out depends on the steps, and the library
// that is to be matched makes these. Pure functions.
#pragma once

#include "model/vectors/pythonsort.h"

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

// sorted(items, reverse=True): equal ones stay in their order.
template <class T, class Less> void sortDescending(std::vector<T> &items, const Less &less)
{
    std::reverse(items.begin(), items.end());
    PythonSort<T, Less>(items, less).sort();
    std::reverse(items.begin(), items.end());
}

} // namespace kvlens
