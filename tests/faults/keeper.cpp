// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps staged edits as a session does, one state after the other, and ends like a process that is
// killed. For the tests of faults, which disturb its calls of the system.
//
//   keeper keep FOLDER STORE [N] prints for each state, or the first N, whether it is kept: one
//   line of JSON keeper restore FOLDER STORE  takes what is there as its own, and keeps that:
//   likewise one line keeper read FOLDER STORE     prints what is there: one line of JSON for each
//   file keeper discard FOLDER STORE
#include "model/recoveryfile.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>

using namespace kvlens;

namespace {

constexpr qsizetype longValue = 3 * 1024 * 1024; // enough to have the file written anew

void print(const QJsonObject &line)
{
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

void put(ChangeSet &changes, const QByteArray &key, const QByteArray &value)
{
    changes.put({.ref = {{"data"}, key}, .value = "0", .version = {"1"}}, value);
}

// State 0 is none; each has an edit that says which it is.
ChangeSet stateOf(int number)
{
    ChangeSet changes;
    if (number == 0 || number == 5)
        return changes;
    for (int i = 1; i <= number; ++i)
        put(changes, QByteArray::number(i), "1");
    if (number == 3)
        changes.revert({{"data"}, "1"});
    if (number == 4 || number == 7)
        put(changes, "long", QByteArray(longValue, char('0' + number)));
    if (number == 8)
        put(changes, "long", QByteArray(longValue, '8'));
    put(changes, "state", QByteArray::number(number));
    return changes;
}

constexpr int states = 9;

void printKept(int state, const Result<void> &kept)
{
    QJsonObject line {{QStringLiteral("state"), state}, {QStringLiteral("kept"), kept.has_value()}};
    if (!kept)
        line[QStringLiteral("error")] = reasonText(kept.error().detail);
    print(line);
}

void keep(const QString &folder, const StoreAddress &store, int last)
{
    auto *file = new RecoveryFile(folder, store); // never deleted: the process is killed before
    for (int state = 1; state <= last; ++state)
        printKept(state, file->keep(stateOf(state)));
    std::_Exit(0);
}

// Which of the states the edits are; -1: none of them.
int stateIn(const ChangeSet &changes)
{
    const auto edit = changes.find({{"data"}, "state"});
    const int state = edit ? edit->mine.value.toInt() : 0;
    const ChangeSet expected = stateOf(state);
    bool isSame = true;
    ChangeSet::differences(changes, expected, [&](const PackedEdit &packed) {
        const EntryRef ref = packed.entryRef();
        const auto one = changes.find(ref);
        const auto other = expected.find(ref);
        isSame = one && other && one->mine == other->mine && one->base.value == other->base.value;
        return isSame;
    });
    return isSame ? state : -1;
}

void restore(const QString &folder, const StoreAddress &store)
{
    auto *file = new RecoveryFile(folder, store); // as above
    const Result<ClaimedEdits> claimed = file->claim(keptEdits(folder, store));
    if (claimed) {
        file->replaceClaimed();
        printKept(stateIn(claimed->changes), file->keep(claimed->changes));
    } else {
        printKept(-1, claimed.error());
    }
    std::_Exit(0);
}

void read(const QString &folder, const StoreAddress &store)
{
    for (const KeptEdits &kept : keptEdits(folder, store)) {
        RecoveryFile file(folder, store);
        const Result<ClaimedEdits> claimed = file.claim({kept});
        QJsonObject line {{QStringLiteral("path"), kept.path},
            {QStringLiteral("count"), int(kept.count)},
            {QStringLiteral("state"), claimed ? stateIn(claimed->changes) : -1}};
        if (kept.problem)
            line[QStringLiteral("problem")] = reasonText(kept.problem->detail);
        print(line);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QByteArray verb = argv[1];
    const QString folder = QString::fromLocal8Bit(argv[2]);
    const Result<StoreAddress> store = parseStoreAddress(QString::fromLocal8Bit(argv[3]));
    if (!store)
        return 2;
    if (const auto begin = reinterpret_cast<void (*)()>(::dlsym(RTLD_DEFAULT, "kvlensFaultsBegin")))
        begin();
    if (verb == "keep")
        keep(folder, *store, argc > 4 ? std::atoi(argv[4]) : states);
    else if (verb == "restore")
        restore(folder, *store);
    else if (verb == "read")
        read(folder, *store);
    else
        return RecoveryFile::discard(keptEdits(folder, *store)) ? 0 : 3;
    return 0;
}
