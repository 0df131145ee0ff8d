// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One measured pass over one file tree: `kvlens_bench_tree MODE FOLDER [FILES [THREADS]]`. What no
// program can be faster than:
//   readdir    every name, by readdir(3)
//   raw        the first FILES files opened, read and closed, by THREADS threads
// What the store makes of it:
//   list       every key is known
//   sorted     and in order
//   open       seeing what it is
//   first      then: the first 1,000 keys of a collection, as a window asks
//   scan       the first FILES entries, decoded, as a search visits them
//   read       the same by read() in batches of 256
// With "cold-" before raw, scan or read, the files' contents leave the page cache first. With
// "local-" before all, the folder is a LocalFileStore.

#include "stores/catalog.h"
#include "tests/bench/measured.h"

#include <algorithm>
#include <atomic>
#include <dirent.h>
#include <fcntl.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace kvlens;

namespace {

constexpr qint64 allFiles = std::numeric_limits<qint64>::max();

struct Job
{
    QByteArray mode;
    QByteArray folder;
    qint64 files = allFiles;
    int threads = 1;
    QString scheme = QStringLiteral("filetree");
};

// Prints by itself, as memory is to be counted while the store is open.
using Mode = void (*)(const Job &job);

// The folders at the root; readdir through one of them calls `take` for each name that is a file.
QList<QByteArray> foldersIn(const QByteArray &root)
{
    QList<QByteArray> folders;
    DIR *stream = ::opendir(root.constData());
    while (const dirent *entry = stream ? ::readdir(stream) : nullptr) {
        if (entry->d_type == DT_DIR && entry->d_name[0] != '.')
            folders.append(root + '/' + entry->d_name);
    }
    ::closedir(stream);
    std::sort(folders.begin(), folders.end());
    return folders;
}

template <class Take> void forFiles(const QByteArray &folder, Take take)
{
    DIR *stream = ::opendir(folder.constData());
    while (const dirent *entry = stream ? ::readdir(stream) : nullptr) {
        if (entry->d_type == DT_REG)
            take(::dirfd(stream), entry->d_name);
    }
    ::closedir(stream);
}

void readNames(const Job &job)
{
    const Stopwatch watch;
    qint64 count = 0;
    for (const QByteArray &folder : foldersIn(job.folder))
        forFiles(folder, [&](int, const char *) { ++count; });
    printMeasured({watch.milliseconds(), count});
}

struct FilesOfFolder
{
    QByteArray path;
    std::vector<QByteArray> names;
};

std::vector<FilesOfFolder> firstFiles(const Job &job)
{
    std::vector<FilesOfFolder> all;
    qint64 left = job.files;
    for (const QByteArray &folder : foldersIn(job.folder)) {
        FilesOfFolder files {folder, {}};
        forFiles(folder, [&](int, const char *name) {
            if (left-- > 0)
                files.names.emplace_back(name);
        });
        all.push_back(std::move(files));
    }
    return all;
}

void readRaw(int folder, const QByteArray &name, std::vector<char> &buffer)
{
    const int fd = ::openat(folder, name.constData(), O_RDONLY | O_CLOEXEC);
    if (::read(fd, buffer.data(), buffer.size()) < 0)
        std::perror(name.constData());
    ::close(fd);
}

void readRawFiles(const Job &job)
{
    const std::vector<FilesOfFolder> all = firstFiles(job);
    qint64 count = 0;
    const Stopwatch watch;
    for (const FilesOfFolder &files : all) {
        const int folder = ::open(files.path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        std::atomic<size_t> next = 0;
        const auto work = [&] {
            std::vector<char> buffer(64 * 1024);
            for (size_t i = next++; i < files.names.size(); i = next++)
                readRaw(folder, files.names[i], buffer);
        };
        std::vector<std::jthread> others;
        for (int i = 1; i < job.threads; ++i)
            others.emplace_back(work);
        work();
        others.clear();
        ::close(folder);
        count += static_cast<qint64>(files.names.size());
    }
    printMeasured({watch.milliseconds(), count});
}

// Whole folders, until FILES of them are out: the methods read in different orders.
void evict(const Job &job)
{
    qint64 evicted = 0;
    for (const QByteArray &path : foldersIn(job.folder)) {
        if (evicted >= job.files)
            return;
        forFiles(path, [&](int folder, const char *name) {
            const int fd = ::openat(folder, name, O_RDONLY | O_CLOEXEC);
            ::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
            ::close(fd);
            ++evicted;
        });
    }
}

std::unique_ptr<Store> openedStore(const Job &job)
{
    const StoreAddress address {job.scheme, QFile::decodeName(job.folder), {}};
    return need(openStore({address, OpenMode::ReadOnly}));
}

// In slices, as the program does.
void loadSlices(Store &store, bool LoadProgress::*isOver = &LoadProgress::listed)
{
    while (!(need(store.load(LoadMode::GoOn, std::chrono::milliseconds(30), {})).progress.*isOver))
        need(store.collections({}));
}

qint64 entriesIn(Store &store)
{
    qint64 sum = 0;
    for (const CollectionInfo &info : need(store.collections({})))
        sum += info.entries;
    return sum;
}

void list(const Job &job)
{
    const std::unique_ptr<Store> store = openedStore(job);
    const Stopwatch watch;
    loadSlices(*store);
    printMeasured({watch.milliseconds(), entriesIn(*store)});
}

void listAndCheck(const Job &job)
{
    const std::unique_ptr<Store> store = openedStore(job);
    const Stopwatch watch;
    loadSlices(*store, &LoadProgress::finished);
    printMeasured({watch.milliseconds(), entriesIn(*store)});
}

void listSorted(const Job &job)
{
    const std::unique_ptr<Store> store = openedStore(job);
    const Stopwatch watch;
    loadSlices(*store);
    for (const CollectionInfo &info : need(store->collections({})))
        need(store->list({info.ref, {}, 1}, {}));
    printMeasured({watch.milliseconds(), entriesIn(*store)});
}

void open(const Job &job)
{
    const Stopwatch watch;
    const std::unique_ptr<Store> store = openedStore(job);
    printMeasured({watch.milliseconds(), 0});
}

void first(const Job &job)
{
    const std::unique_ptr<Store> store = openedStore(job);
    const Stopwatch watch;
    while (true) {
        need(store->load(LoadMode::GoOn, {}, {}));
        for (const CollectionInfo &info : need(store->collections({}))) {
            if (info.entries <= 0)
                continue;
            const KeyPage page = need(store->list({info.ref, KeyCursor::atPosition(0), 1000}, {}));
            printMeasured({watch.milliseconds(), page.count()});
            return;
        }
    }
}

void scan(const Job &job)
{
    const std::unique_ptr<Store> store = openedStore(job);
    loadSlices(*store);
    const Stopwatch watch;
    qint64 count = 0;
    const auto sink = [&](const Entry &entry) {
        if (entry.problem)
            std::fprintf(stderr, "%s is damaged\n", entry.ref.key.constData());
        return ++count < job.files ? Visit::Continue : Visit::Stop;
    };
    for (const CollectionInfo &info : need(store->collections({}))) {
        if (count < job.files)
            need(scanAll(*store, info.ref, sink));
    }
    printMeasured({watch.milliseconds(), count});
}

void readBatches(const Job &job)
{
    constexpr int batch = 256;
    const std::unique_ptr<Store> store = openedStore(job);
    loadSlices(*store);
    qint64 count = 0;
    const Stopwatch watch;
    for (const CollectionInfo &info : need(store->collections({}))) {
        for (KeyCursor from; !from.atEnd && count < job.files;) {
            const KeyPage page = need(store->list({info.ref, from, batch}, {}));
            QList<EntryRef> refs;
            for (qsizetype i = 0; i < page.count(); ++i)
                refs.append({info.ref, page.at(i).key.toByteArray()});
            for (const Result<Entry> &entry : store->read(refs, {}, {}))
                count += entry ? 1 : 0;
            from = page.next;
        }
    }
    printMeasured({watch.milliseconds(), count});
}

constexpr std::pair<const char *, Mode> modes[] = {{"readdir", readNames}, {"raw", readRawFiles},
    {"list", list}, {"sorted", listSorted}, {"check", listAndCheck}, {"open", open},
    {"first", first}, {"scan", scan}, {"read", readBatches}};

} // namespace

int main(int argc, char **argv)
{
    Job job;
    if (argc > 2) {
        job.mode = argv[1];
        job.folder = argv[2];
    }
    if (argc > 3)
        job.files = std::atoll(argv[3]);
    if (argc > 4)
        job.threads = std::atoi(argv[4]);
    if (job.mode.startsWith("local-")) {
        job.scheme = QStringLiteral("localfiles");
        job.mode = job.mode.sliced(6);
    }
    if (job.mode.startsWith("cold-")) {
        evict(job);
        job.mode = job.mode.sliced(5);
    }
    for (const auto &[name, run] : modes) {
        if (job.mode == name) {
            run(job);
            return 0;
        }
    }
    std::fprintf(stderr, "kvlens_bench_tree MODE FOLDER [FILES [THREADS]]\n");
    return 2;
}
