// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON in an encoding that somebody names, as its bytes do not tell.
#pragma once

#include "stores/file/stampedfile.h"

#include <QString>

#include <optional>

namespace kvlens {

// Of an address: what the file is written in.
constexpr char encodingOption[] = "encoding";

// Python's names and aliases come first; others are those of ICU. Empty: it can be read.
Reason whyNoEncoding(const QString &name);
bool isUtf8Name(const QString &name);

// Of the codec that reads the same, "cp1252" for "windows-1252"; empty: Python has none.
QString pythonEncodingName(const QString &name);

// The contents in UTF-8, in a file that has no name and is only in memory. Invalid: there is no
// such encoding. Corrupt: the contents, or a part of them, are not in it.
Result<FileDescriptor> textDecodedFrom(const QString &encoding, const StampedFile &file);

// A text whole, as UTF-8. Nothing: Python has no such encoding but UTF, or the text is not in it.
std::optional<QByteArray> textDecodedFrom(const QString &encoding, const QByteArray &text);

} // namespace kvlens
