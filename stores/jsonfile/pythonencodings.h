// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The encodings of text that Python has a name for, and what decodes them as its codecs do.
#pragma once

#include <QString>

#include <span>
#include <string_view>

namespace kvlens {

// Characters that Python reads otherwise than the charset does: of the bytes whose number is
// `first` and of those of the numbers behind it. U+FFFF: these bytes are no character.
struct OtherCharacters
{
    quint32 first = 0;
    std::u16string_view characters;
};

struct PythonEncoding
{
    const char *name = nullptr; // of the codec: "cp1252"
    const char *aliases = ""; // between spaces
    // Of iconv(), read character by character. Null: no charset equals the codec, or it is UTF.
    const char *charset = nullptr;
    const char *otherCharset = nullptr; // of characters that the first one has not
    std::span<const OtherCharacters> exceptions = {};
};

std::span<const PythonEncoding> pythonEncodings();

// By any name that Python knows it by. Null: there is no text encoding of that name in Python.
const PythonEncoding *pythonEncoding(const QString &name);

} // namespace kvlens
