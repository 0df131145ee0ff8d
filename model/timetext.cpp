// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/timetext.h"

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

bool areTimesInUtc = false;

} // namespace

QString timeText(const QDateTime &time)
{
    return inToldZone(time).toString(u"yyyy-MM-dd HH:mm:ss t"_s);
}

QString shortTimeText(const QDateTime &time)
{
    return inToldZone(time).toString(u"yyyy-MM-dd HH:mm"_s);
}

void tellTimesInUtc(bool inUtc)
{
    areTimesInUtc = inUtc;
}

QDateTime inToldZone(const QDateTime &time)
{
    return areTimesInUtc ? time.toUTC() : time.toLocalTime();
}

} // namespace kvlens
