// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The smallest thing that a renaming does: a string that is the id becomes the new one. Pure.
#pragma once

#include "model/index/tapetext.h"
#include "stores/json/edit.h"

#include <array>

namespace kvlens {

// In which members of a record the libraries name a document, and what triplets were made from.
constexpr std::array documentMembers {
    "document_id", "doc_id", "ref_doc_id", "refDocId", "triplet_source_id", "vector_source_id"};

class RenamedId
{
public:
    // All of them outlive it.
    RenamedId(const json::Tape &tape, const QByteArray &from, const QByteArray &to)
        : m_tape(tape)
        , m_from(from)
        , m_token(json::encodeString(to, json::detectStyle(tape.text).escapes))
    {
    }

    const json::Tape &tape() const { return m_tape; }
    // Nothing happens if the token is no string, or another.
    void rename(quint32 value, QList<json::Splice> &splices) const
    {
        if (isKind(m_tape, value, json::TokenKind::String) && textOf(m_tape, value) == m_from)
            splices.append(json::setValue(m_tape, value, m_token));
    }

private:
    const json::Tape &m_tape;
    const QByteArray &m_from;
    QByteArray m_token;
};

} // namespace kvlens
