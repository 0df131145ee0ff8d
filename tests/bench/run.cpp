// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// `kvlens_bench_run PROGRAM [ARGUMENT...]` runs it, and adds a last line to what it printed:
// the milliseconds from its start to its end, the most memory that was resident, in kilobytes, and
// the milliseconds of processor time, of all its threads and of what it waited for.
// It is small because the kernel counts what a process held before it became another program.

#include <chrono>
#include <cstdio>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

double milliseconds(const timeval &time)
{
    return 1000.0 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1000.0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        ::execvp(argv[1], argv + 1);
        std::perror(argv[1]);
        ::_exit(127);
    }
    int status = 0;
    rusage usage = {};
    if (child < 0 || ::wait4(child, &status, 0, &usage) != child)
        return 3;
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    const double processor = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
    std::printf("\n%.3f %ld %.3f\n", took.count(), usage.ru_maxrss, processor);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 3;
}
