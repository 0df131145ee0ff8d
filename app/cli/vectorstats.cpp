// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/vectorstats.h"

#include "app/cli/clitext.h"
#include "app/cli/vectorspace.h"
#include "model/naming.h"
#include "model/vectors/usualvectors.h"
#include "report/findingreport.h"
#include "report/jsonwriter.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

const QString columnEnd = QStringLiteral("\t");

QString vectorsText(qint64 count)
{
    return CliText::tr("%1 vectors", nullptr, pluralOf(count)).arg(numberText(count));
}

QString numberLine(const QString &of, const NumberSpread &spread)
{
    const auto number = [](double value) { return decimalText(value, QLocale::c()); };
    return of + columnEnd
        + CliText::tr("%1 to %2, median %3")
              .arg(number(spread.least), number(spread.most), number(spread.median))
        + columnEnd
        + CliText::tr("most from %1 to %2").arg(number(spread.low), number(spread.high));
}

void writeSpread(JsonWriter &writer, QByteArrayView name, const NumberSpread &spread)
{
    writer.name(name).beginObject().name("count").number(spread.count);
    for (const auto &[member, value] : {std::pair("min", spread.least), std::pair("p5", spread.low),
             std::pair("median", spread.median), std::pair("mean", spread.mean),
             std::pair("p95", spread.high), std::pair("max", spread.most)})
        writer.name(member).raw(scoreJson(value));
    writer.endObject();
}

void writeSpace(JsonWriter &writer, const SpaceStatistics &space)
{
    const VectorStatistics &of = space.statistics;
    writer.beginObject().name("namespace").string(space.place.space);
    writeCollectionMembers(writer, space.place.vectors);
    writer.name("dimension").number(of.dimension).name("compared").number(of.compared);
    writer.name("leftOut").number(of.leftOut).name("scoreless").number(of.scoreless);
    writeSpread(writer, "norms", of.norms);
    writer.name("unitNorms").number(of.unitNorms);
    writer.name("agreement").raw(scoreJson(of.agreement));
    writeSpread(writer, "distances", of.distances);
    writer.name("outlierFrom").raw(scoreJson(of.outlierFrom));
    writer.name("outlierCount").number(of.outlierCount).name("outliers").beginArray();
    for (const VectorStatistics::Outlier &one : of.outliers)
        writer.beginObject()
            .name("key")
            .string(one.key)
            .name("distance")
            .raw(scoreJson(one.distance))
            .endObject();
    writer.endArray().name("asked").number(of.asked).name("nearest").number(of.nearest);
    writer.name("hubs").beginArray();
    for (const VectorStatistics::Hub &one : of.hubs)
        writer.beginObject()
            .name("key")
            .string(one.key)
            .name("times")
            .number(one.times)
            .endObject();
    writer.endArray().endObject();
}

} // namespace

Result<QList<SpaceStatistics>> spacesOf(const OpenedStore &opened)
{
    QList<SpaceStatistics> spaces;
    for (const VectorPlace &place : vectorPlacesIn(opened)) {
        UsualVectors vectors(place.vectors);
        while (!vectors.atEnd()) {
            if (const Result<void> went = vectors.goOn(*opened.store, unhurried, {}); !went)
                return went.error();
        }
        if (vectors.vectors().rows().count() > 0)
            spaces.append({place, statisticsOfVectors(vectors.vectors())});
    }
    return spaces;
}

void printSpace(const SpaceStatistics &space, Console &console)
{
    const VectorStatistics &of = space.statistics;
    console.printLine(CliText::tr("%1 vectors of %2 numbers", nullptr, pluralOf(of.compared))
                          .arg(numberText(of.compared), numberText(of.dimension))
        + columnEnd + CliText::tr("namespace %1").arg(shownName(space.place.space)));
    if (of.leftOut > 0)
        console.printLine(CliText::tr("of another length") + columnEnd + vectorsText(of.leftOut));
    if (of.scoreless > 0)
        console.printLine(
            CliText::tr("without a direction") + columnEnd + vectorsText(of.scoreless));
    console.printLine(numberLine(CliText::tr("norms"), of.norms) + columnEnd
        + CliText::tr("%1 of length 1", nullptr, pluralOf(of.unitNorms))
              .arg(numberText(of.unitNorms)));
    console.printLine(numberLine(CliText::tr("distance from the mean"), of.distances));
    if (of.outlierCount > 0)
        console.printLine(CliText::tr("outliers") + columnEnd + vectorsText(of.outlierCount)
            + columnEnd
            + CliText::tr("farther than %1 from the mean")
                  .arg(QString::number(of.outlierFrom, 'f', 4)));
    for (const VectorStatistics::Outlier &one : of.outliers)
        console.printLine(CliText::tr("outlier") + columnEnd + displayText(one.key) + columnEnd
            + CliText::tr("%1 from the mean").arg(QString::number(one.distance, 'f', 4)));
    for (const VectorStatistics::Hub &one : of.hubs)
        console.printLine(CliText::tr("hub") + columnEnd + displayText(one.key) + columnEnd
            + CliText::tr("among the nearest of %1 of %2 vectors", nullptr, pluralOf(one.times))
                  .arg(numberText(one.times), numberText(of.asked)));
}

void writeSpaces(JsonWriter &writer, const QList<SpaceStatistics> &spaces)
{
    writer.beginArray();
    for (const SpaceStatistics &space : spaces)
        writeSpace(writer, space);
    writer.endArray();
}

} // namespace kvlens
