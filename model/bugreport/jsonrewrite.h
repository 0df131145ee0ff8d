// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A JSON value with other strings, names and numbers in it, and without some of its parts. Pure.
#pragma once

#include "stores/result.h"

#include <QByteArray>

#include <functional>

namespace kvlens {

// What becomes of the parts; each that is not set leaves them as they are. `member`: the name that
// the part stands under, in an array that of the array.
struct JsonRewrite
{
    using Text = std::function<QByteArray(const QByteArray &text, const QByteArray &member)>;
    // A name or a text; both as they are meant, without escapes.
    std::function<QByteArray(const QByteArray &name)> name = {};
    Text text = {};
    Text number = {}; // as it stands there
    // Whether what has this text goes: a string, and an object or a member that is called so or
    // names it as the node it is a record of ("node_id").
    std::function<bool(const QByteArray &text)> isGone = {};
};

// A string that is JSON itself, an object or array, is rewritten inside. White space goes. What is
// nested deeper than a thousand becomes null. Invalid: it is no JSON.
Result<QByteArray> rewritten(const QByteArray &value, const JsonRewrite &rewrite);

} // namespace kvlens
