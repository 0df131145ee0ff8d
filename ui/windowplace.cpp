// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/windowplace.h"

#include <QGuiApplication>
#include <QRegion>
#include <QScreen>
#include <QStyle>
#include <QWidget>

namespace kvlens {

namespace {

qint64 shownOf(const QRect &wanted, const QRect &screen)
{
    const QRect shown = wanted & screen;
    return shown.isEmpty() ? 0 : qint64(shown.width()) * shown.height();
}

} // namespace

QRect withinScreens(const QRect &wanted, const QList<QRect> &screens)
{
    QRegion all;
    for (const QRect &screen : screens)
        all += screen;
    if (screens.isEmpty() || QRegion(wanted).subtracted(all).isEmpty())
        return wanted;
    const QRect &screen = *std::max_element(
        screens.begin(), screens.end(), [&](const QRect &one, const QRect &other) {
            return shownOf(wanted, one) < shownOf(wanted, other);
        });
    QRect placed(wanted.topLeft(), wanted.size().boundedTo(screen.size()));
    placed.moveRight(std::min(placed.right(), screen.right()));
    placed.moveBottom(std::min(placed.bottom(), screen.bottom()));
    placed.moveLeft(std::max(placed.left(), screen.left()));
    placed.moveTop(std::max(placed.top(), screen.top()));
    return placed;
}

// The frame is not there yet: room is left for its title.
void keepOnScreens(QWidget &window)
{
    if (window.isMaximized() || window.isFullScreen())
        return;
    const int title = window.style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, &window);
    QList<QRect> screens;
    for (const QScreen *screen : QGuiApplication::screens())
        screens.append(screen->availableGeometry());
    const QRect now = window.geometry();
    const QRect placed = withinScreens(now.adjusted(0, -title, 0, 0), screens);
    window.setGeometry(placed.adjusted(0, title, 0, 0));
}

} // namespace kvlens
