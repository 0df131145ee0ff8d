// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/wtf8.h"

#include <algorithm>
#include <iterator>
#include <simdjson.h>

namespace kvlens {

namespace {

bool isSurrogate(char32_t code)
{
    return code >= 0xd800 && code <= 0xdfff;
}

void appendCode(QString &text, char32_t code)
{
    if (code < 0x10000) {
        text.append(QChar(static_cast<char16_t>(code)));
    } else {
        text.append(QChar(QChar::highSurrogate(code)));
        text.append(QChar(QChar::lowSurrogate(code)));
    }
}

struct CodeRange
{
    char32_t first;
    char32_t last;
};

// Would break the line, or shows as nothing and may turn round the text beside it. What joins
// letters and pictures (U+200C, U+200D) is needed by many languages.
constexpr CodeRange treacherous[] = {{0x80, 0x9f}, {0xad, 0xad}, {0x61c, 0x61c}, {0x115f, 0x1160},
    {0x180e, 0x180e}, {0x200b, 0x200b}, {0x200e, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f},
    {0x3164, 0x3164}, {0xfeff, 0xfeff}, {0xffa0, 0xffa0}, {0xfff9, 0xfffb}, {0xe0000, 0xe001f}};

bool isTreacherous(char32_t code)
{
    return code >= 0x80
        && std::any_of(std::begin(treacherous), std::end(treacherous),
            [code](const CodeRange &range) { return code >= range.first && code <= range.last; });
}

void appendEscape(QString &text, char16_t unit)
{
    text += QStringLiteral("\\u%1").arg(uint(unit), 4, 16, QLatin1Char('0'));
}

// As most languages write them; fonts have no pictures of them.
void appendControl(QString &text, char32_t code)
{
    static constexpr std::pair<char32_t, char16_t> letters[]
        = {{'\0', u'0'}, {'\b', u'b'}, {'\t', u't'}, {'\n', u'n'}, {'\f', u'f'}, {'\r', u'r'}};
    for (const auto &[control, letter] : letters) {
        if (control == code) {
            text += u'\\';
            text += QChar(letter);
            return;
        }
    }
    text += QStringLiteral("\\x%1").arg(uint(code), 2, 16, QLatin1Char('0'));
}

void appendShown(QString &text, char32_t code)
{
    if (code < 0x20 || code == 0x7f) {
        appendControl(text, code);
    } else if (code >= 0x10000 && isTreacherous(code)) {
        appendEscape(text, QChar::highSurrogate(code));
        appendEscape(text, QChar::lowSurrogate(code));
    } else if (isSurrogate(code) || isTreacherous(code)) {
        appendEscape(text, char16_t(code));
    } else {
        appendCode(text, code);
    }
}

void appendStray(QString &text, unsigned char byte)
{
    text += QStringLiteral("\\x%1").arg(byte, 2, 16, QLatin1Char('0'));
}

// Of white space that is kept. A carriage return counts as the end of a line only before one.
bool isKept(char32_t code, char32_t next, Keep keep)
{
    const bool isTab = code == '\t' && keep != Keep::Nothing;
    const bool isEnd = code == '\n' || (code == '\r' && next == '\n');
    return isTab || (isEnd && keep == Keep::Lines);
}

} // namespace

CodePoint firstCodePoint(QByteArrayView bytes)
{
    const auto at = [&](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char lead = at(0);
    if (lead < 0x80)
        return {lead, 1};
    const int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || bytes.size() < length)
        return {strayByte, 1};
    char32_t code = lead & (0x7f >> length);
    for (int i = 1; i < length; ++i) {
        if ((at(i) & 0xc0) != 0x80)
            return {strayByte, 1};
        code = (code << 6) | (at(i) & 0x3f);
    }
    const bool tooLong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (tooLong || code > 0x10ffff)
        return {strayByte, 1};
    return {code, length};
}

void appendCodePoint(QByteArray &bytes, char32_t code)
{
    const auto put = [&](char32_t byte) { bytes.append(static_cast<char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0 | (code >> 6));
        put(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        put(0xe0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3f));
        put(0x80 | (code & 0x3f));
    } else {
        put(0xf0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3f));
        put(0x80 | ((code >> 6) & 0x3f));
        put(0x80 | (code & 0x3f));
    }
}

QByteArray toWtf8(QStringView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t code = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            code = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        appendCodePoint(bytes, code);
    }
    return bytes;
}

QString fromWtf8(QByteArrayView bytes)
{
    QString text;
    text.reserve(bytes.size());
    while (!bytes.isEmpty()) {
        const CodePoint first = firstCodePoint(bytes);
        appendCode(
            text, first.code == strayByte ? char32_t(QChar::ReplacementCharacter) : first.code);
        bytes = bytes.sliced(first.length);
    }
    return text;
}

bool isWtf8(QByteArrayView bytes)
{
    if (simdjson::validate_utf8(bytes.data(), static_cast<size_t>(bytes.size())))
        return true;
    bool afterHigh = false; // a pair of surrogates must be one code point of four bytes
    while (!bytes.isEmpty()) {
        const CodePoint first = firstCodePoint(bytes);
        if (first.code == strayByte)
            return false;
        const bool low = first.code >= 0xdc00 && first.code <= 0xdfff;
        if (afterHigh && low)
            return false;
        afterHigh = first.code >= 0xd800 && first.code <= 0xdbff;
        bytes = bytes.sliced(first.length);
    }
    return true;
}

QString displayText(QByteArrayView bytes, Keep keep)
{
    QString text;
    text.reserve(bytes.size());
    while (!bytes.isEmpty()) {
        const CodePoint first = firstCodePoint(bytes);
        const char next = bytes.size() > 1 ? bytes[1] : '\0';
        if (first.code == strayByte)
            appendStray(text, static_cast<unsigned char>(bytes[0]));
        else if (isKept(first.code, char32_t(next), keep))
            text += QLatin1Char(bytes[0]);
        else
            appendShown(text, first.code);
        bytes = bytes.sliced(first.length);
    }
    return text;
}

QString displayText(QStringView text, Keep keep)
{
    QString shown;
    shown.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        const char16_t next = i + 1 < text.size() ? text[i + 1].unicode() : u'\0';
        if (unit.isHighSurrogate() && QChar::isLowSurrogate(next)) {
            appendShown(shown, QChar::surrogateToUcs4(unit.unicode(), next));
            ++i;
        } else if (unit >= QChar(0xdc80) && unit <= QChar(0xdcff)) {
            appendStray(shown, static_cast<unsigned char>(unit.unicode() - 0xdc00));
        } else if (isKept(unit.unicode(), next, keep)) {
            shown += unit;
        } else {
            appendShown(shown, unit.unicode());
        }
    }
    return shown;
}

} // namespace kvlens
