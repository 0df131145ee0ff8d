// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/valuecheck.h"

#include "model/longvalues.h"
#include "stores/json/text.h"
#include "stores/json/valuecheck.h"

namespace kvlens {

std::optional<Error> jsonError(const QByteArray &value, const QString &subject)
{
    json::ValueCheck check;
    check.feed(value);
    check.finish();
    std::optional<Error> error = check.error();
    if (error && value.size() <= shownWhole)
        error = json::parse(value).error(); // with line and column; its tape takes many times that
    if (error)
        error->subject = subject;
    return error;
}

} // namespace kvlens
