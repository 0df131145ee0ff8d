// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The texts of one JSON value, one after the other, and where they stand.
#pragma once

#include "stores/json/pystr.h"
#include "stores/json/text.h"
#include "stores/search/jsonpath.h"

#include <vector>

namespace kvlens {

// Walks over a tape. Memory: a record for each container around the text at hand.
class ValueTexts
{
public:
    // `root`: how much of the path leads to the value; not asked for if that is everywhere. Tape
    // and path outlive us.
    ValueTexts(const json::Tape &tape, const JsonPath &path, const JsonPath::Reached &root);

    // Goes to the next string, number, literal or member's name. False: there is none.
    bool next();

    bool isName() const { return current().kind == json::TokenKind::Key; }
    // Decoded, WTF-8; lives until next().
    QByteArrayView text() const { return m_text; }
    // Where in the value a byte of the text stands; the text's size gives its end. For one text
    // asked for in ascending order, from the beginning again after rewind().
    qint64 offsetOf(qsizetype textByte);
    void rewind() { m_place = {}; }
    // Whether the text may be JSON itself: an object or array. One in which a backslash is written
    // as \u005c is not looked at, nor is what is nested without end.
    bool mayBeJson() const;
    // JSON Pointer (WTF-8); a name has its value's.
    QByteArray pointer() const;
    // How much of the path leads to it; a name stands in its object.
    JsonPath::Reached reached() const;

private:
    struct Container
    {
        quint32 end = 0; // the token behind all that is inside
        bool isArray = false;
        qint64 number = -1; // of the element at hand
        quint32 key = json::noToken; // of the member at hand
        JsonPath::Reached reached = {}; // how much of the path leads here
    };
    const json::Token &current() const { return m_tape[m_at]; }
    QByteArray nameOf(const Container &object) const;
    void readText();

    const json::Tape &m_tape;
    const JsonPath &m_path;
    JsonPath::Reached m_root;
    quint32 m_at = 0;
    quint32 m_next = 0;
    std::vector<Container> m_around;
    QByteArray m_decoded;
    QByteArrayView m_text;
    bool m_isEscaped = false; // the text is not what stands in the token
    json::TextPlaceInToken m_place; // the last that was asked for
};

} // namespace kvlens
