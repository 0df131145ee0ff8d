// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// For targets that get to an index in two ways.
#pragma once

#include "fuzz.h"
#include "stores/json/index.h"

inline void requireSameIndex(const kvlens::json::Index &a, const kvlens::json::Index &b)
{
    require(a.top() == b.top(), "the same top");
    require(a.topSpan() == b.topSpan(), "the same top span");
    require(a.collections() == b.collections(), "the same collections");
    for (qint64 c = kvlens::json::Index::topLevel; c < a.collections(); ++c) {
        require(a.entries(c) == b.entries(c), "the same entries");
        for (qint64 entry = 0; entry < a.entries(c); ++entry)
            require(a.slice(c, entry) == b.slice(c, entry), "the same slices");
    }
}
