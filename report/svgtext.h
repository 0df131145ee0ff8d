// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers and texts as they stand in an SVG picture.
#pragma once

#include <QString>

namespace kvlens {

// With a point, in every language.
inline QByteArray svgNumber(double number, int decimals = 1)
{
    return QByteArray::number(number, 'f', decimals);
}

// Characters that XML has not are shown in another way already; see displayText().
inline QByteArray svgText(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

} // namespace kvlens
