// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/moment.h"

#include <QRegularExpression>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using Moment = std::optional<QDateTime>;

Moment whenValid(const QDateTime &moment)
{
    const int year = moment.date().year();
    return moment.isValid() && year >= 1 && year <= 9999 ? Moment(moment) : std::nullopt;
}

Moment later(const QDateTime &from, qint64 count, QStringView unit)
{
    if (unit.startsWith(u"mo"))
        return whenValid(from.addMonths(int(count)));
    switch (unit.front().unicode()) {
    case u'y':
        return whenValid(from.addYears(int(count)));
    case u'w':
        return whenValid(from.addDays(7 * count));
    case u'd':
        return whenValid(from.addDays(count));
    case u'h':
        return whenValid(from.addSecs(3600 * count));
    case u'm':
        return whenValid(from.addSecs(60 * count));
    default:
        return whenValid(from.addSecs(count));
    }
}

// Calendar steps keep the time of day: a day later is not always 24 hours.
Moment fromNow(const QString &text, const QDateTime &now)
{
    static const QRegularExpression all(
        uR"(^(?:in |\+)? *((?:[0-9]{1,6} *)"
        uR"((?:s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?|d|days?|w|weeks?|mo|months?|y|years?) *)+)$)"_s);
    static const QRegularExpression step(u"([0-9]+) *([a-z]+)"_s);
    const QRegularExpressionMatch match = all.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    Moment moment = now;
    QRegularExpressionMatchIterator steps = step.globalMatch(match.captured(1));
    while (moment && steps.hasNext()) {
        const QRegularExpressionMatch next = steps.next();
        moment = later(*moment, next.captured(1).toLongLong(), next.capturedView(2));
    }
    return moment;
}

Moment byTheClock(const QString &text, const QDateTime &now)
{
    static const QRegularExpression form(
        u"^(today|tomorrow)? *(?:([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?$"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString day = match.captured(1);
    if (!match.hasCaptured(2))
        return day == u"tomorrow" ? Moment(now.addDays(1)) : std::nullopt;
    const QTime time(
        match.captured(2).toInt(), match.captured(3).toInt(), match.captured(4).toInt());
    if (!time.isValid())
        return std::nullopt;
    const bool isTomorrow = day == u"tomorrow" || (day.isEmpty() && time <= now.time());
    return whenValid({now.date().addDays(isTomorrow ? 1 : 0), time, now.timeZone()});
}

Moment sinceEpoch(const QString &text, const QDateTime &now)
{
    static const QRegularExpression digits(u"^([0-9]{9,14})(\\.[0-9]+)?$"_s);
    const QRegularExpressionMatch match = digits.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    constexpr int mostOfSeconds = 11; // digits
    const QString whole = match.captured(1);
    const qint64 number = whole.toLongLong();
    const qint64 part = qRound64(1000 * (u'0' + match.captured(2)).toDouble());
    const qint64 milliseconds = whole.size() <= mostOfSeconds ? 1000 * number + part : number;
    return whenValid(QDateTime::fromMSecsSinceEpoch(milliseconds, now.timeZone()));
}

Moment byTheCalendar(const QString &text, const QDateTime &now)
{
    static const QRegularExpression form(
        uR"(^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[t ] *((?:[01]?[0-9]|2[0-3]):[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?) *)"
        uR"((z|utc|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?)?$)"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    if (!match.hasCaptured(2))
        return whenValid(date.startOfDay(now.timeZone()));
    const QString clock = match.captured(2);
    const QTime time
        = QTime::fromString(clock.indexOf(u':') == 1 ? u'0' + clock : clock, Qt::ISODateWithMs);
    QString offset = match.captured(3);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    if (offset.isEmpty())
        return whenValid({date, time, now.timeZone()});
    int seconds = 0;
    if (offset != u"z" && offset != u"utc") {
        const int sign = offset.front() == u'-' ? -1 : 1;
        offset = offset.mid(1).remove(u':');
        seconds = sign * (3600 * offset.left(2).toInt() + 60 * offset.mid(2).toInt());
    }
    return whenValid(QDateTime(date, time, Qt::OffsetFromUTC, seconds).toTimeZone(now.timeZone()));
}

} // namespace

std::optional<QDateTime> momentFrom(const QString &text, const QDateTime &now)
{
    const QString words = text.simplified().toLower();
    if (words == u"now")
        return now;
    for (const auto form : {fromNow, byTheClock, sinceEpoch, byTheCalendar}) {
        if (const Moment moment = form(words, now))
            return moment;
    }
    return std::nullopt;
}

} // namespace kvlens
