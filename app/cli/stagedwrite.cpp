// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/stagedwrite.h"

#include "app/cli/clitext.h"
#include "app/cli/typedname.h"
#include "app/cli/unseen.h"
#include "model/naming.h"
#include "report/wording.h"
#include "stores/file/filevault.h"
#include "stores/hiddenentries.h"
#include "stores/pathtext.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QFileInfo>

namespace kvlens {

namespace {

constexpr qsizetype mostEffects = 20;

// What is stored, but not as it should be; once for each file.
void noteWarnings(const QList<WriteOutcome> &outcomes, Console &console)
{
    QStringList noted;
    for (const WriteOutcome &outcome : outcomes) {
        if (!outcome.result || !outcome.result->warning)
            continue;
        const Error &warning = *outcome.result->warning;
        const QString line = warning.subject + QStringLiteral(": ") + reasonText(warning.detail);
        if (!noted.contains(line))
            console.note(noted.emplaceBack(line));
    }
}

// What the edits are written into.
QStringList filesOf(const Store &store, const ChangeSet &changes)
{
    const QString path = store.info().address.path;
    QStringList files {path};
    for (const EntryRef &ref : changes.edits().refs()) {
        const QByteArray &group = ref.collection.group;
        const QString file = group.isEmpty() ? path : path + QLatin1Char('/') + pathText(group);
        if (!files.contains(file))
            files.append(file);
    }
    return files;
}

// Told before anything is written.
void noteReplacing(Store &store, const ChangeSet &changes, Console &console)
{
    const StoreInfo info = store.info();
    for (const Reason &reason : info.inPlaceReasons)
        console.note(CliText::tr("%1: %2; --in-place writes into the file itself")
                         .arg(info.address.path, reasonText(reason)));
    const QList<SideEffect> effects = store.sideEffects(refsPut(changes), {});
    for (const auto &[path, what] : effects.first(std::min(effects.size(), mostEffects)))
        console.note(CliText::tr("%1: %2.").arg(displayText(path), reasonText(what)));
    if (const qsizetype untold = effects.size() - mostEffects; untold > 0)
        console.note(CliText::tr("%1 more files are like that.", nullptr, pluralOf(untold))
                         .arg(numberText(untold)));
}

QString latestBackup(const QString &file)
{
    const QStringList backups = backupsOf(file);
    return backups.isEmpty() ? QString() : backups.last();
}

// Those that were not there `before`, by the place of the file in `files`.
void noteBackups(const QStringList &files, const QStringList &before, Console &console)
{
    for (qsizetype i = 0; i < files.size(); ++i) {
        const QString latest = latestBackup(files.at(i));
        if (latest == before.at(i))
            continue;
        console.note(QFileInfo(files.at(i)).isDir()
                ? CliText::tr("What was in the files of %1 that changed is kept in %2")
                      .arg(files.at(i), latest)
                : CliText::tr("%1 as it was is kept in %2").arg(files.at(i), latest));
    }
}

} // namespace

tl::expected<OpenedStore, ExitStatus> openToWrite(
    const QByteArray &address, const WriteChoice &choice, Console &console)
{
    Result<OpenedStore> opened
        = openTelling(address, OpenMode::ReadWrite, console, choice.manner());
    if (!opened)
        return tl::unexpected(console.failToOpen(opened.error(), address));
    if (const std::optional<Error> reason = whyReadOnly(*opened->store))
        return tl::unexpected(failToWrite(*opened->store, *reason, console));
    if (opened->otherKind)
        return tl::unexpected(
            console.fail(ExitStatus::StoreFailed, Act::Write, opened->otherKind->error));
    if (const std::optional<QString> reason = whyNotSo(*opened->store, choice))
        return tl::unexpected(console.refuse(ExitStatus::WrongUsage, *reason));
    return *std::move(opened);
}

tl::expected<Entry, ExitStatus> readTyped(
    const OpenedStore &opened, const TypedEntry &typed, Act act, Console &console)
{
    const auto orNotSeen = [&](ExitStatus status) {
        return tl::unexpected(orUnseenIfMissing(status, opened.hiding, console));
    };
    const Result<CollectionRef> collection
        = collectionIn(opened, typed.collection, typed.isEscaped);
    if (!collection)
        return orNotSeen(console.failToFind(
            collection.error(), placeSeen(displayText(typed.store), opened.hiding)));
    const QByteArray key = keyMeant(*opened.store, *collection, typed.key, typed.isEscaped);
    Result<Entry> entry = readOne(*opened.store, {*collection, key});
    if (!entry)
        return orNotSeen(failOn(act, entry.error(), shownName(key), opened.hiding, console));
    return *std::move(entry);
}

Result<QStringList> stageHidden(const OpenedStore &opened, ChangeSet &changes)
{
    QList<EntryRef> refs = changes.edits().refs();
    refs.removeIf(
        [&](const EntryRef &ref) { return !hidesEntries(opened.collections, ref.collection); });
    const Result<QList<Entry>> hidden = entriesHiddenBy(*opened.store, refs);
    if (!hidden)
        return hidden.error();
    QStringList names;
    for (const Entry &entry : *hidden) {
        changes.remove(entry);
        names.append(displayText(entry.ref.key));
    }
    names.removeDuplicates();
    return names;
}

ExitStatus persist(
    Store &store, const ChangeSet &changes, Act act, const WriteChoice &choice, Console &console)
{
    if (changes.isEmpty())
        return ExitStatus::Done;
    if (!choice.isInPlace)
        noteReplacing(store, changes, console);
    const bool makesBackups = choice.isInPlace || choice.backups != BackupPlace::None;
    const QStringList files = makesBackups ? filesOf(store, changes) : QStringList();
    QStringList before;
    for (const QString &file : files)
        before.append(latestBackup(file));
    const QList<WriteOutcome> outcomes = writeEdits(store, changes);
    noteWarnings(outcomes, console);
    const WriteOutcome *failed = reasonIn(outcomes);
    if (!failed) {
        noteBackups(files, before, console);
        return ExitStatus::Done;
    }
    const Error &error = failed->result.error();
    return console.fail(statusOf(error.code), act, error, shownName(failed->ref.key));
}

std::optional<QString> whyNotSo(const Store &store, const WriteChoice &choice)
{
    const StoreInfo info = store.info();
    if (info.writesInPlace || !choice.isInPlace)
        return std::nullopt;
    return CliText::tr("Nothing was written: a %1 is not written in place.").arg(info.kind);
}

Result<Entry> readOrAbsent(Store &store, const EntryRef &ref)
{
    Result<Entry> entry = readOne(store, ref);
    if (!entry && entry.error().code == ErrorCode::NotFound)
        return absentEntry(ref);
    return entry;
}

ExitStatus failToWrite(const Store &store, const Error &reason, Console &console)
{
    const ExitStatus status = console.fail(ExitStatus::StoreFailed, Act::Write, reason);
    if (!store.info().inPlaceReasons.isEmpty())
        console.note(CliText::tr("With --in-place it is written into the file itself; a backup is "
                                 "made first."));
    return status;
}

std::optional<Error> whyReadOnly(const Store &store)
{
    const StoreInfo info = store.info();
    if (info.capabilities.testFlag(Capability::Write))
        return std::nullopt;
    return Error {ErrorCode::Denied, info.readOnlyReason, info.address.toString()};
}

} // namespace kvlens
