// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looking for a text inside one value, as people read it: "é" is found where "\u00e9" is stored.
#pragma once

#include "app/cli/textmatcher.h"
#include "stores/entry.h"

namespace kvlens {

struct ValueHit
{
    std::optional<QByteArray> pointer; // JSON Pointer (WTF-8); not set where the value is no JSON
    QString context;
};

// Every string, number, literal and member name of the value that matches, in the order stored; a
// value that is no JSON is one text.
QList<ValueHit> searchValue(const Entry &entry, const TextMatcher &matcher);

} // namespace kvlens
