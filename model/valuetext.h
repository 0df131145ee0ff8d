// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A stored value as the text editor shows it, and the edited text as it is to be stored. Pure.
#pragma once

#include "model/changeset.h"

namespace kvlens {

struct ShownValue
{
    enum class Form : quint8 {
        Json, // laid out, one member a line
        Draft, // edited text that is not JSON: exactly as typed
        Text, // not JSON, but text; exactly as stored
    };
    Form form = Form::Json;
    QByteArray text;
    std::optional<Error> problem = std::nullopt; // with its place in `text`
};

// What is to be shown of a value, laid out if it is JSON. Long values (longvalues.h) are not shown
// so, but by pages.
enum class ShowAs : quint8 { Json, Text };
ShownValue showValue(const QByteArray &value, ShowAs as);

struct TypedValue
{
    QByteArray stored; // what to stage; as typed if it is no JSON
    std::optional<Error> problem = std::nullopt; // why it is no JSON; the place is in the text
    bool stageable = true; // false: the visible part of a long string was altered
};

// `stored`: the value in the store. `reference`: the JSON that the editor last showed. `fresh`: how
// new values are written there.
TypedValue typedValue(const QByteArray &stored, const QByteArray &reference, const QByteArray &text,
    bool jsonValues, const json::Style &fresh = {});

// The same of a whole value that comes from elsewhere, in any layout: what is in it that is not in
// the stored one is written as the store's own library would have, and the rest stays as it is. Of
// more than 16 MB all stays as typed.
// Invalid: not JSON, with the place in `typed`.
Result<QByteArray> storedText(
    const QByteArray &stored, const QByteArray &typed, const json::Style &fresh);

} // namespace kvlens
