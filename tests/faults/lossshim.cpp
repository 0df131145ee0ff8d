// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Preloaded into a program before faultshim.so: writes down what it does to names and files, and
// what of that it has synced, so that loss.py can take away what a power cut may take away.
//
//   KVLENS_LOSS=FOLDER   the log of names, and what files held when they were synced last
//
// One line for each call that succeeded, with the numbers of inodes:
//
//   name FOLDER INODE NAME             there is such a name now
//   gone FOLDER INODE NAME
//   rename FOLDER NAME INODE FOLDER NAME INODE     from and to; 0: nothing was there
//   exchange FOLDER NAME INODE FOLDER NAME INODE
//   syncfile INODE                     …/synced-INODE is a copy
//   syncfolder INODE
//
// What loses its last name gets one in FOLDER: "kept-INODE". Calls of its own are made directly, so
// that nobody counts them.
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace {

template <class Fn> Fn *following(const char *name)
{
    return reinterpret_cast<Fn *>(::dlsym(RTLD_NEXT, name));
}

const char *lossFolder()
{
    static const char *const folder = std::getenv("KVLENS_LOSS");
    return folder;
}

int rawOpen(int folder, const std::string &path, int flags)
{
    return static_cast<int>(::syscall(SYS_openat, folder, path.c_str(), flags | O_CLOEXEC, 0600));
}

struct stat rawStat(int folder, const char *path, int flags)
{
    struct stat status = {};
    if (::syscall(SYS_newfstatat, folder, path, &status, flags) != 0)
        status.st_ino = 0;
    return status;
}

void note(const std::string &line)
{
    static const int log
        = rawOpen(AT_FDCWD, std::string(lossFolder()) + "/log", O_WRONLY | O_CREAT | O_APPEND);
    const std::string whole = line + "\n";
    (void)!::syscall(SYS_write, log, whole.data(), whole.size());
}

// A name in a folder.
struct Place
{
    Place(int folder, const char *path)
    {
        const std::string all = path;
        const size_t slash = all.rfind('/');
        const std::string parent = slash == std::string::npos ? "." : all.substr(0, slash + 1);
        name = slash == std::string::npos ? all : all.substr(slash + 1);
        inFolder = rawStat(folder, parent.c_str(), 0).st_ino;
        inode = rawStat(folder, path, AT_SYMLINK_NOFOLLOW).st_ino;
    }
    std::string text() const
    {
        return std::to_string(inFolder) + " " + name + " " + std::to_string(inode);
    }
    ino_t inFolder;
    ino_t inode; // 0: nothing is there
    std::string name;
};

// Before its name goes.
void keep(int folder, const char *path)
{
    const struct stat status = rawStat(folder, path, AT_SYMLINK_NOFOLLOW);
    if (status.st_ino == 0 || !S_ISREG(status.st_mode))
        return;
    const std::string as = std::string(lossFolder()) + "/kept-" + std::to_string(status.st_ino);
    ::syscall(SYS_linkat, folder, path, AT_FDCWD, as.c_str(), 0);
}

void noteSynced(int fd)
{
    const struct stat status = rawStat(fd, "", AT_EMPTY_PATH);
    const std::string inode = std::to_string(status.st_ino);
    if (S_ISDIR(status.st_mode))
        return note("syncfolder " + inode);
    const std::string as = std::string(lossFolder()) + "/synced-" + inode;
    const int copy = rawOpen(AT_FDCWD, as, O_WRONLY | O_CREAT | O_TRUNC);
    char bytes[65536];
    off_t at = 0;
    for (;;) {
        const long got = ::syscall(SYS_pread64, fd, bytes, sizeof bytes, at);
        if (got <= 0)
            break;
        (void)!::syscall(SYS_write, copy, bytes, got);
        at += got;
    }
    const timespec times[2] = {status.st_atim, status.st_mtim};
    ::syscall(SYS_utimensat, copy, nullptr, times, 0);
    ::syscall(SYS_close, copy);
    note("syncfile " + inode);
}

void noteSyncedAt(const std::string &path)
{
    const int fd = rawOpen(AT_FDCWD, path, O_RDONLY);
    noteSynced(fd);
    ::syscall(SYS_close, fd);
}

// All of the file system: files first, so that no name is there before its contents.
void noteAllSynced()
{
    namespace fs = std::filesystem;
    const fs::path loss = lossFolder();
    std::vector<fs::path> folders {loss.parent_path()};
    for (auto it = fs::recursive_directory_iterator(loss.parent_path()); it != fs::end(it); ++it) {
        if (it->path() == loss)
            it.disable_recursion_pending();
        else if (it->is_directory() && !it->is_symlink())
            folders.push_back(it->path());
        else if (it->is_regular_file() && !it->is_symlink())
            noteSyncedAt(it->path());
    }
    for (const fs::path &folder : folders)
        noteSyncedAt(folder);
}

int noteMade(int result, bool isNew, int folder, const char *path)
{
    if (result >= 0 && isNew && lossFolder()) {
        const Place place(folder, path);
        note("name " + std::to_string(place.inFolder) + " " + std::to_string(place.inode) + " "
            + place.name);
    }
    return result;
}

template <class Call> int removing(int folder, const char *path, Call &&call)
{
    if (!lossFolder())
        return call();
    const Place before(folder, path);
    keep(folder, path);
    const int result = call();
    if (result == 0)
        note("gone " + std::to_string(before.inFolder) + " " + std::to_string(before.inode) + " "
            + before.name);
    return result;
}

template <class Call> int renaming(int a, const char *from, int b, const char *to, Call &&call)
{
    if (!lossFolder())
        return call();
    const Place source(a, from);
    const Place target(b, to);
    keep(b, to);
    const int result = call();
    if (result != 0)
        return result;
    const bool isExchange = rawStat(a, from, AT_SYMLINK_NOFOLLOW).st_ino != 0;
    note((isExchange ? "exchange " : "rename ") + source.text() + " " + target.text());
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

#define MAKING(name)                                                                               \
    int name(int folder, const char *path, int flags, ...)                                         \
    {                                                                                              \
        static auto *const call = following<int(int, const char *, int, ...)>(#name);              \
        va_list arguments;                                                                         \
        va_start(arguments, flags);                                                                \
        const mode_t mode = modeOf(flags, arguments);                                              \
        va_end(arguments);                                                                         \
        return noteMade(call(folder, path, flags, mode), (flags & O_CREAT) != 0, folder, path);    \
    }
MAKING(openat)
MAKING(openat64)

int mkdir(const char *path, mode_t mode)
{
    static auto *const call = following<int(const char *, mode_t)>("mkdir");
    return noteMade(call(path, mode), true, AT_FDCWD, path);
}

int mkdirat(int folder, const char *path, mode_t mode)
{
    static auto *const call = following<int(int, const char *, mode_t)>("mkdirat");
    return noteMade(call(folder, path, mode), true, folder, path);
}

int linkat(int a, const char *from, int b, const char *to, int flags)
{
    static auto *const call = following<int(int, const char *, int, const char *, int)>("linkat");
    return noteMade(call(a, from, b, to, flags), true, b, to);
}

int unlinkat(int folder, const char *path, int flags)
{
    static auto *const call = following<int(int, const char *, int)>("unlinkat");
    return removing(folder, path, [&] { return call(folder, path, flags); });
}

int rmdir(const char *path)
{
    static auto *const call = following<int(const char *)>("rmdir");
    return removing(AT_FDCWD, path, [&] { return call(path); });
}

int renameat(int a, const char *from, int b, const char *to)
{
    static auto *const call = following<int(int, const char *, int, const char *)>("renameat");
    return renaming(a, from, b, to, [&] { return call(a, from, b, to); });
}

int renameat2(int a, const char *from, int b, const char *to, unsigned flags)
{
    static auto *const call
        = following<int(int, const char *, int, const char *, unsigned)>("renameat2");
    return renaming(a, from, b, to, [&] { return call(a, from, b, to, flags); });
}

int fsync(int fd)
{
    static auto *const call = following<int(int)>("fsync");
    const int result = call(fd);
    if (result == 0 && lossFolder())
        noteSynced(fd);
    return result;
}

int syncfs(int fd)
{
    static auto *const call = following<int(int)>("syncfs");
    const int result = call(fd);
    if (result == 0 && lossFolder())
        noteAllSynced();
    return result;
}
}
// NOLINTEND
