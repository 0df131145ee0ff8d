// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/envelope/isotime.h"

#include <QDate>
#include <QTimeZone>

#include <chrono>

namespace kvlens {

namespace {

constexpr qint64 microsecondsPerSecond = 1'000'000;
constexpr qint64 microsecondsPerDay = 86400 * microsecondsPerSecond;
constexpr qint64 epochJulianDay = 2440588; // 1970-01-01

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

// Walks over the text; every take… answers nothing, or false, if something else is there.
class Reader
{
public:
    explicit Reader(QStringView text)
        : m_rest(text)
    {
    }

    bool atEnd() const { return m_rest.isEmpty(); }
    QStringView rest() const { return m_rest; }
    bool at(char c) const { return !atEnd() && m_rest[0] == QLatin1Char(c); }
    qsizetype digitsAhead() const
    {
        return std::find_if_not(m_rest.begin(), m_rest.end(), isDigit) - m_rest.begin();
    }

    bool take(char c)
    {
        const bool there = at(c);
        if (there)
            m_rest = m_rest.sliced(1);
        return there;
    }
    std::optional<int> takeNumber(int digits)
    {
        if (digitsAhead() < digits)
            return std::nullopt;
        int number = 0;
        for (int i = 0; i < digits; ++i)
            number = number * 10 + (m_rest[i].unicode() - u'0');
        m_rest = m_rest.sliced(digits);
        return number;
    }
    void skip(qsizetype count) { m_rest = m_rest.sliced(count); }

private:
    QStringView m_rest;
};

int daysIn(int year, int month)
{
    return QDate(year, month, 1).daysInMonth();
}

std::optional<qint64> dayOfDate(int year, int month, int day)
{
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
        return std::nullopt;
    return QDate(year, month, day).toJulianDay() - epochJulianDay;
}

std::optional<qint64> dayOfWeekDate(int year, int week, int weekday)
{
    if (year < 1 || week < 1 || weekday < 1 || weekday > 7)
        return std::nullopt;
    const auto mondayOfWeekOne = [](int y) {
        const QDate fourth(y, 1, 4);
        return fourth.toJulianDay() - (fourth.dayOfWeek() - 1);
    };
    const qint64 first = mondayOfWeekOne(year);
    if (week > (mondayOfWeekOne(year + 1) - first) / 7)
        return std::nullopt;
    const qint64 day = first + (week - 1) * 7 + weekday - 1;
    const int ends = QDate::fromJulianDay(day).year();
    return ends < 1 || ends > 9999 ? std::nullopt : std::optional(day - epochJulianDay);
}

// Whether what follows "Www" begins with the day of the week. In the extended form a digit after
// it would be the time after the separator '-'; in the basic form the parity of the digits decides.
bool weekdayFollows(const Reader &reader, bool extended)
{
    const QStringView rest = reader.rest();
    if (extended)
        return rest.size() >= 2 && rest[0] == QLatin1Char('-')
            && !(rest.size() > 2 && isDigit(rest[2]));
    const qsizetype digits = reader.digitsAhead();
    return digits == 1 || (digits > 1 && digits % 2 == 0);
}

std::optional<qint64> takeWeekDate(Reader &reader, int year, bool extended)
{
    const std::optional<int> week = reader.takeNumber(2);
    if (!week)
        return std::nullopt;
    if (!weekdayFollows(reader, extended))
        return dayOfWeekDate(year, *week, 1);
    if (extended)
        reader.take('-');
    const std::optional<int> weekday = reader.takeNumber(1);
    return weekday ? dayOfWeekDate(year, *week, *weekday) : std::nullopt;
}

// Days since 1970.
std::optional<qint64> takeDate(Reader &reader)
{
    const std::optional<int> year = reader.takeNumber(4);
    const bool extended = reader.take('-');
    if (!year)
        return std::nullopt;
    if (reader.take('W'))
        return takeWeekDate(reader, *year, extended);
    const std::optional<int> month = reader.takeNumber(2);
    if (!month || reader.take('-') != extended)
        return std::nullopt;
    const std::optional<int> day = reader.takeNumber(2);
    return day ? dayOfDate(*year, *month, *day) : std::nullopt;
}

// Microseconds, of up to six digits; any further ones are passed over.
std::optional<qint64> takeFraction(Reader &reader)
{
    const auto digits = static_cast<int>(std::min<qsizetype>(reader.digitsAhead(), 6));
    if (digits == 0)
        return std::nullopt;
    qint64 fraction = *reader.takeNumber(digits);
    for (int i = digits; i < 6; ++i)
        fraction *= 10;
    reader.skip(reader.digitsAhead());
    return fraction;
}

// HH[:MM[:SS]][.fraction] in microseconds, up to the end of the reader.
std::optional<qint64> takeClock(Reader reader, bool rangeChecked)
{
    int parts[3] = {};
    bool extended = false;
    for (int i = 0; i < 3; ++i) {
        const std::optional<int> part = reader.takeNumber(2);
        if (!part)
            return std::nullopt;
        parts[i] = *part;
        if (reader.atEnd() || reader.at('.') || reader.at(','))
            break;
        const bool colon = reader.at(':');
        extended = i == 0 ? colon : extended;
        if (i == 2 || colon != extended)
            return std::nullopt;
        reader.take(':');
    }
    qint64 fraction = 0;
    if (reader.take('.') || reader.take(',')) {
        const std::optional<qint64> taken = takeFraction(reader);
        if (!taken)
            return std::nullopt;
        fraction = *taken;
    }
    const bool inRange = parts[0] < 24 && parts[1] < 60 && parts[2] < 60;
    if (!reader.atEnd() || (rangeChecked && !inRange))
        return std::nullopt;
    return (parts[0] * 3600LL + parts[1] * 60 + parts[2]) * microsecondsPerSecond + fraction;
}

std::optional<qint64> offsetOf(QStringView text)
{
    if (text == QLatin1String("Z"))
        return 0;
    if (text[0] == QLatin1Char('Z'))
        return std::nullopt;
    const std::optional<qint64> size = takeClock(Reader(text.sliced(1)), false);
    if (!size || *size >= microsecondsPerDay)
        return std::nullopt;
    return text[0] == QLatin1Char('-') ? -*size : *size;
}

std::optional<IsoTime> takeTime(QStringView text, qint64 midnight)
{
    const auto isOffset = [](QChar c) { return c == u'+' || c == u'-' || c == u'Z'; };
    const qsizetype split = std::find_if(text.begin(), text.end(), isOffset) - text.begin();
    const std::optional<qint64> clock = takeClock(Reader(text.first(split)), true);
    if (!clock)
        return std::nullopt;
    if (split == text.size())
        return IsoTime {midnight + *clock, false};
    const std::optional<qint64> offset = offsetOf(text.sliced(split));
    if (!offset)
        return std::nullopt;
    return IsoTime {midnight + *clock - *offset, true};
}

qint64 floorDivide(qint64 number, qint64 by)
{
    return number / by - (number % by < 0 ? 1 : 0);
}

} // namespace

QDateTime IsoTime::toUtc() const
{
    return QDateTime::fromMSecsSinceEpoch(floorDivide(microseconds, 1000), Qt::UTC);
}

std::optional<IsoTime> parseIsoTime(QStringView text)
{
    Reader reader(text);
    const std::optional<qint64> day = takeDate(reader);
    if (!day)
        return std::nullopt;
    const qint64 midnight = *day * microsecondsPerDay;
    if (reader.atEnd())
        return IsoTime {midnight, false};
    const QStringView rest = reader.rest(); // any one character, then the time
    const qsizetype separator = rest[0].isHighSurrogate() ? 2 : 1;
    if (rest.size() <= separator)
        return std::nullopt;
    return takeTime(rest.sliced(separator), midnight);
}

std::optional<QByteArray> isoTimeText(qint64 microsecondsUtc)
{
    const qint64 days = floorDivide(microsecondsUtc, microsecondsPerDay);
    const qint64 ofDay = microsecondsUtc - days * microsecondsPerDay;
    const QDate date = QDate::fromJulianDay(days + epochJulianDay);
    if (!date.isValid() || date.year() < 1 || date.year() > 9999)
        return std::nullopt;
    const qint64 seconds = ofDay / microsecondsPerSecond;
    const qint64 fraction = ofDay % microsecondsPerSecond;
    QString text = QString::asprintf("%04d-%02d-%02dT%02d:%02d:%02d", date.year(), date.month(),
        date.day(), static_cast<int>(seconds / 3600), static_cast<int>(seconds / 60 % 60),
        static_cast<int>(seconds % 60));
    if (fraction != 0)
        text += QString::asprintf(".%06d", static_cast<int>(fraction));
    return text.toLatin1() + "+00:00";
}

std::optional<QByteArray> isoTimeText(const QDateTime &time, qint16 beyond)
{
    return time.isValid() ? isoTimeText(time.toMSecsSinceEpoch() * 1000 + beyond) : std::nullopt;
}

qint64 microsecondsNow()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

} // namespace kvlens
