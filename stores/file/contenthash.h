// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What tells whether two files hold the same.
#pragma once

#include "stores/result.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace kvlens {

constexpr QCryptographicHash::Algorithm contentHashing = QCryptographicHash::Blake2b_256;

// Of all that is in the open file; `path` is for errors.
Result<QByteArray> contentHash(int fd, const QString &path);

} // namespace kvlens
