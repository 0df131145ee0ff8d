// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/stagedwrite.h"
#include "app/cli/unseen.h"
#include "app/cli/verbs.h"
#include "model/entrycopy.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"
#include "ui/backendtext.h"
#include "ui/wording.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace kvlens {

namespace {

// What is to be made at a path where nothing is: its ending says which kind of file, a slash behind
// it a folder; nothing if it says neither.
const BackendInfo *kindToMake(const QString &path)
{
    for (const BackendInfo *kind : kindsToMakeAtPath()) {
        const bool fits = kind->files
            ? QDir::match(kind->files->patterns, QFileInfo(path).fileName())
            : path.endsWith(u'/');
        if (fits)
            return kind;
    }
    return nullptr;
}

QByteArray targetAddress(const QByteArray &typed)
{
    const Result<StoreAddress> parsed = parseStoreAddress(QFile::decodeName(typed));
    if (!parsed || !parsed->scheme.isEmpty() || QFileInfo::exists(parsed->path))
        return typed;
    const BackendInfo *kind = kindToMake(parsed->path);
    return kind ? kind->scheme.toLatin1() + ':' + typed : typed;
}

// Nothing if the target can take entries.
std::optional<QString> whyNotInto(Store &target)
{
    const QString address = target.info().address.toString();
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

Result<CopyReport> copyAll(Store &from, Store &to, Console &console)
{
    CopySource source(to.info());
    CopyReport report;
    while (true) {
        const Result<CopyBatch> batch = source.readOn(from, TaskSlice::unhurried());
        if (!batch)
            return batch.error();
        if (const Result<void> written = writeBatch(to, batch->writes); !written)
            return written.error();
        report = {report.entries + batch->writes.size(), batch->losses};
        if (batch->atEnd)
            return report;
        console.progress(keysText(report.entries));
    }
}

void noteLosses(const CopyLosses &losses, Console &console)
{
    if (losses.expiry)
        console.note(CliText::tr("The target keeps no expiry times; they were left out."));
    for (const CollectionRef &empty : losses.empty)
        console.note(CliText::tr("The collection %1 has no entries and was left out.")
                         .arg(displayText(empty.name)));
    for (const Error &why : losses.why)
        console.note(errorSentence(Act::Read, why));
    const qint64 untold = losses.unreadable - losses.why.size();
    if (untold > 0)
        console.note(CliText::tr("%1 more entries could not be read.", nullptr, pluralOf(untold))
                         .arg(numberText(untold)));
    noteUnseen(losses.hiding, console);
}

} // namespace

ExitStatus run(const ConvertCommand &command, Console &console)
{
    const Result<OpenedStore> from = openAndLoad(command.from, OpenMode::ReadOnly);
    if (!from)
        return console.failToOpen(from.error(), command.from);
    const Result<OpenedStore> to = openAndLoad(targetAddress(command.to), OpenMode::Create);
    if (!to)
        return console.failToOpen(to.error(), command.to);
    if (const std::optional<QString> reason = whyNotInto(*to->store))
        return console.refuse(ExitStatus::StoreFailed, *reason);

    const Result<CopyReport> copied = copyAll(*from->store, *to->store, console);
    if (!copied) {
        return console.fail(
            ExitStatus::StoreFailed, Act::Write, copied.error(), displayText(command.to));
    }
    console.progress({});
    noteLosses(copied->losses, console);
    if (copied->losses.isWhole())
        return ExitStatus::Done;
    return console.refuse(ExitStatus::StoreFailed,
        CliText::tr("Not everything could be copied: the target has %1.")
            .arg(keysText(copied->entries)));
}

} // namespace kvlens
