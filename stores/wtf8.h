// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// WTF-8: UTF-8 that also carries lone surrogates (U+D800…U+DFFF), each as three bytes
// (simonsapin.github.io/wtf-8). JSON keys of Python programs may hold them.
#pragma once

#include <QByteArray>
#include <QString>

namespace kvlens {

// QString can hold lone surrogates; these two are inverse for every QString.
QByteArray toWtf8(QStringView text);
// Bytes that are not WTF-8 become U+FFFD.
QString fromWtf8(QByteArrayView bytes);
// Whether fromWtf8 loses nothing.
bool isWtf8(QByteArrayView bytes);

// One line for people: control characters as their pictures (U+2400…), lone surrogates and
// characters that break lines or hide as "\ud800", stray bytes as "\xff". Never used to look
// anything up.
QString displayText(QByteArrayView bytes);

} // namespace kvlens
