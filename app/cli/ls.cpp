// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/collectionlist.h"
#include "app/cli/keylisting.h"
#include "app/cli/listedentries.h"
#include "app/cli/typedname.h"
#include "app/cli/unseen.h"
#include "app/cli/verbs.h"
#include "model/naming.h"
#include "report/wording.h"
#include "stores/words/reasons.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr auto cursorEncoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

Result<KeyQuery> queryOf(const StoreInfo &store, const LsCommand &command)
{
    const auto token = QByteArray::fromBase64Encoding(
        command.from, cursorEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!token)
        return Error {ErrorCode::Invalid, Reasons::notACursor, displayText(command.from)};
    return KeyQuery {namesMeant(store, command.prefix, command.isEscaped), KeyCursor {*token},
        command.limit.value_or(-1)};
}

void writeKeys(JsonWriter &writer, QByteArrayView name, const QList<QByteArray> &keys)
{
    if (keys.isEmpty())
        return;
    writer.name(name).beginArray();
    for (const QByteArray &key : keys)
        writer.string(key);
    writer.endArray();
}

// One document or none: it is printed when all of it is known.
Result<void> printKeysAsJson(
    Store &store, const CollectionRef &collection, const KeyQuery &query, Console &console)
{
    QByteArray document;
    JsonWriter writer([&](const QByteArray &piece) { document += piece; }, stringsOf(store.info()));
    writer.beginObject().name("keys").beginArray();
    ListedEntries entries(store, collection);
    const Result<KeyCursor> next = visitKeys(store, collection, query, [&](QByteArrayView key) {
        writer.string(key);
        entries.add(key);
    });
    if (!next)
        return next.error();
    entries.finish();
    writer.endArray();
    writeKeys(writer, "expired", entries.expired());
    writeKeys(writer, "damaged", entries.damaged());
    if (!next->atEnd)
        writer.name("next").string(next->token.toBase64(cursorEncoding));
    writer.endObject();
    console.print(document);
    return {};
}

Result<void> printKeys(
    Store &store, const CollectionRef &collection, const KeyQuery &query, Console &console)
{
    ListedEntries entries(store, collection);
    const Result<KeyCursor> next = visitKeys(store, collection, query, [&](QByteArrayView key) {
        console.printLine(displayText(key));
        entries.add(key);
    });
    if (!next)
        return next.error();
    entries.finish();
    if (const qsizetype count = entries.expired().size(); count > 0)
        console.note(CliText::tr("%1 of these keys have expired: the library reads them no more.",
            nullptr, pluralOf(count))
                         .arg(numberText(count)));
    if (const qsizetype count = entries.damaged().size(); count > 0)
        console.note(CliText::tr(
            "%1 of these keys have entries that the library cannot read.", nullptr, pluralOf(count))
                         .arg(numberText(count)));
    return {};
}

void printCollectionsAsJson(const OpenedStore &opened, Console &console)
{
    JsonWriter writer(
        [&](const QByteArray &piece) { console.print(piece); }, stringsOf(opened.store->info()));
    writer.beginObject().name("collections");
    writeCollections(writer, opened);
    writer.endObject();
}

void printCollections(const OpenedStore &opened, Console &console)
{
    for (const CollectionInfo &info : opened.collections) {
        if (info.ref.shadow > 0)
            continue;
        const QString name = displayText(collectionText(info.ref, opened.collections));
        console.printLine(name.isEmpty() ? QStringLiteral("\"\"") : name);
    }
}

ExitStatus listCollections(OpenedStore &opened, OutputForm form, Console &console)
{
    if (form == OutputForm::Text) {
        printCollections(opened, console);
        return ExitStatus::Done;
    }
    if (const Result<void> counted = countEntries(opened); !counted)
        return console.fail(ExitStatus::StoreFailed, Act::Read, counted.error());
    if (opened.store->info().capabilities.testFlag(Capability::Expiry)) {
        if (const Result<void> checked = loadAll(*opened.store, {}, LoadUntil::Finished); !checked)
            return console.fail(ExitStatus::StoreFailed, Act::Read, checked.error());
    }
    printCollectionsAsJson(opened, console);
    return ExitStatus::Done;
}

ExitStatus failToList(const Error &error, const LsCommand &command, Console &console)
{
    if (error.code != ErrorCode::Invalid)
        return console.fail(statusOf(error.code), Act::Read, error);
    return console.refuse(ExitStatus::WrongUsage,
        CliText::tr("No listing of this collection says %1 in \"next\".")
            .arg(displayText(command.from)));
}

} // namespace

ExitStatus run(const LsCommand &command, Console &console)
{
    Result<OpenedStore> opened = openTelling(command.store, OpenMode::ReadOnly, console);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    if (!command.collection)
        return orUnseen(listCollections(*opened, command.form, console), opened->hiding, console);
    const Result<CollectionRef> collection
        = collectionIn(*opened, *command.collection, command.isEscaped);
    if (!collection)
        return orUnseen(console.failToFind(collection.error(),
                            placeSeen(displayText(command.store), opened->hiding)),
            opened->hiding, console);
    const Result<KeyQuery> query = queryOf(opened->store->info(), command);
    if (!query)
        return failToList(query.error(), command, console);
    const auto print = command.form == OutputForm::Json ? printKeysAsJson : printKeys;
    const Result<void> printed = print(*opened->store, *collection, *query, console);
    if (!printed)
        return failToList(printed.error(), command, console);
    return orUnseen(ExitStatus::Done, opened->hiding, console);
}

} // namespace kvlens
