// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/fuzzyfit.h"

#include <algorithm>

namespace kvlens {

namespace {

constexpr int wholeWord = 130;
constexpr int atWordBegin = 100;
constexpr int inside = 70;
constexpr int scattered = 40; // less for all that is between the letters

bool beginsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

bool endsWord(const QString &text, qsizetype end)
{
    return end == text.size() || !text.at(end).isLetterOrNumber();
}

// The best place of a word, all of it.
std::optional<int> fitWhole(const QString &text, const QString &word)
{
    const auto find = [&](qsizetype from) { return text.indexOf(word, from, Qt::CaseInsensitive); };
    std::optional<int> best;
    for (qsizetype at = find(0); at >= 0; at = find(at + 1)) {
        if (beginsWord(text, at) && endsWord(text, at + word.size()))
            return wholeWord;
        best = std::max(best.value_or(inside), beginsWord(text, at) ? atWordBegin : inside);
    }
    return best;
}

std::optional<int> fitLetters(const QString &text, const QString &word)
{
    qsizetype at = -1;
    qsizetype first = -1;
    for (const QChar letter : word) {
        at = text.indexOf(letter, at + 1, Qt::CaseInsensitive);
        if (at < 0)
            return std::nullopt;
        first = first < 0 ? at : first;
    }
    return std::max(1, scattered - int(at - first + 1 - word.size()));
}

} // namespace

std::optional<int> fuzzyFit(const QString &text, const QString &typed)
{
    int sum = 0;
    for (const QString &word : typed.split(u' ', Qt::SkipEmptyParts)) {
        std::optional<int> fit = fitWhole(text, word);
        if (!fit)
            fit = fitLetters(text, word);
        if (!fit)
            return std::nullopt;
        sum += *fit;
    }
    return sum;
}

} // namespace kvlens
