// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One measured pass over one DiskStore: `kvlens_bench_disk MODE FOLDER [EDITS]`. What SQLite itself
// takes:
//   sql        the key and the columns of the value of every row, stepped in the order of keys
//   sql-write  EDITS values changed in one transaction, synced
// What the store makes of it:
//   scan       every key is known, and every entry read, as a search or a copy visits them
//   list       every key is known
//   first      from opening until the first 512 keys are there, as a window asks
//   write      EDITS values changed in one persist

#include "stores/catalog.h"
#include "stores/diskcache/database.h"
#include "tests/bench/measured.h"

#include <QFile>

#include <cstring>

using namespace kvlens;

namespace {

struct Job
{
    QString folder;
    qint64 edits = 0;
};

using Mode = void (*)(const Job &job);

Database openedDatabase(const Job &job, Database::Access access)
{
    return need(Database::open(job.folder + QStringLiteral("/cache.db"), access));
}

std::unique_ptr<Store> openedStore(const Job &job, OpenMode mode)
{
    return need(openStore({{QStringLiteral("diskcache"), job.folder, {}}, mode}));
}

void stepRows(const Job &job)
{
    const Stopwatch watch;
    const Database database = openedDatabase(job, Database::Access::Watch);
    Statement rows = need(database.prepare("SELECT rowid, expire_time, mode, filename, value, key, "
                                           "raw FROM Cache ORDER BY key, raw"));
    qint64 count = 0;
    qint64 bytes = 0;
    while (need(rows.step())) {
        bytes += rows.bytes(4).size() + rows.bytes(5).size();
        ++count;
    }
    printMeasured({watch.milliseconds(), bytes > 0 ? count : 0});
}

// What an edit changes: a digit of the text that the data has in every value.
QByteArray edited(QByteArray value)
{
    const qsizetype at = value.indexOf("\"number\": ") + 10;
    value[at] = value[at] == '7' ? '8' : '7';
    return value;
}

QList<EntryRef> firstRefs(Store &store, qint64 count)
{
    const CollectionRef first = need(store.collections({})).first().ref;
    const KeyPage page
        = need(store.list({first, KeyCursor::atPosition(0), static_cast<int>(count)}, {}));
    QList<EntryRef> refs;
    for (qsizetype i = 0; i < page.count(); ++i)
        refs.append({first, page.at(i).key.toByteArray()});
    return refs;
}

void writeRows(const Job &job)
{
    const auto store = openedStore(job, OpenMode::ReadOnly);
    need(loadAll(*store));
    const QList<EntryRef> refs = firstRefs(*store, job.edits);
    const Database database = openedDatabase(job, Database::Access::Write);
    const Stopwatch watch;
    need(database.run("BEGIN IMMEDIATE"));
    Statement find
        = need(database.prepare("SELECT rowid, value FROM Cache WHERE key = ?1 AND raw = 1"));
    Statement update
        = need(database.prepare("UPDATE Cache SET store_time = 1.5, value = ?1 WHERE rowid = ?2"));
    for (const EntryRef &ref : refs) {
        find.bindText(1, ref.collection.name + "::" + ref.key);
        need(find.step());
        update.bindText(1, edited(find.bytes(1).toByteArray()));
        update.bindInteger(2, find.integer(0));
        find.reset();
        need(update.step());
    }
    need(database.run("COMMIT"));
    printMeasured({watch.milliseconds(), refs.size()});
}

void persistEdits(const Job &job)
{
    const auto store = openedStore(job, OpenMode::ReadWrite);
    need(loadAll(*store));
    QList<Write> batch;
    for (const Result<Entry> &entry : store->read(firstRefs(*store, job.edits), {}, {}))
        batch.append(
            {.ref = need(entry).ref, .value = edited(entry->value), .base = entry->version});
    const Stopwatch watch;
    for (const WriteOutcome &outcome : store->write(batch, {}))
        need(outcome.result);
    printMeasured({watch.milliseconds(), batch.size()});
}

void scanEntries(const Job &job)
{
    const Stopwatch watch;
    const auto store = openedStore(job, OpenMode::ReadOnly);
    need(loadAll(*store));
    qint64 count = 0;
    for (const CollectionInfo &info : need(store->collections({}))) {
        need(scanAll(*store, info.ref, [&](const Entry &entry) {
            count += entry.problem ? 0 : 1;
            return Visit::Continue;
        }));
    }
    printMeasured({watch.milliseconds(), count});
}

void listKeys(const Job &job)
{
    const Stopwatch watch;
    const auto store = openedStore(job, OpenMode::ReadOnly);
    need(loadAll(*store));
    qint64 count = 0;
    for (const CollectionInfo &info : need(store->collections({})))
        count += info.entries;
    printMeasured({watch.milliseconds(), count});
}

void firstKeys(const Job &job)
{
    constexpr int keysOfAPage = 512;
    const Stopwatch watch;
    const auto store = openedStore(job, OpenMode::ReadOnly);
    need(store->load(LoadMode::GoOn, {}, {}));
    const CollectionRef first = need(store->collections({})).first().ref;
    const KeyPage page = need(store->list({first, {}, keysOfAPage}, {}));
    printMeasured({watch.milliseconds(), page.count()});
}

constexpr std::pair<const char *, Mode> modes[] = {{"sql", stepRows}, {"sql-write", writeRows},
    {"scan", scanEntries}, {"list", listKeys}, {"first", firstKeys}, {"write", persistEdits}};

} // namespace

int main(int argc, char **argv)
{
    for (const auto &[name, run] : modes) {
        if (argc < 3 || std::strcmp(name, argv[1]) != 0)
            continue;
        run({QFile::decodeName(argv[2]), argc > 3 ? std::atoll(argv[3]) : 0});
        return 0;
    }
    std::fprintf(stderr, "kvlens_bench_disk MODE FOLDER [EDITS]\n");
    return 2;
}
