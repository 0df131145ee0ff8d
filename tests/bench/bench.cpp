// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One measured pass over one JSON file: `kvlens_bench MODE FILE [COUNT | TEXT]`.
//   read      every byte once, in blocks of 128 KB: what no program can be faster than; of a
//   folder, its files index     until all collections, keys and spans of values are known check
//   until every value is checked as well value     one of COUNT values spread over the open file,
//   by its key; the mean persist   one edit of the open file, until the new one is synced and in
//   its place reindex   only what follows when the new file is written: put in place, and known
//   again search    TEXT in all values of the open file, decoded; search-any-case: in either case

#include "stores/catalog.h"
#include "stores/jsonfile/jsonfilewrite.h"
#include "stores/jsonfile/jsonread.h"
#include "stores/search/searchentries.h"
#include "tests/bench/measured.h"

#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <numeric>
#include <unistd.h>

using namespace kvlens;

namespace {

struct Job
{
    QString path;
    QString text; // a number of values, or what to search for
};

// Prints by itself, as memory is to be counted while the store is open.
using Mode = void (*)(const Job &job);

void readFile(const QString &path)
{
    static char block[128 * 1024];
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? -1 : 1;
    while (got > 0)
        got = ::read(fd, block, sizeof block);
    if (got < 0)
        giveUp(QStringLiteral("the file cannot be read"));
    ::close(fd);
}

void read(const Job &job)
{
    const Stopwatch watch;
    const QFileInfoList files = QFileInfo(job.path).isDir()
        ? QDir(job.path).entryInfoList(QDir::Files)
        : QFileInfoList {QFileInfo(job.path)};
    for (const QFileInfo &file : files)
        readFile(file.filePath());
    printMeasured({watch.milliseconds(), 0});
}

std::unique_ptr<Store> openedStore(const Job &job, OpenMode mode)
{
    return need(openStore({{{}, job.path, {}}, mode}));
}

qint64 sum(const QList<CollectionInfo> &collections)
{
    return std::accumulate(collections.begin(), collections.end(), qint64(0),
        [](qint64 before, const CollectionInfo &info) { return before + info.entries; });
}

void loadUntil(LoadUntil until, const Job &job)
{
    const Stopwatch watch;
    const std::unique_ptr<Store> store = openedStore(job, OpenMode::ReadOnly);
    need(loadAll(*store, {}, until));
    printMeasured({watch.milliseconds(), sum(need(store->collections({})))});
}

void index(const Job &job)
{
    loadUntil(LoadUntil::Listed, job);
}

void check(const Job &job)
{
    loadUntil(LoadUntil::Finished, job);
}

// `count` keys of the first collection, evenly spread.
QList<EntryRef> spreadRefs(Store &store, qint64 count)
{
    const CollectionInfo first = need(store.collections({})).first();
    QList<EntryRef> refs;
    for (qint64 i = 0; i < count; ++i) {
        const KeyCursor place = KeyCursor::atPosition((2 * i + 1) * first.entries / (2 * count));
        refs.append(
            {first.ref, need(store.list({first.ref, place, 1}, {})).at(0).key.toByteArray()});
    }
    return refs;
}

void value(const Job &job)
{
    const std::unique_ptr<Store> store = openedStore(job, OpenMode::ReadOnly);
    need(loadAll(*store));
    const QList<EntryRef> refs = spreadRefs(*store, job.text.toLongLong());
    const Stopwatch watch;
    for (const EntryRef &ref : refs)
        need(readOne(*store, ref));
    printMeasured({watch.milliseconds() / static_cast<double>(refs.size()), refs.size()});
}

// Another text each time: putting what is there already would write nothing.
QByteArray someValue()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
    return "\"edited " + QByteArray::number(qint64(now)) + '"';
}

void persist(const Job &job)
{
    const std::unique_ptr<Store> store = openedStore(job, OpenMode::ReadWrite);
    need(loadAll(*store));
    const EntryRef middle = spreadRefs(*store, 1).first();
    const Stopwatch watch;
    need(writeOne(*store, {middle, someValue()}));
    printMeasured({watch.milliseconds(), sum(need(store->collections({})))});
}

void reindex(const Job &job)
{
    const std::unique_ptr<Store> store = openedStore(job, OpenMode::ReadOnly);
    need(loadAll(*store));
    const EntryRef middle = spreadRefs(*store, 1).first();
    JsonFile file = need(JsonFile::open(job.path, MissingFile::IsError));
    Backups backups; // none is made
    PreparedWrite prepared = prepareWrite(file, {{middle, someValue()}}, {{}, backups}, {});
    if (!prepared.replacement)
        giveUp(QStringLiteral("the edit cannot be prepared"));
    const FileStamp written = need(stampOf(prepared.replacement->descriptor(), job.path));
    need(prepared.replacement->commitOver());
    const Stopwatch watch;
    need(file.follow(prepared.splices, written));
    const double milliseconds = watch.milliseconds();
    printMeasured({milliseconds, sum(need(collectionsOf(file)))});
}

void searchFor(const Job &job, Qt::CaseSensitivity sensitivity)
{
    const std::unique_ptr<Store> store = openedStore(job, OpenMode::ReadOnly);
    need(loadAll(*store));
    const EntryMatcher matcher = need(EntryMatcher::make(
        {job.text, SearchQuery::In::Values, SearchQuery::Syntax::Substring, sensitivity}));
    qint64 hits = 0;
    const Stopwatch watch;
    for (const CollectionInfo &info : need(store->collections({}))) {
        for (SearchCursor from; !from.atEnd();) {
            const SearchPage page = need(searchEntries(*store, info.ref, matcher, from, {}));
            hits += page.hits.size();
            from = page.next;
        }
    }
    printMeasured({watch.milliseconds(), hits});
}

void search(const Job &job)
{
    searchFor(job, Qt::CaseSensitive);
}

void searchAnyCase(const Job &job)
{
    searchFor(job, Qt::CaseInsensitive);
}

constexpr struct
{
    const char *name;
    Mode run;
} modes[]
    = {{"read", read}, {"index", index}, {"check", check}, {"value", value}, {"persist", persist},
        {"reindex", reindex}, {"search", search}, {"search-any-case", searchAnyCase}};

} // namespace

int main(int argc, char **argv)
{
    for (const auto &mode : modes) {
        if (argc < 3 || std::strcmp(mode.name, argv[1]) != 0)
            continue;
        mode.run({QFile::decodeName(argv[2]), QString::fromUtf8(argc > 3 ? argv[3] : "")});
        return 0;
    }
    std::fprintf(stderr, "kvlens_bench MODE FILE [COUNT | TEXT]\n");
    return 2;
}
