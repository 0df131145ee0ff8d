// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/bugreport/jsonrewrite.h"

#include "model/index/tapetext.h"
#include "stores/json/pystr.h"
#include "stores/json/text.h"

namespace kvlens {

namespace {

constexpr int deepestRewrite = 1'000;
constexpr int deepestInside = 3; // strings in strings

class Rewriting
{
public:
    Rewriting(const json::Tape &tape, const JsonRewrite &rewrite, int inside)
        : m_tape(tape)
        , m_rewrite(rewrite)
        , m_inside(inside)
    {
    }

    QByteArray value(quint32 token, const QByteArray &member, int depth) const
    {
        switch (m_tape[token].kind) {
        case json::TokenKind::Object:
            return depth < deepestRewrite ? object(token, depth) : QByteArray("null");
        case json::TokenKind::Array:
            return depth < deepestRewrite ? array(token, member, depth) : QByteArray("null");
        case json::TokenKind::String:
            return string(token, member);
        case json::TokenKind::Number:
            return m_rewrite.number ? m_rewrite.number(m_tape.bytes(token).toByteArray(), member)
                                    : m_tape.bytes(token).toByteArray();
        default:
            return m_tape.bytes(token).toByteArray();
        }
    }

private:
    static QByteArray written(const QByteArray &text)
    {
        return json::encodeString(text, json::Escapes::Ascii);
    }

    QByteArray textOfToken(quint32 token) const
    {
        return textOf(m_tape, token).value_or(QByteArray());
    }

    bool isGone(quint32 token) const
    {
        if (!m_rewrite.isGone)
            return false;
        if (isKind(m_tape, token, json::TokenKind::String))
            return m_rewrite.isGone(textOfToken(token));
        const quint32 node = memberOf(m_tape, token, {"node_id", "nodeId"});
        return isKind(m_tape, node, json::TokenKind::String) && m_rewrite.isGone(textOfToken(node));
    }

    QByteArray object(quint32 token, int depth) const
    {
        QByteArrayList members;
        for (const json::Child child : json::Children(m_tape, token)) {
            const QByteArray name
                = json::decodeString(m_tape.bytes(child.key)).value_or(QByteArray());
            if (isGone(child.value) || (m_rewrite.isGone && m_rewrite.isGone(name)))
                continue;
            members.append(written(m_rewrite.name ? m_rewrite.name(name) : name) + ": "
                + value(child.value, name, depth + 1));
        }
        return '{' + members.join(", ") + '}';
    }

    QByteArray array(quint32 token, const QByteArray &member, int depth) const
    {
        QByteArrayList elements;
        for (const json::Child child : json::Children(m_tape, token)) {
            if (!isGone(child.value))
                elements.append(value(child.value, member, depth + 1));
        }
        return '[' + elements.join(", ") + ']';
    }

    QByteArray string(quint32 token, const QByteArray &member) const
    {
        const Result<QByteArray> text = json::decodeString(m_tape.bytes(token));
        if (!text)
            return m_tape.bytes(token).toByteArray();
        if (m_inside < deepestInside && (text->startsWith('{') || text->startsWith('['))) {
            if (const Result<json::Tape> inner = json::parse(*text))
                return written(Rewriting(*inner, m_rewrite, m_inside + 1).value(0, member, 0));
        }
        return m_rewrite.text ? written(m_rewrite.text(*text, member)) : written(*text);
    }

    const json::Tape &m_tape; // outlive us
    const JsonRewrite &m_rewrite;
    int m_inside;
};

} // namespace

Result<QByteArray> rewritten(const QByteArray &value, const JsonRewrite &rewrite)
{
    const Result<json::Tape> tape = json::parse(value);
    if (!tape)
        return tape.error();
    return Rewriting(*tape, rewrite, 0).value(0, {}, 0);
}

} // namespace kvlens
