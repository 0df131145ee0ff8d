// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/nametext.h"

#include "stores/wtf8.h"

#include <algorithm>
#include <iterator>

namespace kvlens {

QString nameText(QByteArrayView bytes)
{
    const QString text = displayText(bytes);
    const auto isSpace = [](QChar unit) { return unit.category() == QChar::Separator_Space; };
    const auto begin = std::find_if_not(text.begin(), text.end(), isSpace);
    const auto end
        = std::find_if_not(text.rbegin(), std::make_reverse_iterator(begin), isSpace).base();
    constexpr QChar openBox = u'\u2423';
    constexpr QChar wideSpace = u'\u3000'; // of Chinese and Japanese texts, as wide as a letter
    QString shown;
    shown.reserve(text.size());
    for (auto unit = text.begin(); unit != text.end(); ++unit) {
        const bool isAtEnd = unit < begin || unit >= end;
        if (*unit == u' ')
            shown += isAtEnd ? openBox : *unit;
        else if (isSpace(*unit) && (isAtEnd || *unit != wideSpace))
            shown += QStringLiteral("\\u%1").arg(unit->unicode(), 4, 16, QLatin1Char('0'));
        else
            shown += *unit;
    }
    return shown;
}

} // namespace kvlens
