// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/openedstore.h"
#include "app/cli/unseen.h"
#include "app/cli/vectorspace.h"
#include "app/cli/vectorstats.h"
#include "app/cli/verbs.h"
#include "model/naming.h"
#include "model/statistics/storestatistics.h"
#include "report/findingreport.h"
#include "report/jsonwriter.h"
#include "report/plots.h"
#include "report/wording.h"
#include "stores/file/filereplacement.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QFile>

namespace kvlens {

namespace {

const QString tabulator = QStringLiteral("\t");

QString partLine(const StoreStatistics::Part &part, const OpenedStore &opened)
{
    QString line = shownName(collectionText(part.collection, opened.collections)) + tabulator
        + keysText(part.entries) + tabulator + sizeText(part.bytes);
    QStringList lengths;
    for (const auto &[length, count] : part.dimensions)
        lengths.append(CliText::tr("%1 vectors of %2 numbers", nullptr, pluralOf(count))
                           .arg(numberText(count), numberText(std::max(length, 0))));
    if (!lengths.isEmpty())
        line += tabulator + lengths.join(QStringLiteral(", "));
    return line;
}

QString spreadLine(const QString &of, const Spread &spread)
{
    return of + tabulator + rangeText(spread) + tabulator
        + CliText::tr("most from %1 to %2").arg(numberText(spread.low), numberText(spread.high));
}

void printChunks(const ChunkStatistics &chunks, Console &console)
{
    const qint64 count = chunks.characters.count;
    console.printLine(CliText::tr("%1 chunks", nullptr, pluralOf(count)).arg(numberText(count))
        + tabulator
        + CliText::tr("of %1 documents", nullptr, pluralOf(chunks.documents))
              .arg(numberText(chunks.documents)));
    if (count == 0)
        return;
    console.printLine(spreadLine(CliText::tr("characters"), chunks.characters));
    console.printLine(spreadLine(CliText::tr("tokens, about"), chunks.tokens));
    if (chunks.empty > 0)
        console.printLine(CliText::tr("without text") + tabulator
            + CliText::tr("%1 chunks", nullptr, pluralOf(chunks.empty))
                  .arg(numberText(chunks.empty)));
    for (const auto &[what, spread] :
        {std::pair(CliText::tr("overlaps, characters"), chunks.overlaps),
            std::pair(CliText::tr("gaps, characters"), chunks.gaps)}) {
        if (spread.count > 0)
            console.printLine(spreadLine(what, spread) + tabulator
                + CliText::tr("in %1 places", nullptr, pluralOf(spread.count))
                      .arg(numberText(spread.count)));
    }
    for (const auto &[name, having] : chunks.metadata)
        console.printLine(CliText::tr("metadata") + tabulator + displayText(name) + tabulator
            + CliText::tr("in %1 of %2 chunks").arg(numberText(having), numberText(count)));
    for (size_t i = 0; i < textScripts; ++i) {
        if (chunks.scriptCharacters[i] > 0)
            console.printLine(CliText::tr("script") + tabulator + scriptText(TextScript(i))
                + tabulator
                + CliText::tr("in %1 of %2 chunks")
                      .arg(numberText(chunks.scriptChunks[i]), numberText(count)));
    }
}

void writeSpread(JsonWriter &writer, QByteArrayView name, const Spread &spread)
{
    writer.name(name).beginObject().name("count").number(spread.count);
    writer.name("min").number(spread.least).name("p5").number(spread.low);
    writer.name("median").raw(
        QByteArray::number(spread.median, 'f', QLocale::FloatingPointShortest));
    writer.name("mean").raw(QByteArray::number(spread.mean, 'f', 2));
    writer.name("p95").number(spread.high).name("max").number(spread.most).endObject();
}

void writeBins(JsonWriter &writer, QByteArrayView name, const Histogram &histogram)
{
    if (histogram.counts.empty())
        return;
    writer.name(name).beginObject().name("first").number(histogram.first);
    writer.name("width").number(histogram.width).name("counts").beginArray();
    for (const qint64 count : histogram.counts)
        writer.number(count);
    writer.endArray().endObject();
}

void writeStatistics(JsonWriter &writer, const ChunkStatistics &chunks)
{
    writer.beginObject().name("documents").number(chunks.documents);
    writer.name("empty").number(chunks.empty);
    writeSpread(writer, "characters", chunks.characters);
    writeSpread(writer, "tokens", chunks.tokens);
    writeSpread(writer, "overlaps", chunks.overlaps);
    writeSpread(writer, "gaps", chunks.gaps);
    writer.name("metadata").beginArray();
    for (const auto &[name, having] : chunks.metadata)
        writer.beginObject().name("key").string(name).name("chunks").number(having).endObject();
    writer.endArray();
    writeBins(writer, "characterBins", chunks.characterBins);
    writeBins(writer, "tokenBins", chunks.tokenBins);
    writeBins(writer, "overlapBins", chunks.overlapBins);
    writeBins(writer, "gapBins", chunks.gapBins);
    writer.name("scripts").beginArray();
    for (size_t i = 0; i < textScripts; ++i) {
        if (chunks.scriptCharacters[i] == 0)
            continue;
        writer.beginObject().name("script").string(QByteArrayView(scriptName(TextScript(i))));
        writer.name("characters").number(chunks.scriptCharacters[i]);
        writer.name("chunks").number(chunks.scriptChunks[i]).endObject();
    }
    writer.endArray().endObject();
}

void writePart(JsonWriter &writer, const StoreStatistics::Part &part)
{
    writeCollectionMembers(writer.beginObject(), part.collection);
    writer.name("entries").number(part.entries).name("bytes").number(part.bytes);
    writer.name("largest").number(part.largest);
    if (!part.dimensions.empty()) {
        writer.name("dimensions").beginArray();
        for (const auto &[length, count] : part.dimensions)
            writer.beginObject()
                .name("dimension")
                .number(std::max(length, 0))
                .name("vectors")
                .number(count)
                .endObject();
        writer.endArray();
    }
    writer.endObject();
}

void printStatisticsJson(
    const StoreStatistics &statistics, const QList<SpaceStatistics> *spaces, Console &console)
{
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
    writer.beginObject().name("parts").beginArray();
    for (const StoreStatistics::Part &part : statistics.parts)
        writePart(writer, part);
    writer.endArray();
    if (statistics.chunks)
        writeStatistics(writer.name("chunks"), *statistics.chunks);
    if (spaces)
        writeSpaces(writer.name("vectors"), *spaces);
    if (statistics.unreadable > 0)
        writer.name("unreadable").number(statistics.unreadable);
    writer.endObject();
}

// As pictures or rows; nothing: that is not what was asked for.
std::optional<ExitStatus> plotAll(const StatsCommand &command, const StoreStatistics &statistics,
    const QList<CollectionInfo> &collections, Console &console)
{
    const auto nameOf
        = [&](const CollectionRef &part) { return shownName(collectionText(part, collections)); };
    if (command.isCsv)
        console.printRaw(plotsAsCsv(plotsOf(statistics, nameOf)));
    if (command.svg.isEmpty())
        return command.isCsv ? std::optional(ExitStatus::Done) : std::nullopt;
    const Result<Stored> stored
        = replaceFile(QFile::decodeName(command.svg), plotsAsSvg(plotsOf(statistics, nameOf)));
    return stored ? ExitStatus::Done
                  : console.fail(ExitStatus::StoreFailed, Act::Write, stored.error());
}

ExitStatus statusOf(
    const StoreStatistics &statistics, const QList<Problem> &hiding, Console &console)
{
    noteUnread(statistics.why, statistics.unreadable, console);
    const bool isWhole = statistics.unreadable == 0;
    return orUnseen(isWhole ? ExitStatus::Done : ExitStatus::StoreFailed, hiding, console);
}

} // namespace

ExitStatus run(const StatsCommand &command, Console &console)
{
    const Result<OpenedStore> opened = openTelling(command.store, OpenMode::ReadOnly, console);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    const Result<StoreStatistics> statistics = statisticsOf(*opened->store);
    if (!statistics)
        return console.fail(ExitStatus::StoreFailed, Act::Read, statistics.error());
    if (const auto status = plotAll(command, *statistics, opened->collections, console)) {
        const ExitStatus seen = statusOf(*statistics, opened->hiding, console);
        return *status == ExitStatus::Done ? seen : *status;
    }
    const Result<QList<SpaceStatistics>> spaces = command.ofVectors
        ? spacesOf(*opened)
        : Result<QList<SpaceStatistics>>(QList<SpaceStatistics>());
    if (!spaces)
        return console.fail(ExitStatus::StoreFailed, Act::Read, spaces.error());
    if (command.form == OutputForm::Json) {
        printStatisticsJson(*statistics, command.ofVectors ? &*spaces : nullptr, console);
        return statusOf(*statistics, opened->hiding, console);
    }
    for (const StoreStatistics::Part &part : statistics->parts)
        console.printLine(partLine(part, *opened));
    if (statistics->chunks)
        printChunks(*statistics->chunks, console);
    for (const SpaceStatistics &space : *spaces)
        printSpace(space, console);
    return statusOf(*statistics, opened->hiding, console);
}

} // namespace kvlens
