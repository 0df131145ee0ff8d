// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/valuecheck.h"

#include "stores/json/text.h"
#include "stores/json/valuecheck.h"

namespace kvlens {

std::optional<Error> jsonError(const QByteArray &value, const QString &subject)
{
    if (json::isJson(value))
        return std::nullopt;
    Error error = json::parse(value).error();
    error.subject = subject;
    return error;
}

} // namespace kvlens
