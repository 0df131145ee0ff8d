// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers, sizes and times as people read them, beside those that the tree shows.
#pragma once

#include "model/timetext.h"
#include "model/treetext.h"

#include <QLocale>
#include <QString>

namespace kvlens {

QString changeText(qint64 difference); // +212, −3,412 (a true minus sign), 0
QString distanceText(qint64 seconds); // in 3 hours, 2 days ago
QString changesText(qint64 count); // 1 change, 3 changes

// 0.2500: with four digits behind the point; of very large numbers those that count, 1.25e+30. What
// programs read is written in QLocale::c().
QString decimalText(double number, const QLocale &locale = QLocale());

QString joined(const QString &sentence, const QString &other); // either may be empty

// Broken between words into lines of about so many characters: a tool tip breaks none by itself.
QString inLines(const QString &text, qsizetype characters = 100);

// Cut in the middle to at most `characters`; ids differ at both ends.
QString elidedMiddle(const QString &text, qsizetype characters);

} // namespace kvlens
