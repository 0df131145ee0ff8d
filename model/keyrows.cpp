// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keyrows.h"

#include <algorithm>

namespace kvlens {

qint64 KeyRows::positionAt(qint64 row) const
{
    if (found)
        return found->value(row);
    return order ? order->positionAt(row) : row;
}

qint64 KeyRows::rowOf(qint64 position) const
{
    if (position < 0)
        return -1;
    qint64 row = order ? order->rowOf(position) : position;
    if (found) {
        const auto isBefore = [this](quint32 a, qint64 b) {
            return order ? order->rowOf(a) < order->rowOf(b) : a < b;
        };
        const auto at = std::lower_bound(found->cbegin(), found->cend(), position, isBefore);
        row = at != found->cend() && *at == position ? std::distance(found->cbegin(), at) : count;
    }
    return row < count ? row : -1;
}

} // namespace kvlens
