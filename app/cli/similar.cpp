// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/openedstore.h"
#include "app/cli/unseen.h"
#include "app/cli/verbs.h"
#include "model/naming.h"
#include "model/vectors/admittedvectors.h"
#include "model/vectors/nearestrows.h"
#include "model/vectors/numberlist.h"
#include "model/vectors/queryvector.h"
#include "model/vectors/vectorplaces.h"
#include "stores/pathtext.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"
#include "ui/jsonwriter.h"
#include "ui/wording.h"

#include <QFile>
#include <QFileInfo>

#include <charconv>
#include <cmath>

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

// The vectors of the namespace; if none is asked for and there is no "default", the only ones.
std::optional<VectorPlace> placeOf(const SimilarCommand &command, const OpenedStore &opened)
{
    const QString path = opened.store->info().address.path;
    const QList<VectorPlace> places
        = vectorPlaces(opened.collections, QFile::encodeName(QFileInfo(path).fileName()));
    for (const VectorPlace &place : places) {
        if (place.space == command.space.value_or("default"))
            return place;
    }
    const bool isOnly = !command.space && places.size() == 1;
    return isOnly ? std::optional(places.first()) : std::nullopt;
}

// Those that there are.
void noteSpaces(const OpenedStore &opened, Console &console)
{
    QStringList names;
    const QString path = opened.store->info().address.path;
    for (const VectorPlace &place :
        vectorPlaces(opened.collections, QFile::encodeName(QFileInfo(path).fileName())))
        names.append(shownName(place.space));
    if (!names.isEmpty())
        console.note(CliText::tr("There are: %1.").arg(names.join(QStringLiteral(", "))));
}

OrEnd<Vector> vectorOfKey(OpenedStore &opened, const EntryRef &ref, Console &console)
{
    const Result<Entry> entry = readAsStored(opened, ref, std::numeric_limits<qint64>::max());
    if (!entry) {
        const ExitStatus status = console.fail(
            statusOf(entry.error().code), Act::Read, entry.error(), shownName(ref.key));
        return ended(orUnseenIfMissing(status, opened.hiding, console));
    }
    std::optional<Vector> vector = exactNumbers(entry->value);
    if (!vector || vector->empty())
        return ended(console.refuse(ExitStatus::StoreFailed,
            CliText::tr("What is stored under %1 is no vector.").arg(shownName(ref.key))));
    return *std::move(vector);
}

Result<VectorLoading> loadVectors(Store &store, const CollectionRef &collection, qint64 dimension)
{
    VectorLoading vectors(collection, dimension);
    while (!vectors.atEnd()) {
        if (const Result<void> went = vectors.goOn(store, unhurried, {}); !went)
            return went.error();
    }
    return vectors;
}

// As far as they were admitted.
ExitStatus noteLeftOut(
    const VectorLoading &vectors, const std::vector<bool> &isAdmitted, Console &console)
{
    qint64 count = 0;
    QByteArray first;
    for (size_t i = 0; i < vectors.leftOut().size(); ++i) {
        if (!isAdmitted.empty() && !isAdmitted[i])
            continue;
        if (count++ == 0)
            first = vectors.leftOut()[i].key;
    }
    if (count == 0)
        return ExitStatus::Done;
    console.note(CliText::tr(
        "%1 entries are no vectors of %2 numbers and were left out, such as %3; the library would "
        "raise an error.",
        nullptr, pluralOf(count))
                     .arg(numberText(count), numberText(vectors.rows().dimension()),
                         shownName(first)));
    return ExitStatus::StoreFailed;
}

// As Python writes it.
QByteArray scoreText(double score)
{
    if (std::isnan(score))
        return "NaN";
    if (std::isinf(score))
        return score < 0 ? "-Infinity" : "Infinity";
    std::array<char, 32> text {};
    const auto written = std::to_chars(text.begin(), text.end(), score);
    const QByteArray shortest(text.data(), written.ptr - text.data());
    return shortest.contains('.') || shortest.contains('e') ? shortest : shortest + ".0";
}

void print(const QList<Match> &matches, const VectorRows &rows, OutputForm form, Console &console)
{
    if (form == OutputForm::Text) {
        for (const Match &match : matches)
            console.printLine(displayText(rows.key(match.row).toByteArray()) + u'\t'
                + (std::isnan(match.score) ? QStringLiteral("NaN")
                                           : QString::number(match.score, 'f', 6)));
        return;
    }
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
    writer.beginObject().name("matches").beginArray();
    for (const Match &match : matches)
        writer.beginObject()
            .name("key")
            .string(rows.key(match.row))
            .name("score")
            .raw(scoreText(match.score))
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
    ExactScores exact(*opened.store, place.vectors, rows, query, {});
    const Result<QList<Match>> matches = nearestRows(rows, chosen->rows, query, command.top, exact);
    if (!matches)
        return failed(matches.error(), command, console);
    const ExitStatus leftOut = noteLeftOut(*vectors, chosen->leftOut, console);
    print(*matches, rows, command.form, console);
    const ExitStatus found = matches->isEmpty() ? ExitStatus::NotFound : ExitStatus::Done;
    return leftOut == ExitStatus::Done ? found : leftOut;
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
    const std::optional<VectorPlace> place = placeOf(command, *opened);
    if (!place) {
        const ExitStatus status = console.refuse(ExitStatus::NotFound,
            CliText::tr("No vectors of the namespace %1 are in %2.")
                .arg(shownName(command.space.value_or("default")), displayText(command.store)));
        noteSpaces(*opened, console);
        return orUnseenIfMissing(status, opened->hiding, console);
    }
    if (command.key)
        query = vectorOfKey(*opened, {place->vectors, *command.key}, console);
    if (!query)
        return query.error();
    return orUnseen(
        compare(*opened, *place, *query, *filter, command, console), opened->hiding, console);
}

} // namespace kvlens
