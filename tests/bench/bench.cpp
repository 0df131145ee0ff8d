// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One measured pass over one file: `kvlens_bench read|keys|check FILE` prints the milliseconds it
// took and the number of entries found. bench.py runs it and compares.

#include "stores/catalog.h"
#include "stores/file/fileio.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <numeric>

using namespace kvlens;

namespace {

constexpr qint64 blockBytes = 256 * 1024;

// What no program can be faster than: every byte is read once and forgotten.
Result<qint64> readThrough(const QString &path)
{
    const Result<FileDescriptor> file = openForReading(path);
    if (!file)
        return file.error();
    qint64 offset = 0;
    while (true) {
        const Result<QByteArray> block = readAt(file->get(), offset, blockBytes, path);
        if (!block)
            return block.error();
        offset += block->size();
        if (block->size() < blockBytes)
            return 0;
    }
}

Result<qint64> entriesIn(Store &store)
{
    const Result<QList<CollectionInfo>> collections = store.collections({});
    if (!collections)
        return collections.error();
    return std::accumulate(collections->begin(), collections->end(), qint64(0),
        [](qint64 sum, const CollectionInfo &info) { return sum + info.entries; });
}

// Loads in slices, as the program does, until there are no more keys to find …
Result<bool> allKeysAreKnown(Store &store, const LoadProgress &progress)
{
    const Result<QList<CollectionInfo>> collections = store.collections({});
    if (!collections)
        return collections.error();
    const bool complete = std::all_of(collections->begin(), collections->end(),
        [](const CollectionInfo &info) { return info.complete; });
    return progress.finished || (complete && !collections->isEmpty());
}

// … or until every value was checked, too.
Result<bool> allIsChecked(Store &, const LoadProgress &progress)
{
    return progress.finished;
}

template <class Done> Result<qint64> loadUntil(Done done, const QString &path)
{
    const Result<std::unique_ptr<Store>> store = openStore({{}, path, {}}, OpenMode::ReadOnly);
    if (!store)
        return store.error();
    while (true) {
        const Result<LoadProgress> progress = (*store)->load(std::chrono::milliseconds(10), {});
        if (!progress)
            return progress.error();
        const Result<bool> enough = done(**store, *progress);
        if (!enough)
            return enough.error();
        if (*enough)
            return entriesIn(**store);
    }
}

Result<qint64> run(const QByteArray &mode, const QString &path)
{
    if (mode == "read")
        return readThrough(path);
    if (mode == "keys")
        return loadUntil(allKeysAreKnown, path);
    if (mode == "check")
        return loadUntil(allIsChecked, path);
    return Error {ErrorCode::Invalid, QStringLiteral("kvlens_bench read|keys|check FILE")};
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray mode = argc == 3 ? argv[1] : "";
    const QString path = argc == 3 ? QFile::decodeName(argv[2]) : QString();
    QElapsedTimer timer;
    timer.start();
    const Result<qint64> entries = run(mode, path);
    const double milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (!entries) {
        std::fprintf(stderr, "%s\n", qPrintable(entries.error().detail));
        return entries.error().code == ErrorCode::Invalid ? 2 : 3;
    }
    std::printf("%.3f %lld\n", milliseconds, static_cast<long long>(*entries));
    return 0;
}
