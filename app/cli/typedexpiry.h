// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// When an entry is to expire, as it was typed.
#pragma once

#include <QDateTime>

#include <optional>
#include <tl/expected.hpp>

namespace kvlens {

struct TypedExpiry
{
    bool isGiven = false; // else it stays as it is
    std::optional<QDateTime> at = {}; // UTC; not set: never
};

// "never", or what momentFrom() understands. Else why that is no time, as a sentence.
tl::expected<TypedExpiry, QString> typedExpiry(const std::optional<QByteArray> &text);

bool hasPassed(const std::optional<QDateTime> &at);

} // namespace kvlens
