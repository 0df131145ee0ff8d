// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/text.h"

#include "stores/json/lex.h"
#include "stores/json/mergemark.h"
#include "stores/json/utf8.h"
#include "stores/words/jsonreasons.h"

#include <limits>

namespace kvlens::json {

namespace {

constexpr qsizetype bytesForAToken = 20; // and fewer where they are short: then there is more room
constexpr qsizetype mostAtFirst = 4096; // tokens

Error invalid(QByteArrayView text, const char *what, qsizetype at)
{
    const Reason reason = isMergeMark(text.sliced(at)) ? Reason(JsonReasons::mergeMarks)
                                                       : quoted(QString::fromLatin1(what));
    return {ErrorCode::Invalid, reason, {}, placeAt(text, at)};
}

// Grows the tape token by token. While a container is open, its `next` holds its parent.
class Parser
{
public:
    Parser(const QByteArray &text, Grammar grammar)
        : m_text(text)
        , m_grammar(grammar)
    {
        m_tape.text = text;
        m_tape.tokens.reserve(size_t(qMin(text.size() / bytesForAToken + 4, mostAtFirst)));
    }
    Result<Tape> run();

private:
    enum class Step : quint8 { Value, FirstValue, Key, FirstKey, Behind, Done, Failed };

    Step value();
    Step open(TokenKind kind);
    Step close();
    Step scalar(TokenKind kind, qsizetype end);
    Step key();
    Step behindValue();
    Step behindAll();
    Step string(TokenKind kind, Step then);
    Step fail(const char *what, qsizetype at);
    bool take(char c);
    bool isAt(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
    quint32 append(TokenKind kind, qsizetype end);

    QByteArrayView m_text;
    Grammar m_grammar;
    qsizetype m_at = 0;
    quint32 m_container = noToken;
    quint32 m_depth = 0;
    Tape m_tape;
    const char *m_fault = nullptr;
    qsizetype m_faultAt = 0;
};

quint32 Parser::append(TokenKind kind, qsizetype end)
{
    const auto number = static_cast<quint32>(m_tape.tokens.size());
    m_tape.tokens.push_back(
        {static_cast<quint32>(m_at), static_cast<quint32>(end), number + 1, 0, kind});
    m_at = end;
    return number;
}

Parser::Step Parser::fail(const char *what, qsizetype at)
{
    m_fault = what;
    m_faultAt = at;
    return Step::Failed;
}

bool Parser::take(char c)
{
    if (!isAt(c))
        return false;
    m_at = skipSpace(m_text, m_at + 1);
    return true;
}

Parser::Step Parser::open(TokenKind kind)
{
    const quint32 number = append(kind, m_at + 1);
    m_tape.tokens[number].next = m_container;
    m_container = number;
    m_tape.deepest = qMax(m_tape.deepest, ++m_depth);
    m_at = skipSpace(m_text, m_at);
    return kind == TokenKind::Object ? Step::FirstKey : Step::FirstValue;
}

Parser::Step Parser::close()
{
    Token &container = m_tape.tokens[m_container];
    container.end = static_cast<quint32>(++m_at);
    --m_depth;
    m_container = std::exchange(container.next, static_cast<quint32>(m_tape.tokens.size()));
    return Step::Behind;
}

Parser::Step Parser::scalar(TokenKind kind, qsizetype end)
{
    if (end == m_at)
        return fail("Expecting value", m_at);
    m_tape.longestNumber = qMax(m_tape.longestNumber, static_cast<quint32>(end - m_at));
    append(kind, end);
    return Step::Behind;
}

Parser::Step Parser::string(TokenKind kind, Step then)
{
    const Lexed lexed = lexString(m_text, m_at);
    if (lexed.fault)
        return fail(lexed.fault, lexed.faultAt);
    append(kind, lexed.end);
    return then;
}

Parser::Step Parser::value()
{
    const char first = m_at < m_text.size() ? m_text[m_at] : '\0';
    if (first == '{')
        return open(TokenKind::Object);
    if (first == '[')
        return open(TokenKind::Array);
    if (first == '"')
        return string(TokenKind::String, Step::Behind);
    const bool python = m_grammar == Grammar::Python;
    if (python || first == 't' || first == 'f' || first == 'n') {
        const qsizetype end = literalEnd(m_text, m_at);
        if (end != m_at)
            return scalar(TokenKind::Literal, end);
    }
    return scalar(TokenKind::Number, numberEnd(m_text, m_at));
}

Parser::Step Parser::key()
{
    if (!isAt('"'))
        return fail("Expecting property name enclosed in double quotes", m_at);
    if (string(TokenKind::Key, Step::Value) == Step::Failed)
        return Step::Failed;
    m_at = skipSpace(m_text, m_at);
    return take(':') ? Step::Value : fail("Expecting ':' delimiter", m_at);
}

Parser::Step Parser::behindAll()
{
    return m_at == m_text.size() ? Step::Done : fail("Extra data", m_at);
}

Parser::Step Parser::behindValue()
{
    m_at = skipSpace(m_text, m_at);
    if (m_container == noToken)
        return behindAll();
    Token &container = m_tape.tokens[m_container];
    const bool object = container.kind == TokenKind::Object;
    ++container.count;
    if (isAt(object ? '}' : ']'))
        return close();
    if (!take(','))
        return fail("Expecting ',' delimiter", m_at);
    return object ? Step::Key : Step::Value;
}

Result<Tape> Parser::run()
{
    Step step = Step::Value;
    m_at = skipSpace(m_text, 0);
    while (step != Step::Done && step != Step::Failed) {
        switch (step) {
        case Step::FirstValue:
            step = isAt(']') ? close() : value();
            break;
        case Step::FirstKey:
            step = isAt('}') ? close() : key();
            break;
        case Step::Value:
            step = value();
            break;
        case Step::Key:
            step = key();
            break;
        default:
            step = behindValue();
        }
    }
    if (step == Step::Failed)
        return invalid(m_text, m_fault, m_faultAt);
    return std::move(m_tape);
}

// UTF-8 comes first, as Python decodes before it parses.
qsizetype findUnreadable(QByteArrayView text, Grammar grammar)
{
    qsizetype at = findInvalidUtf8(text);
    if (at >= 0 || grammar == Grammar::Python)
        return at;
    for (at = text.indexOf('\xed'); at >= 0; at = text.indexOf('\xed', at + 1)) {
        if (static_cast<unsigned char>(text[at + 1]) >= 0xa0)
            return at;
    }
    return -1;
}

} // namespace

Result<Tape> parse(const QByteArray &text, Grammar grammar)
{
    if (text.size() >= std::numeric_limits<quint32>::max())
        return Error {ErrorCode::Unsupported, JsonReasons::valueOver4GB};
    if (const qsizetype at = findUnreadable(text, grammar); at >= 0)
        return invalid(text, "Invalid UTF-8", at);
    return Parser(text, grammar).run();
}

TextPlace placeAt(QByteArrayView text, qint64 byte)
{
    const QByteArrayView before = text.first(qBound<qint64>(0, byte, text.size()));
    const qint64 lineBegin = before.lastIndexOf('\n') + 1;
    const QByteArrayView line = before.sliced(lineBegin);
    const auto characters
        = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xc0) != 0x80; });
    return {before.size(), before.count('\n') + 1, characters + 1};
}

} // namespace kvlens::json
