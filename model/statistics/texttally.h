// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What there is to count in a text without a model. Pure.
#pragma once

#include <QByteArrayView>

#include <array>

namespace kvlens {

// Those that are told apart; what belongs to every script, such as digits, is none.
enum class TextScript : quint8 {
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Devanagari,
    Thai,
    Han,
    Kana, // Hiragana and Katakana
    Hangul,
    Other,
};
constexpr size_t textScripts = size_t(TextScript::Other) + 1;
const char *scriptName(TextScript script); // as Unicode calls it

struct TextTally
{
    qint64 characters = 0; // code points, as len() of Python has it
    // About as many as a tokeniser makes: of a run of letters and digits one for each four that it
    // has begun; of Han, Kana, Hangul and Thai one for each character, and one for each sign. White
    // space is part of what follows.
    qint64 tokens = 0;
    std::array<qint64, textScripts> scripts = {}; // characters of each
};

TextTally tallyOf(QByteArrayView wtf8);

} // namespace kvlens
