// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// list.sort() of Python 3.11 and 3.12, step by step: what stands in order already is a run, short
// ones are made longer by insertion, and runs are merged, in leaps where one of two goes on for
// long. Where a comparison is not an order, as with NaN, what comes out depends on the steps.
#pragma once

#include "model/vectors/pythonmerge.h"

#include <algorithm>
#include <vector>

namespace kvlens {

// Threads: as a value, of one sort.
template <class T, class Less> class PythonSort
{
public:
    PythonSort(std::vector<T> &items, const Less &less)
        : m_items(items)
        , m_less(less)
    {
    }

    void sort()
    {
        const qint64 count = qint64(m_items.size());
        const qint64 least = leastRun(count);
        for (qint64 at = 0; at < count;) {
            qint64 length = runAt(at);
            if (length < least) {
                const qint64 longer = std::min(least, count - at);
                insertBehind(at, length, longer);
                length = longer;
            }
            mergeBefore(length);
            m_runs.push_back({at, length});
            at += length;
        }
        while (m_runs.size() > 1) {
            size_t i = m_runs.size() - 2;
            if (i > 0 && m_runs[i - 1].length < m_runs[i + 1].length)
                --i;
            merge(i);
        }
    }

private:
    struct Run
    {
        qint64 begin;
        qint64 length;
        int power = 0; // how deep in the tree of merges it and the next one meet
    };

    // What a run has at least: so that about a power of two of them are merged.
    static qint64 leastRun(qint64 count)
    {
        qint64 lost = 0;
        for (; count >= 64; count >>= 1)
            lost |= count & 1;
        return count + lost;
    }

    // How many are in order; those that fall are turned round.
    qint64 runAt(qint64 begin)
    {
        const qint64 count = qint64(m_items.size());
        qint64 end = begin + 1;
        if (end == count)
            return 1;
        const bool falls = isLess(end, begin);
        for (++end; end < count && isLess(end, end - 1) == falls; ++end) { }
        if (falls)
            std::reverse(place(begin), place(end));
        return end - begin;
    }

    // Each of those behind the run goes where halving leads.
    void insertBehind(qint64 begin, qint64 length, qint64 longer)
    {
        for (qint64 at = begin + std::max<qint64>(length, 1); at < begin + longer; ++at) {
            const T pivot = m_items[size_t(at)];
            qint64 left = begin;
            qint64 right = at;
            while (left < right) {
                const qint64 middle = left + ((right - left) >> 1);
                if (m_less(pivot, m_items[size_t(middle)]))
                    right = middle;
                else
                    left = middle + 1;
            }
            std::copy_backward(place(left), place(at), place(at + 1));
            m_items[size_t(left)] = pivot;
        }
    }

    // Runs that meet deeper than the last and the one to come do are merged first.
    void mergeBefore(qint64 length)
    {
        if (m_runs.empty())
            return;
        const int power = powerOf(m_runs.back(), length, qint64(m_items.size()));
        while (m_runs.size() > 1 && m_runs[m_runs.size() - 2].power > power)
            merge(m_runs.size() - 2);
        m_runs.back().power = power;
    }

    static int powerOf(const Run &run, qint64 next, qint64 count)
    {
        qint64 a = 2 * run.begin + run.length;
        qint64 b = a + run.length + next;
        for (int power = 1;; ++power) {
            if (a >= count) {
                a -= count;
                b -= count;
            } else if (b >= count) {
                return power;
            }
            a <<= 1;
            b <<= 1;
        }
    }

    // With the run behind it.
    void merge(size_t i)
    {
        m_merge.merge(&m_items[size_t(m_runs[i].begin)], m_runs[i].length, m_runs[i + 1].length);
        m_runs[i].length += m_runs[i + 1].length;
        m_runs.erase(m_runs.begin() + qptrdiff(i) + 1);
    }

    bool isLess(qint64 a, qint64 b) const { return m_less(m_items[size_t(a)], m_items[size_t(b)]); }
    auto place(qint64 i) { return m_items.begin() + qptrdiff(i); }

    std::vector<T> &m_items;
    const Less &m_less;
    std::vector<Run> m_runs; // that are not merged yet
    PythonMerge<T, Less> m_merge {m_less};
};

} // namespace kvlens
