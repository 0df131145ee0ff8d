// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/needle.h"

#include "stores/json/lex.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr int mostCompared = 12; // characters around a place; the decoder looks at the rest
constexpr qsizetype goodRun = 4; // a longer one is hardly rarer
constexpr qsizetype longestSpelling = 6;
constexpr char32_t lastWithCase = 0x1ffff; // no character behind it has two cases

bool isHalfOfPair(char32_t code)
{
    return code >= 0xd800 && code <= 0xdfff;
}

std::u32string codePoints(QByteArrayView text)
{
    std::u32string codes;
    while (!text.isEmpty()) {
        const CodePoint first = firstCodePoint(text);
        codes += first.code;
        text = text.sliced(first.length);
    }
    return codes;
}

QByteArray rawBytes(char32_t code)
{
    QByteArray bytes;
    appendCodePoint(bytes, code);
    return bytes;
}

QByteArray escapeOf(char32_t unit)
{
    return "\\u" + QByteArray::number(static_cast<uint>(unit), 16).rightJustified(4, '0');
}

// Finds \u00 with a digit below 8 behind it. Looking for that digit, and not for the u, passes over
// what text has most of: \u00e9 and \u201c.
SubstringFinder asciiEscapes()
{
    static const SubstringFinder finder("\\u007", QByteArray("\0\0\0\0\7", 5), {0, 2, 4});
    return finder;
}

// The letter behind the backslash in the short escape of a character, or 0.
char shortEscape(char32_t code)
{
    static constexpr QByteArrayView characters("\"\\/\b\f\n\r\t");
    static constexpr QByteArrayView letters("\"\\/bfnrt");
    const qsizetype at = code < 0x80 ? characters.indexOf(static_cast<char>(code)) : -1;
    return at < 0 ? '\0' : letters[at];
}

// The character whose bytes end at `end`; a stray byte alone.
CodePoint lastCodePoint(QByteArrayView bytes, qsizetype end)
{
    for (int length = 1; length <= 4 && length <= end; ++length) {
        const CodePoint code = firstCodePoint(bytes.sliced(end - length, length));
        if (code.code != strayByte && code.length == length)
            return code;
    }
    return {};
}

} // namespace

Needle::Needle(const QByteArray &text, Qt::CaseSensitivity caseSensitivity)
    : m_text(codePoints(text))
    , m_case(caseSensitivity)
{
    for (char32_t &code : m_text)
        code = folded(code);
    // The longest run of plain characters, and the longest that needs odd spellings as well.
    struct Run
    {
        qsizetype begin = 0;
        qsizetype end = 0;
        qsizetype size() const { return end - begin; }
    };
    Run plain;
    Run mixed;
    Run plainNow;
    Run mixedNow;
    for (qsizetype i = 0; i < std::ssize(m_text); ++i) {
        const char32_t code = m_text[static_cast<size_t>(i)];
        const bool isAscii = code >= 0x20 && code < 0x7f && code != '"' && code != '\\';
        mixedNow = isAscii ? Run {mixedNow.begin, i + 1} : Run {i + 1, i + 1};
        plainNow = isAscii && isPlain(code) ? Run {plainNow.begin, i + 1} : Run {i + 1, i + 1};
        mixed = mixedNow.size() > mixed.size() ? mixedNow : mixed;
        plain = plainNow.size() > plain.size() ? plainNow : plain;
    }
    if (plain.size() >= qMin(goodRun, mixed.size()) && plain.size() > 0)
        addRun(plain.begin, plain.end);
    else if (mixed.size() > 0)
        addRun(mixed.begin, mixed.end);
    else
        addCharacter(std::max_element(m_text.begin(), m_text.end()) - m_text.begin());
}

// Has one spelling but for \u00XX.
bool Needle::isPlain(char32_t code) const
{
    const bool foreignCase = m_case == Qt::CaseInsensitive && (code == 'k' || code == 's');
    return code != '/' && !foreignCase;
}

char32_t Needle::folded(char32_t code) const
{
    const bool folds = m_case == Qt::CaseInsensitive && code <= QChar::LastValidCodePoint;
    return folds ? QChar::toCaseFolded(code) : code;
}

bool Needle::isSame(char32_t code, qsizetype character) const
{
    return folded(code) == m_text[static_cast<size_t>(character)];
}

void Needle::add(const Pattern &pattern)
{
    m_patterns.push_back(pattern);
    m_overlap = qMax(m_overlap, pattern.finder.needle().size() + 2 * longestSpelling);
}

void Needle::add(
    const QByteArray &bytes, Qt::CaseSensitivity caseSensitivity, qsizetype begin, qsizetype end)
{
    add({SubstringFinder(bytes, caseSensitivity), begin, end});
}

void Needle::addOdd(const QByteArray &bytes)
{
    add(bytes, Qt::CaseInsensitive, -1, -1);
}

void Needle::addRun(qsizetype begin, qsizetype end)
{
    m_run = m_text.substr(static_cast<size_t>(begin), static_cast<size_t>(end - begin));
    QByteArray bytes;
    for (const char32_t code : m_run)
        bytes.append(static_cast<char>(code));
    add(bytes, m_case, begin, end);
    add({.finder = asciiEscapes(), .isEscape = true});
    if (bytes.contains('/'))
        addOdd("\\/");
    for (const char32_t foreign : {U'\u212a', U'\u017f'}) { // the signs for kelvin and a long s
        if (m_case == Qt::CaseInsensitive && m_run.find(folded(foreign)) != m_run.npos) {
            addOdd(rawBytes(foreign));
            addOdd(escapeOf(foreign));
        }
    }
}

// Every spelling of every character that folds to it.
void Needle::addCharacter(qsizetype at)
{
    const char32_t wanted = m_text[static_cast<size_t>(at)];
    QList<char32_t> codes {wanted};
    for (char32_t code = 0; m_case == Qt::CaseInsensitive && code <= lastWithCase; ++code) {
        if (code != wanted && folded(code) == wanted)
            codes.append(code);
    }
    for (const char32_t code : codes) {
        add(rawBytes(code), Qt::CaseSensitive, at, at + 1);
        if (const char letter = shortEscape(code))
            add(QByteArray("\\") + letter, Qt::CaseSensitive, at, at + 1);
        if (code < 0x10000) {
            add(escapeOf(code), Qt::CaseInsensitive, at, at + 1);
        } else { // of a pair each half may be written in its own way
            const char32_t low = QChar::lowSurrogate(code);
            addOdd(escapeOf(low));
            addOdd(rawBytes(low));
        }
    }
}

// Whether the escape \u00XX is of a character of the run.
bool Needle::isOfRun(QByteArrayView bytes, qsizetype escape) const
{
    const int code = json::hexDigits4(bytes, escape + 2);
    return code >= 0 && m_run.find(folded(static_cast<char32_t>(code))) != m_run.npos;
}

bool Needle::mayBeAt(const Pattern &pattern, QByteArrayView bytes, qsizetype at) const
{
    if (pattern.isEscape)
        return at + longestSpelling > bytes.size() || isOfRun(bytes, at);
    if (pattern.before < 0)
        return true;
    return comesBefore(pattern.before - 1, bytes, at, mostCompared)
        && goesOn(pattern.behind, bytes, at + pattern.finder.needle().size(), mostCompared);
}

// Whether the characters from `character` on may stand at `at`, in whatever spelling.
bool Needle::goesOn(qsizetype character, QByteArrayView bytes, qsizetype at, int most) const
{
    if (character == std::ssize(m_text) || most == 0 || at + longestSpelling > bytes.size())
        return true;
    const char32_t code = m_text[static_cast<size_t>(character)];
    if (code >= 0x10000 || isHalfOfPair(code))
        return true;
    const CodePoint raw = firstCodePoint(bytes.sliced(at));
    if (isSame(raw.code, character) && goesOn(character + 1, bytes, at + raw.length, most - 1))
        return true;
    if (bytes[at] != '\\')
        return false;
    if (bytes[at + 1] == '\\')
        return true; // an escape of JSON that is itself in a string
    if (bytes[at + 1] == shortEscape(code) && goesOn(character + 1, bytes, at + 2, most - 1))
        return true;
    const int unit = bytes[at + 1] == 'u' ? json::hexDigits4(bytes, at + 2) : -1;
    return unit >= 0 && isSame(static_cast<char32_t>(unit), character)
        && goesOn(character + 1, bytes, at + 6, most - 1);
}

// The same for the characters up to `character` that end at `end`.
bool Needle::comesBefore(qsizetype character, QByteArrayView bytes, qsizetype end, int most) const
{
    if (character < 0 || most == 0 || end < longestSpelling)
        return true;
    const char32_t code = m_text[static_cast<size_t>(character)];
    if (code >= 0x10000 || isHalfOfPair(code))
        return true;
    if (bytes[end - 1] == '\\')
        return true; // of an escape of JSON that is itself in a string
    const CodePoint raw = lastCodePoint(bytes, end);
    if (isSame(raw.code, character)
        && comesBefore(character - 1, bytes, end - raw.length, most - 1))
        return true;
    if (bytes[end - 2] == '\\' && bytes[end - 1] == shortEscape(code)
        && comesBefore(character - 1, bytes, end - 2, most - 1))
        return true;
    const bool isEscape = bytes[end - 6] == '\\' && bytes[end - 5] == 'u';
    const int unit = isEscape ? json::hexDigits4(bytes, end - 4) : -1;
    return unit >= 0 && isSame(static_cast<char32_t>(unit), character)
        && comesBefore(character - 1, bytes, end - 6, most - 1);
}

NeedleSearch::NeedleSearch(const Needle &needle, QByteArrayView bytes)
    : m_needle(needle)
    , m_bytes(bytes)
    , m_found(needle.m_patterns.size(), -1)
{
}

qsizetype NeedleSearch::nextOf(const Needle::Pattern &pattern, qsizetype from) const
{
    while (true) {
        const qsizetype at = pattern.finder.indexIn(m_bytes, from);
        if (at < 0)
            return m_bytes.size();
        if (m_needle.mayBeAt(pattern, m_bytes, at))
            return at;
        from = at + 1;
    }
}

qsizetype NeedleSearch::next(qsizetype from)
{
    qsizetype first = m_bytes.size();
    for (size_t i = 0; i < m_found.size(); ++i) {
        if (m_found[i] < from)
            m_found[i] = nextOf(m_needle.m_patterns[i], from);
        first = qMin(first, m_found[i]);
    }
    return first < m_bytes.size() ? first : -1;
}

} // namespace kvlens
