// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The box or dot of what is on or off.
#pragma once

class QPainter;
class QStyleOption;

namespace kvlens {

enum class CheckShape : unsigned char { Box, Dot };

// In the colours in use, with an outline that is seen on every ground whether it is set or not.
void drawCheckMark(const QStyleOption &option, QPainter *painter, CheckShape shape);

} // namespace kvlens
