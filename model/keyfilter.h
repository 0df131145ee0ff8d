// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which keys are shown: a pattern as a value.
#pragma once

#include "stores/result.h"

#include <QRegularExpression>

namespace kvlens {

struct KeyPattern
{
    enum class Kind : quint8 { Substring, Prefix, Glob, Regex };
    Kind kind = Kind::Substring;
    QString text = {}; // empty: everything
    Qt::CaseSensitivity caseSensitivity = Qt::CaseInsensitive;
    bool operator==(const KeyPattern &) const = default;
};

// Keys are matched as text (WTF-8). A glob (* ? [a-z] [!a-z]) matches the whole key, a regular
// expression any part of it.
class KeyFilter
{
public:
    // Invalid: the regular expression is wrong; the place is in characters of its text.
    static Result<KeyFilter> make(const KeyPattern &pattern);
    bool matches(QByteArrayView key) const;

private:
    KeyPattern m_pattern;
    QRegularExpression m_expression;
};

} // namespace kvlens
