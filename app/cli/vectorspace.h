// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the verbs over vectors share: the namespace, the vectors in it, and how scores are printed.
#pragma once

#include "app/cli/console.h"
#include "app/cli/openedstore.h"
#include "model/vectors/vectorloading.h"
#include "model/vectors/vectorplaces.h"

namespace kvlens {

// Those of every namespace.
QList<VectorPlace> vectorPlacesIn(const OpenedStore &opened);

// The vectors of the namespace; if none is named and there is no "default", the only ones, which is
// told. The end of a command that found none: its sentence was told.
tl::expected<VectorPlace, ExitStatus> vectorPlaceOf(const OpenedStore &opened,
    const std::optional<QByteArray> &space, const QByteArray &store, Console &console);

// Whether there is nothing at all in the namespace, which is told then.
bool noteIfEmpty(const VectorLoading &vectors, const VectorPlace &place, const OpenedStore &opened,
    const QByteArray &store, Console &console);

// All that have this many numbers.
Result<VectorLoading> loadVectors(Store &store, const CollectionRef &collection, qint64 dimension);

// Tells those that were left out, as far as they were admitted (empty: all are); StoreFailed if
// there are any.
ExitStatus noteLeftOut(
    const VectorLoading &vectors, const std::vector<bool> &isAdmitted, Console &console);

// As Python writes it.
QByteArray scoreJson(double score);
// For a person: six places, or NaN.
QString printedScore(double score);

} // namespace kvlens
