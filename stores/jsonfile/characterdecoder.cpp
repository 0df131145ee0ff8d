// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/characterdecoder.h"

#include "stores/jsonfile/hangulparts.h"

#include <algorithm>
#include <array>
#include <iconv.h>

namespace kvlens {

namespace {

constexpr qsizetype longestCharacter = 4;
constexpr char16_t noCharacter = u'\uffff';

quint32 numberOf(QByteArrayView bytes)
{
    quint32 number = 0;
    for (const char byte : bytes)
        number = number << 8U | static_cast<unsigned char>(byte);
    return number;
}

// Nothing: the encoding has no exception there.
std::optional<char16_t> exceptionAt(const PythonEncoding &encoding, quint32 number)
{
    for (const OtherCharacters &others : encoding.exceptions) {
        if (number >= others.first && number - others.first < others.characters.size())
            return others.characters[number - others.first];
    }
    return std::nullopt;
}

// Of one character whole; empty: the bytes are none.
QByteArray converted(void *converter, QByteArrayView bytes)
{
    std::array<char, 16> utf8 {};
    char *from = const_cast<char *>(bytes.data()); // iconv() does not write there
    char *to = utf8.data();
    auto left = static_cast<size_t>(bytes.size());
    size_t room = utf8.size();
    ::iconv(converter, nullptr, nullptr, nullptr, nullptr);
    // What it may still compose with a character behind is asked for by the second call.
    const bool isDone = ::iconv(converter, &from, &left, &to, &room) == 0 && left == 0
        && ::iconv(converter, nullptr, nullptr, &to, &room) == 0;
    return isDone ? QByteArray(utf8.data(), to - utf8.data()) : QByteArray();
}

} // namespace

CharacterDecoder::CharacterDecoder(const PythonEncoding &encoding)
    : m_encoding(encoding)
    , m_hasHangulParts(qstrcmp(encoding.name, "euc_kr") == 0)
{
    for (const char *charset : {encoding.charset, encoding.otherCharset}) {
        if (!charset)
            continue;
        void *converter = ::iconv_open("UTF-8", charset);
        if (converter == reinterpret_cast<void *>(-1))
            m_isValid = false;
        else
            m_converters.push_back(converter);
    }
    m_isValid = m_isValid && !m_converters.empty();
}

CharacterDecoder::~CharacterDecoder()
{
    for (void *converter : m_converters)
        ::iconv_close(converter);
}

CharacterDecoder::Character CharacterDecoder::character(QByteArrayView bytes) const
{
    const std::optional<char16_t> exception = exceptionAt(m_encoding, numberOf(bytes));
    QByteArray utf8;
    if (exception && *exception != noCharacter)
        utf8 = QString(QChar(*exception)).toUtf8();
    for (size_t i = 0; !exception && utf8.isEmpty() && i < m_converters.size(); ++i)
        utf8 = converted(m_converters[i], bytes);
    Character character;
    character.state
        = utf8.isEmpty() && !exception ? Character::State::None : Character::State::Known;
    character.size = static_cast<quint8>(utf8.size()); // 0 of bytes that end all: no character
    std::copy_n(
        utf8.begin(), std::min<size_t>(character.size, sizeof character.utf8), character.utf8);
    return character;
}

const CharacterDecoder::Character &CharacterDecoder::shortCharacter(QByteArrayView bytes)
{
    const auto byteAt = [bytes](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    std::unique_ptr<Row> &row = bytes.size() == 1 ? m_ofOne : m_ofTwo[byteAt(0)];
    if (!row)
        row = std::make_unique<Row>();
    Character &known = (*row)[byteAt(bytes.size() - 1)];
    if (known.state == Character::State::Unknown)
        known = character(bytes);
    return known;
}

// How many bytes the first character has; 0: more than there are, or it is none.
qsizetype CharacterDecoder::append(QByteArrayView bytes, QByteArray &text)
{
    if (m_hasHangulParts && beginsHangulParts(bytes) && bytes.size() >= hangulPartsSize) {
        const std::optional<char16_t> syllable = syllableOfParts(bytes.first(hangulPartsSize));
        text += syllable ? QString(QChar(*syllable)).toUtf8() : QByteArray();
        return syllable ? hangulPartsSize : 0;
    }
    for (qsizetype size = 1; size <= std::min(bytes.size(), longestCharacter); ++size) {
        const QByteArrayView first = bytes.first(size);
        const Character found = size <= 2 ? shortCharacter(first) : character(first);
        if (found.state == Character::State::Known) {
            text.append(found.utf8, found.size);
            return found.size > 0 ? size : 0;
        }
    }
    return 0;
}

std::optional<QByteArray> CharacterDecoder::decode(const QByteArray &bytes)
{
    const QByteArray all = std::exchange(m_rest, {}) + bytes;
    QByteArray text;
    text.reserve(all.size() * 3 / 2);
    for (qsizetype at = 0; at < all.size();) {
        const QByteArrayView left = QByteArrayView(all).sliced(at);
        const qsizetype size = append(left, text);
        at += size;
        if (size == 0 && left.size() >= hangulPartsSize)
            return std::nullopt;
        if (size == 0) {
            m_rest = left.toByteArray();
            break;
        }
    }
    return text;
}

} // namespace kvlens
