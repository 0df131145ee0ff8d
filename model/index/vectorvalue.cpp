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
    const std::optional<NumberSums> sums = sumNumbers(json);
    facts.digest = sums ? sums->digest : qHash(json);
    if (!sums)
        return facts;
    facts.dimension = static_cast<qint32>(sums->count);
    facts.isZero = sums->isZero && sums->count > 0;
    facts.isFinite = sums->isFinite;
    facts.isSound = !sums->mayBeTooLong;
    facts.norm = std::sqrt(sums->squares);
    return facts;
}

} // namespace kvlens
