// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Statistics as bars: what they are, in words, as a table and as a picture. Pure.
#pragma once

#include "model/statistics/storestatistics.h"

#include <QStringList>

#include <functional>

namespace kvlens {

struct Plot
{
    enum class Kind : quint8 {
        Names, // bars that lie, each with its name
        Ranges, // a histogram: bars that stand, in the order of what they are of
    };
    struct Bar
    {
        QString label; // a name, or "100 – 199"
        qint64 value = 0;
        QString text; // the value as it is shown
    };
    Kind kind = Kind::Names;
    QString title;
    QString labels; // what the labels are: "characters"
    QString values; // what is counted: "chunks"
    QString summary = {}; // in a sentence; may be empty
    QList<Bar> bars;

    qint64 most() const; // 1 at least
};

using PartName = std::function<QString(const CollectionRef &)>;

// What there is to be seen of a store, with its parts as they are called there. Parts that are
// empty and plots without a bar are left out.
QList<Plot> plotsOf(const StoreStatistics &statistics, const PartName &nameOf);

QString scriptText(TextScript script); // as Unicode calls it, translated
// "100 to 900, median 400".
QString rangeText(const Spread &spread);

// Below each other, in the light colours.
QByteArray plotsAsSvg(const QList<Plot> &plots);
// RFC 4180, a row for each bar: the plot, the label, the value. With a header.
QByteArray plotsAsCsv(const QList<Plot> &plots);

} // namespace kvlens
