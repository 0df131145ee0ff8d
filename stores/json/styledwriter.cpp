// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/styling.h"

namespace kvlens::json {

namespace {

constexpr qsizetype deepestStyledIndent = 100;

// Writes a value token by token. The open containers are known by the token that follows them.
class StyledWriter
{
public:
    StyledWriter(const Tape &tape, const Style &style)
        : m_tape(tape)
        , m_style(style)
    {
    }
    QByteArray write(quint32 value);

private:
    void closeThoseEndingAt(quint32 token);
    void writeToken(quint32 token);
    void separate();
    qsizetype depth() const { return static_cast<qsizetype>(m_open.size()); }

    struct Open
    {
        quint32 container;
        bool empty;
    };
    const Tape &m_tape;
    const Style &m_style;
    std::vector<Open> m_open;
    QByteArray m_out;
};

void StyledWriter::closeThoseEndingAt(quint32 token)
{
    while (!m_open.empty() && m_tape[m_open.back().container].next == token) {
        const Open open = m_open.back();
        m_open.pop_back();
        if (!open.empty)
            m_out += lineBreak(m_style, depth());
        m_out += m_tape[open.container].kind == TokenKind::Object ? '}' : ']';
    }
}

// What stands in front of a key, or of an array's element.
void StyledWriter::separate()
{
    if (m_open.empty())
        return;
    const QByteArray line = lineBreak(m_style, depth());
    if (!m_open.back().empty)
        m_out += line.isEmpty() ? m_style.item : QByteArray(",");
    m_out += line;
    m_open.back().empty = false;
}

void StyledWriter::writeToken(quint32 token)
{
    const Token &t = m_tape[token];
    const bool afterKey = token > 0 && m_tape[token - 1].kind == TokenKind::Key && !m_open.empty();
    if (!afterKey)
        separate();
    if (t.kind == TokenKind::Object || t.kind == TokenKind::Array) {
        m_out += t.kind == TokenKind::Object ? '{' : '[';
        m_open.push_back({token, true});
    } else if (t.kind == TokenKind::Key || t.kind == TokenKind::String) {
        m_out += encodeString(*decodeString(m_tape.bytes(token)), m_style.escapes);
        if (t.kind == TokenKind::Key)
            m_out += m_style.key;
    } else {
        m_out += m_tape.bytes(token);
    }
}

QByteArray StyledWriter::write(quint32 value)
{
    const quint32 end = m_tape[value].next;
    for (quint32 token = value; token < end; ++token) {
        closeThoseEndingAt(token);
        writeToken(token);
    }
    closeThoseEndingAt(end);
    return m_out;
}

} // namespace

QByteArray lineBreak(const Style &style, qsizetype depth)
{
    if (style.indent.isEmpty())
        return {};
    return style.newline + style.baseIndent
        + style.indent.repeated(qMin(depth, deepestStyledIndent));
}

QByteArray writeStyled(const Tape &tape, quint32 value, const Style &style)
{
    return StyledWriter(tape, style).write(value);
}

Result<QByteArray> writeStyled(const QByteArray &text, const Style &style)
{
    const Result<Tape> tape = parse(text);
    if (!tape)
        return tape.error();
    return writeStyled(*tape, 0, style);
}

} // namespace kvlens::json
