// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/valuecheck.h"

#include "stores/json/text.h"

namespace kvlens {

std::optional<Error> jsonError(const QByteArray &value, const QString &subject)
{
    const Result<json::Tape> tape = json::parse(value);
    if (tape)
        return std::nullopt;
    Error error = tape.error();
    error.subject = subject;
    return error;
}

} // namespace kvlens
