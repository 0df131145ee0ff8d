// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/elide.h"
#include "stores/json/format.h"
#include "stores/json/lexemes.h"
#include "stores/json/tokendiff.h"
#include "stores/words/jsonreasons.h"

#include <QHash>

namespace kvlens::json {

namespace {

// What stands in front of white space, as far as that white space depends on it.
enum class Before : quint8 { Nothing, Open, Comma, Colon, Value };

Before kindBefore(LexemeKind kind)
{
    switch (kind) {
    case LexemeKind::Open:
        return Before::Open;
    case LexemeKind::Comma:
        return Before::Comma;
    case LexemeKind::Colon:
        return Before::Colon;
    default:
        return Before::Value;
    }
}

class Restorer
{
public:
    Restorer(const QByteArray &edited, const Pretty &pretty, const Style &style, qint64 depth)
        : m_edited(edited)
        , m_pretty(pretty)
        , m_lexemes(lexemes(edited))
        , m_storedLexemes(lexemes(m_pretty.stored))
        , m_style(style)
        , m_depth(depth)
    {
    }
    Result<QByteArray> run();

private:
    void match();
    Result<void> append(size_t i);
    QByteArray gap(size_t i) const;
    qsizetype inPlaceOf(size_t i) const;
    QByteArray styledGap(size_t i) const;
    Result<QByteArray> newToken(size_t i) const;
    Error atToken(size_t i, ErrorCode code, const Reason &detail) const;
    Result<QByteArray> checked() const;
    Before before(size_t i) const;
    QByteArrayView token(size_t i) const;
    QByteArrayView storedToken(qsizetype piece) const;

    const QByteArray &m_edited;
    const Pretty &m_pretty;
    std::vector<Lexeme> m_lexemes;
    std::vector<Lexeme> m_storedLexemes; // one for each piece
    Style m_style;
    std::vector<qsizetype> m_match;
    QHash<QByteArrayView, qsizetype> m_known; // shown form → a piece that has it
    qsizetype m_depth;
    QByteArray m_out;
    std::vector<qsizetype> m_begins; // of the tokens in m_out
};

QByteArrayView Restorer::token(size_t i) const
{
    const Lexeme &lexeme = m_lexemes[i];
    return QByteArrayView(m_edited).sliced(lexeme.begin, lexeme.end - lexeme.begin);
}

QByteArrayView Restorer::storedToken(qsizetype piece) const
{
    const Span span = m_pretty.pieces[static_cast<size_t>(piece)].stored;
    return QByteArrayView(m_pretty.stored).sliced(span.begin, span.size());
}

void Restorer::match()
{
    std::vector<QByteArrayView> shown;
    std::vector<QByteArrayView> edited;
    for (const Pretty::Piece &piece : m_pretty.pieces) {
        shown.push_back(
            QByteArrayView(m_pretty.text).sliced(piece.shown.begin, piece.shown.size()));
        m_known.insert(shown.back(), static_cast<qsizetype>(shown.size()) - 1);
    }
    for (size_t i = 0; i < m_lexemes.size(); ++i)
        edited.push_back(token(i));
    m_match = matchTokens(shown, edited);
}

Before Restorer::before(size_t i) const
{
    return i == 0 ? Before::Nothing : kindBefore(m_lexemes[i - 1].kind);
}

QByteArray Restorer::styledGap(size_t i) const
{
    const QByteArray line = lineBreak(m_style, m_depth);
    switch (m_lexemes[i].kind) {
    case LexemeKind::Comma:
        return line.isEmpty() ? m_style.item.first(m_style.item.indexOf(',')) : QByteArray();
    case LexemeKind::Colon:
        return m_style.key.first(m_style.key.indexOf(':'));
    case LexemeKind::Close:
        return before(i) == Before::Open ? QByteArray() : line;
    default:
        break;
    }
    switch (before(i)) {
    case Before::Comma:
        return line.isEmpty() ? m_style.item.sliced(m_style.item.indexOf(',') + 1) : line;
    case Before::Colon:
        return m_style.key.sliced(m_style.key.indexOf(':') + 1);
    case Before::Open:
        return line;
    default:
        return {};
    }
}

// The stored token that token i stands in the place of: itself, or the one that alone was there
// between two tokens that stayed.
qsizetype Restorer::inPlaceOf(size_t i) const
{
    if (m_match[i] != noMatch)
        return m_match[i];
    if (i > 0 && m_match[i - 1] == noMatch)
        return noMatch;
    const qsizetype place = i == 0 ? 0 : m_match[i - 1] + 1;
    const auto count = static_cast<qsizetype>(m_storedLexemes.size());
    const qsizetype behind = i + 1 < m_match.size() ? m_match[i + 1] : count;
    return place + 1 == behind ? place : noMatch;
}

// Stored white space is kept if what is in front of it is of the same kind.
QByteArray Restorer::gap(size_t i) const
{
    const qsizetype place = i == 0 && !m_storedLexemes.empty() ? 0 : inPlaceOf(i);
    if (place == noMatch)
        return styledGap(i);
    const auto at = static_cast<size_t>(place);
    if (i == 0)
        return m_pretty.stored.first(m_storedLexemes[0].begin);
    const Before stored = at == 0 ? Before::Nothing : kindBefore(m_storedLexemes[at - 1].kind);
    if (stored != before(i))
        return styledGap(i);
    const qsizetype begin = at == 0 ? 0 : m_storedLexemes[at - 1].end;
    return m_pretty.stored.mid(begin, m_storedLexemes[at].begin - begin);
}

Error Restorer::atToken(size_t i, ErrorCode code, const Reason &detail) const
{
    return {code, detail, {}, placeAt(m_edited, m_lexemes[i].begin)};
}

Result<QByteArray> Restorer::newToken(size_t i) const
{
    const QByteArrayView bytes = token(i);
    if (m_lexemes[i].kind != LexemeKind::String)
        return bytes.toByteArray();
    const auto known = m_known.constFind(bytes);
    if (known != m_known.constEnd())
        return storedToken(*known).toByteArray();
    const bool elides = std::any_of(m_pretty.pieces.begin(), m_pretty.pieces.end(),
        [](const Pretty::Piece &piece) { return piece.elided; });
    if (elides && looksElided(bytes))
        return atToken(i, ErrorCode::Invalid, JsonReasons::partOfLongString);
    const Result<QByteArray> text = decodeString(bytes);
    if (!text)
        return text.error();
    return encodeString(*text, m_style.escapes);
}

Result<void> Restorer::append(size_t i)
{
    m_depth -= m_lexemes[i].kind == LexemeKind::Close;
    m_out += gap(i);
    m_begins.push_back(m_out.size());
    if (m_match[i] != noMatch) {
        m_out += storedToken(m_match[i]);
    } else {
        const Result<QByteArray> bytes = newToken(i);
        if (!bytes)
            return bytes.error();
        m_out += *bytes;
    }
    m_depth += m_lexemes[i].kind == LexemeKind::Open;
    return {};
}

// The edited text was sound; what was taken from a damaged one may not be.
Result<QByteArray> Restorer::checked() const
{
    if (!m_pretty.problem)
        return m_out;
    const Result<Tape> parsed = parse(m_out);
    if (parsed)
        return m_out;
    const Error error = parsed.error();
    const auto behind = std::upper_bound(m_begins.begin(), m_begins.end(), error.place->byte);
    const auto token = behind == m_begins.begin() ? 0 : size_t(behind - m_begins.begin()) - 1;
    return atToken(token, ErrorCode::Corrupt, error.detail);
}

Result<QByteArray> Restorer::run()
{
    match();
    for (size_t i = 0; i < m_lexemes.size(); ++i) {
        if (const Result<void> done = append(i); !done)
            return done.error();
    }
    const qsizetype end = m_storedLexemes.empty() ? 0 : m_storedLexemes.back().end;
    m_out += QByteArrayView(m_pretty.stored).sliced(end);
    return checked();
}

} // namespace

Result<QByteArray> restore(const QByteArray &stored, const QByteArray &edited, const Style &style,
    const PrettyOptions &options)
{
    const Pretty shown = pretty(stored, options);
    if (edited == shown.text)
        return stored;
    if (const Result<Tape> parsed = parse(edited); !parsed)
        return parsed.error();
    return restoreTokens(shown, edited, withIndentOf(stored, style), 0);
}

Result<QByteArray> restoreTokens(
    const Pretty &shown, const QByteArray &edited, const Style &style, qint64 depth)
{
    return Restorer(edited, shown, style, depth).run();
}

} // namespace kvlens::json
