// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers, sizes, times and keys as people read them.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QFontMetrics>
#include <QString>

namespace kvlens {

QString numberText(qint64 number); // 12,345
QString changeText(qint64 difference); // +212, −3,412 (a true minus sign), 0
QString sizeText(qint64 bytes); // 612 B, 3.1 KB, 1.4 MB; 1 KB = 1,024 bytes
QString exactSizeText(qint64 bytes); // 3,172 bytes
QString timeText(const QDateTime &time); // local time, seconds
// `one` for 1, else `many`, with %1 replaced by the number.
QString countText(qint64 count, const QString &one, const QString &many);
QString keysText(qint64 count); // 1 key, 104 keys
QString changesText(qint64 count); // 1 change, 3 changes

// Cut in the middle to at most `characters`; ids differ at both ends.
QString elidedMiddle(const QString &text, qsizetype characters);

} // namespace kvlens
