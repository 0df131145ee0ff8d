// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keywords/pythonwords.h"

#include "model/keywords/stopwords.h"
#include "model/vectors/pythonvalue.h"
#include "stores/wtf8.h"

#include <QHash>

#include <algorithm>

namespace kvlens {

namespace {

bool isAsciiWord(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
        || (byte >= '0' && byte <= '9') || byte == '_';
}

// str.isalnum(), or an underscore.
bool isWordCharacter(char32_t character)
{
    return character == U'_' || QChar::isLetterOrNumber(character);
}

void takeAscii(QByteArrayView text, const std::function<void(QByteArrayView)> &take)
{
    QByteArray word;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (isAsciiWord(text[at])) {
            const bool isCapital = text[at] >= 'A' && text[at] <= 'Z';
            word.append(isCapital ? static_cast<char>(text[at] + ('a' - 'A')) : text[at]);
        } else if (!word.isEmpty()) {
            take(word);
            word.resize(0);
        }
    }
    if (!word.isEmpty())
        take(word);
}

void takeUnicode(const QString &text, const std::function<void(QByteArrayView)> &take)
{
    const auto tell = [&](qsizetype begin, qsizetype end) {
        if (begin < end)
            take(toWtf8(pythonLower(toWtf8(QStringView(text).sliced(begin, end - begin)))));
    };
    qsizetype begin = 0;
    for (qsizetype at = 0; at < text.size();) {
        const bool isPair
            = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        const char32_t character
            = isPair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode();
        const qsizetype next = at + (isPair ? 2 : 1);
        if (!isWordCharacter(character)) {
            tell(begin, at);
            begin = next;
        }
        at = next;
    }
    tell(begin, text.size());
}

} // namespace

void forEachWord(QByteArrayView text, const std::function<void(QByteArrayView)> &take)
{
    const bool isAscii
        = std::all_of(text.begin(), text.end(), [](char byte) { return (byte & 0x80) == 0; });
    if (isAscii)
        takeAscii(text, take);
    else
        takeUnicode(fromWtf8(text), take);
}

QList<QByteArray> simpleKeywords(QByteArrayView text, qsizetype most)
{
    QHash<QByteArray, qint64> counts;
    QList<QByteArray> words;
    forEachWord(text, [&](QByteArrayView view) {
        if (isStopWord(view))
            return;
        const QByteArray word = view.toByteArray();
        if (++counts[word] == 1)
            words.append(word);
    });
    std::stable_sort(words.begin(), words.end(), [&](const QByteArray &a, const QByteArray &b) {
        return counts.value(a) > counts.value(b);
    });
    return words.first(std::min(words.size(), most));
}

} // namespace kvlens
