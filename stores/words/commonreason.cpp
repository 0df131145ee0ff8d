// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/words/commonreason.h"

namespace kvlens {

namespace {

ReasonArgument commonArgument(const ReasonArgument &a, const ReasonArgument &b)
{
    if (a == b)
        return a;
    const auto *reason = std::get_if<Reason>(&a);
    const auto *other = std::get_if<Reason>(&b);
    const std::optional<Reason> both
        = reason && other ? commonReason(*reason, *other) : std::nullopt;
    return both ? ReasonArgument(*both) : ReasonArgument(QStringLiteral("\u2026"));
}

} // namespace

std::optional<Reason> commonReason(const Reason &a, const Reason &b)
{
    if (a == b)
        return a;
    const ReasonArguments &ofA = a.arguments();
    const ReasonArguments &ofB = b.arguments();
    if (qstrcmp(a.english(), b.english()) != 0 || ofA.all.size() != ofB.all.size())
        return std::nullopt;
    ReasonArguments both {{}, std::max(ofA.pluralOf, ofB.pluralOf)};
    for (size_t i = 0; i < ofA.all.size(); ++i)
        both.all.push_back(commonArgument(ofA.all[i], ofB.all[i]));
    return Reason(a.english(), std::move(both));
}

} // namespace kvlens
