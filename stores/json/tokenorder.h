// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which token may stand where in a JSON text, without looking at any token's bytes.
#pragma once

#include <QByteArrayView>

#include <vector>

namespace kvlens::json {

enum class Part : quint8 {
    ObjectBegin,
    ArrayBegin,
    ObjectEnd,
    ArrayEnd,
    Comma,
    Colon,
    String,
    Scalar, // a number or a literal
};

// What comes next.
enum class Expect : quint8 {
    Value, // the text's value, or an element behind a comma
    FirstElement, // or the end of the array
    FirstKey, // or the end of the object
    Key,
    Colon,
    MemberValue, // behind a colon
    Behind, // behind a value: a comma, an end, or nothing more
};

// Where one is between two tokens.
struct Place
{
    Expect expect = Expect::Value;
    qint64 depth = 0; // open brackets
    quint64 objects = 0; // which of the innermost 64 are objects, the innermost in the lowest bit
    bool operator==(const Place &) const = default;
};

// Memory: a bit for each open bracket.
class TokenOrder
{
public:
    // From a place other than the beginning at most 64 brackets can be closed below it.
    explicit TokenOrder(const Place &start = {});

    // Goes behind a token. False: it must not stand there; goes on as well as can be.
    bool take(Part part);

    Expect expect() const { return m_expect; }
    qint64 depth() const { return m_unknown + static_cast<qint64>(m_objects.size()); }
    Place place() const;
    bool isComplete() const { return m_expect == Expect::Behind && depth() == 0; }

private:
    bool allows(Part part) const;
    bool allowsEnd(bool object) const;
    bool inObject() const { return !m_objects.empty() && m_objects.back(); }
    void close();

    Expect m_expect;
    qint64 m_unknown; // brackets of which only the number is known
    std::vector<bool> m_objects; // the others, from outside to inside
};

// The kind of the token that begins with this byte; Scalar for anything that begins no other.
Part partOf(char first);
inline bool isEnd(Part part)
{
    return part == Part::ObjectEnd || part == Part::ArrayEnd;
}

// Whether parse() would accept the text. Needs no tape: for values of any size.
bool isJson(QByteArrayView text);

} // namespace kvlens::json
