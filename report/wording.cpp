// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/wording.h"

#include "stores/words/translations.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class WordingWords
{
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

struct Unit
{
    qint64 seconds;
    const char *coming;
    const char *past;
};

constexpr Unit units[] {
    {31'556'952, QT_TRANSLATE_N_NOOP("Wording", "in %1 years"),
        QT_TRANSLATE_N_NOOP("Wording", "%1 years ago")},
    {86'400, QT_TRANSLATE_N_NOOP("Wording", "in %1 days"),
        QT_TRANSLATE_N_NOOP("Wording", "%1 days ago")},
    {3'600, QT_TRANSLATE_N_NOOP("Wording", "in %1 hours"),
        QT_TRANSLATE_N_NOOP("Wording", "%1 hours ago")},
    {60, QT_TRANSLATE_N_NOOP("Wording", "in %1 minutes"),
        QT_TRANSLATE_N_NOOP("Wording", "%1 minutes ago")},
    {1, QT_TRANSLATE_N_NOOP("Wording", "in %1 seconds"),
        QT_TRANSLATE_N_NOOP("Wording", "%1 seconds ago")},
};

} // namespace

QString changeText(qint64 difference)
{
    if (difference == 0)
        return u"0"_s;
    return (difference > 0 ? u"+"_s : u"\u2212"_s) + numberText(qAbs(difference));
}

// In the largest unit of which there are two, or as good as two: rounded, so never off by more than
// a quarter.
QString distanceText(qint64 seconds)
{
    const qint64 length = qAbs(seconds);
    const auto isTwice = [length](const Unit &unit) {
        const qint64 finer = &unit == std::end(units) - 1 ? 0 : (&unit + 1)->seconds;
        return length + finer / 2 >= 2 * unit.seconds;
    };
    const auto *unit = std::find_if(std::begin(units), std::end(units) - 1, isTwice);
    const qint64 count = (length + unit->seconds / 2) / unit->seconds;
    return WordingWords::tr(seconds < 0 ? unit->past : unit->coming, nullptr, pluralOf(count))
        .arg(numberText(count));
}

QString changesText(qint64 count)
{
    return WordingWords::tr("%1 changes", nullptr, pluralOf(count)).arg(numberText(count));
}

QString decimalText(double number, const QLocale &locale)
{
    constexpr double large = 1e9;
    return std::abs(number) < large ? locale.toString(number, 'f', 4)
                                    : locale.toString(number, 'g', 6);
}

QString joined(const QString &sentence, const QString &other)
{
    return sentence.isEmpty() || other.isEmpty() ? sentence + other : sentence + u' ' + other;
}

QString inLines(const QString &text, qsizetype characters)
{
    QString broken = text;
    qsizetype begin = 0; // of the line
    for (qsizetype i = 0; i < broken.size(); ++i) {
        if (broken.at(i) == u'\n')
            begin = i + 1;
        else if (broken.at(i) == u' ' && i - begin >= characters) {
            broken[i] = u'\n';
            begin = i + 1;
        }
    }
    return broken;
}

QString elidedMiddle(const QString &text, qsizetype characters)
{
    if (text.size() <= characters)
        return text;
    const qsizetype tail = (characters - 1) / 2;
    return text.left(characters - 1 - tail) + u'\u2026' + text.right(tail);
}

} // namespace kvlens
