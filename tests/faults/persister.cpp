// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// persister MODE ADDRESS [GROUP COLLECTION KEY WHAT]…: opens a store, makes the writes as one batch
// and prints what it was told: one line of JSON for each write, and one for each problem.
// MODE is "read", "write" or "create", or one of these with a manner: "write,in-place" writes into
// the file, "write,backup" makes a backup in the state folder, "write,beside" one beside it. WHAT
// is "=VALUE", ">NEW-KEY", ">NEW-KEY=VALUE" or "-" to delete. For the tests of faults: nothing but
// the stores, so that a run takes some milliseconds.
#include "stores/catalog.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <dlfcn.h>

using namespace kvlens;

namespace {

void print(const QJsonObject &line)
{
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

QJsonObject told(const Error &error)
{
    return {{QStringLiteral("code"), int(error.code)},
        {QStringLiteral("error"), reasonText(error.detail)},
        {QStringLiteral("subject"), error.subject}};
}

Write writeOf(char **words)
{
    Write write {{{words[1], words[0]}, words[2]}};
    QByteArray what = words[3];
    if (what.startsWith('>')) {
        const qsizetype equals = what.indexOf('=');
        write.renameTo = what.sliced(1, (equals < 0 ? what.size() : equals) - 1);
        what = equals < 0 ? QByteArray() : what.sliced(equals);
    }
    if (what.startsWith('='))
        write.value = what.sliced(1);
    return write;
}

OpenMode modeOf(const QByteArray &word)
{
    return word.startsWith("read") ? OpenMode::ReadOnly
        : word.startsWith("write") ? OpenMode::ReadWrite
                                   : OpenMode::Create;
}

WriteManner mannerOfMode(const QByteArray &word)
{
    WriteManner manner;
    manner.isInPlace = word.contains("in-place");
    if (word.contains("backup"))
        manner.backups = BackupPlace::StateFolder;
    if (word.contains("beside"))
        manner.backups = BackupPlace::Beside;
    return manner;
}

void printOutcome(const WriteOutcome &outcome)
{
    QJsonObject line = outcome.result ? QJsonObject() : told(outcome.result.error());
    line[QStringLiteral("stored")] = outcome.result.has_value();
    if (outcome.result && outcome.result->warning)
        line[QStringLiteral("warning")] = reasonText(outcome.result->warning->detail);
    print(line);
}

int persist(const QList<Write> &batch, const StoreAddress &address, const QByteArray &mode)
{
    const auto ask = [mode] { return mannerOfMode(mode); };
    const Result<std::unique_ptr<Store>> store
        = openStore({.address = address, .mode = modeOf(mode), .manner = ask});
    const Result<void> loaded = store ? loadAll(**store) : Result<void>(store.error());
    if (!loaded) {
        print(told(loaded.error()));
        return 3;
    }
    for (const Problem &problem : problemsOf(**store).value_or(QList<Problem>())) {
        QJsonObject line = told(problem.error);
        line[QStringLiteral("problem")] = problem.id;
        print(line);
    }
    for (const WriteOutcome &outcome : (*store)->write(batch, {}))
        printOutcome(outcome);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const Result<StoreAddress> address = parseStoreAddress(QString::fromLocal8Bit(argv[2]));
    if (!address)
        return 2;
    QList<Write> batch;
    constexpr int wordsOfWrite = 4;
    for (int i = 3; i + wordsOfWrite <= argc; i += wordsOfWrite)
        batch.append(writeOf(argv + i));
    if (const auto begin = reinterpret_cast<void (*)()>(::dlsym(RTLD_DEFAULT, "kvlensFaultsBegin")))
        begin();
    return persist(batch, *address, argv[1]);
}
