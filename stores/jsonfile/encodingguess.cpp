// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/encodingguess.h"

#include "stores/jsonfile/namedencoding.h"

#include <array>

namespace kvlens {

namespace {

// windows-1252, bytes 0x80…0x9f (unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT).
constexpr std::array<char16_t, 32> highControls {0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026,
    0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018,
    0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d,
    0x017e, 0x0178};

QString fromWindows1252(const QByteArray &text)
{
    QString decoded;
    decoded.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool high = byte >= 0x80 && byte < 0xa0;
        decoded.append(QChar(high ? highControls[byte - 0x80U] : char16_t(byte)));
    }
    return decoded;
}

bool isHan(QChar c)
{
    return c.unicode() >= 0x4e00 && c.unicode() <= 0x9fff;
}

// Punctuation that stands among Chinese, and in other texts too.
bool isEastAsianMark(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= 0x2010 && code <= 0x2027) || (code >= 0x3000 && code <= 0x303f)
        || (code >= 0xff00 && code <= 0xffef);
}

// Text in another encoding decodes by accident too, but then not to this many Chinese characters.
bool isMostlyHan(const QString &text)
{
    qsizetype han = 0;
    qsizetype foreign = 0;
    for (const QChar c : text) {
        han += isHan(c) ? 1 : 0;
        foreign += c.unicode() >= 0x80 && !isHan(c) && !isEastAsianMark(c) ? 1 : 0;
    }
    return han >= 2 && han > 4 * foreign;
}

// Up to behind the last byte that is a character of its own in either encoding.
QByteArray wholeCharacters(const QByteArray &text)
{
    qsizetype end = text.size();
    while (end > 0 && static_cast<unsigned char>(text[end - 1]) >= 0x30)
        --end;
    return end > 0 ? text.first(end) : text;
}

// Full kana come by accident from no other encoding; the half ones do, and count as foreign.
bool isJapanese(const QString &text)
{
    qsizetype kana = 0;
    qsizetype others = 0;
    qsizetype foreign = 0;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        const bool isKana = code >= 0x3041 && code <= 0x30ff;
        const bool isHalf = code >= 0xff61 && code <= 0xff9f;
        const bool isKnown = isHan(c) || (isEastAsianMark(c) && !isHalf);
        kana += isKana ? 1 : 0;
        others += isKnown ? 1 : 0;
        foreign += code >= 0x80 && !isKana && !isKnown ? 1 : 0;
    }
    return kana >= 2 && 4 * kana > others && kana + others > 4 * foreign;
}

std::optional<QString> decodedStrictly(Encoding encoding, const QByteArray &text)
{
    const std::optional<QByteArray> utf8 = textDecodedFrom(encodingName(encoding), text);
    return utf8 ? std::optional(QString::fromUtf8(*utf8)) : std::nullopt;
}

// What may have been cut is left out, if it does not decode with it.
std::optional<QString> decodedBeginning(Encoding encoding, const QByteArray &text)
{
    const std::optional<QString> decoded = decodedStrictly(encoding, text);
    return decoded ? decoded : decodedStrictly(encoding, wholeCharacters(text));
}

} // namespace

Encoding guessEncoding(const QByteArray &text)
{
    const std::optional<QString> japanese = decodedBeginning(Encoding::ShiftJis, text);
    if (japanese && isJapanese(*japanese))
        return Encoding::ShiftJis;
    for (const Encoding encoding : {Encoding::Gbk, Encoding::Gb18030}) {
        const std::optional<QString> chinese = decodedBeginning(encoding, text);
        if (chinese && isMostlyHan(*chinese))
            return encoding;
    }
    return Encoding::Windows1252;
}

QString encodingName(Encoding encoding)
{
    switch (encoding) {
    case Encoding::ShiftJis:
        return QStringLiteral("cp932");
    case Encoding::Gbk:
        return QStringLiteral("GBK");
    case Encoding::Gb18030:
        return QStringLiteral("GB18030");
    case Encoding::Windows1252:
        break;
    }
    return QStringLiteral("windows-1252");
}

std::optional<QByteArray> decodedAs(Encoding encoding, const QByteArray &text)
{
    if (encoding == Encoding::Windows1252)
        return fromWindows1252(text).toUtf8();
    return textDecodedFrom(encodingName(encoding), text);
}

} // namespace kvlens
