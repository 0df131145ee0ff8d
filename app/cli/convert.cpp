// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/collectionlist.h"
#include "app/cli/interrupts.h"
#include "app/cli/stagedwrite.h"
#include "app/cli/unseen.h"
#include "app/cli/verbs.h"
#include "model/copyplace.h"
#include "model/naming.h"
#include "report/backendtext.h"
#include "report/wording.h"
#include "stores/file/sharing.h"
#include "stores/pathtext.h"
#include "stores/words/reasons.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

// By its ending, as the patterns of files are.
bool isNamedAs(const FileFilter &files, const QString &path)
{
    return std::any_of(files.patterns.begin(), files.patterns.end(), [&](const QString &pattern) {
        return path.endsWith(QStringView(pattern).mid(1), Qt::CaseInsensitive);
    });
}

// What is to be made at a path where nothing is: its ending says which kind of file, a slash behind
// it a folder; nothing if it says neither.
const BackendInfo *kindToMake(const QString &path)
{
    for (const BackendInfo *kind : kindsToMakeAtPath()) {
        if (kind->files ? isNamedAs(*kind->files, path) : path.endsWith(u'/'))
            return kind;
    }
    return nullptr;
}

QByteArray targetAddress(const QByteArray &typed)
{
    const Result<StoreAddress> parsed = parseStoreAddress(pathText(typed));
    if (!parsed || !parsed->scheme.isEmpty() || pathExists(parsed->path))
        return typed;
    const BackendInfo *kind = kindToMake(parsed->path);
    if (!kind)
        return typed;
    const QByteArray address = kind->scheme.toLatin1() + ':' + typed;
    return typed.contains('?') ? address + '?' : address; // else that would begin options
}

// A path that is not there, and no name of what to make.
bool isWithoutKind(const QByteArray &typed)
{
    const Result<StoreAddress> parsed = parseStoreAddress(pathText(typed));
    return parsed && parsed->scheme.isEmpty() && !pathExists(parsed->path)
        && !kindToMake(parsed->path);
}

// Nothing if the target can take entries.
std::optional<QString> whyNotInto(const OpenedStore &to)
{
    Store &target = *to.store;
    const QString address = target.info().address.toString();
    if (!to.hiding.isEmpty())
        return errorSentence(Act::Write, to.hiding.constFirst().error);
    if (const std::optional<Error> reason = whyReadOnly(target))
        return errorSentence(Act::Write, *reason, address);
    const Result<bool> empty = isEmptyStore(target);
    if (!empty)
        return errorSentence(Act::Read, empty.error(), address);
    if (*empty)
        return std::nullopt;
    return CliText::tr("%1 has entries already; convert writes into new or empty stores only.")
        .arg(address);
}

// What replacing an empty file changes; there is no other way to write into it here.
void noteReplaced(const StoreInfo &target, Console &console)
{
    for (const Reason &reason : target.inPlaceReasons)
        console.note(CliText::tr("%1: %2.").arg(target.address.path, reasonText(reason)));
}

// What was being done when a copy failed.
struct CopyFailure
{
    Act act = Act::Read;
    Error error = {};
};

struct CopyTarget
{
    Store &store;
    CopyPlace &place;
};

// `report` tells what was copied until then, too.
std::optional<CopyFailure> copyAll(CopySource &source, Store &from, CopyTarget &to,
    CopyReport &report, const std::stop_token &stop, Console &console)
{
    bool isToBeNarrow = to.store.info().isMissing;
    while (true) {
        const Result<CopyBatch> batch = source.readOn(from, TaskSlice::unhurried(stop));
        if (!batch) {
            const bool isRefused = batch.error().code == ErrorCode::Invalid;
            return CopyFailure {isRefused ? Act::Write : Act::Read, batch.error()};
        }
        if (stop.stop_requested())
            return CopyFailure {Act::Write, {ErrorCode::Cancelled, Reasons::cancelled}};
        if (isToBeNarrow && !batch->source.isEmpty()) {
            narrowNewFiles(sharingOf(*batch));
            isToBeNarrow = false;
        }
        if (const Result<void> written = to.place.write(to.store, *batch, stop); !written)
            return CopyFailure {Act::Write, written.error()};
        report = {report.entries + batch->entries(), batch->losses};
        if (batch->atEnd) {
            const Result<void> whole = to.place.finish();
            return whole ? std::nullopt : std::optional(CopyFailure {Act::Write, whole.error()});
        }
        console.progress(keysText(report.entries));
    }
}

// Names those that cannot be there.
ExitStatus refuseAll(const CopySource &source, const QByteArray &to, Console &console)
{
    for (const Error &why : source.refused())
        console.note(errorSentence(Act::Write, why));
    const qint64 count = source.refusedCount();
    return console.refuse(ExitStatus::WrongUsage,
        CliText::tr(
            "Nothing was written: %1 entries cannot be stored in %2.", nullptr, pluralOf(count))
            .arg(numberText(count), displayText(to)));
}

void noteLosses(
    const CopyLosses &losses, const QList<CollectionInfo> &collections, Console &console)
{
    if (losses.expiry)
        console.note(CliText::tr("The target keeps no expiry times; they were left out."));
    if (losses.creation)
        console.note(
            CliText::tr("The target does not keep when entries were made; that was left out."));
    if (losses.standIns > 0)
        console.note(CliText::tr("%1 keys were copied as names that stand for others: %2.", nullptr,
            pluralOf(losses.standIns))
                         .arg(numberText(losses.standIns), reasonText(losses.standInsAre)));
    for (const CollectionRef &empty : losses.empty)
        console.note(CliText::tr("The collection %1 has no entries and was left out.")
                         .arg(shownName(collectionText(empty, collections))));
    for (const CollectionRef &unseen : losses.unseen)
        console.note(CliText::tr("Of the collection %1 no entry was seen; it was left out.")
                         .arg(shownName(collectionText(unseen, collections))));
    noteUnread(losses.why, losses.unreadable, console);
    noteUnseen(losses.hiding, console);
}

void noteIncomplete(qint64 count, Console &console)
{
    console.note(
        CliText::tr("Not everything could be copied: the target has %1.").arg(keysText(count)));
}

ExitStatus fail(const CopyFailure &failure, const ConvertCommand &command, Console &console)
{
    const auto &[act, error] = failure;
    const bool isRefused = error.code == ErrorCode::Invalid;
    return console.fail(isRefused ? ExitStatus::WrongUsage : ExitStatus::StoreFailed, act, error,
        displayText(act == Act::Read ? command.from : command.to));
}

// How many were written before it failed; nothing: that cannot be told.
std::optional<qint64> keysThere(const QByteArray &address)
{
    Result<OpenedStore> opened = openAndLoad(address, OpenMode::ReadOnly);
    if (!opened && opened.error().code == ErrorCode::NotFound)
        return 0;
    if (!opened || !opened->hiding.isEmpty() || !countEntries(*opened))
        return std::nullopt;
    qint64 sum = 0;
    for (const CollectionInfo &info : opened->collections)
        sum += std::max<qint64>(info.entries, 0);
    return sum;
}

// Of a copy that failed, and whose target is closed by now.
void noteWhatIsLeft(const ConvertCommand &command, CopyPlace &place, Console &console)
{
    if (place.giveUp()) {
        console.note(place.isBegun()
                ? CliText::tr("Nothing was left at %1.").arg(displayText(command.to))
                : CliText::tr("No entry was copied."));
        return;
    }
    const QByteArray address = targetAddress(command.to);
    const std::optional<qint64> count = keysThere(address);
    if (!count)
        return;
    if (*count > 0)
        noteIncomplete(*count, console);
    else
        console.note(CliText::tr("No entry was copied."));
}

} // namespace

ExitStatus run(const ConvertCommand &command, Console &console)
{
    Interrupts interrupts;
    const Result<OpenedStore> from = openTelling(command.from, OpenMode::ReadOnly, console);
    if (!from)
        return console.failToOpen(from.error(), command.from);
    if (from->otherKind)
        return console.fail(ExitStatus::StoreFailed, Act::Read, from->otherKind->error);
    Result<OpenedStore> to = openTelling(targetAddress(command.to), OpenMode::Create, console);
    if (!to && isWithoutKind(command.to))
        return console.refuse(ExitStatus::StoreFailed,
            CliText::tr("%1 is not there, and its name does not tell what kind of store to make: "
                        "say it with an address, as json:%1 or filetree:%1.")
                .arg(displayText(command.to)));
    if (!to)
        return console.failToOpen(to.error(), command.to);
    if (const StoreInfo source = from->store->info(); !source.uncopyableReason.isEmpty())
        return console.refuse(ExitStatus::WrongUsage,
            CliText::tr("%1 cannot be converted: %2.")
                .arg(source.address.toString(), reasonText(source.uncopyableReason)));
    if (const std::optional<QString> reason = whyNotInto(*to))
        return console.refuse(ExitStatus::StoreFailed, *reason);

    noteReplaced(to->store->info(), console);
    CopySource source(to->store->info());
    CopyPlace place(to->store->info());
    CopyTarget target {*to->store, place};
    CopyReport report;
    interrupts.begin();
    const std::optional<CopyFailure> failure
        = copyAll(source, *from->store, target, report, interrupts.stop(), console);
    console.progress({});
    if (source.refusedCount() > 0)
        return refuseAll(source, command.to, console);
    if (failure) {
        const ExitStatus status = interrupts.haveCome()
            ? console.refuse(ExitStatus::StoreFailed, CliText::tr("The copy was interrupted."))
            : fail(*failure, command, console);
        if (!place.isBegun() && status == ExitStatus::WrongUsage)
            return status;
        to->store.reset();
        noteWhatIsLeft(command, place, console);
        return status;
    }
    noteLosses(report.losses, from->collections, console);
    if (report.losses.isWhole())
        return ExitStatus::Done;
    noteIncomplete(report.entries, console);
    return ExitStatus::StoreFailed;
}

} // namespace kvlens
