// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The words of a text as Python's re.findall(r"\w+", text) has them, in small letters. Pure.
#pragma once

#include <QByteArray>
#include <QList>

#include <functional>

namespace kvlens {

// Runs of letters, numbers of any kind and underscores; WTF-8. A mark that stands above or below a
// letter as a character of its own ends a word, as it does there.
void forEachWord(QByteArrayView text, const std::function<void(QByteArrayView word)> &take);

// What LlamaIndex's simple_extract_keywords makes of a text: its words without the English stop
// words, each once, the most frequent first and of equal ones the first; at most so many.
QList<QByteArray> simpleKeywords(
    QByteArrayView text, qsizetype most = std::numeric_limits<qsizetype>::max());

} // namespace kvlens
