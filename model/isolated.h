// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A name that stands beside others: what is written from right to left in it does not move them.
#pragma once

#include <QList>
#include <QString>

#include <algorithm>

namespace kvlens {

// As it is where nothing in it is written so; else within characters that have it laid out alone.
inline QString isolated(const QString &name)
{
    const auto isFromRight = [](uint code) {
        const QChar::Direction direction = QChar::direction(code);
        return direction == QChar::DirR || direction == QChar::DirAL;
    };
    const QList<uint> codes = name.toUcs4();
    constexpr QChar begin = u'\u2066'; // what follows is laid out from left to right …
    constexpr QChar end = u'\u2069'; // … up to here
    return std::any_of(codes.begin(), codes.end(), isFromRight) ? begin + name + end : name;
}

} // namespace kvlens
