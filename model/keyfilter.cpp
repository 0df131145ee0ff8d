// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keyfilter.h"

#include "stores/wtf8.h"

#include <algorithm>

namespace kvlens {

namespace {

struct Glob
{
    QString expression;
    QString longestRun; // of characters that stand for themselves
};

// Unlike Qt's own conversion "*" matches "/" too: keys are no paths.
Glob readGlob(const QString &glob)
{
    Glob read;
    QString run;
    for (qsizetype i = 0; i < glob.size(); ++i) {
        const QChar c = glob.at(i);
        const qsizetype close = c == u'[' ? glob.indexOf(u']', i + 2) : -1;
        if (c != u'*' && c != u'?' && close < 0) {
            read.expression += QRegularExpression::escape(QStringView(&c, 1));
            run += c;
            if (run.size() > read.longestRun.size())
                read.longestRun = run;
            continue;
        }
        run.clear();
        if (c == u'*') {
            read.expression += u".*";
        } else if (c == u'?') {
            read.expression += u'.';
        } else {
            QString set = glob.sliced(i + 1, close - i - 1).replace(u'\\', QStringLiteral("\\\\"));
            if (set.startsWith(u'!'))
                set[0] = u'^';
            read.expression += u'[' + set + u']';
            i = close;
        }
    }
    read.expression = QRegularExpression::anchoredPattern(read.expression);
    return read;
}

QString expressionText(const KeyPattern &pattern)
{
    switch (pattern.kind) {
    case KeyPattern::Kind::Substring:
        return QRegularExpression::escape(pattern.text);
    case KeyPattern::Kind::Prefix:
        return u'^' + QRegularExpression::escape(pattern.text);
    case KeyPattern::Kind::Glob:
        return readGlob(pattern.text).expression;
    case KeyPattern::Kind::Regex:
        break;
    }
    return pattern.text;
}

QRegularExpression expressionOf(const KeyPattern &pattern)
{
    QRegularExpression::PatternOptions options = QRegularExpression::DotMatchesEverythingOption;
    if (pattern.caseSensitivity == Qt::CaseInsensitive)
        options |= QRegularExpression::CaseInsensitiveOption;
    return QRegularExpression(expressionText(pattern), options);
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

bool isAscii(QByteArrayView key)
{
    return std::all_of(key.begin(), key.end(), [](char c) { return c >= 0; });
}

// What every matching key holds, as text.
QString literalOf(const KeyPattern &pattern)
{
    switch (pattern.kind) {
    case KeyPattern::Kind::Substring:
    case KeyPattern::Kind::Prefix:
        return pattern.text;
    case KeyPattern::Kind::Glob:
        return readGlob(pattern.text).longestRun;
    case KeyPattern::Kind::Regex:
        break;
    }
    return {};
}

} // namespace

Result<KeyFilter> KeyFilter::make(const KeyPattern &pattern)
{
    KeyFilter filter;
    filter.m_pattern = pattern;
    filter.m_expression = expressionOf(pattern);
    if (!filter.m_expression.isValid())
        return Error {ErrorCode::Invalid, quoted(filter.m_expression.errorString()), pattern.text,
            TextPlace {.column = filter.m_expression.patternErrorOffset() + 1}};
    filter.m_expression.optimize();
    const QString literal = literalOf(pattern);
    const bool isExact = pattern.caseSensitivity == Qt::CaseSensitive || isAscii(pattern.text);
    if (!literal.isEmpty() && isExact)
        filter.m_literal.emplace(toWtf8(literal), pattern.caseSensitivity);
    filter.m_isLiteral
        = filter.m_literal && (pattern.kind == KeyPattern::Kind::Substring || filter.isPrefix());
    filter.m_skipsAscii = !isAscii(literal);
    return filter;
}

bool KeyFilter::matches(const CollectionRef &collection, QByteArrayView key) const
{
    return matches(key) && (!m_entries || m_entries->contains({collection, key.toByteArray()}));
}

bool KeyFilter::matches(QByteArrayView key) const
{
    if (m_pattern.text.isEmpty())
        return true;
    const qsizetype at = m_literal ? m_literal->indexIn(key) : -1;
    if (m_literal && at < 0)
        return false;
    return accepts(key, at);
}

// `at`: where the literal stands first in it.
bool KeyFilter::accepts(QByteArrayView key, qsizetype at) const
{
    if (m_isLiteral)
        return at == 0 || !isPrefix();
    if (m_skipsAscii && isAscii(key))
        return false;
    return m_expression.match(fromWtf8(key)).hasMatch();
}

void KeyFilter::search(
    const PackedKeys::Block &block, qsizetype first, QList<quint32> &positions) const
{
    if (m_literal)
        return searchLiteral(block, first, positions);
    for (qsizetype key = first; key < block.count(); ++key) {
        if (matches(block.key(key)))
            positions.append(quint32(block.first() + key));
    }
}

void KeyFilter::searchLiteral(
    const PackedKeys::Block &block, qsizetype first, QList<quint32> &positions) const
{
    const qsizetype length = m_literal->needle().size();
    const bool suffices = m_isLiteral && !isPrefix();
    qsizetype key = first;
    qsizetype at = m_literal->indexIn(block.bytes(), block.begin(first));
    while (at >= 0) {
        key = block.keyAt(at, key);
        const qsizetype end = block.end(key);
        const bool reachesOver = at + length > end; // into the next key
        if (!reachesOver && (suffices || accepts(block.key(key), at - block.begin(key))))
            positions.append(quint32(block.first() + key));
        at = m_literal->indexIn(block.bytes(), reachesOver ? at + 1 : end);
    }
}

} // namespace kvlens
