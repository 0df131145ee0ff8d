// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Preloaded into a program: files have times without fractions, every second one, as some file
// systems keep them.
#include <dlfcn.h>
#include <initializer_list>
#include <sys/stat.h>

namespace {

template <class Fn> Fn *exact(const char *name)
{
    return reinterpret_cast<Fn *>(::dlsym(RTLD_NEXT, name));
}

template <class Status> int coarse(int result, Status *status)
{
    if (result != 0)
        return result;
    for (timespec *time : {&status->st_mtim, &status->st_ctim}) {
        time->tv_sec -= time->tv_sec % 2;
        time->tv_nsec = 0;
    }
    return 0;
}

} // namespace

// NOLINTBEGIN: the names and signatures are those of the C library
extern "C" {

#define COARSE(name, parameters, values)                                                           \
    int name parameters                                                                            \
    {                                                                                              \
        static auto *const call = exact<int parameters>(#name);                                    \
        return coarse(call values, status);                                                        \
    }
COARSE(fstat, (int fd, struct stat *status), (fd, status))
COARSE(stat, (const char *path, struct stat *status), (path, status))
COARSE(lstat, (const char *path, struct stat *status), (path, status))
COARSE(fstatat, (int folder, const char *path, struct stat *status, int flags),
    (folder, path, status, flags))
COARSE(fstat64, (int fd, struct stat64 *status), (fd, status))
COARSE(stat64, (const char *path, struct stat64 *status), (path, status))
COARSE(lstat64, (const char *path, struct stat64 *status), (path, status))
COARSE(fstatat64, (int folder, const char *path, struct stat64 *status, int flags),
    (folder, path, status, flags))
}
// NOLINTEND
