// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What encoding a text that is not UTF-8 was probably written in.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace kvlens {

enum class Encoding : quint8 { Gbk, Windows1252 };

// The first of GB18030 (if it decodes without a fault and to mostly Chinese), windows-1252. The
// more text the surer; it may break off anywhere.
Encoding guessEncoding(const QByteArray &text);

QString encodingName(Encoding encoding); // "GBK", "windows-1252"

// The text as UTF-8; nothing: it is not in that encoding. Windows-1252 is any text: its five holes
// become the control characters that they stand for.
std::optional<QByteArray> decodedAs(Encoding encoding, const QByteArray &text);

} // namespace kvlens
