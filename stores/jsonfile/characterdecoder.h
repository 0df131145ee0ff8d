// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Text decoded character by character as one of Python's codecs does.
#pragma once

#include "stores/jsonfile/pythonencodings.h"

#include <QByteArray>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace kvlens {

class CharacterDecoder
{
public:
    explicit CharacterDecoder(const PythonEncoding &encoding);
    ~CharacterDecoder();
    CharacterDecoder(const CharacterDecoder &) = delete;
    CharacterDecoder &operator=(const CharacterDecoder &) = delete;

    // Whether this system has the charsets of the encoding.
    bool isValid() const { return m_isValid; }

    // The next bytes of a text as UTF-8. A character that is cut is kept until the rest comes.
    // Nothing: they are not in the encoding.
    std::optional<QByteArray> decode(const QByteArray &bytes);
    bool isCut() const { return !m_rest.isEmpty(); }

private:
    struct Character
    {
        enum class State : quint8 { Unknown, None, Known };
        State state = State::Unknown;
        quint8 size = 0;
        char utf8[6] = {}; // two code points of the basic plane at most
    };

    const Character &shortCharacter(QByteArrayView bytes); // of one byte or two
    Character character(QByteArrayView bytes) const;
    qsizetype append(QByteArrayView bytes, QByteArray &text);

    PythonEncoding m_encoding;
    bool m_hasHangulParts = false;
    bool m_isValid = true;
    std::vector<void *> m_converters;
    // What was found of one byte, and in the other rows of two by the first of them. Made when
    // needed: a decoder is opened for a short text too.
    using Row = std::array<Character, 256>;
    std::unique_ptr<Row> m_ofOne;
    std::array<std::unique_ptr<Row>, 256> m_ofTwo;
    QByteArray m_rest;
};

} // namespace kvlens
