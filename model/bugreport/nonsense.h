// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Texts of the same shape that say nothing. Pure.
#pragma once

#include <QByteArray>

namespace kvlens {

// As long, with the same white space, signs and line breaks; every letter is another one of its
// case, or of a script of as many bytes, and every digit another digit. The same text becomes the
// same nonsense by the same salt, and a text can be known by its nonsense only by who has the salt.
QByteArray nonsenseOf(const QByteArray &wtf8, const QByteArray &salt);

} // namespace kvlens
