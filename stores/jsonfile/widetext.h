// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON in UTF-16 or UTF-32, which json.loads() reads from bytes as it reads UTF-8.
#pragma once

#include "stores/file/stampedfile.h"

#include <optional>

namespace kvlens {

enum class WideText : quint8 { Utf16, Utf16LE, Utf16BE, Utf32, Utf32LE, Utf32BE };

// What a text is by its mark, or by where the zeros are among its first four bytes, as
// json.detect_encoding() has it. Nothing: UTF-8, or no text at all.
std::optional<WideText> wideTextOf(QByteArrayView head);

QString wideTextName(WideText encoding); // "UTF-16", "UTF-32"

// A file that has no name and is only in memory; `path` is for errors.
Result<FileDescriptor> fileInMemory(const QString &path);

// The contents in UTF-8, in such a file. Corrupt: they are not in that encoding.
Result<FileDescriptor> asUtf8(const StampedFile &file, WideText encoding);

} // namespace kvlens
