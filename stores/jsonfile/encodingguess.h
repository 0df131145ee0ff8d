// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What encoding a text that is not UTF-8 was probably written in.
#pragma once

#include <QByteArray>
#include <QString>

namespace kvlens {

struct EncodingGuess
{
    QString name; // "GBK", "windows-1252"
    QByteArray asUtf8; // the text decoded by it
};

// The first of GB18030 (if it decodes without a fault and to mostly Chinese), windows-1252 (always
// decodes: its five holes become the control characters that they stand for).
EncodingGuess guessEncoding(const QByteArray &text);

} // namespace kvlens
