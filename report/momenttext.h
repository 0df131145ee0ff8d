// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people are told of a moment that they write, in a field or on the command line.
#pragma once

#include <QDateTime>

namespace kvlens {

// From where momentFrom() counts: in the zone in which times are told, without a part of a second.
QDateTime nowInSeconds();

// Why a text is no moment, as far as its form tells; a sentence.
QString whyNoMoment(const QString &text);

} // namespace kvlens
