// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A moment as people write it. Pure functions.
#pragma once

#include <QDateTime>

#include <optional>

namespace kvlens {

// In the time zone of `now`, and from there counted:
//   +1h   1d 12h   in 2 weeks   from now; s, m(in), h, d, w, mo(nth), y and the whole words
//   10:00   10:00:30            the next time that a clock shows it
//   now   tomorrow   today 10:00   tomorrow 10:00
//   2027-01-01   2027-01-01 10:00   2027-01-01T10:00:00.250+01:00   … 10:00Z   ISO 8601; a day
//   alone
//                               is its beginning, a time without offset is of the zone
//   1793000000   1793000000000  seconds or milliseconds since 1970, of 9 to 11 or 12 to 14 digits;
//   a part
//                               of a second may follow
// Nothing: it is none of these, or not between the years 1 and 9999.
std::optional<QDateTime> momentFrom(const QString &text, const QDateTime &now);

} // namespace kvlens
