// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers, sizes and times as people read them, beside those that the tree shows.
#pragma once

#include "model/treetext.h"

#include <QDateTime>
#include <QString>

namespace kvlens {

QString changeText(qint64 difference); // +212, −3,412 (a true minus sign), 0
QString exactSizeText(qint64 bytes); // 3,172 bytes
QString timeText(const QDateTime &time); // local time, seconds
// `one` for 1, else `many`, with %1 replaced by the number.
QString countText(qint64 count, const QString &one, const QString &many);
QString keysText(qint64 count); // 1 key, 104 keys
QString changesText(qint64 count); // 1 change, 3 changes

// Cut in the middle to at most `characters`; ids differ at both ends.
QString elidedMiddle(const QString &text, qsizetype characters);

} // namespace kvlens
