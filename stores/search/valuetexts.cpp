// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/valuetexts.h"

namespace kvlens {

using json::TokenKind;

ValueTexts::ValueTexts(const json::Tape &tape, const JsonPath &path, const JsonPath::Reached &root)
    : m_tape(tape)
    , m_path(path)
    , m_root(root)
{
}

bool ValueTexts::next()
{
    while (m_next < m_tape.tokens.size()) {
        m_at = m_next++;
        while (!m_around.empty() && m_around.back().end <= m_at)
            m_around.pop_back();
        const TokenKind kind = current().kind;
        if (!m_around.empty() && m_around.back().isArray)
            ++m_around.back().number;
        else if (!m_around.empty() && kind == TokenKind::Key)
            m_around.back().key = m_at;
        if (kind != TokenKind::Object && kind != TokenKind::Array) {
            readText();
            return true;
        }
        Container container {current().next, kind == TokenKind::Array};
        if (!m_path.isEverywhere())
            container.reached = reached();
        m_around.push_back(std::move(container));
    }
    return false;
}

void ValueTexts::readText()
{
    m_place = {};
    const QByteArrayView token = m_tape.bytes(m_at);
    const bool isString = current().kind == TokenKind::String || isName();
    m_isEscaped = isString && (token.contains('\\') || token.contains('\xed'));
    if (!isString) {
        m_text = token;
    } else if (!m_isEscaped) {
        m_text = token.sliced(1, token.size() - 2);
    } else {
        m_decoded = json::decodeString(token).value_or(QByteArray());
        m_text = m_decoded;
    }
}

bool ValueTexts::mayBeJson() const
{
    const QByteArrayView text = m_text.trimmed();
    const bool isEnclosed = (text.startsWith('{') && text.endsWith('}'))
        || (text.startsWith('[') && text.endsWith(']'));
    const QByteArrayView token = m_tape.bytes(m_at);
    return isEnclosed && current().kind == TokenKind::String && !token.contains("\\u005c")
        && !token.contains("\\u005C");
}

qint64 ValueTexts::offsetOf(qsizetype textByte)
{
    const qint64 begin = current().begin;
    if (m_isEscaped) {
        m_place = json::placeInToken(m_tape.bytes(m_at), m_place, textByte);
        return begin + m_place.token;
    }
    const bool isString = current().kind == TokenKind::String || isName();
    return begin + (isString ? 1 : 0) + textByte;
}

QByteArray ValueTexts::nameOf(const Container &object) const
{
    return json::decodeString(m_tape.bytes(object.key)).value_or(QByteArray());
}

QByteArray ValueTexts::pointer() const
{
    QByteArray pointer;
    for (const Container &container : m_around) {
        pointer += '/';
        pointer += container.isArray ? QByteArray::number(container.number)
                                     : nameOf(container).replace('~', "~0").replace('/', "~1");
    }
    return pointer;
}

JsonPath::Reached ValueTexts::reached() const
{
    if (m_around.empty())
        return m_root;
    const Container &around = m_around.back();
    if (isName())
        return around.reached;
    return m_path.after(
        around.reached, around.isArray ? PathStep {{}, around.number} : PathStep {nameOf(around)});
}

} // namespace kvlens
