// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a window is put that was somewhere before: the screens may be others by now.
#pragma once

#include <QList>
#include <QRect>

class QWidget;

namespace kvlens {

// `wanted`, if the screens show all of it, over the border of two as well. Else as much of it, and
// as near, as the screen has room for that shows most of it, or the first.
QRect withinScreens(const QRect &wanted, const QList<QRect> &screens);

// Puts a window so that all of it can be seen. A maximised one is left to the window manager.
void keepOnScreens(QWidget &window);

} // namespace kvlens
