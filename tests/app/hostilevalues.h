// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Values that are made to harm whoever reads them: deep, long, broken, or obeyed by a terminal.
#pragma once

#include <QByteArray>
#include <QList>

namespace kvlens::test {

enum class Harm : quint8 { None, Value, Behind };

struct HostileValue
{
    const char *name;
    QByteArray value; // what stands behind the key in a JSON file
    Harm harm = Harm::None; // JSON, as Python reads it; no JSON; the file ends with it
    QByteArray text = "x"; // to search for …
    QByteArray path = "$..a"; // … and where
    QByteArray expression = "(x+x+)+y|^(a+)+$|hello";
};

QList<HostileValue> hostileValues();

} // namespace kvlens::test
