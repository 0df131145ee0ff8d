// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/pythonencodings.h"

#include <QList>

#include <algorithm>

namespace kvlens {

namespace {

// As encodings.normalize_encoding() does: what is neither a letter nor a digit divides words.
QByteArray normalized(const QString &name)
{
    QByteArray words;
    bool isDivided = false;
    for (const QChar c : name) {
        const bool isOfWord = c.isLetterOrNumber() || c == u'.';
        if (isOfWord && isDivided && !words.isEmpty())
            words += '_';
        isDivided = !isOfWord;
        if (isOfWord && c.unicode() < 0x80)
            words += c.toLower().toLatin1();
    }
    return words;
}

} // namespace

const PythonEncoding *pythonEncoding(const QString &name)
{
    const QByteArray words = normalized(name);
    const QByteArray undotted = QByteArray(words).replace('.', '_');
    if (words.isEmpty())
        return nullptr;
    const auto isNamed = [&](const PythonEncoding &encoding) {
        const QList<QByteArray> aliases = QByteArray(encoding.aliases).split(' ');
        return words == encoding.name || aliases.contains(words) || aliases.contains(undotted);
    };
    const auto all = pythonEncodings();
    const auto found = std::find_if(all.begin(), all.end(), isNamed);
    return found == all.end() ? nullptr : &*found;
}

} // namespace kvlens
