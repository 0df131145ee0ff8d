// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/momenttext.h"

#include "model/timetext.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class MomentWords
{
    Q_DECLARE_TR_FUNCTIONS(Moment)
};

} // namespace

QDateTime nowInSeconds()
{
    const QDateTime now = inToldZone(QDateTime::currentDateTime());
    return now.addMSecs(-now.time().msec());
}

QString whyNoMoment(const QString &text)
{
    static const QRegularExpression number(u"^\\s*[0-9]+\\s*$"_s);
    static const QRegularExpression day(u"^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}(\\D.*)?$"_s);
    if (number.match(text).hasMatch())
        return MomentWords::tr(
            "Seconds since 1970 have 9 to 11 digits, milliseconds 12 to 14. For a "
            "time from now write +60s.");
    if (day.match(text).hasMatch())
        return MomentWords::tr("There is no such day, or no such time on it.");
    return MomentWords::tr("Not understood. Write +1h, tomorrow 10:00 or 2027-01-01 10:00.");
}

} // namespace kvlens
