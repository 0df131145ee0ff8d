// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a name that does not fit is cut among those that stand above and below it.
#pragma once

#include <QStringList>

class QFontMetrics;

namespace kvlens {

// At most `room` pixels wide. Cut in the middle, as ids differ at both ends; where that would make
// it look like a neighbour that is another name, the cut stands before the first character in which
// they differ.
QString cutAmong(
    const QString &name, const QStringList &neighbours, int room, const QFontMetrics &metrics);

} // namespace kvlens
