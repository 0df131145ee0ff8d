// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/vectorspace.h"

#include "app/cli/clitext.h"
#include "app/cli/unseen.h"
#include "model/naming.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QFile>
#include <QFileInfo>

#include <charconv>
#include <cmath>

namespace kvlens {

namespace {

// Those that there are.
void noteSpaces(const QList<VectorPlace> &places, Console &console)
{
    QStringList names;
    for (const VectorPlace &place : places)
        names.append(shownName(place.space));
    if (!names.isEmpty())
        console.note(CliText::tr("There are: %1.").arg(names.join(QStringLiteral(", "))));
}

QString noVectorsText(const QByteArray &space, const OpenedStore &opened, const QByteArray &store)
{
    return CliText::tr("No vectors of the namespace %1 are in %2.")
        .arg(shownName(space), placeSeen(displayText(store), opened.hiding));
}

} // namespace

QList<VectorPlace> vectorPlacesIn(const OpenedStore &opened)
{
    const QString path = opened.store->info().address.path;
    return vectorPlaces(opened.collections, QFile::encodeName(QFileInfo(path).fileName()));
}

tl::expected<VectorPlace, ExitStatus> vectorPlaceOf(const OpenedStore &opened,
    const std::optional<QByteArray> &space, const QByteArray &store, Console &console)
{
    const QList<VectorPlace> places = vectorPlacesIn(opened);
    for (const VectorPlace &place : places) {
        if (place.space == space.value_or("default"))
            return place;
    }
    if (!space && places.size() == 1) {
        console.note(noVectorsText("default", opened, store));
        console.note(CliText::tr("Taken are those of the namespace %1, the only one.")
                         .arg(shownName(places.first().space)));
        return places.first();
    }
    const ExitStatus status = console.refuse(
        ExitStatus::NotFound, noVectorsText(space.value_or("default"), opened, store));
    noteSpaces(places, console);
    return tl::unexpected(orUnseenIfMissing(status, opened.hiding, console));
}

bool noteIfEmpty(const VectorLoading &vectors, const VectorPlace &place, const OpenedStore &opened,
    const QByteArray &store, Console &console)
{
    const bool isEmpty = vectors.rows().count() == 0 && vectors.leftOut().empty();
    if (isEmpty)
        console.note(noVectorsText(place.space, opened, store));
    return isEmpty;
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

QByteArray scoreJson(double score)
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

QString printedScore(double score)
{
    return std::isnan(score) ? QStringLiteral("NaN") : QString::number(score, 'f', 6);
}

} // namespace kvlens
