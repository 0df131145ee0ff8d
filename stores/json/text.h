// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One JSON value as a flat tape of tokens over its text. Nothing is converted: a token is a kind
// and a span, so that whatever is not edited can be written back byte for byte.
#pragma once

#include "stores/entry.h"
#include "stores/json/span.h"

#include <iterator>
#include <vector>

namespace kvlens::json {

enum class TokenKind : quint8 {
    Object, // from its bracket to behind the closing one; its members follow on the tape
    Array,
    Key, // a member's name; its value is the next token
    String,
    Number,
    Literal, // true false null, and Python's NaN Infinity -Infinity
};

struct Token
{
    quint32 begin = 0; // bytes in the text
    quint32 end = 0;
    quint32 next = 0; // the token behind this one and all that is inside it
    quint32 count = 0; // members of an object, elements of an array
    TokenKind kind = TokenKind::Literal;
};

constexpr quint32 noToken = 0xffffffff;

struct Tape
{
    QByteArray text;
    std::vector<Token> tokens; // [0] is the value itself
    const Token &operator[](quint32 token) const { return tokens[token]; }
    quint32 deepest = 0; // brackets that are open at once
    quint32 longestNumber = 0; // bytes
    QByteArrayView bytes(quint32 token) const // as they stand in the text
    {
        const Token &t = tokens[token];
        return QByteArrayView(text).sliced(t.begin, t.end - t.begin);
    }
};

enum class Grammar : quint8 {
    Python, // exactly what json.loads accepts from bytes
    Strict, // RFC 8259: no NaN, no Infinity, no surrogates in raw bytes
};

// Memory: 20 bytes a token beside the text; a million nested brackets are no trouble.
// Invalid: not JSON; `detail` says what was expected, `place` is where, as Python's errors have it.
// Unsupported: the text is longer than 4 GB.
Result<Tape> parse(const QByteArray &text, Grammar grammar = Grammar::Python);

struct Child
{
    quint32 key = noToken; // noToken in an array
    quint32 value = noToken;
};

// The members or elements of a container, in order, for a range-based for. Empty for others, and
// for noToken.
class Children
{
public:
    class Iterator
    {
    public:
        using value_type = Child;
        using difference_type = std::ptrdiff_t;
        Child operator*() const
        {
            return m_keyed ? Child {m_token, m_token + 1} : Child {noToken, m_token};
        }
        Iterator &operator++()
        {
            m_token = (*m_tape)[operator*().value].next;
            return *this;
        }
        bool operator==(const Iterator &other) const { return m_token == other.m_token; }

    private:
        friend class Children;
        const Tape *m_tape = nullptr; // not owned
        quint32 m_token = 0;
        bool m_keyed = false;
    };
    Children(const Tape &tape, quint32 container) // the tape must outlive it
    {
        m_begin.m_tape = m_end.m_tape = &tape;
        if (container == noToken)
            return;
        const Token &token = tape[container];
        const bool isKeyed = token.kind == TokenKind::Object;
        m_begin.m_token = container + 1;
        m_end.m_token = isKeyed || token.kind == TokenKind::Array ? token.next : container + 1;
        m_begin.m_keyed = m_end.m_keyed = isKeyed;
    }
    Iterator begin() const { return m_begin; }
    Iterator end() const { return m_end; }

private:
    Iterator m_begin;
    Iterator m_end;
};

// The innermost token at a byte offset: a key, a scalar, or the container around it. noToken:
// outside.
quint32 tokenAt(const Tape &tape, qint64 byte);

// JSON Pointer (RFC 6901, WTF-8) of a token; a key has its value's pointer.
QByteArray pointerOf(const Tape &tape, quint32 token);
// The value at a pointer; of duplicate keys the last one, as Python reads it. noToken: no such
// value.
quint32 findPointer(const Tape &tape, QByteArrayView pointer);

// Line and column of a byte offset.
TextPlace placeAt(QByteArrayView text, qint64 byte);

} // namespace kvlens::json
