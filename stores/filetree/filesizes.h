// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sizes of the files on a page of keys that somebody looks at.
#pragma once

#include "stores/file/treefolder.h"

#include <chrono>
#include <optional>

namespace kvlens {

// Never holds a page up for long: what is not known after a few milliseconds stays unknown.
class FileSizes
{
public:
    FileSizes(const QByteArray &root, const QByteArray &folder);

    // Of the file "<key>.json" in bytes; -1: not known, or no regular file.
    qint64 of(QByteArrayView key) const;

private:
    std::optional<TreeFolder> m_folder;
    std::chrono::steady_clock::time_point m_deadline;
};

} // namespace kvlens
