// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/typedexpiry.h"

#include "app/cli/clitext.h"
#include "model/moment.h"
#include "report/momenttext.h"
#include "stores/wtf8.h"

namespace kvlens {

tl::expected<TypedExpiry, QString> typedExpiry(const std::optional<QByteArray> &text)
{
    if (!text)
        return TypedExpiry {};
    if (*text == "never")
        return TypedExpiry {true, std::nullopt};
    const QString words = fromWtf8(*text);
    if (const std::optional<QDateTime> moment = momentFrom(words, nowInSeconds()))
        return TypedExpiry {true, moment->toUTC()};
    return tl::unexpected(CliText::tr("\"%1\" is no time at which an entry expires: %2")
                              .arg(displayText(*text), whyNoMoment(words)));
}

bool hasPassed(const std::optional<QDateTime> &at)
{
    return at && *at <= QDateTime::currentDateTimeUtc();
}

} // namespace kvlens
