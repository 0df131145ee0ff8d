// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which of the vectors at hand a filter admits, by the metadata that the store has of them.
#pragma once

#include "model/vectors/metadatafilter.h"
#include "model/vectors/vectorloading.h"

namespace kvlens {

struct AdmittedVectors
{
    std::vector<bool> rows; // empty: all of them
    std::vector<bool> leftOut; // the same of VectorLoading::leftOut()
};

// Goes through the collection of metadata, if there is one, once. Unsupported: the store has
// vectors and no metadata at all. Invalid: the library raises an error, as where a vector has no
// metadata; `subject` is its key. Cancelled, Conflict as Store::scan.
Result<AdmittedVectors> admittedVectors(Store &store, const std::optional<CollectionRef> &metadata,
    const VectorLoading &vectors, const MetadataFilter &filter, const std::stop_token &stop);

} // namespace kvlens
