// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/mapreport.h"
#include "app/cli/mapsvg.h"
#include "app/cli/openedstore.h"
#include "app/cli/unseen.h"
#include "app/cli/vectorspace.h"
#include "app/cli/verbs.h"
#include "model/index/indexreader.h"
#include "model/vectors/usualvectors.h"
#include "model/vectors/vectorclusters.h"
#include "report/wording.h"
#include "stores/pathtext.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QSaveFile>

namespace kvlens {

namespace {

VectorMap mapOf(const VectorLoading &vectors)
{
    VectorMapping mapping(vectors);
    while (!mapping.atEnd())
        mapping.goOn();
    return mapping.take();
}

PointValues clustersOf(const VectorRows &rows)
{
    VectorClusters clusters(rows);
    while (!clusters.atEnd())
        clusters.goOn();
    std::vector<quint8> ofPoints;
    for (const qint64 row : rowsOfPoints(rows))
        ofPoints.push_back(clusters.ofRows()[size_t(row)]);
    return clusterValues(ofPoints, clusters.count());
}

Result<MetadataValues> metadataOf(
    Store &store, const std::optional<CollectionRef> &metadata, const KeyPage &keys)
{
    MetadataValues values(keys.count());
    KeyNumbers numbers(keys);
    const auto take = [&](const Entry &entry) {
        if (const qsizetype point = numbers.find(entry.ref.key); point >= 0)
            values.take(point, entry.value);
        return Visit::Continue;
    };
    for (ScanCursor from; metadata && !from.atEnd();) {
        const Result<ScanPage> page
            = store.scan({*metadata, from, unhurried, ScanDepth::Values}, take, {});
        if (!page)
            return page.error();
        from = page->next;
    }
    return values;
}

Result<PointValues> valuesFor(const MapColouring &colouring, OpenedStore &opened,
    const VectorPlace &place, const VectorRows &rows, const VectorMap &map)
{
    if (colouring.by == MapColouring::By::Cluster)
        return clustersOf(rows);
    if (colouring.by == MapColouring::By::Metadata) {
        const Result<MetadataValues> metadata = metadataOf(*opened.store, place.metadata, map.keys);
        return metadata ? Result<PointValues>(metadata->ofMember(colouring.member))
                        : metadata.error();
    }
    Result<IndexParts> parts = readIndex(*opened.store);
    if (!parts)
        return parts.error();
    const IndexSnapshot index(*std::move(parts));
    return documentValues(index, map.keys);
}

// Those that have a length as the others, but no place.
void noteUnmapped(const VectorMap &map, Console &console)
{
    const qint64 count
        = std::count_if(map.unmapped.begin(), map.unmapped.end(), [](const Unmapped &one) {
              return one.why != Unmapped::Why::OtherLength && one.why != Unmapped::Why::NoVector;
          });
    if (count > 0)
        console.note(CliText::tr("%1 vectors have no direction, as those of zeros or with NaN in "
                                 "them, and are not on the map.",
            nullptr, pluralOf(count))
                         .arg(numberText(count)));
}

// What is typed wrong looks like a map without colours.
void noteNoValue(const MapReport &report, const MapColouring &colouring, Console &console)
{
    const bool isOfMetadata = colouring.by == MapColouring::By::Metadata;
    if (isOfMetadata && !report.map.points.empty() && groupsOf(*report.values).named.isEmpty())
        console.note(CliText::tr("No vector on the map has the metadata \"%1\".")
                         .arg(displayText(colouring.member)));
}

ExitStatus draw(const MapReport &report, const MapCommand &command, Console &console)
{
    QSaveFile file(pathText(command.svgFile));
    const QByteArray picture = mapAsSvg(report, command.colour);
    const bool isWritten
        = file.open(QIODevice::WriteOnly) && file.write(picture) == picture.size() && file.commit();
    if (!isWritten)
        return console.refuse(ExitStatus::StoreFailed,
            CliText::tr("%1 could not be written: %2.")
                .arg(displayText(command.svgFile), reasonText(quoted(file.errorString()))));
    printMapHead(report, console);
    return ExitStatus::Done;
}

ExitStatus print(const MapReport &report, const MapCommand &command, Console &console)
{
    const bool isForPeople = command.form == MapForm::Text || !command.svgFile.isEmpty();
    if (isForPeople && report.map.points.empty())
        return ExitStatus::Done; // its head would say nothing
    if (!command.svgFile.isEmpty())
        return draw(report, command, console);
    if (command.form == MapForm::Json)
        printMapJson(report, console);
    else if (command.form == MapForm::Csv)
        printMapCsv(report, console);
    else
        printMapText(report, console);
    return ExitStatus::Done;
}

ExitStatus makeMap(
    OpenedStore &opened, const VectorPlace &place, const MapCommand &command, Console &console)
{
    const auto failed = [&](const Error &error) {
        return console.fail(ExitStatus::StoreFailed, Act::Read, error, displayText(command.store));
    };
    UsualVectors vectors(place.vectors);
    while (!vectors.atEnd()) {
        if (const Result<void> went = vectors.goOn(*opened.store, unhurried, {}); !went)
            return failed(went.error());
    }
    const VectorMap map = mapOf(vectors.vectors());
    std::optional<PointValues> values;
    if (command.colour) {
        Result<PointValues> found
            = valuesFor(*command.colour, opened, place, vectors.vectors().rows(), map);
        if (!found)
            return failed(found.error());
        values = *std::move(found);
        noteNoValue({place, map, values}, *command.colour, console);
    }
    const ExitStatus leftOut = noteLeftOut(vectors.vectors(), {}, console);
    noteUnmapped(map, console);
    const bool isEmpty = noteIfEmpty(vectors.vectors(), place, opened, command.store, console);
    const ExitStatus printed = print({place, map, values}, command, console);
    if (printed != ExitStatus::Done || leftOut != ExitStatus::Done)
        return printed == ExitStatus::Done ? leftOut : printed;
    if (isEmpty)
        return ExitStatus::NotFound;
    return map.points.empty() ? console.refuse(ExitStatus::NotFound,
               CliText::tr("There is no vector in %1 that has a place on a map.")
                   .arg(displayText(command.store)))
                              : ExitStatus::Done;
}

} // namespace

ExitStatus run(const MapCommand &command, Console &console)
{
    Result<OpenedStore> opened = openTelling(command.store, OpenMode::ReadOnly, console);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    const auto place = vectorPlaceOf(*opened, command.space, command.store, console);
    if (!place)
        return place.error();
    return orUnseen(makeMap(*opened, *place, command, console), opened->hiding, console);
}

} // namespace kvlens
