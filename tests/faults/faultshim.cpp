// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Preloaded into a program: its n-th call of the system fails, does half its work, or is its last.
//
//   KVLENS_FAULT_LOG=FILE   write the name of every call there, one a line
//   KVLENS_FAULT_AT=N       the call that is disturbed, counted from 1 …
//   KVLENS_FAULT_CALL=NAME  … unless it has another name than this: then none is …
//   KVLENS_FAULT=…          … "kill" before it, "killed" after it, "half" of its bytes, "zero"
//   bytes,
//                           or the number of an error
//
// Calls count from faultsBegin() on, which the program calls, and only those of its main thread, so
// that the same run makes the same calls. Errors that only ever come with certain calls are chosen
// by whoever sets the variables.
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

enum class Fault { None, Kill, Killed, Half, Zero, Error };

struct Plan
{
    long at = -1;
    Fault fault = Fault::None;
    int error = 0;
    const char *call = nullptr;
    int log = -1;
    long calls = 0;
    bool begun = false;
};

Plan plan;

template <class Fn> Fn *real(const char *name)
{
    return reinterpret_cast<Fn *>(::dlsym(RTLD_NEXT, name));
}

bool isMainThread()
{
    return ::gettid() == ::getpid();
}

[[noreturn]] void die()
{
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
}

void note(const char *name)
{
    char line[64];
    const int length = std::snprintf(line, sizeof line, "%s\n", name);
    static auto *const write = real<ssize_t(int, const void *, size_t)>("write");
    (void)!write(plan.log, line, static_cast<size_t>(length));
}

// What is to happen at this call.
Fault next(const char *name)
{
    if (!plan.begun || !isMainThread())
        return Fault::None;
    ++plan.calls;
    if (plan.log >= 0)
        note(name);
    const bool isMeant = plan.calls == plan.at && (!plan.call || std::strcmp(plan.call, name) == 0);
    return isMeant ? plan.fault : Fault::None;
}

// A call that works on no bytes: `Half` and `Zero` mean nothing to it.
template <class Call> auto plain(const char *name, Call &&call) -> decltype(call())
{
    const Fault fault = next(name);
    if (fault == Fault::Kill)
        die();
    if (fault == Fault::Error) {
        errno = plan.error;
        return -1;
    }
    const auto result = call();
    if (fault == Fault::Killed)
        die();
    return result;
}

// A call that works on `size` bytes.
template <class Call> ssize_t sized(const char *name, size_t size, Call &&call)
{
    const Fault fault = next(name);
    if (fault == Fault::Zero)
        return 0;
    if (fault == Fault::Half)
        return call(size > 1 ? size / 2 : size);
    if (fault == Fault::Kill)
        die();
    if (fault == Fault::Error) {
        errno = plan.error;
        return -1;
    }
    // Killed in the middle of it.
    const ssize_t result = call(fault == Fault::Killed && size > 1 ? size / 2 : size);
    if (fault == Fault::Killed)
        die();
    return result;
}

mode_t modeOf(int flags, va_list arguments)
{
    const bool isNew = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
    return isNew ? va_arg(arguments, mode_t) : 0;
}

} // namespace

// NOLINTBEGIN: the names and signatures are those of the C library
extern "C" {

void kvlensFaultsBegin()
{
    if (const char *log = std::getenv("KVLENS_FAULT_LOG"))
        plan.log = ::open(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (const char *at = std::getenv("KVLENS_FAULT_AT"))
        plan.at = std::atol(at);
    plan.call = std::getenv("KVLENS_FAULT_CALL");
    if (const char *fault = std::getenv("KVLENS_FAULT")) {
        plan.error = std::atoi(fault);
        plan.fault = std::strcmp(fault, "kill") == 0 ? Fault::Kill
            : std::strcmp(fault, "killed") == 0      ? Fault::Killed
            : std::strcmp(fault, "half") == 0        ? Fault::Half
            : std::strcmp(fault, "zero") == 0        ? Fault::Zero
                                                     : Fault::Error;
    }
    plan.begun = true;
}

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        static auto *const call = real<int(const char *, int, ...)>(#name);                        \
        va_list arguments;                                                                         \
        va_start(arguments, flags);                                                                \
        const mode_t mode = modeOf(flags, arguments);                                              \
        va_end(arguments);                                                                         \
        return plain("open", [&] { return call(path, flags, mode); });                             \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                                               \
    int name(int folder, const char *path, int flags, ...)                                         \
    {                                                                                              \
        static auto *const call = real<int(int, const char *, int, ...)>(#name);                   \
        va_list arguments;                                                                         \
        va_start(arguments, flags);                                                                \
        const mode_t mode = modeOf(flags, arguments);                                              \
        va_end(arguments);                                                                         \
        return plain("open", [&] { return call(folder, path, flags, mode); });                     \
    }
OPENAT(openat)
OPENAT(openat64)

#define PLAIN(kind, name, parameters, values)                                                      \
    int name parameters                                                                            \
    {                                                                                              \
        static auto *const call = real<int parameters>(#name);                                     \
        return plain(kind, [&] { return call values; });                                           \
    }
PLAIN("stat", fstat, (int fd, struct stat *status), (fd, status))
PLAIN("stat", stat, (const char *path, struct stat *status), (path, status))
PLAIN("stat", lstat, (const char *path, struct stat *status), (path, status))
PLAIN("stat", fstatat, (int folder, const char *path, struct stat *status, int flags),
    (folder, path, status, flags))
PLAIN("stat", fstat64, (int fd, struct stat64 *status), (fd, status))
PLAIN("stat", stat64, (const char *path, struct stat64 *status), (path, status))
PLAIN("stat", lstat64, (const char *path, struct stat64 *status), (path, status))
PLAIN("stat", fstatat64, (int folder, const char *path, struct stat64 *status, int flags),
    (folder, path, status, flags))
PLAIN("sync", fsync, (int fd), (fd))
PLAIN("sync", fdatasync, (int fd), (fd))
PLAIN("truncate", ftruncate, (int fd, off_t size), (fd, size))
PLAIN("truncate", ftruncate64, (int fd, off64_t size), (fd, size))
PLAIN("reserve", fallocate, (int fd, int mode, off_t from, off_t size), (fd, mode, from, size))
PLAIN(
    "reserve", fallocate64, (int fd, int mode, off64_t from, off64_t size), (fd, mode, from, size))
PLAIN("sync", syncfs, (int fd), (fd))
PLAIN("rename", rename, (const char *from, const char *to), (from, to))
PLAIN("rename", renameat, (int a, const char *from, int b, const char *to), (a, from, b, to))
PLAIN("rename", renameat2, (int a, const char *from, int b, const char *to, unsigned flags),
    (a, from, b, to, flags))
PLAIN("link", linkat, (int a, const char *from, int b, const char *to, int flags),
    (a, from, b, to, flags))
PLAIN("unlink", unlink, (const char *path), (path))
PLAIN("unlink", unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
PLAIN("rmdir", rmdir, (const char *path), (path))
PLAIN("mkdir", mkdir, (const char *path, mode_t mode), (path, mode))
PLAIN("mkdir", mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode))
PLAIN("chmod", fchmod, (int fd, mode_t mode), (fd, mode))
PLAIN("chown", fchown, (int fd, uid_t user, gid_t group), (fd, user, group))
PLAIN("lock", flock, (int fd, int operation), (fd, operation))
PLAIN("setxattr", fsetxattr, (int fd, const char *name, const void *value, size_t size, int flags),
    (fd, name, value, size, flags))
PLAIN("removexattr", fremovexattr, (int fd, const char *name), (fd, name))

#define SIZED(kind, name, parameters, values)                                                      \
    ssize_t name parameters                                                                        \
    {                                                                                              \
        static auto *const call = real<ssize_t parameters>(#name);                                 \
        return sized(kind, size, [&](size_t size) { return call values; });                        \
    }
SIZED("write", write, (int fd, const void *bytes, size_t size), (fd, bytes, size))
SIZED("write", pwrite, (int fd, const void *bytes, size_t size, off_t at), (fd, bytes, size, at))
SIZED(
    "write", pwrite64, (int fd, const void *bytes, size_t size, off64_t at), (fd, bytes, size, at))
SIZED("read", read, (int fd, void *bytes, size_t size), (fd, bytes, size))
SIZED("read", pread, (int fd, void *bytes, size_t size, off_t at), (fd, bytes, size, at))
SIZED("read", pread64, (int fd, void *bytes, size_t size, off64_t at), (fd, bytes, size, at))
SIZED("copy", copy_file_range,
    (int from, off64_t *at, int to, off64_t *toAt, size_t size, unsigned flags),
    (from, at, to, toAt, size, flags))
SIZED("getxattr", fgetxattr, (int fd, const char *name, void *value, size_t size),
    (fd, name, value, size))
SIZED("listxattr", flistxattr, (int fd, char *names, size_t size), (fd, names, size))
}
// NOLINTEND
