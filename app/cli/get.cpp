// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/jsonwriter.h"
#include "app/cli/longvalue.h"
#include "app/cli/naming.h"
#include "app/cli/openedstore.h"
#include "app/cli/valuetext.h"
#include "app/cli/verbs.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

void writeTime(JsonWriter &writer, QByteArrayView name, const std::optional<QDateTime> &time)
{
    if (time)
        writer.name(name).text(time->toUTC().toString(Qt::ISODateWithMs));
}

// JSON stays as it is stored, token for token; text is a string; other bytes are base64.
void writeValue(JsonWriter &writer, const Entry &entry)
{
    if (isJsonText(entry))
        writer.name("value").raw(entry.value);
    else if (isWtf8(entry.value))
        writer.name("text").string(entry.value);
    else
        writer.name("base64").string(entry.value.toBase64());
}

void printJson(const Entry &entry, Console &console)
{
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
    writer.beginObject();
    writer.name("collection").string(entry.ref.collection.name);
    if (!entry.ref.collection.group.isEmpty())
        writer.name("group").string(entry.ref.collection.group);
    writer.name("key").string(entry.ref.key);
    writer.name("bytes").number(entry.value.size());
    writeTime(writer, "createdAt", entry.createdAt);
    writeTime(writer, "expiresAt", entry.expiresAt);
    if (entry.problem)
        writer.name("problem").text(errorSentence(Act::Read, *entry.problem));
    writeValue(writer, entry);
    writer.endObject();
}

// All of it in memory.
void printEntry(const Entry &entry, ValueForm form, Console &console)
{
    switch (form) {
    case ValueForm::Raw:
        console.print(entry.value);
        return;
    case ValueForm::Json:
        printJson(entry, console);
        return;
    case ValueForm::Pretty:
        console.print(prettyText(entry));
        if (entry.problem)
            console.note(errorSentence(Act::Read, *entry.problem, displayText(entry.ref.key)));
        return;
    }
}

Result<void> printValue(Store &store, const EntryRef &ref, ValueForm form, Console &console)
{
    const qint64 limit = form == ValueForm::Json ? std::numeric_limits<qint64>::max() : shownWhole;
    const Result<Entry> entry = readAsStored(store, ref, limit);
    if (!entry)
        return entry.error();
    if (entry->size() > limit) {
        return form == ValueForm::Raw ? printRaw(store, sourceOf(*entry), console)
                                      : printPretty(store, sourceOf(*entry), console);
    }
    printEntry(*entry, form, console);
    return {};
}

} // namespace

ExitStatus run(const GetCommand &command, Console &console)
{
    const Result<OpenedStore> opened = openAndLoad(command.store, OpenMode::ReadOnly);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    const Result<CollectionRef> collection
        = findCollection(command.collection, opened->collections);
    if (!collection)
        return console.fail(statusOf(collection.error().code), Act::Read, collection.error());
    const Result<void> printed
        = printValue(*opened->store, {*collection, command.key}, command.form, console);
    if (!printed)
        return console.fail(
            statusOf(printed.error().code), Act::Read, printed.error(), displayText(command.key));
    return ExitStatus::Done;
}

} // namespace kvlens
