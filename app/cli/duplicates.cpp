// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/openedstore.h"
#include "app/cli/unseen.h"
#include "app/cli/vectorspace.h"
#include "app/cli/verbs.h"
#include "model/vectors/nearduplicates.h"
#include "model/vectors/usualvectors.h"
#include "report/jsonwriter.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

// How far it is shows on a terminal meanwhile.
Result<void> findAll(NearDuplicates &duplicates, Store &store, qint64 rows, Console &console)
{
    constexpr std::chrono::milliseconds betweenLooks {200};
    while (!duplicates.atEnd()) {
        if (const Result<void> went = duplicates.goOn(store, TaskSlice({}, betweenLooks)); !went)
            return went.error();
        console.progress(
            CliText::tr("%1 of %2").arg(numberText(duplicates.done()), numberText(rows)));
    }
    return {};
}

void printText(const QList<DuplicateGroup> &groups, const VectorRows &rows, Console &console)
{
    for (qsizetype i = 0; i < groups.size(); ++i) {
        if (i > 0)
            console.printLine({});
        for (const DuplicateRow &one : groups[i])
            console.printLine(displayText(rows.key(one.row).toByteArray()) + u'\t'
                + printedScore(one.score) + u'\t'
                + displayText(rows.key(one.nearest).toByteArray()));
    }
}

void printJson(const QList<DuplicateGroup> &groups, const VectorRows &rows, const QByteArray &space,
    Console &console)
{
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
    writer.beginObject().name("namespace").string(space).name("groups").beginArray();
    for (const DuplicateGroup &group : groups) {
        writer.beginObject().name("entries").beginArray();
        for (const DuplicateRow &one : group)
            writer.beginObject()
                .name("key")
                .string(rows.key(one.row))
                .name("score")
                .raw(scoreJson(one.score))
                .name("nearest")
                .string(rows.key(one.nearest))
                .endObject();
        writer.endArray().endObject();
    }
    writer.endArray().endObject();
}

// Those that were compared with nothing, which the library gives the score NaN.
void noteNotPlain(const VectorRows &rows, Console &console)
{
    if (rows.notPlain() > 0)
        console.note(CliText::tr("%1 vectors have no direction, as those of zeros or with NaN in "
                                 "them, and were not compared.",
            nullptr, pluralOf(rows.notPlain()))
                         .arg(numberText(rows.notPlain())));
}

ExitStatus find(OpenedStore &opened, const VectorPlace &place, const DuplicatesCommand &command,
    Console &console)
{
    const auto failed = [&](const Error &error) {
        return console.fail(ExitStatus::StoreFailed, Act::Read, error, displayText(command.store));
    };
    UsualVectors vectors(place.vectors);
    while (!vectors.atEnd()) {
        if (const Result<void> went = vectors.goOn(*opened.store, unhurried, {}); !went)
            return failed(went.error());
    }
    const VectorRows &rows = vectors.vectors().rows();
    NearDuplicates duplicates(rows, place.vectors, command.threshold);
    const Result<void> went = findAll(duplicates, *opened.store, rows.count(), console);
    console.progress({});
    if (!went)
        return failed(went.error());
    const ExitStatus leftOut = noteLeftOut(vectors.vectors(), {}, console);
    noteNotPlain(rows, console);
    const bool isEmpty = noteIfEmpty(vectors.vectors(), place, opened, command.store, console);
    const QList<DuplicateGroup> groups = duplicates.groups().first(std::min<qsizetype>(
        duplicates.groups().size(), command.top.value_or(std::numeric_limits<qint64>::max())));
    if (command.form == OutputForm::Text)
        printText(groups, rows, console);
    else
        printJson(groups, rows, place.space, console);
    if (leftOut == ExitStatus::Done && groups.isEmpty() && !isEmpty)
        console.note(CliText::tr("No vectors of %1 have a cosine of %2 or more.")
                         .arg(displayText(command.store), QString::number(command.threshold)));
    const ExitStatus found = groups.isEmpty() ? ExitStatus::NotFound : ExitStatus::Done;
    return leftOut == ExitStatus::Done ? found : leftOut;
}

} // namespace

ExitStatus run(const DuplicatesCommand &command, Console &console)
{
    Result<OpenedStore> opened = openTelling(command.store, OpenMode::ReadOnly, console);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    const auto place = vectorPlaceOf(*opened, command.space, command.store, console);
    if (!place)
        return place.error();
    return orUnseen(find(*opened, *place, command, console), opened->hiding, console);
}

} // namespace kvlens
