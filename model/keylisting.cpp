// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keylisting.h"

namespace kvlens {

KeyListing::~KeyListing() = default;

ListingTier tierOf(Capabilities capabilities)
{
    if (!capabilities.testFlag(Capability::ListKeys))
        return ListingTier::Names;
    if (capabilities.testFlag(Capability::Positions))
        return ListingTier::Positions;
    return capabilities.testFlag(Capability::StableCursors) ? ListingTier::StableCursors
                                                            : ListingTier::ForwardOnly;
}

std::unique_ptr<KeyListing> KeyListing::make(ListingTier tier)
{
    const bool isPaged = tier == ListingTier::Positions || tier == ListingTier::StableCursors;
    return isPaged ? makePagedListing(tier) : makeKeptListing(tier);
}

} // namespace kvlens
