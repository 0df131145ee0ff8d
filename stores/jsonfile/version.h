// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries made of a JSON text alone: their version is a digest of the value's bytes.
#pragma once

#include "stores/entry.h"

#include <QCryptographicHash>

namespace kvlens {

// Of the bytes: tells whether somebody changed them, nothing more is asked of it.
constexpr auto versionAlgorithm = QCryptographicHash::Sha1;
Version versionOfText(const QByteArray &value);

// Kind and version from the text; a text that Python's reader would refuse comes with the problem.
Entry entryWithValue(const EntryRef &ref, const QByteArray &value);

} // namespace kvlens
