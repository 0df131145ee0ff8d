// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which stored keys of a collection are shown, and in which rows.
#pragma once

#include "model/keyorder.h"

#include <optional>

namespace kvlens {

// Maps rows to positions and back. Threads: as a value, and copied at no cost.
struct KeyRows
{
    using Order = std::shared_ptr<const KeyOrder>;

    qint64 count = 0;
    Order order = {}; // nothing: as the store lists them
    std::optional<QList<quint32>> found = std::nullopt; // only these, already in that order

    qint64 positionAt(qint64 row) const;
    qint64 rowOf(qint64 position) const; // -1: not shown
};

} // namespace kvlens
