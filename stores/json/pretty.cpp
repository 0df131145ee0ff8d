// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/elide.h"
#include "stores/json/format.h"
#include "stores/json/indentstep.h"
#include "stores/json/lexemes.h"

namespace kvlens::json {

namespace {

constexpr qsizetype deepestPrettyIndent = 100;

// Lays out lexemes, whether they make sense or not.
class Layouter
{
public:
    Layouter(const QByteArray &stored, const PrettyOptions &options)
        : m_stored(stored)
        , m_lexemes(lexemes(stored))
        , m_flat(m_lexemes.size())
        , m_options(options)
    {
    }
    Pretty run();

private:
    void findFlatArrays();
    void place(size_t i);
    void separate(size_t i);
    void separateItem(size_t i);
    void open(size_t i);
    void breakLine();
    bool fitsOnLine(size_t open) const;
    QByteArrayView stored(size_t i) const;
    QByteArray shown(size_t i) const;
    qsizetype column() const { return m_out.text.size() - m_lineBegin; }

    struct Container
    {
        bool flat; // an array of scalars
        bool broken; // its children do not stand on the line of its bracket
    };
    QByteArray m_stored;
    std::vector<Lexeme> m_lexemes;
    std::vector<bool> m_flat;
    PrettyOptions m_options;
    std::vector<Container> m_open;
    qsizetype m_lineBegin = 0;
    Pretty m_out;
};

QByteArrayView Layouter::stored(size_t i) const
{
    const Lexeme &lexeme = m_lexemes[i];
    return QByteArrayView(m_stored).sliced(lexeme.begin, lexeme.end - lexeme.begin);
}

QByteArray Layouter::shown(size_t i) const
{
    const QByteArrayView token = stored(i);
    return token.size() > m_options.elideAbove ? elidedToken(token) : shownString(token);
}

void Layouter::findFlatArrays()
{
    std::vector<size_t> open;
    for (size_t i = 0; i < m_lexemes.size(); ++i) {
        if (m_lexemes[i].kind == LexemeKind::Open) {
            if (!open.empty())
                m_flat[open.back()] = false;
            m_flat[i] = m_stored[m_lexemes[i].begin] == '[';
            open.push_back(i);
        } else if (m_lexemes[i].kind == LexemeKind::Close && !open.empty()) {
            open.pop_back();
        }
    }
}

bool Layouter::fitsOnLine(size_t open) const
{
    qsizetype width = column() + 1;
    for (size_t i = open + 1; i < m_lexemes.size() && width <= m_options.width; ++i) {
        if (m_lexemes[i].kind == LexemeKind::Close)
            return width + 2 <= m_options.width;
        width += m_lexemes[i].kind == LexemeKind::Comma ? 2 : shown(i).size();
    }
    return false;
}

void Layouter::breakLine()
{
    const auto depth = static_cast<qsizetype>(m_open.size());
    m_out.text += '\n';
    m_lineBegin = m_out.text.size();
    m_out.text += QByteArray(indentStep() * qMin(depth, deepestPrettyIndent), ' ');
}

// In front of an item of a container.
void Layouter::separateItem(size_t i)
{
    const bool first = m_lexemes[i - 1].kind == LexemeKind::Open;
    if (m_open.empty() || (!m_open.back().flat && !first))
        return breakLine();
    if (first && m_open.back().broken)
        return breakLine();
    if (first)
        return;
    const bool full = column() + 1 + shown(i).size() >= m_options.width;
    if (m_open.back().broken && full)
        breakLine();
    else
        m_out.text += ' ';
}

void Layouter::separate(size_t i)
{
    const LexemeKind before = m_lexemes[i - 1].kind;
    switch (m_lexemes[i].kind) {
    case LexemeKind::Comma:
    case LexemeKind::Colon:
    case LexemeKind::Close: // place() knows what it closes
        return;
    default:
        if (before == LexemeKind::Colon)
            m_out.text += ' ';
        else
            separateItem(i);
    }
}

void Layouter::open(size_t i)
{
    const bool empty = i + 1 < m_lexemes.size() && m_lexemes[i + 1].kind == LexemeKind::Close;
    const bool flat = m_flat[i];
    const bool broken = !empty && !(flat && fitsOnLine(i));
    m_open.push_back({flat, broken});
}

void Layouter::place(size_t i)
{
    const Lexeme &lexeme = m_lexemes[i];
    if (i > 0)
        separate(i);
    if (lexeme.kind == LexemeKind::Close && !m_open.empty()) {
        const bool broken = m_open.back().broken;
        m_open.pop_back();
        if (broken)
            breakLine();
    }
    const QByteArray text = shown(i);
    const qsizetype begin = m_out.text.size();
    if (lexeme.kind == LexemeKind::Open)
        open(i);
    m_out.text += text;
    m_out.pieces.push_back({{lexeme.begin, lexeme.end}, {begin, m_out.text.size()},
        stored(i).size() > m_options.elideAbove});
}

Pretty Layouter::run()
{
    findFlatArrays();
    m_out.stored = m_stored;
    m_out.pieces.reserve(m_lexemes.size());
    for (size_t i = 0; i < m_lexemes.size(); ++i)
        place(i);
    const Result<Tape> parsed = parse(m_stored);
    if (!parsed)
        m_out.problem = parsed.error();
    return std::move(m_out);
}

// How many bytes of `to` stand for the first `bytes` of `from`, two forms of one token.
qint64 alongUnits(QByteArrayView from, qint64 bytes, QByteArrayView to)
{
    qint64 done = 0;
    qint64 toDone = 0;
    while (done < from.size() && toDone < to.size()) {
        const qsizetype unit = unitLength(from.sliced(done));
        if (done + unit > bytes)
            break;
        done += unit;
        toDone += unitLength(to.sliced(toDone));
    }
    return toDone;
}

using Side = Span Pretty::Piece::*;

QByteArrayView cut(const QByteArray &text, const Span &span)
{
    return QByteArrayView(text).sliced(span.begin, span.size());
}

qint64 mapped(const Pretty &pretty, qint64 byte, Side from, Side to)
{
    const auto &pieces = pretty.pieces;
    const auto behind = std::upper_bound(pieces.begin(), pieces.end(), byte,
        [&](qint64 at, const Pretty::Piece &piece) { return at < (piece.*from).begin; });
    if (behind == pieces.begin())
        return pieces.empty() ? 0 : (pieces.front().*to).begin;
    const Pretty::Piece &piece = *(behind - 1);
    if (byte >= (piece.*from).end)
        return (piece.*to).end;
    const bool fromStored = from == &Pretty::Piece::stored;
    const QByteArray &fromText = fromStored ? pretty.stored : pretty.text;
    const QByteArray &toText = fromStored ? pretty.text : pretty.stored;
    return (piece.*to).begin
        + alongUnits(
            cut(fromText, piece.*from), byte - (piece.*from).begin, cut(toText, piece.*to));
}

} // namespace

Pretty pretty(const QByteArray &stored, const PrettyOptions &options)
{
    return Layouter(stored, options).run();
}

qint64 Pretty::toShown(qint64 storedByte) const
{
    return mapped(*this, storedByte, &Piece::stored, &Piece::shown);
}

Span Pretty::toShown(const Span &storedBytes) const
{
    const qint64 begin = toShown(storedBytes.begin);
    if (storedBytes.size() <= 0)
        return {begin, begin};
    const qint64 last = toShown(storedBytes.end - 1);
    const QByteArrayView rest = QByteArrayView(text).sliced(last);
    return {begin, rest.isEmpty() ? last : last + unitLength(rest)};
}

qint64 Pretty::toStored(qint64 shownByte) const
{
    return mapped(*this, shownByte, &Piece::shown, &Piece::stored);
}

} // namespace kvlens::json
