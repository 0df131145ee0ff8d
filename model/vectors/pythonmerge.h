// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How list.sort() of Python merges two runs, step by step.
#pragma once

#include "model/vectors/pythonleap.h"

#include <vector>

namespace kvlens {

// Threads: as a value, of one sort: how soon it leaps depends on the merges before.
template <class T, class Less> class PythonMerge
{
public:
    explicit PythonMerge(const Less &less)
        : m_less(less)
    {
    }

    // Two runs that stand one behind the other become one.
    void merge(T *a, qint64 countA, qint64 countB)
    {
        T *const b = a + countA;
        const qint64 there = leap(*b, a, countA, {0, true}, m_less);
        a += there;
        countA -= there;
        if (countA == 0)
            return;
        countB = leap(a[countA - 1], b, countB, {countB - 1, false}, m_less);
        if (countB == 0)
            return;
        if (countA <= countB)
            mergeUp(a, b, countA, countB);
        else
            mergeDown(a, b, countA, countB);
    }

private:
    static constexpr qint64 usualLeap = 7;

    // What is still to be merged: the next of each, and where it goes.
    struct Rest
    {
        const T *a;
        qint64 countA;
        const T *b;
        qint64 countB;
        T *to;
    };

    // From the front; the first run is set aside.
    void mergeUp(T *a, const T *b, qint64 countA, qint64 countB)
    {
        const std::vector<T> aside(a, a + countA);
        Rest rest {aside.data(), countA, b, countB, a};
        takeB(rest, 1);
        while (rest.countB > 0 && rest.countA > 1) {
            if (takeOnes(rest) && takeLeaps(rest))
                ++m_leap; // a penalty for having left them
        }
        if (rest.countB == 0)
            std::copy(rest.a, rest.a + rest.countA, rest.to);
        else if (rest.countA == 1) // it is the last of all
            *std::copy(rest.b, rest.b + rest.countB, rest.to) = *rest.a;
    }

    static void takeA(Rest &rest, qint64 count)
    {
        rest.to = std::copy(rest.a, rest.a + count, rest.to);
        rest.a += count;
        rest.countA -= count;
    }

    static void takeB(Rest &rest, qint64 count)
    {
        rest.to = std::copy(rest.b, rest.b + count, rest.to);
        rest.b += count;
        rest.countB -= count;
    }

    // Until one of both was better so often that leaps are worth it. false: it is done.
    bool takeOnes(Rest &rest) const
    {
        qint64 ofA = 0, ofB = 0;
        while (std::max(ofA, ofB) < m_leap) {
            const bool isB = m_less(*rest.b, *rest.a);
            isB ? takeB(rest, 1) : takeA(rest, 1);
            ofA = isB ? 0 : ofA + 1;
            ofB = isB ? ofB + 1 : 0;
            if (isB ? rest.countB == 0 : rest.countA == 1)
                return false;
        }
        return true;
    }

    // Until neither leaps far. false: it is done.
    bool takeLeaps(Rest &rest)
    {
        ++m_leap;
        qint64 ofA = usualLeap;
        qint64 ofB = usualLeap;
        while (std::max(ofA, ofB) >= usualLeap) {
            m_leap -= m_leap > 1 ? 1 : 0;
            ofA = leap(*rest.b, rest.a, rest.countA, {0, true}, m_less);
            takeA(rest, ofA);
            if (rest.countA <= 1)
                return false;
            takeB(rest, 1);
            if (rest.countB == 0)
                return false;
            ofB = leap(*rest.a, rest.b, rest.countB, {0, false}, m_less);
            takeB(rest, ofB);
            if (rest.countB == 0)
                return false;
            takeA(rest, 1);
            if (rest.countA == 1)
                return false;
        }
        return true;
    }

    // From the back; the second run is set aside. Here what is next stands before the pointers.
    void mergeDown(const T *a, T *b, qint64 countA, qint64 countB)
    {
        const std::vector<T> aside(b, b + countB);
        Rest rest {a + countA, countA, aside.data() + countB, countB, b + countB};
        takeLastA(rest, 1);
        while (rest.countA > 0 && rest.countB > 1) {
            if (takeLastOnes(rest) && takeLastLeaps(rest))
                ++m_leap;
        }
        if (rest.countB == 1) // it is the first of all
            takeLastA(rest, rest.countA);
        if (rest.countA == 0)
            takeLastB(rest, rest.countB);
    }

    static void takeLastA(Rest &rest, qint64 count)
    {
        rest.to = std::copy_backward(rest.a - count, rest.a, rest.to);
        rest.a -= count;
        rest.countA -= count;
    }

    static void takeLastB(Rest &rest, qint64 count)
    {
        rest.to = std::copy_backward(rest.b - count, rest.b, rest.to);
        rest.b -= count;
        rest.countB -= count;
    }

    bool takeLastOnes(Rest &rest) const
    {
        qint64 ofA = 0;
        qint64 ofB = 0;
        while (std::max(ofA, ofB) < m_leap) {
            const bool isA = m_less(rest.b[-1], rest.a[-1]);
            isA ? takeLastA(rest, 1) : takeLastB(rest, 1);
            ofA = isA ? ofA + 1 : 0;
            ofB = isA ? 0 : ofB + 1;
            if (isA ? rest.countA == 0 : rest.countB == 1)
                return false;
        }
        return true;
    }

    bool takeLastLeaps(Rest &rest)
    {
        ++m_leap;
        qint64 ofA = usualLeap;
        qint64 ofB = usualLeap;
        while (std::max(ofA, ofB) >= usualLeap) {
            m_leap -= m_leap > 1 ? 1 : 0;
            const T *const a = rest.a - rest.countA;
            ofA = rest.countA - leap(rest.b[-1], a, rest.countA, {rest.countA - 1, true}, m_less);
            takeLastA(rest, ofA);
            if (rest.countA == 0)
                return false;
            takeLastB(rest, 1);
            if (rest.countB == 1)
                return false;
            const T *const b = rest.b - rest.countB;
            ofB = rest.countB - leap(rest.a[-1], b, rest.countB, {rest.countB - 1, false}, m_less);
            takeLastB(rest, ofB);
            if (rest.countB <= 1)
                return false;
            takeLastA(rest, 1);
            if (rest.countA == 0)
                return false;
        }
        return true;
    }

    const Less &m_less;
    qint64 m_leap = usualLeap; // how often one has to be better
};

} // namespace kvlens
