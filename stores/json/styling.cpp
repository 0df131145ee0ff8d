// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/styling.h"

#include "stores/json/lex.h"
#include "stores/json/lexemes.h"

#include <QHash>

namespace kvlens::json {

namespace {

constexpr int sortedEvidence = 3; // pairs of keys in order before we believe in sorting

// Looks at a sample lexeme by lexeme and counts what speaks for which style.
class Detector
{
public:
    explicit Detector(QByteArrayView sample)
        : m_sample(sample)
        , m_lexemes(lexemes(sample))
    {
    }
    Style detect(Style style);

private:
    void look(size_t i);
    void lookAtGap(size_t i);
    void lookAtIndents(const QByteArray &outer, const QByteArray &inner);
    void lookAtKey(size_t i);
    void lookAtEscapes(QByteArrayView token);
    QByteArrayView gapBefore(size_t i) const;
    Escapes escapes(const Style &fallback) const;

    QByteArrayView m_sample;
    std::vector<Lexeme> m_lexemes;
    QHash<QByteArray, int> m_items;
    QHash<QByteArray, int> m_keys;
    std::optional<QByteArray> m_lineIndent; // of the line at hand
    QByteArray m_indent;
    QByteArray m_newline;
    std::vector<QByteArray> m_lastKeys; // of the open containers
    int m_inOrder = 0;
    int m_outOfOrder = 0;
    bool m_raw = false;
    bool m_escaped = false;
};

QByteArray mostFrequent(const QHash<QByteArray, int> &counts, const QByteArray &fallback)
{
    QByteArray best = fallback;
    int most = 0;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (it.value() > most || (it.value() == most && it.key() < best)) {
            best = it.key();
            most = it.value();
        }
    }
    return best;
}

QByteArrayView Detector::gapBefore(size_t i) const
{
    const qsizetype begin = i == 0 ? 0 : m_lexemes[i - 1].end;
    return m_sample.sliced(begin, m_lexemes[i].begin - begin);
}

// Of two lines of which one is one level deeper.
void Detector::lookAtIndents(const QByteArray &outer, const QByteArray &inner)
{
    if (m_indent.isEmpty() && inner.startsWith(outer))
        m_indent = inner.mid(outer.size());
}

void Detector::lookAtGap(size_t i)
{
    const QByteArrayView gap = gapBefore(i);
    const LexemeKind before = m_lexemes[i - 1].kind;
    if (before == LexemeKind::Colon && i >= 2)
        ++m_keys[gapBefore(i - 1).toByteArray() + ':' + gap.toByteArray()];
    if (!gap.contains('\n')) {
        if (before == LexemeKind::Comma)
            ++m_items[gapBefore(i - 1).toByteArray() + ',' + gap.toByteArray()];
        return;
    }
    if (m_newline.isEmpty())
        m_newline = gap.contains("\r\n") ? "\r\n" : "\n";
    const QByteArray indent = gap.sliced(gap.lastIndexOf('\n') + 1).toByteArray();
    const bool opens = before == LexemeKind::Open;
    const bool closes = m_lexemes[i].kind == LexemeKind::Close;
    if (opens && !closes && m_lineIndent) // how far a value's first line is indented is not known
        lookAtIndents(*m_lineIndent, indent);
    else if (closes && !opens && m_lineIndent)
        lookAtIndents(indent, *m_lineIndent);
    m_lineIndent = indent;
}

void Detector::lookAtKey(size_t i)
{
    const bool key = i + 1 < m_lexemes.size() && m_lexemes[i + 1].kind == LexemeKind::Colon;
    if (!key || m_lastKeys.empty())
        return;
    const Lexeme &lexeme = m_lexemes[i];
    const Result<QByteArray> text
        = decodeString(m_sample.sliced(lexeme.begin, lexeme.end - lexeme.begin));
    QByteArray &last = m_lastKeys.back();
    if (text && !last.isNull())
        ++(last <= *text ? m_inOrder : m_outOfOrder);
    if (text)
        last = text->isNull() ? QByteArray("") : *text;
}

void Detector::lookAtEscapes(QByteArrayView token)
{
    m_raw |= std::any_of(token.begin(), token.end(), [](char c) { return c & 0x80; });
    for (qsizetype at = token.indexOf('\\'); at >= 0; at = token.indexOf('\\', at + 2))
        m_escaped |= token.sliced(at).startsWith("\\u") && hexDigits4(token, at + 2) >= 0x80;
}

void Detector::look(size_t i)
{
    const Lexeme &lexeme = m_lexemes[i];
    if (i > 0)
        lookAtGap(i);
    if (lexeme.kind == LexemeKind::Open)
        m_lastKeys.emplace_back();
    else if (lexeme.kind == LexemeKind::Close && !m_lastKeys.empty())
        m_lastKeys.pop_back();
    else if (lexeme.kind >= LexemeKind::String)
        lookAtEscapes(m_sample.sliced(lexeme.begin, lexeme.end - lexeme.begin));
    if (lexeme.kind == LexemeKind::String)
        lookAtKey(i);
}

// Without any character that tells: the compact writers (pydantic, most clients) do not escape.
Escapes Detector::escapes(const Style &fallback) const
{
    if (m_raw || m_escaped)
        return m_raw ? Escapes::RawUtf8 : Escapes::Ascii;
    const bool compact = fallback == Style {} && m_newline.isEmpty()
        && (mostFrequent(m_items, {}) == "," || mostFrequent(m_keys, {}) == ":");
    return compact ? Escapes::RawUtf8 : fallback.escapes;
}

Style Detector::detect(Style style)
{
    for (size_t i = 0; i < m_lexemes.size(); ++i)
        look(i);
    const Style fallback = style;
    style.escapes = escapes(fallback);
    style.key = mostFrequent(m_keys, style.key);
    style.item = mostFrequent(m_items, fallback == Style {} && style.key == ":" ? "," : style.item);
    if (!m_newline.isEmpty()) {
        style.newline = m_newline;
        style.indent = m_indent.isEmpty() ? style.indent : m_indent;
    } else if (!m_items.isEmpty()) {
        style.indent.clear();
    }
    if (m_outOfOrder > 0)
        style.sortedKeys = false;
    else if (m_inOrder >= sortedEvidence)
        style.sortedKeys = true;
    return style;
}

// An object or array that holds something, and all of it on one line.
bool isOneLine(QByteArrayView value)
{
    const QByteArrayView text = value.trimmed();
    const bool opens = text.startsWith('{') || text.startsWith('[');
    return opens && !text.contains('\n') && skipSpace(text, 1) < text.size() - 1;
}

} // namespace

Style detectStyle(QByteArrayView sample, const Style &fallback)
{
    return Detector(sample).detect(fallback);
}

Style styleInside(QByteArrayView sample, const Style &text, qsizetype depth)
{
    Style style = text;
    style.baseIndent = text.indent.repeated(depth);
    qsizetype open = 0;
    qsizetype begin = -1; // of the value at hand
    for (const Lexeme &lexeme : lexemes(sample)) {
        if (lexeme.kind == LexemeKind::Open && open++ == depth)
            begin = lexeme.begin;
        if (lexeme.kind != LexemeKind::Close || --open != depth)
            continue;
        const QByteArray value = sample.sliced(begin, lexeme.end - begin).toByteArray();
        if (isOneLine(value) || value.contains('\n'))
            return styleInPlaceOf(value, style);
        begin = -1;
    }
    if (begin >= 0 && isOneLine(sample.sliced(begin))) // it goes on behind the sample
        style.indent.clear();
    return style;
}

Style styleInPlaceOf(const QByteArray &value, const Style &fresh)
{
    Style style = withIndentOf(value, detectStyle(value, fresh));
    if (isOneLine(value))
        style.indent.clear();
    return style;
}

Style withIndentOf(const QByteArray &value, Style style)
{
    const qsizetype newline = value.lastIndexOf('\n');
    if (newline < 0)
        return style;
    qsizetype end = newline + 1;
    while (end < value.size() && (value[end] == ' ' || value[end] == '\t'))
        ++end;
    if (end < value.size() && (value[end] == '}' || value[end] == ']'))
        style.baseIndent = value.mid(newline + 1, end - newline - 1);
    return style;
}

QByteArray inAscii(const QByteArray &json)
{
    const auto isAscii = [](char c) { return (c & 0x80) == 0; };
    if (std::all_of(json.begin(), json.end(), isAscii))
        return json;
    QByteArray text;
    qsizetype at = 0;
    for (const Lexeme &lexeme : lexemes(json)) {
        const QByteArrayView token
            = QByteArrayView(json).sliced(lexeme.begin, lexeme.end - lexeme.begin);
        if (std::all_of(token.begin(), token.end(), isAscii))
            continue;
        const Result<QByteArray> decoded = decodeString(token);
        if (!decoded)
            continue;
        text += QByteArrayView(json).sliced(at, lexeme.begin - at);
        text += encodeString(*decoded, Escapes::Ascii);
        at = lexeme.end;
    }
    text += QByteArrayView(json).sliced(at);
    return text;
}

} // namespace kvlens::json
