// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/maptexts.h"

#include "model/treetext.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/mapview.h"

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

QString percentOf(double share)
{
    return decimalText(100 * share, 1);
}

} // namespace

QString mapHint(const VectorMap &map)
{
    if (map.points.empty())
        return map.unmapped.empty()
            ? MapView::tr("There are no vectors in this namespace: the index was stored without "
                          "them.")
            : MapView::tr("No vector has a place on a map: all are of zeros, hold NaN or an "
                          "infinity, or are no numbers.");
    if (map.points.size() == 1)
        return MapView::tr("There is one vector; a map shows how several differ.");
    if (map.shares[0] <= 0)
        return MapView::tr("All vectors are the same, so that they stand in one place. They may "
                           "have been made by a model that was not loaded, or of the same text.");
    return {};
}

QString mapSummary(const VectorMap &map)
{
    const auto count = qint64(map.points.size());
    QStringList parts {MapView::tr("%1 vectors of %2 numbers", nullptr, pluralOf(count))
                           .arg(numberText(count), numberText(map.dimension)),
        MapView::tr("axis 1 shows %1 % of how they differ, axis 2 %2 %")
            .arg(percentOf(map.shares[0]), percentOf(map.shares[1]))};
    if (const auto left = qint64(map.unmapped.size()); left > 0)
        parts.append(MapView::tr("%1 left out", nullptr, pluralOf(left)).arg(numberText(left)));
    return parts.join(u"; "_s);
}

} // namespace kvlens
