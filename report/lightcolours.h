// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Those colours of the light window that pictures in files have as well, as 0xrrggbb.
#pragma once

#include <QByteArray>

#include <array>

namespace kvlens {

struct LightColours
{
    static constexpr quint32 base = 0xffffff; // a ground
    static constexpr quint32 text = 0x1b1f24;
    static constexpr quint32 muted = 0x5f6975;
    static constexpr quint32 line = 0xd8dce2;
    static constexpr quint32 accent = 0x2563eb;
    static constexpr quint32 added = 0x1a7f37;
    static constexpr quint32 deleted = 0xc62430;
    static constexpr quint32 conflict = 0x7b45d6;
    // Of points that belong together: apart for people who see fewer colours, too, by how light
    // they are; 3 : 1 or more on the base.
    static constexpr std::array<quint32, 7> groups {
        0x0072b2, 0xd55e00, 0x00805c, 0xb5489e, 0x3f4a56, 0x2a93c9, 0x8a6d00};

    static constexpr quint32 ofGroup(quint8 group)
    {
        return group < groups.size() ? groups[group] : muted;
    }

    // "#rrggbb"
    static QByteArray name(quint32 colour)
    {
        return '#' + QByteArray::number(colour, 16).rightJustified(6, '0');
    }
};

} // namespace kvlens
