// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/everywhere/pythontuple.h"

#include "stores/wtf8.h"

#include <optional>

namespace kvlens {

namespace {

// Goes through the text from its beginning.
class TupleReader
{
public:
    explicit TupleReader(QByteArrayView text)
        : m_text(text)
    {
    }

    bool take(QByteArrayView what)
    {
        if (!m_text.startsWith(what))
            return false;
        m_text = m_text.sliced(what.size());
        return true;
    }

    bool isAtEnd() const { return m_text.isEmpty(); }
    std::optional<QByteArray> string();

private:
    bool escape(QByteArray &text);

    QByteArrayView m_text; // what is left of it
};

// Behind a backslash.
bool TupleReader::escape(QByteArray &text)
{
    if (m_text.isEmpty())
        return false;
    const char kind = m_text.front();
    m_text = m_text.sliced(1);
    const qsizetype digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    if (digits == 0) {
        text.append(kind == 'n' ? '\n' : kind == 'r' ? '\r' : kind == 't' ? '\t' : kind);
        return true;
    }
    bool isNumber = false;
    const uint code = m_text.first(std::min(digits, m_text.size())).toUInt(&isNumber, 16);
    if (!isNumber || m_text.size() < digits || code > 0x10ffff)
        return false;
    appendCodePoint(text, code);
    m_text = m_text.sliced(digits);
    return true;
}

std::optional<QByteArray> TupleReader::string()
{
    const char quote = m_text.isEmpty() ? '\0' : m_text.front();
    if (quote != '\'' && quote != '"')
        return std::nullopt;
    QByteArray text;
    for (m_text = m_text.sliced(1); !m_text.isEmpty();) {
        const char c = m_text.front();
        m_text = m_text.sliced(1);
        if (c == quote)
            return text;
        if (c != '\\')
            text.append(c);
        else if (!escape(text))
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

QByteArrayList pythonTuple(QByteArrayView text)
{
    TupleReader reader(text);
    if (!reader.take("("))
        return {};
    QByteArrayList all;
    while (const std::optional<QByteArray> one = reader.string()) {
        all.append(*one);
        if (!reader.take(", "))
            break;
    }
    return reader.take(")") && reader.isAtEnd() ? all : QByteArrayList();
}

} // namespace kvlens
