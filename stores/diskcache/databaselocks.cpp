// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/databaselocks.h"

#include "stores/file/fileio.h"

#include <cerrno>
#include <cstdarg>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <set>
#include <sqlite3.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

// SQLite counts for itself what its connections to a file have locked together, and tells the
// system only what changes for the process, through any of the files that it has open. So all locks
// of a file are set through one of them: the first that has set one.
class FileLocks
{
public:
    int set(int file, struct flock &lock);
    int get(int file, struct flock &lock);
    int close(int file);

private:
    using Inode = std::pair<dev_t, ino_t>;
    struct Locked
    {
        int holder; // one of the files, or a second descriptor of one that is closed by now
        std::set<int> files;
    };
    int holderOf(int file);

    std::mutex m_mutex; // of what follows, and of each call: no holder is closed meanwhile
    std::map<Inode, Locked> m_locked;
    std::map<int, Inode> m_inodes; // of the files
};

int FileLocks::holderOf(int file)
{
    const auto known = m_inodes.find(file);
    if (known != m_inodes.end())
        return m_locked.at(known->second).holder;
    struct stat status = {};
    if (::fstat(file, &status) < 0)
        return file;
    const Inode inode {status.st_dev, status.st_ino};
    Locked &locked = m_locked.try_emplace(inode, Locked {file, {}}).first->second;
    locked.files.insert(file);
    m_inodes.emplace(file, inode);
    return locked.holder;
}

// A holder that is open for reading cannot lock for writing: who may write has to wait for its end.
int FileLocks::set(int file, struct flock &lock)
{
    const std::lock_guard guard(m_mutex);
    const int holder = holderOf(file);
    const int done = ::fcntl(holder, F_OFD_SETLK, &lock);
    if (done < 0 && errno == EBADF && holder != file)
        errno = EAGAIN;
    return done;
}

int FileLocks::get(int file, struct flock &lock)
{
    const std::lock_guard guard(m_mutex);
    return ::fcntl(holderOf(file), F_OFD_GETLK, &lock);
}

int FileLocks::close(int file)
{
    const std::lock_guard guard(m_mutex);
    const auto known = m_inodes.find(file);
    if (known == m_inodes.end())
        return ::close(file);
    const auto at = m_locked.find(known->second);
    Locked &locked = at->second;
    m_inodes.erase(known);
    locked.files.erase(file);
    if (locked.files.empty()) {
        if (locked.holder != file)
            ::close(locked.holder);
        m_locked.erase(at);
    } else if (locked.holder == file) {
        locked.holder = ::fcntl(file, F_DUPFD_CLOEXEC, 0); // has the same locks
    }
    return ::close(file);
}

// For as long as any thread runs, also one that nobody waits for at the end.
FileLocks &fileLocks()
{
    static auto *const locks = new FileLocks;
    return *locks;
}

int lockThroughHolder(int file, int command, struct flock *asked)
{
    struct flock lock = *asked;
    lock.l_pid = 0; // else the system refuses
    if (command != F_GETLK)
        return fileLocks().set(file, lock);
    const int done = fileLocks().get(file, lock);
    *asked = lock;
    return done;
}

// What SQLite calls as fcntl().
int fcntlForSqlite(int file, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    int done = -1;
    switch (command) {
    case F_GETLK:
    case F_SETLK:
    case F_SETLKW: // with a time limit, which SQLite takes for as good as none
        done = lockThroughHolder(file, command, va_arg(rest, struct flock *));
        break;
    default:
        done = ::fcntl(file, command, va_arg(rest, int)); // flags of descriptors
    }
    va_end(rest);
    return done;
}

// And as close().
int closeForSqlite(int file)
{
    return fileLocks().close(file);
}

bool hasLocksOfFiles()
{
    const FileDescriptor probe(::memfd_create("locks", MFD_CLOEXEC));
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return probe && ::fcntl(probe.get(), F_OFD_GETLK, &lock) == 0;
}

bool replaceCalls()
{
    sqlite3_vfs *const system = sqlite3_vfs_find(nullptr);
    const bool isOwn = system && system->iVersion >= 3 && system->xSetSystemCall;
    if (!isOwn || !hasLocksOfFiles())
        return false;
    const auto replace = [system](const char *name, auto *function) {
        const auto call = reinterpret_cast<sqlite3_syscall_ptr>(function);
        return system->xSetSystemCall(system, name, call) == SQLITE_OK;
    };
    return replace("close", closeForSqlite) && replace("fcntl", fcntlForSqlite);
}

} // namespace

void giveLocksToFiles()
{
    [[maybe_unused]] static const bool isDone = replaceCalls();
}

} // namespace kvlens
