// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/valuetext.h"

#include "stores/json/format.h"

namespace kvlens {

namespace {

ShownValue showJson(const QByteArray &value)
{
    const json::Pretty pretty = json::pretty(value);
    ShownValue shown {.form = ShownValue::Form::Json, .text = pretty.text};
    shown.problem = pretty.problem;
    if (shown.problem && shown.problem->place) {
        const qint64 byte = pretty.toShown(shown.problem->place->byte);
        shown.problem->place = json::placeAt(pretty.text, byte);
    }
    return shown;
}

} // namespace

ShownValue showValue(const QByteArray &value, ShowAs as)
{
    return as == ShowAs::Json ? showJson(value)
                              : ShownValue {ShownValue::Form::Text, value, std::nullopt};
}

TypedValue typedValue(
    const QByteArray &stored, const QByteArray &reference, const QByteArray &text, bool jsonValues)
{
    const auto tape = json::parse(text);
    if (!tape) {
        return {.stored = text, .problem = jsonValues ? std::optional(tape.error()) : std::nullopt};
    }
    for (const QByteArray &before : {stored, reference}) {
        const auto restored = json::restore(before, text, json::detectStyle(before));
        if (restored)
            return {.stored = *restored};
        if (before == reference)
            return {.stored = text, .problem = restored.error(), .stageable = false};
    }
    return {.stored = text};
}

} // namespace kvlens
