// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/vectorvalue.h"

#include "model/vectors/numberlist.h"

#include <QHashFunctions>

#include <cmath>

namespace kvlens {

VectorFacts vectorFacts(QByteArrayView json)
{
    VectorFacts facts;
    facts.digest = qHash(json);
    const std::optional<NumberSums> sums = sumNumbers(json);
    if (!sums)
        return facts;
    facts.dimension = static_cast<qint32>(sums->count);
    facts.isZero = sums->isZero && sums->count > 0;
    facts.isFinite = sums->isFinite;
    facts.norm = std::sqrt(sums->squares);
    return facts;
}

} // namespace kvlens
