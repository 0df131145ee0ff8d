// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the edits of every value of an index are made of. Pure; what is not edited keeps its bytes.
#pragma once

#include "stores/json/edit.h"
#include "stores/json/text.h"

#include <functional>
#include <optional>

namespace kvlens {

// From its key, or the element, to behind its value.
json::Span spanOf(const json::Tape &tape, const json::Child &child);
// Of a member, decoded.
QByteArray keyOf(const json::Tape &tape, const json::Child &child);

// Whether it is a list that holds something, and all that it holds is so.
template <class IsOne> bool isAllOf(const json::Tape &tape, quint32 list, const IsOne &isOne)
{
    if (list == json::noToken || tape[list].kind != json::TokenKind::Array || tape[list].count == 0)
        return false;
    for (const json::Child child : json::Children(tape, list)) {
        if (!isOne(child))
            return false;
    }
    return true;
}

// Takes children out of a container; neighbours that go are one splice.
using IsOut = std::function<bool(const json::Child &child)>;
void removeChildren(
    const json::Tape &tape, quint32 container, const IsOut &isOut, QList<json::Splice> &splices);

// Adds the splices that change the value at a token of the tape.
using TapeEdit
    = std::function<void(const json::Tape &tape, quint32 value, QList<json::Splice> &splices)>;

// The edit is given all of the value. Invalid: it is no JSON.
Result<QByteArray> editedValue(const QByteArray &value, const TapeEdit &edit);

// What is in the "__data__" of a value, be it an object or a text that holds one; or the value
// itself, if it is an index that isOwnData().
class EntryData
{
public:
    // Invalid, Corrupt: there is none.
    static Result<EntryData> of(const QByteArray &value);
    const json::Tape &tape() const { return m_inner ? *m_inner : m_outer; }
    quint32 object() const { return m_inner ? 0 : m_data; }
    // The value, once that is edited.
    QByteArray edited(const QList<json::Splice> &splices) const;

private:
    json::Tape m_outer;
    quint32 m_data = 0; // in the outer one
    std::optional<json::Tape> m_inner; // of a text
};

// The same in one step.
Result<QByteArray> editedData(const QByteArray &value, const TapeEdit &edit);

} // namespace kvlens
