// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/collectionlist.h"
#include "app/cli/problemlist.h"
#include "app/cli/verbs.h"
#include "model/naming.h"
#include "model/recoveryfile.h"
#include "model/treetext.h"
#include "report/findingreport.h"
#include "report/wording.h"
#include "stores/file/filevault.h"
#include "stores/otherkind.h"
#include "stores/pathtext.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QFile>
#include <QStringList>

#include <array>

namespace kvlens {

namespace {

struct NamedCapability
{
    Capability capability;
    const char *name;
};

constexpr std::array capabilityNames {
    NamedCapability {Capability::Write, "write"},
    NamedCapability {Capability::Rename, "rename"},
    NamedCapability {Capability::Expiry, "expiry"},
    NamedCapability {Capability::CompareAndSet, "compareAndSet"},
    NamedCapability {Capability::AtomicBatch, "atomicBatch"},
    NamedCapability {Capability::OrderedKeys, "orderedKeys"},
    NamedCapability {Capability::Positions, "positions"},
    NamedCapability {Capability::ListKeys, "listKeys"},
    NamedCapability {Capability::JsonValues, "jsonValues"},
    NamedCapability {Capability::NewCollections, "newCollections"},
    NamedCapability {Capability::PartialReads, "partialReads"},
    NamedCapability {Capability::Private, "private"},
    NamedCapability {Capability::StableCursors, "stableCursors"},
    NamedCapability {Capability::FilterKeys, "filterKeys"},
    NamedCapability {Capability::TopLevel, "topLevel"},
};

QStringList namesOf(Capabilities capabilities)
{
    QStringList names;
    for (const NamedCapability &named : capabilityNames) {
        if (capabilities.testFlag(named.capability))
            names.append(QString::fromLatin1(named.name));
    }
    return names;
}

void writeKept(JsonWriter &writer, const KeptEdits &kept)
{
    writer.beginObject();
    writer.name("count").number(kept.count);
    if (kept.at.isValid())
        writer.name("at").text(kept.at.toString(Qt::ISODateWithMs));
    writer.name("file").text(kept.path);
    if (kept.problem)
        writer.name("problem").text(reasonText(kept.problem->detail));
    writer.endObject();
}

// Of all files of the store.
QStringList existingBackups(const OpenedStore &opened)
{
    const QString path = opened.store->info().address.path;
    QStringList files {path};
    for (const CollectionInfo &info : opened.collections) {
        const QByteArray &group = info.ref.group;
        const QString file = group.isEmpty() ? path : path + QLatin1Char('/') + pathText(group);
        if (!files.contains(file))
            files.append(file);
    }
    QStringList backups;
    for (const QString &file : std::as_const(files))
        backups += kvlens::backupsOf(file);
    return backups;
}

void printJson(const OpenedStore &opened, const QList<Problem> &problems,
    const QList<KeptEdits> &kept, Console &console)
{
    const StoreInfo info = opened.store->info();
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); }, stringsOf(info));
    writer.beginObject();
    writer.name("kind").text(info.kind);
    writer.name("address").text(info.address.toString());
    writer.name("capabilities").beginArray();
    for (const QString &name : namesOf(info.capabilities))
        writer.text(name);
    writer.endArray();
    if (!info.readOnlyReason.isEmpty())
        writer.name("readOnlyReason").text(reasonText(info.readOnlyReason));
    writer.name("collections");
    writeCollections(writer, opened);
    writer.name("problems").beginArray();
    for (const Problem &problem : problems)
        writeProblem(writer.beginObject(), problem, info.address.path, !problem.repair.isEmpty())
            .endObject();
    writer.endArray();
    writer.name("keptEdits").beginArray();
    for (const KeptEdits &one : kept)
        writeKept(writer, one);
    writer.endArray();
    writer.name("inPlaceReasons").beginArray();
    for (const Reason &reason : info.inPlaceReasons)
        writer.text(reasonText(reason));
    writer.endArray();
    writer.name("backups").beginArray();
    for (const QString &path : existingBackups(opened))
        writer.text(path);
    writer.endArray().endObject();
}

QString collectionLine(const CollectionInfo &info, const QList<CollectionInfo> &collections)
{
    QString line = displayText(collectionText(info.ref, collections));
    if (line.isEmpty())
        line = QStringLiteral("\"\"");
    const bool isLost = info.unseen && info.entries == 0;
    if (info.isUnreadable)
        line += QStringLiteral("\t") + CliText::tr("cannot be read");
    else if (info.entries >= 0 && !isLost)
        line += QStringLiteral("\t")
            + (info.isArray ? itemsText(info.entries) : keysText(info.entries - info.hidden));
    if (info.bytes >= 0)
        line += QStringLiteral("\t") + sizeText(info.bytes);
    if (info.unseen)
        line += QStringLiteral("\t") + CliText::tr("damaged");
    if (info.ref.shadow > 0)
        line += QStringLiteral("\t") + CliText::tr("shadowed by another of the same name");
    return line;
}

QString keptLine(const KeptEdits &kept)
{
    QString line = kept.at.isValid()
        ? CliText::tr("kept: %1 changes of %2 that were never persisted, in %3", nullptr,
            pluralOf(kept.count))
              .arg(numberText(kept.count), timeText(kept.at), kept.path)
        : CliText::tr("kept: changes that were never persisted and cannot be read, in %1")
              .arg(kept.path);
    if (kept.problem)
        line += QStringLiteral(": ") + reasonText(kept.problem->detail);
    return line;
}

void printText(const OpenedStore &opened, const QList<Problem> &problems,
    const QList<KeptEdits> &kept, Console &console)
{
    const StoreInfo info = opened.store->info();
    console.printLine(info.kind + QLatin1Char(' ') + info.address.toString());
    console.printLine(
        CliText::tr("can: %1").arg(namesOf(info.capabilities).join(QStringLiteral(", "))));
    if (!info.readOnlyReason.isEmpty())
        console.printLine(CliText::tr("read-only: %1").arg(reasonText(info.readOnlyReason)));
    for (const CollectionInfo &collection : opened.collections)
        console.printLine(collectionLine(collection, opened.collections));
    for (const Problem &problem : problems)
        printProblem(problem, opened, EntryLines::OfSeveral, console);
    for (const KeptEdits &one : kept)
        console.printLine(keptLine(one));
    if (const QStringList backups = existingBackups(opened); !backups.isEmpty())
        console.printLine(CliText::tr("backups: %1, the latest is %2")
                              .arg(numberText(backups.size()), backups.last()));
}

void printJson(
    const Error &error, const StoreAddress &address, const QList<KeptEdits> &kept, Console &console)
{
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
    writer.beginObject();
    writer.name("address").text(address.toString());
    writer.name("error").text(errorSentence(Act::Open, error, address.toString()));
    writer.name("keptEdits").beginArray();
    for (const KeptEdits &one : kept)
        writeKept(writer, one);
    writer.endArray().endObject();
}

// What was kept of a store that is gone is told all the same.
ExitStatus failWithKept(const Error &error, const InfoCommand &command, Console &console)
{
    const ExitStatus status = console.failToOpen(error, command.store);
    const Result<StoreAddress> address = parseStoreAddress(pathText(command.store));
    if (!address)
        return status;
    const QList<KeptEdits> kept = keptEdits(recoveryFolder(), *address);
    if (command.form == OutputForm::Json) {
        printJson(error, *address, kept, console);
        return status;
    }
    for (const KeptEdits &one : kept)
        console.note(keptLine(one));
    return status;
}

} // namespace

ExitStatus run(const InfoCommand &command, Console &console)
{
    Result<OpenedStore> opened = openAndLoad(command.store, OpenMode::ReadWrite);
    if (!opened)
        return failWithKept(opened.error(), command, console);
    if (!command.isQuick) {
        if (const Result<void> checked = loadAll(*opened->store, {}, LoadUntil::Finished); !checked)
            return console.fail(ExitStatus::StoreFailed, Act::Read, checked.error());
    }
    if (const Result<void> counted = countEntries(*opened); !counted)
        return console.fail(ExitStatus::StoreFailed, Act::Read, counted.error());
    Result<QList<Problem>> problems = problemsOf(*opened->store);
    if (!problems)
        return console.fail(ExitStatus::StoreFailed, Act::Read, problems.error());
    if (opened->otherKind)
        problems->append(*opened->otherKind);
    else if (const std::optional<Problem> look = looksLikeOther(opened->store->info().address))
        problems->append(*look);
    const QList<KeptEdits> kept = keptEdits(recoveryFolder(), opened->store->info().address);
    if (command.form == OutputForm::Json)
        printJson(*opened, *problems, kept, console);
    else
        printText(*opened, *problems, kept, console);
    return ExitStatus::Done;
}

} // namespace kvlens
