// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/statistics/texttally.h"

#include "stores/wtf8.h"

#include <QChar>

#include <optional>

namespace kvlens {

namespace {

constexpr qint64 lettersOfToken = 4;

std::optional<TextScript> scriptOf(char32_t code)
{
    if (code < 0x80) {
        const char32_t letter = code | 0x20;
        return letter >= 'a' && letter <= 'z' ? std::optional(TextScript::Latin) : std::nullopt;
    }
    switch (QChar::script(code)) {
    case QChar::Script_Latin:
        return TextScript::Latin;
    case QChar::Script_Greek:
        return TextScript::Greek;
    case QChar::Script_Cyrillic:
        return TextScript::Cyrillic;
    case QChar::Script_Hebrew:
        return TextScript::Hebrew;
    case QChar::Script_Arabic:
        return TextScript::Arabic;
    case QChar::Script_Devanagari:
        return TextScript::Devanagari;
    case QChar::Script_Thai:
        return TextScript::Thai;
    case QChar::Script_Han:
        return TextScript::Han;
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return TextScript::Kana;
    case QChar::Script_Hangul:
        return TextScript::Hangul;
    case QChar::Script_Unknown:
    case QChar::Script_Common:
    case QChar::Script_Inherited:
        return std::nullopt;
    default:
        return TextScript::Other;
    }
}

bool isTokenAlone(std::optional<TextScript> script)
{
    return script == TextScript::Thai || script == TextScript::Han || script == TextScript::Kana
        || script == TextScript::Hangul;
}

} // namespace

const char *scriptName(TextScript script)
{
    constexpr std::array<const char *, textScripts> names {"Latin", "Greek", "Cyrillic", "Hebrew",
        "Arabic", "Devanagari", "Thai", "Han", "Kana", "Hangul", "other"};
    return names[size_t(script)];
}

TextTally tallyOf(QByteArrayView wtf8)
{
    TextTally tally;
    qint64 run = 0; // letters and digits at a stretch
    while (!wtf8.isEmpty()) {
        const CodePoint point = firstCodePoint(wtf8);
        const char32_t code = point.code == strayByte ? char32_t(0xfffd) : point.code;
        wtf8 = wtf8.sliced(point.length);
        ++tally.characters;
        const std::optional<TextScript> script = scriptOf(code);
        if (script)
            ++tally.scripts[size_t(*script)];
        const bool isLetter = QChar::isLetterOrNumber(code) || QChar::isMark(code);
        if (isLetter && !isTokenAlone(script)) {
            tally.tokens += run++ % lettersOfToken == 0 ? 1 : 0;
            continue;
        }
        run = 0;
        tally.tokens += QChar::isSpace(code) ? 0 : 1;
    }
    return tally;
}

} // namespace kvlens
