// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One measured pass over one file: `kvlens_bench read|open FILE` prints the milliseconds it took
// and, for `open`, the number of entries found. bench.py runs it and compares.

#include "stores/catalog.h"
#include "stores/file/fileio.h"

#include <QElapsedTimer>
#include <QFile>

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

// What the program does until the last key can be browsed.
Result<qint64> openWhole(const QString &path)
{
    Result<std::unique_ptr<Store>> store = openStore({{}, path, {}}, OpenMode::ReadOnly);
    if (!store)
        return store.error();
    const Result<void> loaded = loadAll(**store, {});
    if (!loaded)
        return loaded.error();
    const Result<QList<CollectionInfo>> collections = (*store)->collections({});
    if (!collections)
        return collections.error();
    return std::accumulate(collections->begin(), collections->end(), qint64(0),
        [](qint64 sum, const CollectionInfo &info) { return sum + info.entries; });
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray mode = argc == 3 ? argv[1] : "";
    if (mode != "read" && mode != "open") {
        std::fputs("kvlens_bench read|open FILE\n", stderr);
        return 2;
    }
    const QString path = QFile::decodeName(argv[2]);
    QElapsedTimer timer;
    timer.start();
    const Result<qint64> entries = mode == "read" ? readThrough(path) : openWhole(path);
    const double milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (!entries) {
        std::fprintf(stderr, "%s\n", qPrintable(entries.error().detail));
        return 3;
    }
    std::printf("%.3f %lld\n", milliseconds, static_cast<long long>(*entries));
    return 0;
}
