// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Points in time as Python's datetime.isoformat() writes them and fromisoformat() (3.11) reads
// them. Python counts microseconds where QDateTime counts milliseconds, so what is stored is kept
// as text or as microseconds, and a QDateTime is only made to show or to compare.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QStringView>

#include <optional>

namespace kvlens {

struct IsoTime
{
    qint64 microseconds = 0; // since 1970: of UTC with an offset, else of an unknown place's clock
    bool hasOffset = false;
    bool operator==(const IsoTime &) const = default;

    QDateTime toUtc() const; // rounded down to milliseconds; without an offset taken as UTC
};

// Every form that fromisoformat() takes: extended or basic, week dates, `Z`, a missing time.
// Nothing: it is none. Digits of the fraction after the sixth are dropped, as Python drops them.
std::optional<IsoTime> parseIsoTime(QStringView text);

// "2026-11-20T15:30:47.070528+00:00"; the fraction is left out when it is zero.
// Nothing: the year is not one of 1…9999, which is all that Python has.
std::optional<QByteArray> isoTimeText(qint64 microsecondsUtc);
// `beyond`: the microseconds that a QDateTime does not hold.
std::optional<QByteArray> isoTimeText(const QDateTime &time, qint16 beyond = 0);

qint64 microsecondsNow();

} // namespace kvlens
