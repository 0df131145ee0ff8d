// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/entrymatcher.h"

#include "stores/search/valuetexts.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr qsizetype contextLength = 40; // UTF-16 units on each side
constexpr qsizetype mostShown = 400; // bytes of a match

// The beginning of the character that holds the byte.
qsizetype characterBegin(QByteArrayView text, qsizetype at)
{
    while (at > 0 && at < text.size() && (static_cast<uchar>(text[at]) & 0xc0) == 0x80)
        --at;
    return at;
}

QString lastUnits(const QString &text)
{
    const qsizetype from = std::max<qsizetype>(0, text.size() - contextLength);
    const bool isInPair
        = from > 0 && text[from].isLowSurrogate() && text[from - 1].isHighSurrogate();
    return text.sliced(isInPair ? from - 1 : from);
}

QString firstUnits(const QString &text)
{
    const qsizetype end = std::min(text.size(), contextLength);
    const bool isInPair = end > 0 && end < text.size() && text[end].isLowSurrogate()
        && text[end - 1].isHighSurrogate();
    return text.first(isInPair ? end - 1 : end);
}

void setContext(SearchHit &hit, QByteArrayView text, const TextRange &range)
{
    constexpr qsizetype sideBytes = 4 * contextLength;
    const qsizetype from = characterBegin(text, std::max<qsizetype>(0, range.begin - sideBytes));
    const qsizetype shown = characterBegin(text, std::min(range.end, range.begin + mostShown));
    const qsizetype to = characterBegin(text, std::min(text.size(), range.end + sideBytes));
    const QString before = lastUnits(fromWtf8(text.sliced(from, range.begin - from)));
    const QString match = fromWtf8(text.sliced(range.begin, shown - range.begin));
    // A match that is cut has nothing behind it.
    const QString behind
        = shown < range.end ? QString() : firstUnits(fromWtf8(text.sliced(shown, to - shown)));
    hit.context = before + match + behind;
    hit.contextBegin = before.size();
    hit.contextLength = match.size();
}

// Collects the hits of one entry that lie in the window.
class Collector
{
public:
    Collector(
        const TextMatcher &matcher, qint64 mostInText, const EntryRef &ref, const HitWindow &window)
        : m_matcher(matcher)
        , m_mostInText(mostInText)
        , m_ref(ref)
        , m_window(window)
    {
    }

    bool isFull() const { return m_hits.size() >= m_window.most; }
    bool takesOneOfText() const { return m_mostInText == 1; }
    EntryHits take() { return std::move(m_hits); }

    // `place` completes a hit for the match; false: it was found elsewhere already. Answers where
    // in the text there are matches, as far as they were looked for.
    template <class Place>
    QList<TextRange> search(QByteArrayView text, Place place, qint64 alsoLookedAt = 0)
    {
        const qint64 missing = m_window.skip + m_window.most - m_seen + alsoLookedAt;
        const TextMatches ranges = m_matcher.matchesIn(text, qMin(missing, m_mostInText));
        m_hits.gaveUp = m_hits.gaveUp || ranges.gaveUp;
        for (qsizetype i = 0; i < ranges.size() && !isFull(); ++i) {
            SearchHit hit;
            hit.ref = m_ref;
            hit.begin = ranges[i].begin;
            hit.end = ranges[i].end;
            hit.earlier = i;
            if (!place(hit) || m_seen++ < m_window.skip)
                continue;
            setContext(hit, text, ranges[i]);
            m_hits.append(std::move(hit));
        }
        return ranges;
    }

private:
    const TextMatcher &m_matcher;
    const qint64 m_mostInText;
    const EntryRef &m_ref;
    HitWindow m_window;
    qint64 m_seen = 0;
    EntryHits m_hits;
};

constexpr int deepestInside = 8; // strings within strings

// Goes through the texts of a value, and of those that are JSON themselves through theirs.
class TapeSearch
{
public:
    TapeSearch(const JsonPath &path, Collector &hits)
        : m_path(path)
        , m_hits(hits)
    {
    }

    void search(const json::Tape &tape) { search(tape, nullptr); }

private:
    // A text that is JSON, around the one at hand.
    struct Level
    {
        ValueTexts &texts;
        const Level *outer; // nullptr: the value itself
        const QList<TextRange> &known; // matches in this text
    };

    void search(const json::Tape &tape, const Level *outer);
    void searchInside(const Level &level);
    bool isWanted(const ValueTexts &texts, const Level *outer) const;
    static bool place(SearchHit &hit, ValueTexts &texts, const Level *outer);

    const JsonPath &m_path;
    Collector &m_hits;
    int m_depth = 0;
};

void TapeSearch::search(const json::Tape &tape, const Level *outer)
{
    ValueTexts texts(tape);
    while (!m_hits.isFull() && texts.next()) {
        QList<TextRange> matches;
        if (isWanted(texts, outer))
            matches = m_hits.search(
                texts.text(), [&](SearchHit &hit) { return place(hit, texts, outer); },
                outer ? outer->known.size() : 0);
        const bool isTold = m_hits.takesOneOfText() && !matches.isEmpty();
        if (!isTold && !m_hits.isFull() && texts.mayBeJson())
            searchInside({texts, outer, matches});
    }
}

void TapeSearch::searchInside(const Level &level)
{
    if (m_depth == deepestInside)
        return;
    const Result<json::Tape> tape = json::parse(level.texts.text().toByteArray());
    if (!tape)
        return;
    for (const Level *around = &level; around; around = around->outer)
        around->texts.rewind();
    ++m_depth;
    search(*tape, &level);
    --m_depth;
}

// Of a text in a string that is JSON the path leads through both.
bool TapeSearch::isWanted(const ValueTexts &texts, const Level *outer) const
{
    if (m_path.isEverywhere())
        return true;
    QList<PathStep> steps = texts.path();
    for (const Level *level = outer; level; level = level->outer)
        steps = level->texts.path() + steps;
    return m_path.holds(steps);
}

// From the text at hand to the bytes of the value, level by level. False: it stands in the text
// around as it does here, and was found there.
bool TapeSearch::place(SearchHit &hit, ValueTexts &texts, const Level *outer)
{
    QList<QByteArray> pointers {texts.pointer()};
    hit.inName = texts.isName();
    hit.begin = texts.offsetOf(hit.begin);
    hit.end = texts.offsetOf(hit.end);
    const auto isSame = [&hit](const TextRange &known) {
        return known.begin == hit.begin && known.end == hit.end;
    };
    if (outer && std::any_of(outer->known.begin(), outer->known.end(), isSame))
        return false;
    for (const Level *level = outer; level; level = level->outer) {
        pointers.prepend(level->texts.pointer());
        hit.begin = level->texts.offsetOf(hit.begin);
        hit.end = level->texts.offsetOf(hit.end);
    }
    hit.pointer = pointers.takeFirst();
    hit.inside = pointers;
    return true;
}

} // namespace

QByteArray placeText(const SearchHit &hit)
{
    QByteArray text = hit.pointer.value_or(QByteArray());
    for (const QByteArray &pointer : hit.inside)
        text += '#' + pointer;
    return text;
}

EntryMatcher::EntryMatcher(const SearchQuery &query, TextMatcher text, JsonPath path)
    : m_query(query)
    , m_text(std::move(text))
    , m_path(std::move(path))
    , m_inKeys(query.in != SearchQuery::In::Values && m_path.isEverywhere())
    , m_inValues(query.in != SearchQuery::In::Keys)
{
    if (query.syntax == SearchQuery::Syntax::Substring && !query.text.isEmpty())
        m_needle.emplace(toWtf8(query.text), query.caseSensitivity);
}

Result<EntryMatcher> EntryMatcher::make(const SearchQuery &query)
{
    Result<TextMatcher> text = TextMatcher::make(query);
    if (!text)
        return text.error();
    Result<JsonPath> path = JsonPath::parse(toWtf8(query.path));
    if (!path) {
        path.error().subject = query.path;
        return path.error();
    }
    return EntryMatcher(query, *std::move(text), *std::move(path));
}

bool EntryMatcher::mayBeIn(QByteArrayView value) const
{
    return !m_needle || NeedleSearch(*m_needle, value).next(0) >= 0;
}

EntryHits EntryMatcher::hitsIn(
    const EntryRef &ref, const QByteArray &value, const HitWindow &window, Parts parts) const
{
    const qint64 mostInText = m_query.firstOfText ? 1 : std::numeric_limits<qint64>::max();
    Collector hits(m_text, mostInText, ref, window);
    if (m_inKeys)
        hits.search(ref.key, [](SearchHit &hit) {
            hit.inKey = true;
            return true;
        });
    const bool isWanted = m_inValues && parts == Parts::Both;
    if (!isWanted || hits.isFull() || !mayBeIn(value))
        return hits.take();
    const Result<json::Tape> tape = json::parse(value);
    if (tape)
        TapeSearch(m_path, hits).search(*tape);
    else if (m_path.isEverywhere())
        hits.search(value, [](SearchHit &) { return true; });
    return hits.take();
}

} // namespace kvlens
