// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a label says is laid out as the window is, whatever the name that it begins with.
#pragma once

#include <QString>

namespace kvlens {

// With a mark in front, which is not seen, if it would be turned round.
inline QString fromTheLeft(const QString &text)
{
    constexpr QChar mark = u'\u200e';
    return text.isRightToLeft() ? mark + text : text;
}

} // namespace kvlens
