// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/openedstore.h"
#include "app/cli/unseen.h"
#include "app/cli/verbs.h"
#include "model/index/documents.h"
#include "model/index/indexreader.h"
#include "model/index/tapetext.h"
#include "report/jsonwriter.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

// Documents are told in blocks, so that their hashes are read together.
constexpr size_t documentsAtOnce = 1000;

std::optional<CollectionRef> hashesOf(const IndexParts &parts)
{
    for (const CollectionRef &place : parts.places) {
        if (partKind(place) == PartKind::Hashes)
            return place;
    }
    return std::nullopt;
}

QByteArray hashIn(const Result<Entry> &entry)
{
    const Result<json::Tape> tape
        = entry ? json::parse(entry->value) : Result<json::Tape>(entry.error());
    return tape ? textOf(*tape, memberOf(*tape, 0, {"doc_hash", "docHash"})).value_or(QByteArray())
                : QByteArray();
}

// Of each document; empty where there is none.
QList<QByteArray> readHashes(Store &store, const IndexParts &parts,
    const std::vector<SourceDocument> &documents, size_t begin, size_t end)
{
    const std::optional<CollectionRef> collection = hashesOf(parts);
    QList<EntryRef> refs;
    for (size_t i = begin; i < end; ++i)
        refs.append(
            {collection.value_or(CollectionRef()), parts.ids.at(documents[i].id).toByteArray()});
    if (!collection)
        return QList<QByteArray>(refs.size());
    QList<QByteArray> hashes;
    for (const Result<Entry> &entry : store.read(refs, {}, {}))
        hashes.append(hashIn(entry));
    return hashes;
}

void writeIds(JsonWriter &writer, const std::vector<IndexId> &ids, const IndexParts &parts)
{
    writer.beginArray();
    for (const IndexId id : ids)
        writer.string(parts.ids.at(id));
    writer.endArray();
}

void writeDocument(JsonWriter &writer, const SourceDocument &document, const QByteArray &hash,
    const IndexParts &parts)
{
    writer.beginObject().name("id").string(parts.ids.at(document.id));
    writeIds(writer.name("nodes"), document.nodes, parts);
    if (document.missing > 0)
        writer.name("missing").number(document.missing);
    writer.name("vectors").number(document.vectors);
    writeIds(writer.name("indexes"), document.indexes, parts);
    if (!hash.isEmpty())
        writer.name("hash").string(hash);
    writer.endObject();
}

void printJson(Store &store, const IndexParts &parts, const std::vector<SourceDocument> &documents,
    Console &console)
{
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
    writer.beginObject().name("documents").beginArray();
    for (size_t begin = 0; begin < documents.size(); begin += documentsAtOnce) {
        const size_t end = std::min(documents.size(), begin + documentsAtOnce);
        const QList<QByteArray> hashes = readHashes(store, parts, documents, begin, end);
        for (size_t i = begin; i < end; ++i)
            writeDocument(writer, documents[i], hashes[qsizetype(i - begin)], parts);
    }
    writer.endArray().endObject();
}

// Those that it lists, and how many of them are there.
QString nodesText(const SourceDocument &document)
{
    const auto nodes = qsizetype(document.nodes.size());
    return document.missing == 0
        ? CliText::tr("%1 nodes", nullptr, pluralOf(nodes)).arg(numberText(nodes))
        : CliText::tr("%1 of %2 nodes", nullptr, pluralOf(nodes))
              .arg(numberText(document.present()), numberText(nodes));
}

void printText(
    const IndexParts &parts, const std::vector<SourceDocument> &documents, Console &console)
{
    const QString tab = QStringLiteral("\t");
    for (const SourceDocument &document : documents) {
        QStringList indexes;
        for (const IndexId index : document.indexes)
            indexes.append(displayText(parts.ids.at(index)));
        console.printLine(displayText(parts.ids.at(document.id)) + tab + nodesText(document) + tab
            + CliText::tr("%1 vectors", nullptr, pluralOf(document.vectors))
                  .arg(numberText(document.vectors))
            + tab + indexes.join(QStringLiteral(", ")));
    }
}

} // namespace

ExitStatus run(const DocsCommand &command, Console &console)
{
    const Result<OpenedStore> opened = openTelling(command.store, OpenMode::ReadOnly, console);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    const Result<IndexParts> parts = readIndex(*opened->store);
    if (!parts)
        return console.fail(ExitStatus::StoreFailed, Act::Read, parts.error());
    const std::vector<SourceDocument> documents = documentsOf(*parts);
    if (command.form == OutputForm::Json)
        printJson(*opened->store, *parts, documents, console);
    else
        printText(*parts, documents, console);
    if (!documents.empty())
        return orUnseen(ExitStatus::Done, opened->hiding, console);
    if (opened->hiding.isEmpty())
        console.note(CliText::tr("There are no documents of an index in %1.")
                         .arg(displayText(command.store)));
    return orUnseen(ExitStatus::NotFound, opened->hiding, console);
}

} // namespace kvlens
