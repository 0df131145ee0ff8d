// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/textmatcher.h"

#include "stores/wtf8.h"

namespace kvlens {

namespace {

bool continuesCharacter(char c)
{
    return (static_cast<uchar>(c) & 0xc0) == 0x80;
}

bool isWordCharacter(char32_t code)
{
    return code == U'_'
        || (code <= QChar::LastValidCodePoint
            && (QChar::isLetterOrNumber(code) || QChar::isMark(code)));
}

bool isWordBefore(QByteArrayView text, qsizetype at)
{
    qsizetype begin = at;
    while (begin > 0 && at - begin < 4) {
        --begin;
        if (!continuesCharacter(text[begin]))
            break;
    }
    return begin < at && isWordCharacter(firstCodePoint(text.sliced(begin)).code);
}

bool isWordBehind(QByteArrayView text, qsizetype at)
{
    return at < text.size() && isWordCharacter(firstCodePoint(text.sliced(at)).code);
}

// The two letters of ASCII that characters outside of it fold to.
bool hasForeignCase(QByteArrayView needle)
{
    return std::any_of(needle.begin(), needle.end(), [](char c) {
        return static_cast<uchar>(c) >= 0x80 || (c | 0x20) == 'k' || (c | 0x20) == 's';
    });
}

std::u32string foldedText(QByteArrayView text)
{
    std::u32string folded;
    while (!text.isEmpty()) {
        const CodePoint first = firstCodePoint(text);
        folded += foldedCase(first.code);
        text = text.sliced(first.length);
    }
    return folded;
}

// Behind the folded needle where it stands at `at`, or -1.
qsizetype foldedEnd(QByteArrayView text, qsizetype at, const std::u32string &needle)
{
    for (const char32_t wanted : needle) {
        if (at >= text.size())
            return -1;
        const CodePoint next = firstCodePoint(text.sliced(at));
        if (foldedCase(next.code) != wanted)
            return -1;
        at += next.length;
    }
    return at;
}

// The expressions' library refuses texts with such.
QString withoutLoneSurrogates(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isSurrogate())
            continue;
        const bool isPair
            = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair)
            ++i;
        else
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

QRegularExpression expressionOf(const SearchQuery &query)
{
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    options.setFlag(
        QRegularExpression::CaseInsensitiveOption, query.caseSensitivity == Qt::CaseInsensitive);
    return QRegularExpression(query.text, options);
}

} // namespace

char32_t foldedCase(char32_t code)
{
    return code <= QChar::LastValidCodePoint ? QChar::toCaseFolded(code) : code;
}

TextMatcher::TextMatcher(const SearchQuery &query)
    : m_finder(toWtf8(query.text), query.caseSensitivity)
    , m_isExpression(query.syntax == SearchQuery::Syntax::Regex)
    , m_wholeWords(query.wholeWords)
{
    const QByteArray needle = toWtf8(query.text);
    if (query.caseSensitivity == Qt::CaseInsensitive && hasForeignCase(needle))
        m_folded = foldedText(needle);
}

Result<TextMatcher> TextMatcher::make(const SearchQuery &query)
{
    TextMatcher matcher(query);
    if (!matcher.m_isExpression)
        return matcher;
    matcher.m_expression = expressionOf(query);
    if (!matcher.m_expression.isValid())
        return Error {ErrorCode::Invalid, quoted(matcher.m_expression.errorString()), query.text,
            TextPlace {-1, 1, matcher.m_expression.patternErrorOffset() + 1}};
    if (query.wholeWords) {
        const QString word = QStringLiteral("[\\w\\p{M}]");
        matcher.m_expression.setPattern(
            QStringLiteral("(?<!%1)(?:%2)(?!%1)").arg(word, query.text));
    }
    matcher.m_expression.optimize();
    return matcher;
}

TextMatches TextMatcher::matchesIn(QByteArrayView text, qsizetype most, qsizetype from) const
{
    if (m_isExpression)
        return expressionMatches(text, most, from);
    QList<TextRange> found;
    while (found.size() < most) {
        const std::optional<TextRange> range = nextSubstring(text, from);
        if (!range)
            break;
        found.append(*range);
        if (range->end == range->begin)
            break;
        from = range->end;
    }
    return {found};
}

std::optional<TextRange> TextMatcher::nextSubstring(QByteArrayView text, qsizetype from) const
{
    while (true) {
        std::optional<TextRange> range = nextFolded(text, from);
        if (!range || !m_wholeWords || range->begin == range->end
            || (!isWordBefore(text, range->begin) && !isWordBehind(text, range->end)))
            return range;
        from = range->begin + firstCodePoint(text.sliced(range->begin)).length;
    }
}

std::optional<TextRange> TextMatcher::nextFolded(QByteArrayView text, qsizetype from) const
{
    if (m_folded.empty()) {
        const qsizetype begin = m_finder.indexIn(text, from);
        return begin < 0 ? std::nullopt
                         : std::optional(TextRange {begin, begin + m_finder.needle().size()});
    }
    while (from < text.size()) {
        const qsizetype end = foldedEnd(text, from, m_folded);
        if (end >= 0)
            return TextRange {from, end};
        from += firstCodePoint(text.sliced(from)).length;
    }
    return std::nullopt;
}

TextMatches TextMatcher::expressionMatches(
    QByteArrayView text, qsizetype most, qsizetype from) const
{
    const QString utf16 = withoutLoneSurrogates(fromWtf8(text));
    QList<TextRange> found;
    QRegularExpressionMatchIterator matches
        = m_expression.globalMatch(utf16, fromWtf8(text.first(from)).size());
    qsizetype units = 0; // converted so far
    qsizetype bytes = 0;
    const auto byteAt = [&](qsizetype unit) {
        for (; units < unit; ++units) {
            const CodePoint next = firstCodePoint(text.sliced(bytes));
            bytes += next.length;
            units += next.code != strayByte && next.code >= 0x10000 ? 1 : 0;
        }
        return bytes;
    };
    while (found.size() < most && matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const qsizetype begin = byteAt(match.capturedStart());
        found.append({begin, byteAt(match.capturedEnd())});
    }
    // The library gives up after so many steps, which its iterator tells in this way only.
    return {found, found.size() == most || matches.isValid()};
}

} // namespace kvlens
