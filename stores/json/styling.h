// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finding out how a JSON text is written, and writing so.
#pragma once

#include "stores/json/style.h"
#include "stores/json/text.h"

namespace kvlens::json {

// Line break and indent in front of what stands `depth` levels inside the value; empty where all is
// on one line. Not deeper than 100 levels.
QByteArray lineBreak(const Style &style, qsizetype depth);

// The style of a text, or of its beginning: it may break off anywhere. What the sample does not
// show is taken from `fallback`; by default that is json.dumps(x).
Style detectStyle(QByteArrayView sample, const Style &fallback = {});

// How a new value `depth` levels inside a text is written, of which `sample` is the beginning and
// `text` the style: as the first object or array there that holds something, else as the text.
Style styleInside(QByteArrayView sample, const Style &text, qsizetype depth);

// How what takes the place of a value is written: as that is, and what that does not show as a new
// value there (`fresh`).
Style styleInPlaceOf(const QByteArray &value, const Style &fresh);

// If the value is in lines, its last bracket tells how far all of it is indented.
Style withIndentOf(const QByteArray &value, Style style);

// A whole text (a value typed by a person, or a part of a tape) newly written in a style: layout
// and escapes change; numbers, literals, the order of members and duplicate keys stay. Invalid: not
// JSON, with the place.
Result<QByteArray> writeStyled(const QByteArray &text, const Style &style);
QByteArray writeStyled(const Tape &tape, quint32 value, const Style &style);

// JSON whose strings hold nothing but ASCII, for a text in an encoding of which that is all that is
// known. What is ASCII stays as it is.
QByteArray inAscii(const QByteArray &json);

} // namespace kvlens::json
