// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cutname.h"

#include <QFontMetrics>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace kvlens {

namespace {

constexpr QChar cutMark = u'\u2026';

// Where a whole character begins, at or before `position`.
qsizetype characterAt(const QString &name, qsizetype position)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, name);
    finder.setPosition(position);
    return finder.isAtBoundary() ? position : std::max<qsizetype>(finder.toPreviousBoundary(), 0);
}

qsizetype firstDifference(const QString &name, const QString &other)
{
    const auto end = std::mismatch(name.cbegin(), name.cend(), other.cbegin(), other.cend()).first;
    return std::distance(name.cbegin(), end);
}

// The last place at which the name parts from one of those that would look the same; -1 where none
// would.
qsizetype hiddenDifference(const QString &name, const QString &cut, const QStringList &neighbours,
    int room, const QFontMetrics &metrics)
{
    qsizetype last = -1;
    for (const QString &other : neighbours) {
        if (other != name && metrics.elidedText(other, Qt::ElideMiddle, room) == cut)
            last = std::max(last, firstDifference(name, other));
    }
    return last;
}

} // namespace

QString cutAmong(
    const QString &name, const QStringList &neighbours, int room, const QFontMetrics &metrics)
{
    const QString cut = metrics.elidedText(name, Qt::ElideMiddle, room);
    if (cut == name)
        return cut;
    const qsizetype difference = hiddenDifference(name, cut, neighbours, room, metrics);
    if (difference < 0)
        return cut;
    constexpr qsizetype seen = 4; // characters of what differs that have to fit
    for (const qsizetype around :
        {8, 4, 1}) { // characters kept of the beginning, and before the difference
        const qsizetype from = characterAt(name, std::max<qsizetype>(difference - around, 0));
        const QString head = name.left(characterAt(name, std::min(around, from)));
        const QString least = head + cutMark + name.mid(from, difference - from + seen) + cutMark;
        if (around == 1 || metrics.horizontalAdvance(least) <= room)
            return metrics.elidedText(head + cutMark + name.mid(from), Qt::ElideRight, room);
    }
    return cut;
}

} // namespace kvlens
