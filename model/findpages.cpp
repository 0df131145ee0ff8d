// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/findpages.h"

#include "stores/words/reasons.h"

namespace kvlens {

namespace {

using json::Span;

constexpr qsizetype seenBefore = 256; // bytes of the page before: words, looking behind
constexpr qsizetype seenBehind = 16 * 1024; // of those that follow: how far a match may go there
constexpr size_t keptTexts = 4;

bool isInsideCharacter(QByteArrayView text, qsizetype at)
{
    return at < text.size() && (static_cast<uchar>(text[at]) & 0xc0) == 0x80;
}

QByteArrayView lastOf(QByteArrayView text, qsizetype bytes)
{
    qsizetype begin = std::max<qsizetype>(0, text.size() - bytes);
    while (isInsideCharacter(text, begin))
        ++begin;
    return text.sliced(begin);
}

QByteArrayView firstOf(QByteArrayView text, qsizetype bytes)
{
    qsizetype end = std::min(text.size(), bytes);
    while (end > 0 && isInsideCharacter(text, end))
        --end;
    return text.first(end);
}

// Which of the matches stands beside a place; -1: none.
qsizetype chosen(const QList<TextRange> &all, const PagePlace &place, const FindText &text)
{
    if (place.besideNumber)
        return place.isBackward                    ? *place.besideNumber - 1
            : *place.besideNumber + 1 < all.size() ? *place.besideNumber + 1
                                                   : -1;
    const auto shown = [&](qsizetype i) { return text.toShown({all[i].begin, all[i].end}); };
    for (qsizetype i = 0; i < all.size(); ++i) {
        const qsizetype at = place.isBackward ? all.size() - 1 - i : i;
        if (!place.besideShown
            || (place.isBackward ? shown(at).end <= place.besideShown->begin
                                 : shown(at).begin >= place.besideShown->end))
            return at;
    }
    return -1;
}

} // namespace

FindPages::FindPages(const TextMatcher &matcher, Source source, std::vector<PageCount> counts)
    : m_matcher(matcher)
    , m_source(std::move(source))
    , m_counts(std::move(counts))
{
}

void FindPages::setWhole(const QByteArray &shown, const QByteArray &json)
{
    m_whole = {shown, json};
}

void FindPages::setOwn(qsizetype page, const QByteArray &shown)
{
    m_own = {page, findText(shown, m_source.marks[static_cast<size_t>(page)].kind)};
}

Result<FindText> FindPages::text(Store &store, qsizetype page, const std::stop_token &stop)
{
    if (m_own && m_own->page == page)
        return m_own->text;
    for (const auto &[number, text] : m_recent) {
        if (number == page)
            return text;
    }
    FindText found;
    if (m_whole) {
        found = findText(m_whole->first, m_whole->second);
    } else {
        const json::PageMark &mark = m_source.marks[static_cast<size_t>(page)];
        const Result<ValuePage> read = readPage(store, m_source.value, mark, page, stop);
        if (!read)
            return read.error();
        found = findText(read->text.text, mark.kind);
    }
    m_recent.emplace_back(page, found);
    if (m_recent.size() > keptTexts)
        m_recent.pop_front();
    return found;
}

// What stands directly in front of a page.
Result<QByteArray> FindPages::before(Store &store, qsizetype page, const std::stop_token &stop)
{
    if (page == 0)
        return QByteArray();
    const Result<FindText> previous = text(store, page - 1, stop);
    if (!previous)
        return previous.error();
    const auto mark = m_source.marks.begin() + page;
    return lastOf(previous->text + textBetween(*(mark - 1), *mark, previous->text), seenBefore)
        .toByteArray();
}

// What follows it, over as many pages as that takes.
Result<QByteArray> FindPages::behind(Store &store, qsizetype page, const std::stop_token &stop)
{
    QByteArray all;
    QByteArray last;
    const auto marks = m_source.marks.begin();
    for (qsizetype next = page + 1; next < size() && all.size() < seenBehind; ++next) {
        const Result<FindText> text = this->text(store, next, stop);
        if (!text)
            return text.error();
        if (next > page + 1)
            all += textBetween(marks[next - 1], marks[next], last);
        last = text->text;
        all += firstOf(last, seenBehind - std::min(all.size(), seenBehind));
    }
    return all;
}

// Those that begin on a page, or between it and the next.
Result<FindPages::Matches> FindPages::matches(
    Store &store, qsizetype page, const std::stop_token &stop)
{
    const Result<FindText> text = this->text(store, page, stop);
    const Result<QByteArray> before = this->before(store, page, stop);
    const Result<QByteArray> behind = this->behind(store, page, stop);
    if (!text || !before || !behind)
        return (!text ? text.error() : !before ? before.error() : behind.error());
    const auto mark = m_source.marks.begin() + page;
    const QByteArray between
        = page + 1 < size() ? textBetween(*mark, *(mark + 1), text->text) : QByteArray();
    Matches found;
    const TextMatches ranges = m_matcher.matchesIn(*before + text->text + between + *behind,
        std::numeric_limits<qsizetype>::max(),
        before->size() + (page > 0 ? m_counts[static_cast<size_t>(page) - 1].beyond : 0));
    if (ranges.gaveUp)
        return Error {ErrorCode::Unsupported, Reasons::expressionGaveUp};
    const qint64 end = text->text.size() + between.size(); // what begins behind is the next page's
    const qint32 begun = page > 0 ? m_counts[static_cast<size_t>(page) - 1].beyond : 0;
    found.count = {0, begun, static_cast<qint32>(std::max<qint64>(0, begun - end))};
    for (TextRange range : ranges) {
        range.begin -= before->size();
        range.end -= before->size();
        if (range.begin >= end)
            break;
        if (range.begin == range.end)
            continue;
        found.all.append(range);
        found.count.beyond = static_cast<qint32>(std::max<qint64>(0, range.end - end));
    }
    found.count.matches = static_cast<qint32>(found.all.size());
    return found;
}

Result<FindPages::Counted> FindPages::countOn(Store &store, const TaskSlice &slice)
{
    Counted counted;
    while (!m_turn.empty() && !slice.isOver()) {
        const qsizetype page = m_turn.front();
        const Result<Matches> found = matches(store, page, slice.stop());
        if (!found)
            return found.error();
        m_turn.pop_front();
        m_counts[static_cast<size_t>(page)] = found->count;
        counted.pages.emplace_back(page, found->count);
        if (page + 1 < size()) {
            const PageCount &next = m_counts[static_cast<size_t>(page) + 1];
            if (next.matches >= 0 && next.begun != found->count.beyond)
                m_turn.push_front(page + 1);
        }
    }
    counted.isAll = m_turn.empty();
    return counted;
}

Result<std::optional<FindPages::Found>> FindPages::find(
    Store &store, qsizetype page, const PagePlace &place, const std::stop_token &stop)
{
    const Result<Matches> found = matches(store, page, stop);
    if (!found)
        return found.error();
    const Result<FindText> text = this->text(store, page, stop);
    if (!text)
        return text.error();
    const qsizetype number = chosen(found->all, place, *text);
    if (number < 0)
        return std::optional<Found>();
    const TextRange &range = found->all.at(number);
    return std::optional(
        Found {number, text->toShown({range.begin, range.end}), text->isHidden(range.begin)});
}

} // namespace kvlens
