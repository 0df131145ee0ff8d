// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Moments as people read them. Pure, but for the zone that is chosen.
#pragma once

#include <QDateTime>
#include <QString>

namespace kvlens {

QString timeText(const QDateTime &time); // seconds, and the zone
QString shortTimeText(const QDateTime &time); // minutes: where it stands in a column
// Times are told, and typed, in local time, or in UTC once that is asked for.
void tellTimesInUtc(bool inUtc);
QDateTime inToldZone(const QDateTime &time);

} // namespace kvlens
