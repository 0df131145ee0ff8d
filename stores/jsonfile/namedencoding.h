// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON in an encoding that somebody names, as its bytes do not tell.
#pragma once

#include "stores/file/stampedfile.h"

#include <QString>

namespace kvlens {

// Of an address: what the file is written in.
constexpr char encodingOption[] = "encoding";

// Whether there is an encoding of that name, as IANA or Python has it, in whatever case.
bool isEncodingName(const QString &name);
bool isUtf8Name(const QString &name);

// The contents in UTF-8, in a file that has no name and is only in memory. Invalid: there is no
// such encoding. Corrupt: the contents, or a part of them, are not in it.
Result<FileDescriptor> textDecodedFrom(const QString &encoding, const StampedFile &file);

} // namespace kvlens
