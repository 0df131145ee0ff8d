// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

// The wording is English, so are its numbers.
const QLocale &locale()
{
    static const QLocale english(QLocale::English, QLocale::UnitedStates);
    return english;
}

QString words(const char *text)
{
    return QCoreApplication::translate("wording", text);
}

} // namespace

QString numberText(qint64 number)
{
    return locale().toString(number);
}

QString changeText(qint64 difference)
{
    if (difference == 0)
        return u"0"_s;
    return (difference > 0 ? u"+"_s : u"\u2212"_s) + numberText(qAbs(difference));
}

QString sizeText(qint64 bytes)
{
    static constexpr const char *units[] = {"KB", "MB", "GB", "TB"};
    if (bytes < 1024)
        return numberText(bytes) + u" B"_s;
    double amount = double(bytes) / 1024;
    size_t unit = 0;
    for (; amount >= 1023.95 && unit < std::size(units) - 1; ++unit)
        amount /= 1024;
    return locale().toString(amount, 'f', 1) + u' ' + QLatin1StringView(units[unit]);
}

QString exactSizeText(qint64 bytes)
{
    return countText(bytes, words("%1 byte"), words("%1 bytes"));
}

QString timeText(const QDateTime &time)
{
    return time.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString countText(qint64 count, const QString &one, const QString &many)
{
    return (count == 1 ? one : many).arg(numberText(count));
}

QString keysText(qint64 count)
{
    return countText(count, words("%1 key"), words("%1 keys"));
}

QString changesText(qint64 count)
{
    return countText(count, words("%1 change"), words("%1 changes"));
}

QString elidedMiddle(const QString &text, qsizetype characters)
{
    if (text.size() <= characters)
        return text;
    const qsizetype tail = (characters - 1) / 2;
    return text.left(characters - 1 - tail) + u'\u2026' + text.right(tail);
}

} // namespace kvlens
