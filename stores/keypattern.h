// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which keys are wanted: a pattern as a value. What it means is decided once, for keys as text
// (WTF-8): a glob (* ? [a-z] [!a-z]) matches the whole key, a regular expression any part of it.
// Where the case does not matter, an ASCII letter in a pattern that is all ASCII stands for its two
// forms in ASCII; any other letter for those that Unicode knows.
#pragma once

#include <QString>

namespace kvlens {

struct KeyPattern
{
    enum class Kind : quint8 { Substring, Prefix, Glob, Regex };
    Kind kind = Kind::Substring;
    QString text = {}; // empty: everything
    Qt::CaseSensitivity caseSensitivity = Qt::CaseInsensitive;
    bool operator==(const KeyPattern &) const = default;
};

// Whether every key that `narrow` matches is one that `wide` matches; false where that is not
// plain.
bool isNarrower(const KeyPattern &narrow, const KeyPattern &wide);

// What every key that it matches begins with, as bytes; empty where that is not plain.
QByteArray prefixOf(const KeyPattern &pattern);

} // namespace kvlens
