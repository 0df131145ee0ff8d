// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a file is that should be JSON and is not. Pure functions.
#pragma once

#include "stores/words/reason.h"

#include <QByteArrayView>

#include <optional>

namespace kvlens {

// How much of a file is enough to tell.
constexpr qint64 impostorBytes = 256; // from its beginning

// Whether it is an index as FAISS writes it, by its first bytes: a name of four letters, and a
// number of dimensions. LlamaIndex keeps such ones under names that end in ".json".
bool isFaissIndex(QByteArrayView head);

// By its first bytes, as the file's signatures are known: Git LFS (its specification, version 1),
// what compresses or encrypts, zip (APPNOTE 4.3), SQLite 3, pickles, other formats of data, HTML
// and XML, UTF-16 and UTF-32 (by mark, or as RFC 4627 section 3 tells them from the zeros).
// `behind` are the bytes from the place on where it cannot be read further: there may be the marks
// of a merge.
std::optional<Reason> impostorReason(QByteArrayView head, QByteArrayView behind);

} // namespace kvlens
