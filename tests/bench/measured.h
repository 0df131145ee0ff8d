// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What every program of the benchmark answers: one line "MILLISECONDS COUNT ANONYMOUS-KILOBYTES".
// bench.py compares the first, demands that all methods of a row agree on the second, and the
// third is what the program itself holds in memory when its work is done.
#pragma once

#include "stores/result.h"
#include "tests/support/anonymousmemory.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace kvlens {

struct Measured
{
    double milliseconds = 0;
    qint64 count = 0;
};

class Stopwatch
{
public:
    double milliseconds() const
    {
        return std::chrono::duration<double, std::milli>(Clock::now() - m_begin).count();
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_begin = Clock::now();
};

// To be called while what was loaded is still there.
inline void printMeasured(const Measured &measured)
{
    std::printf("%.3f %lld %lld\n", measured.milliseconds, static_cast<long long>(measured.count),
        static_cast<long long>(anonymousKilobytes()));
}

// A benchmark that fails says why and measures nothing.
[[noreturn]] inline void giveUp(const QString &why)
{
    std::fprintf(stderr, "%s\n", qPrintable(why));
    std::exit(3);
}

template <class T> T need(Result<T> result)
{
    if (!result)
        giveUp(reasonText(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

} // namespace kvlens
