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
    QList<SearchHit> take() { return std::move(m_hits); }

    // `place` completes a hit for the match.
    template <class Place> void search(QByteArrayView text, Place place)
    {
        const qint64 missing = m_window.skip + m_window.most - m_seen;
        const QList<TextRange> ranges = m_matcher.matchesIn(text, qMin(missing, m_mostInText));
        for (qsizetype i = 0; i < ranges.size(); ++i) {
            if (m_seen++ < m_window.skip)
                continue;
            SearchHit hit;
            hit.ref = m_ref;
            hit.begin = ranges[i].begin;
            hit.end = ranges[i].end;
            hit.earlier = i;
            place(hit);
            setContext(hit, text, ranges[i]);
            m_hits.append(std::move(hit));
        }
    }

private:
    const TextMatcher &m_matcher;
    const qint64 m_mostInText;
    const EntryRef &m_ref;
    HitWindow m_window;
    qint64 m_seen = 0;
    QList<SearchHit> m_hits;
};

void searchTape(const json::Tape &tape, const JsonPath &path, Collector &hits)
{
    ValueTexts texts(tape);
    while (!hits.isFull() && texts.next()) {
        const auto place = [&](SearchHit &hit) {
            hit.pointer = texts.pointer();
            hit.inName = texts.isName();
            hit.begin = texts.offsetOf(hit.begin);
            hit.end = texts.offsetOf(hit.end);
        };
        if (path.isEverywhere() || path.holds(texts.path()))
            hits.search(texts.text(), place);
    }
}

} // namespace

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

QList<SearchHit> EntryMatcher::hitsIn(
    const EntryRef &ref, const QByteArray &value, const HitWindow &window, Parts parts) const
{
    const qint64 mostInText = m_query.firstOfText ? 1 : std::numeric_limits<qint64>::max();
    Collector hits(m_text, mostInText, ref, window);
    if (m_inKeys)
        hits.search(ref.key, [](SearchHit &hit) { hit.inKey = true; });
    const bool isWanted = m_inValues && parts == Parts::Both;
    if (!isWanted || hits.isFull() || !mayBeIn(value))
        return hits.take();
    const Result<json::Tape> tape = json::parse(value);
    if (tape)
        searchTape(*tape, m_path, hits);
    else if (m_path.isEverywhere())
        hits.search(value, [](SearchHit &) {});
    return hits.take();
}

} // namespace kvlens
