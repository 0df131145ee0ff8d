// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("wording", text);
}

} // namespace

QString changeText(qint64 difference)
{
    if (difference == 0)
        return u"0"_s;
    return (difference > 0 ? u"+"_s : u"\u2212"_s) + numberText(qAbs(difference));
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
