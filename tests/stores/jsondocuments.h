// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON texts to test with: the nasty ones by hand, and any number of random ones.
#pragma once

#include <QByteArray>
#include <QList>
#include <QRandomGenerator>

namespace kvlens {

struct NamedText
{
    const char *name;
    QByteArray text;
};

// Valid and invalid ones.
QList<NamedText> nastyDocuments();

enum class Spacing : quint8 { Dumps, Compact, Random };

// Always valid for Python's json. Objects inside objects are likely, as in a key-value file.
QByteArray randomDocument(QRandomGenerator &random, Spacing spacing);
QByteArray randomString(QRandomGenerator &random);

} // namespace kvlens
