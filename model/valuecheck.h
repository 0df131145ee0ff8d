// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stores/result.h"

#include <QByteArray>

#include <optional>

namespace kvlens {

// Why a value of any size is not a JSON text as Python reads it, and where (of a long one the byte
// only); nothing: it is one.
std::optional<Error> jsonError(const QByteArray &value, const QString &subject);

} // namespace kvlens
