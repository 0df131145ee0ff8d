// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a JSON text is written, so that new material looks as if the same library had written it.
#pragma once

#include "stores/json/pystr.h"

#include <QByteArray>

namespace kvlens::json {

struct Style
{
    QByteArray item = ", "; // between items on one line
    QByteArray key = ": "; // between a key and its value
    QByteArray indent = {}; // one level; empty: everything on one line
    QByteArray newline = "\n";
    QByteArray baseIndent = {}; // of the line that a value's closing bracket stands on
    Escapes escapes = Escapes::Ascii;
    bool sortedKeys = false; // by code point, at every level
    bool operator==(const Style &) const = default;
};

} // namespace kvlens::json
