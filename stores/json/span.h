// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A piece of a text or a file, by byte offsets, and how to read one.
#pragma once

#include "stores/result.h"

#include <QByteArray>

#include <functional>

namespace kvlens::json {

struct Span
{
    qint64 begin = 0;
    qint64 end = 0; // behind the last byte
    qint64 size() const { return end - begin; }
    bool operator==(const Span &) const = default;
};

// Reads `size` bytes at `offset` of the file. Fewer come back only at the end of the file.
// Threads: any, several at a time.
using ReadAt = std::function<Result<QByteArray>(qint64 offset, qint64 size)>;

} // namespace kvlens::json
