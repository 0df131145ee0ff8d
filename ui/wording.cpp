// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording.h"

#include "stores/words/translations.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class WordingWords
{
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

} // namespace

QString changeText(qint64 difference)
{
    if (difference == 0)
        return u"0"_s;
    return (difference > 0 ? u"+"_s : u"\u2212"_s) + numberText(qAbs(difference));
}

QString timeText(const QDateTime &time)
{
    return time.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString keysText(qint64 count)
{
    return WordingWords::tr("%1 keys", nullptr, pluralOf(count)).arg(numberText(count));
}

QString changesText(qint64 count)
{
    return WordingWords::tr("%1 changes", nullptr, pluralOf(count)).arg(numberText(count));
}

QString elidedMiddle(const QString &text, qsizetype characters)
{
    if (text.size() <= characters)
        return text;
    const qsizetype tail = (characters - 1) / 2;
    return text.left(characters - 1 - tail) + u'\u2026' + text.right(tail);
}

} // namespace kvlens
