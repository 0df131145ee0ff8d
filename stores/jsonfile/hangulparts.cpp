// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/hangulparts.h"

#include <string_view>

namespace kvlens {

namespace {

// As Unicode numbers them in its syllables.
constexpr std::u16string_view initials = u"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
constexpr std::u16string_view vowels = u"ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
constexpr std::u16string_view finals
    = u"\u3164ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

constexpr char letterRow = '\xa4';

// Their row in KS X 1001 is in the order of Unicode's, the filler last.
char16_t letterAt(QByteArrayView bytes, qsizetype at)
{
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return bytes[at] == letterRow && second >= 0xa1 ? char16_t(0x3131 + second - 0xa1) : u'\0';
}

} // namespace

bool beginsHangulParts(QByteArrayView text)
{
    return text.startsWith("\xa4\xd4");
}

std::optional<char16_t> syllableOfParts(QByteArrayView bytes)
{
    const size_t initial = initials.find(letterAt(bytes, 2));
    const size_t vowel = vowels.find(letterAt(bytes, 4));
    const size_t final = finals.find(letterAt(bytes, 6));
    constexpr size_t none = std::u16string_view::npos;
    if (initial == none || vowel == none || final == none)
        return std::nullopt;
    return char16_t(0xac00 + (initial * vowels.size() + vowel) * finals.size() + final);
}

} // namespace kvlens
