// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/openedstore.h"
#include "app/cli/unseen.h"
#include "app/cli/vectorspace.h"
#include "app/cli/verbs.h"
#include "model/naming.h"
#include "model/vectors/admittedvectors.h"
#include "model/vectors/diverserows.h"
#include "model/vectors/nearestrows.h"
#include "model/vectors/numberlist.h"
#include "model/vectors/queryvector.h"
#include "report/jsonwriter.h"
#include "report/wording.h"
#include "stores/pathtext.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QFile>

namespace kvlens {

namespace {

constexpr qint64 largestVectorFile = 64 * 1024 * 1024;

// The end of a command that goes no further: its sentence was told.
template <class T> using OrEnd = tl::expected<T, ExitStatus>;
using Vector = std::vector<double>;

auto ended(ExitStatus status)
{
    return tl::unexpected(status);
}

OrEnd<std::optional<MetadataFilter>> filterOf(const SimilarCommand &command, Console &console)
{
    if (!command.filter)
        return std::nullopt;
    Result<MetadataFilter> filter = MetadataFilter::make(*command.filter);
    if (!filter)
        return ended(console.refuse(ExitStatus::WrongUsage,
            CliText::tr("The filter cannot be used: %1.")
                .arg(plainReasonText(filter.error().detail))));
    return *std::move(filter);
}

// Empty: no file is named.
OrEnd<Vector> vectorOfFile(const QByteArray &name, Console &console)
{
    if (name.isEmpty())
        return Vector();
    QFile file(pathText(name));
    if (!file.open(QIODevice::ReadOnly))
        return ended(console.refuse(ExitStatus::WrongUsage,
            CliText::tr("%1 could not be read: %2.")
                .arg(displayText(name), reasonText(quoted(file.errorString())))));
    Result<Vector> vector = queryVector(file.read(largestVectorFile));
    if (!vector)
        return ended(console.refuse(ExitStatus::WrongUsage,
            CliText::tr("%1 could not be read: %2.")
                .arg(displayText(name), reasonText(vector.error().detail))));
    return *std::move(vector);
}

OrEnd<Vector> vectorOfKey(OpenedStore &opened, const EntryRef &ref, Console &console)
{
    const Result<Entry> entry = readAsStored(opened, ref, std::numeric_limits<qint64>::max());
    if (!entry) {
        const ExitStatus status
            = failOn(Act::Read, entry.error(), shownName(ref.key), opened.hiding, console);
        return ended(orUnseenIfMissing(status, opened.hiding, console));
    }
    std::optional<Vector> vector = exactNumbers(entry->value);
    if (!vector || vector->empty())
        return ended(console.refuse(ExitStatus::StoreFailed,
            CliText::tr("What is stored under %1 is no vector.").arg(shownName(ref.key))));
    return *std::move(vector);
}

void print(const QList<Match> &matches, const VectorRows &rows, const QByteArray &space,
    OutputForm form, Console &console)
{
    if (form == OutputForm::Text) {
        for (const Match &match : matches)
            console.printLine(
                displayText(rows.key(match.row).toByteArray()) + u'\t' + printedScore(match.score));
        return;
    }
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
    writer.beginObject().name("namespace").string(space).name("matches").beginArray();
    for (const Match &match : matches)
        writer.beginObject()
            .name("key")
            .string(rows.key(match.row))
            .name("score")
            .raw(scoreJson(match.score))
            .endObject();
    writer.endArray().endObject();
}

// The sentence of an error in the middle of the work.
ExitStatus failed(const Error &error, const SimilarCommand &command, Console &console)
{
    if (error.code == ErrorCode::Invalid)
        return console.refuse(ExitStatus::WrongUsage,
            CliText::tr("The filter cannot be applied to %1: %2.")
                .arg(error.subject, plainReasonText(error.detail)));
    return console.fail(ExitStatus::StoreFailed, Act::Read, error, displayText(command.store));
}

// What the query finds. `isCut`: and then the library raises an error.
Result<DiverseRows> find(OpenedStore &opened, const VectorPlace &place, const VectorRows &rows,
    const std::vector<bool> &isAdmitted, const Vector &query, const SimilarCommand &command)
{
    Store &store = *opened.store;
    if (command.mmrThreshold)
        return diverseRows(store, place.vectors, rows, isAdmitted, query,
            {command.top, *command.mmrThreshold}, {});
    ExactScores exact(store, place.vectors, rows, query, {});
    const Result<QList<Match>> matches = nearestRows(rows, isAdmitted, query, command.top, exact);
    return matches ? Result<DiverseRows>(DiverseRows {*matches}) : matches.error();
}

ExitStatus compare(OpenedStore &opened, const VectorPlace &place, const Vector &query,
    const std::optional<MetadataFilter> &filter, const SimilarCommand &command, Console &console)
{
    const Result<VectorLoading> vectors
        = loadVectors(*opened.store, place.vectors, qint64(query.size()));
    if (!vectors)
        return failed(vectors.error(), command, console);
    Result<AdmittedVectors> chosen = filter
        ? admittedVectors(*opened.store, place.metadata, *vectors, *filter, {})
        : Result<AdmittedVectors>(AdmittedVectors());
    if (!chosen)
        return failed(chosen.error(), command, console);
    const VectorRows &rows = vectors->rows();
    const Result<DiverseRows> found = find(opened, place, rows, chosen->rows, query, command);
    if (!found)
        return failed(found.error(), command, console);
    ExitStatus status = noteLeftOut(*vectors, chosen->leftOut, console);
    const bool isEmpty = noteIfEmpty(*vectors, place, opened, command.store, console);
    if (found->isCut) {
        console.note(
            CliText::tr("None of the other vectors has a score, as of zeros or with NaN in "
                        "them; the library would raise KeyError."));
        status = ExitStatus::StoreFailed;
    }
    print(found->matches, rows, place.space, command.form, console);
    const bool isFound = !found->matches.isEmpty();
    if (status == ExitStatus::Done && !isFound && !isEmpty)
        console.note((filter ? CliText::tr("No vector of %1 fulfils the filter.")
                             : CliText::tr("There is no vector in %1 to compare with."))
                         .arg(displayText(command.store)));
    return status == ExitStatus::Done && !isFound ? ExitStatus::NotFound : status;
}

} // namespace

ExitStatus run(const SimilarCommand &command, Console &console)
{
    const auto filter = filterOf(command, console);
    if (!filter)
        return filter.error();
    OrEnd<Vector> query = vectorOfFile(command.vectorFile, console);
    if (!query)
        return query.error();
    Result<OpenedStore> opened = openTelling(command.store, OpenMode::ReadOnly, console);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    const auto place = vectorPlaceOf(*opened, command.space, command.store, console);
    if (!place)
        return place.error();
    if (command.key)
        query = vectorOfKey(*opened, {place->vectors, *command.key}, console);
    if (!query)
        return query.error();
    return orUnseen(
        compare(*opened, *place, *query, *filter, command, console), opened->hiding, console);
}

} // namespace kvlens
