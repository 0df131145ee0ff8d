// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/entrycopy.h"
#include "app/cli/stagedwrite.h"
#include "app/cli/verbs.h"
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

Result<bool> isEmpty(const OpenedStore &opened)
{
    for (const CollectionInfo &info : opened.collections) {
        const Result<KeyPage> page = opened.store->list({info.ref, {}, 1}, {});
        if (!page)
            return page.error();
        if (!page->isEmpty())
            return false;
    }
    return true;
}

// Nothing if the target can take entries.
std::optional<QString> whyNotInto(const OpenedStore &target)
{
    const QString address = target.store->info().address.toString();
    if (const std::optional<Error> reason = whyReadOnly(*target.store))
        return errorSentence(Act::Write, *reason, address);
    const Result<bool> empty = isEmpty(target);
    if (!empty)
        return errorSentence(Act::Read, empty.error(), address);
    if (*empty)
        return std::nullopt;
    return CliText::tr("%1 has entries already; convert writes into new or empty stores only.")
        .arg(address);
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
    if (const std::optional<QString> reason = whyNotInto(*to))
        return console.refuse(ExitStatus::StoreFailed, *reason);

    const Result<CopyProgress> copied = copyEntries(*from, *to->store,
        [&](const CopyProgress &progress) { console.progress(keysText(progress.entries)); });
    if (!copied) {
        return console.fail(
            ExitStatus::StoreFailed, Act::Write, copied.error(), displayText(command.to));
    }
    console.progress({});
    if (copied->losesExpiry)
        console.note(CliText::tr("The target keeps no expiry times; they were left out."));
    return ExitStatus::Done;
}

} // namespace kvlens
