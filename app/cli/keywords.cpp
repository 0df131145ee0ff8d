// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/openedstore.h"
#include "app/cli/unseen.h"
#include "app/cli/vectorspace.h"
#include "app/cli/verbs.h"
#include "model/keywords/wordsearch.h"
#include "model/naming.h"
#include "report/findingreport.h"
#include "report/jsonwriter.h"
#include "report/wording.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

QString joinedWords(const QList<QByteArray> &words)
{
    QStringList texts;
    for (const QByteArray &word : words)
        texts.append(displayText(word));
    return texts.join(QStringLiteral(", "));
}

void printText(
    const FoundByWords &found, const QList<Bm25::Match> &best, qint64 top, Console &console)
{
    const QChar tabulator = u'\t';
    for (const FoundByWords::Table &table : found.tables) {
        console.printLine(CliText::tr("keyword table") + tabulator + displayText(table.ref.key)
            + tabulator + joinedWords(table.matches.known));
        const auto &nodes = table.matches.nodes;
        for (const KeywordMatches::Node &node : nodes.first(std::min<qsizetype>(nodes.size(), top)))
            console.printLine(displayText(node.id) + tabulator + QString::number(node.keywords));
    }
    console.printLine(CliText::tr("BM25") + tabulator + joinedWords(found.bm25.words()));
    for (const Bm25::Match &match : best)
        console.printLine(displayText(match.key) + tabulator + printedScore(match.score));
}

void writeWords(JsonWriter &writer, QByteArrayView name, const QList<QByteArray> &words)
{
    writer.name(name).beginArray();
    for (const QByteArray &word : words)
        writer.string(word);
    writer.endArray();
}

void printJson(
    const FoundByWords &found, const QList<Bm25::Match> &best, qint64 top, Console &console)
{
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
    writer.beginObject();
    writeWords(writer, "keywords", found.keywords);
    writer.name("tables").beginArray();
    for (const FoundByWords::Table &table : found.tables) {
        writeCollectionMembers(writer.beginObject(), table.ref.collection);
        writer.name("key").string(table.ref.key);
        writeWords(writer, "known", table.matches.known);
        writer.name("matches").beginArray();
        const auto &nodes = table.matches.nodes;
        for (const KeywordMatches::Node &node : nodes.first(std::min<qsizetype>(nodes.size(), top)))
            writer.beginObject()
                .name("key")
                .string(node.id)
                .name("keywords")
                .number(node.keywords)
                .endObject();
        writer.endArray().endObject();
    }
    writer.endArray().name("bm25").beginObject();
    writeWords(writer, "words", found.bm25.words());
    writer.name("chunks").number(found.bm25.chunks()).name("matches").beginArray();
    for (const Bm25::Match &match : best)
        writer.beginObject()
            .name("key")
            .string(match.key)
            .name("score")
            .raw(scoreJson(match.score))
            .endObject();
    writer.endArray().endObject().endObject();
}

} // namespace

ExitStatus run(const KeywordsCommand &command, Console &console)
{
    const Result<OpenedStore> opened = openTelling(command.store, OpenMode::ReadOnly, console);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    const Result<FoundByWords> found
        = findByWords(*opened->store, opened->collections, command.text);
    if (!found)
        return console.fail(
            ExitStatus::StoreFailed, Act::Read, found.error(), displayText(command.store));
    const QList<Bm25::Match> best = found->bm25.best(command.top);
    if (command.form == OutputForm::Text)
        printText(*found, best, command.top, console);
    else
        printJson(*found, best, command.top, console);
    const bool isInTable = std::any_of(found->tables.begin(), found->tables.end(),
        [](const FoundByWords::Table &table) { return !table.matches.nodes.isEmpty(); });
    const bool isFound = isInTable || !best.isEmpty();
    const bool asksNothing = found->keywords.isEmpty() && found->bm25.words().isEmpty();
    if (asksNothing)
        console.note(
            CliText::tr("There is no word to look for in \"%1\": English stop words are none.")
                .arg(displayText(command.text)));
    else if (!isFound && opened->hiding.isEmpty())
        console.note(CliText::tr("No chunk of %1 has a word of %2.")
                         .arg(displayText(command.store), displayText(command.text)));
    return orUnseen(isFound ? ExitStatus::Done : ExitStatus::NotFound, opened->hiding, console);
}

} // namespace kvlens
