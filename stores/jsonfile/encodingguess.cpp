// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/encodingguess.h"

#include <QStringDecoder>

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

// Text in another encoding decodes by accident too, but then not to this many Chinese characters.
bool isMostlyHan(const QString &text)
{
    qsizetype han = 0;
    qsizetype foreign = 0;
    for (const QChar c : text) {
        han += isHan(c) ? 1 : 0;
        foreign += c.unicode() >= 0x80 && !isHan(c) ? 1 : 0;
    }
    return han >= 2 && han > 4 * foreign;
}

} // namespace

EncodingGuess guessEncoding(const QByteArray &text)
{
    QStringDecoder chinese("GB18030", QStringDecoder::Flag::Stateless);
    if (chinese.isValid()) {
        const QString decoded = chinese.decode(text);
        if (!chinese.hasError() && isMostlyHan(decoded))
            return {QStringLiteral("GBK"), decoded.toUtf8()};
    }
    return {QStringLiteral("windows-1252"), fromWindows1252(text).toUtf8()};
}

} // namespace kvlens
