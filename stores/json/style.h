// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a JSON text is written, so that new material looks as if the same library had written it.
#pragma once

#include "stores/json/pystr.h"
#include "stores/json/text.h"

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

// Line break and indent in front of what stands `depth` levels inside the value; empty where all is
// on one line. Not deeper than 100 levels.
QByteArray lineBreak(const Style &style, qsizetype depth);

// The style of a text, or of its beginning: it may break off anywhere. What the sample does not
// show is taken from `fallback`; by default that is json.dumps(x).
Style detectStyle(QByteArrayView sample, const Style &fallback = {});

// A whole text (a value typed by a person, or a part of a tape) newly written in a style: layout
// and escapes change; numbers, literals, the order of members and duplicate keys stay. Invalid: not
// JSON, with the place.
Result<QByteArray> writeStyled(const QByteArray &text, const Style &style);
QByteArray writeStyled(const Tape &tape, quint32 value, const Style &style);

} // namespace kvlens::json
