// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What encoding a text that is not UTF-8 was probably written in.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace kvlens {

enum class Encoding : quint8 { ShiftJis, Gbk, Gb18030, Windows1252 };

// The first of Shift_JIS as Windows has it (if it decodes without a fault and to Japanese with
// kana), GBK and GB18030 (to mostly Chinese), windows-1252. Never certain, but the more text the
// surer; it may break off anywhere.
Encoding guessEncoding(const QByteArray &text);

QString encodingName(Encoding encoding); // "cp932", "GBK", "GB18030", "windows-1252"

// The text as UTF-8; nothing: it is not in that encoding. Windows-1252 is any text: its five holes
// become the control characters that they stand for.
std::optional<QByteArray> decodedAs(Encoding encoding, const QByteArray &text);

} // namespace kvlens
