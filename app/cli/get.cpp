// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/longvalue.h"
#include "app/cli/openedstore.h"
#include "app/cli/typedname.h"
#include "app/cli/unseen.h"
#include "app/cli/valuetext.h"
#include "app/cli/verbs.h"
#include "model/entryaddress.h"
#include "model/naming.h"
#include "report/findingreport.h"
#include "report/jsonwriter.h"
#include "stores/json/valuecheck.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

// As exact as it is stored: "2026-11-20T15:30:47.070528Z".
void writeTime(
    JsonWriter &writer, QByteArrayView name, const std::optional<QDateTime> &time, qint16 beyond)
{
    if (!time)
        return;
    QString text = time->toUTC().toString(Qt::ISODateWithMs);
    if (beyond > 0)
        text.insert(
            text.size() - 1, QStringLiteral("%1").arg(int(beyond), 3, 10, QLatin1Char('0')));
    writer.name(name).text(text);
}

// JSON stays as it is stored, token for token; text is a string; other bytes are base64.
void writeValue(JsonWriter &writer, const Entry &entry)
{
    if (isJsonText(entry))
        writer.name("value").raw(entry.value);
    else if (isWtf8(entry.value))
        writer.name("text").raw(jsonString(entry.value));
    else
        writer.name("base64").string(entry.value.toBase64());
}

void printJson(const Entry &entry, Strings names, Console &console)
{
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); }, names);
    writeRefMembers(writer.beginObject(), entry.ref);
    writer.name("bytes").number(entry.value.size());
    writeTime(writer, "createdAt", entry.createdAt, entry.createdBeyond);
    writeTime(writer, "expiresAt", entry.expiresAt, entry.expiresBeyond);
    if (entry.problem)
        writer.name("problem").text(errorSentence(Act::Read, *entry.problem));
    writeValue(writer, entry);
    writer.endObject();
}

// All of it in memory. Of an entry that could not be read at all there is nothing to print.
void printEntry(const Entry &entry, ValueForm form, Strings names, Console &console)
{
    if (form == ValueForm::Json)
        printJson(entry, names, console);
    else if (form == ValueForm::Raw)
        console.printRaw(entry.value);
    else if (!entry.problem || !entry.value.isEmpty())
        console.print(prettyText(entry));
}

void noteExpiry(const Entry &entry, Console &console)
{
    if (entry.expiresAt && *entry.expiresAt <= QDateTime::currentDateTimeUtc())
        console.note(CliText::tr("%1 has expired.").arg(shownName(entry.ref.key)));
}

// What is stored was printed, but no reader would take it. What is missing is a part of it.
ExitStatus statusOf(std::optional<Error> fault, const EntryRef &ref, Console &console)
{
    if (!fault)
        return ExitStatus::Done;
    if (fault->code == ErrorCode::NotFound)
        fault->code = ErrorCode::Corrupt;
    return console.fail(ExitStatus::StoreFailed, Act::Read, *fault, shownName(ref.key));
}

Result<ExitStatus> printValue(
    OpenedStore &opened, const EntryRef &ref, ValueForm form, Console &console)
{
    Store &store = *opened.store;
    const qint64 limit = form == ValueForm::Json ? std::numeric_limits<qint64>::max() : shownWhole;
    const Result<Entry> entry = readAsStored(opened, ref, limit);
    if (!entry)
        return entry.error();
    noteExpiry(*entry, console);
    const bool isJson = store.info().capabilities.testFlag(Capability::JsonValues);
    if (entry->size() > limit) {
        const Result<void> printed = form == ValueForm::Raw
            ? printRaw(store, sourceOf(*entry), console)
            : printPretty(store, sourceOf(*entry), console);
        if (!printed)
            return printed.error();
        const Result<std::optional<Error>> fault
            = isJson ? faultIn(store, sourceOf(*entry)) : std::optional<Error>();
        return fault ? Result<ExitStatus>(statusOf(*fault, ref, console)) : fault.error();
    }
    printEntry(*entry, form, stringsOf(store.info()), console);
    std::optional<Error> fault = entry->problem;
    if (!fault && isJson)
        fault = json::faultIn(entry->value);
    return statusOf(fault, ref, console);
}

// The entry is looked at, and no more of it read than that takes.
Result<ExitStatus> printPython(OpenedStore &opened, const EntryRef &ref, Console &console)
{
    const Result<Entry> entry = readAsStored(opened, ref, 0);
    if (!entry)
        return entry.error();
    const Result<QByteArray> lines
        = pythonLines(opened.store->info().address, ref, opened.collections);
    if (!lines)
        return lines.error();
    noteExpiry(*entry, console);
    console.print(*lines);
    return statusOf(entry->problem, ref, console);
}

} // namespace

ExitStatus run(const GetCommand &command, Console &console)
{
    Result<OpenedStore> opened = openTelling(command.store, OpenMode::ReadOnly, console);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    const Result<CollectionRef> collection
        = collectionIn(*opened, command.collection, command.isEscaped);
    if (!collection)
        return orUnseenIfMissing(console.failToFind(collection.error(),
                                     placeSeen(displayText(command.store), opened->hiding)),
            opened->hiding, console);
    const QByteArray key = keyMeant(*opened->store, *collection, command.key, command.isEscaped);
    const EntryRef ref {*collection, key};
    const Result<ExitStatus> printed = command.form == ValueForm::Python
        ? printPython(*opened, ref, console)
        : printValue(*opened, ref, command.form, console);
    if (printed)
        return *printed;
    const ExitStatus status
        = failOn(Act::Read, printed.error(), shownName(key), opened->hiding, console);
    return orUnseenIfMissing(status, opened->hiding, console);
}

} // namespace kvlens
