// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What staged edits cost: `kvlens_bench_changes MODE COUNT`, with so many of them.
//   stage      stage them all; the memory at the end is theirs
//   entries    hold the same bytes and nothing else: what memory is compared with
//   copy       copy them and stage one more; the mean of a thousand times
//   type       type a character into one of them, with history and changes list; the mean
//   list       show all of them in the changes list at once, and none of them again
//   persist    what the window does when they were written
//   write      what the worker does to have them written
//   stream     write them to memory and read them again
//   keep       write all of them where they outlive a crash
//   keepmore   the same of one more of them; the mean of a hundred times

#include "model/changestream.h"
#include "model/editrows.h"
#include "model/recoveryfile.h"
#include "model/stagededits.h"
#include "tests/bench/measured.h"

#include <QBuffer>
#include <QTemporaryDir>

using namespace kvlens;

namespace {

constexpr int times = 1000;

struct Bytes
{
    QByteArray key;
    QByteArray stored;
    QByteArray wanted;
    QByteArray version;
};

Bytes bytesOf(qint64 i)
{
    const QByteArray number = QByteArray::number(i);
    return {"key-" + number, "\"value of " + number + '"', "\"edited " + number + '"',
        number.rightJustified(16, '0')};
}

Entry entryOf(const Bytes &bytes)
{
    return {
        .ref = {{"docstore/data"}, bytes.key}, .value = bytes.stored, .version = {bytes.version}};
}

ChangeSet stagedEdits(qint64 count)
{
    ChangeSet changes;
    for (qint64 i = 0; i < count; ++i) {
        const Bytes bytes = bytesOf(i);
        changes.put(entryOf(bytes), bytes.wanted);
    }
    return changes;
}

void stage(qint64 count)
{
    const Stopwatch watch;
    const ChangeSet changes = stagedEdits(count);
    printMeasured({watch.milliseconds(), changes.count()});
}

void entries(qint64 count)
{
    const Stopwatch watch;
    QByteArray all;
    for (qint64 i = 0; i < count; ++i) {
        const Bytes bytes = bytesOf(i);
        for (const QByteArray &part : {bytes.key, bytes.stored, bytes.wanted, bytes.version})
            all.append(part);
    }
    all.squeeze();
    printMeasured({watch.milliseconds(), count});
}

void copy(qint64 count)
{
    const ChangeSet changes = stagedEdits(count);
    const Stopwatch watch;
    for (int i = 0; i < times; ++i) {
        ChangeSet copied = changes;
        const Bytes bytes = bytesOf(i * count / times);
        copied.put(entryOf(bytes), "\"other\"");
    }
    printMeasured({watch.milliseconds() / times, changes.count()});
}

// The session's edits as a window has them.
struct Staged
{
    explicit Staged(qint64 count)
    {
        StagedState after;
        after.changes = stagedEdits(count);
        edits.stage(QStringLiteral("all"), {}, after);
    }
    StagedEdits edits;
};

void type(qint64 count)
{
    Staged staged(count);
    qsizetype rows = 0;
    QObject::connect(
        &staged.edits, &StagedEdits::changesChanged, [&rows](const ChangedRefs &changed) {
            rows += rowChanges(changed.before().edits(), changed.after().edits()).changed.size();
        });
    const Stopwatch watch;
    for (int i = 0; i < times; ++i) {
        staged.edits.type(QStringLiteral("edit"), entryOf(bytesOf(i * count / times)),
            [i](ChangeSet &changes, const QList<Entry> &stored) {
                changes.put(stored.first(), '"' + QByteArray::number(i) + '"');
            });
    }
    printMeasured({watch.milliseconds() / times, rows * count / times});
}

void list(qint64 count)
{
    const ChangeSet changes = stagedEdits(count);
    const Stopwatch watch;
    const RowChanges come = rowChanges({}, changes.edits());
    const RowChanges gone = rowChanges(changes.edits(), {});
    printMeasured(
        {watch.milliseconds(), (come.inserted.first().count + gone.removed.first().count) / 2});
}

struct Sent
{
    explicit Sent(const StagedState &before)
    {
        for (const Write &write : before.changes.writes())
            outcomes.append({write.ref, Written {{"written"}, true}});
        after = confirmed(before, before.changes, outcomes);
        moved = movedBy(before.changes, outcomes);
    }
    QList<WriteOutcome> outcomes;
    StagedState after;
    QHash<EntryRef, EntryRef> moved;
};

void persist(qint64 count)
{
    Staged staged(count);
    const StagedState before = staged.edits.state();
    const Sent sent(before);
    const Bytes bytes = bytesOf(count); // meanwhile
    staged.edits.type(QStringLiteral("edit"), entryOf(bytes),
        [](ChangeSet &changes, const QList<Entry> &stored) { changes.put(stored.first(), "1"); });
    const Stopwatch watch;
    staged.edits.takeConfirmed(before.changes, before, sent.after, sent.moved);
    printMeasured(
        {watch.milliseconds(), before.changes.count() - staged.edits.changes().count() + 1});
}

void write(qint64 count)
{
    StagedState before;
    before.changes = stagedEdits(count);
    const Stopwatch watch;
    const Sent sent(before);
    printMeasured({watch.milliseconds(), sent.outcomes.size()});
}

void stream(qint64 count)
{
    const ChangeSet changes = stagedEdits(count);
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    const Stopwatch watch;
    need(writeChanges(buffer, changes));
    buffer.seek(0);
    printMeasured({watch.milliseconds(), need(readChanges(buffer)).count()});
}

const StoreAddress kept {QStringLiteral("json"), QStringLiteral("/kept/docstore.json"), {}};

void keep(qint64 count)
{
    const QTemporaryDir folder;
    RecoveryFile file(folder.path(), kept);
    const ChangeSet changes = stagedEdits(count);
    const Stopwatch watch;
    need(file.keep(changes));
    printMeasured({watch.milliseconds(), changes.count()});
}

void keepMore(qint64 count)
{
    constexpr int keptTimes = 100;
    const QTemporaryDir folder;
    RecoveryFile file(folder.path(), kept);
    ChangeSet changes = stagedEdits(count);
    need(file.keep(changes));
    const Stopwatch watch;
    for (int i = 0; i < keptTimes; ++i) {
        changes.put(entryOf(bytesOf(i * count / keptTimes)), '"' + QByteArray::number(i) + '"');
        need(file.keep(changes));
    }
    printMeasured({watch.milliseconds() / keptTimes, changes.count()});
}

} // namespace

int main(int argc, char **argv)
{
    using Mode = void (*)(qint64 count);
    const QHash<QByteArray, Mode> modes {{"stage", stage}, {"entries", entries}, {"copy", copy},
        {"type", type}, {"list", list}, {"persist", persist}, {"write", write}, {"stream", stream},
        {"keep", keep}, {"keepmore", keepMore}};
    const Mode mode = argc == 3 ? modes.value(argv[1]) : nullptr;
    const qint64 count = argc == 3 ? QByteArray(argv[2]).toLongLong() : 0;
    if (!mode || count < 1)
        giveUp(QStringLiteral("kvlens_bench_changes MODE COUNT"));
    mode(count);
    return 0;
}
