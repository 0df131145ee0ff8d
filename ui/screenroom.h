// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where room is short: a window begins with its edges and buttons on the screen, and a page that is
// low shows one thing.
#pragma once

#include <QScreen>
#include <QWidget>

namespace kvlens {

// The part of the screen that leaves room for a title and for what the desktop has around it.
inline QSize roomOnScreen(const QWidget *window)
{
    return window->screen()->availableSize() * 0.9;
}

inline void resizeOnScreen(QWidget *window, const QSize &wanted)
{
    window->resize(wanted.boundedTo(roomOnScreen(window)));
}

// A page that has no room for one thing above another.
inline bool isLowPage(const QWidget *page)
{
    return page->height() < 22 * page->fontMetrics().height();
}

} // namespace kvlens
