// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/valuefind.h"

#include "model/storesession.h"

namespace kvlens {

namespace {

constexpr qsizetype pagesBehind = 3; // over which a match may go on
constexpr qsizetype pagesInTurn = 256; // counted before the turn is looked at again

} // namespace

ValueFind::ValueFind(StoreSession &session, ValuePager &pages, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_pager(pages)
    , m_counting(session.tasks())
{
    connect(&m_pager, &ValuePager::progressed, this, [this] {
        if (isOn() && m_shown.isPage && !m_isCounting)
            countOn();
    });
}

ValueFind::~ValueFind()
{
    end();
}

void ValueFind::begin(const TextMatcher &matcher, const Shown &shown)
{
    end();
    m_matcher = matcher;
    m_shown = shown;
    countOn();
}

void ValueFind::end()
{
    stay();
    m_counting.end();
    m_isCounting = false;
    m_matcher.reset();
    m_counts.clear();
    m_count = 0;
}

void ValueFind::stay()
{
    m_wish.reset();
    m_stop.request_stop();
    m_stop = {};
    ++m_generation;
}

// Those of which all is known that may matter to their matches.
qsizetype ValueFind::knownPages() const
{
    if (!m_shown.isPage)
        return 1;
    return m_pager.isComplete() ? m_pager.pages()
                                : std::max<qsizetype>(0, m_pager.pages() - 1 - pagesBehind);
}

bool ValueFind::allPagesKnown() const
{
    return !m_shown.isPage || m_pager.isComplete();
}

bool ValueFind::isComplete() const
{
    return isOn() && !m_isCounting && allPagesKnown() && qsizetype(m_counts.size()) == knownPages()
        && std::all_of(m_counts.begin(), m_counts.end(),
            [](const PageCount &page) { return page.matches >= 0; });
}

int ValueFind::percent() const
{
    qint64 seen = 0;
    for (size_t page = 0; m_shown.isPage && page < m_counts.size(); ++page)
        seen += m_counts[page].matches >= 0 ? m_pager.mark(qsizetype(page)).stored.size() : 0;
    return int(seen * 100 / std::max<qint64>(1, m_pager.source().size));
}

std::optional<qint64> ValueFind::numberOf(const Match &match) const
{
    qint64 number = match.number + 1;
    for (qsizetype page = 0; page < match.page; ++page) {
        const qint32 matches = m_counts[static_cast<size_t>(page)].matches;
        if (matches < 0)
            return std::nullopt;
        number += matches;
    }
    return number;
}

// From where the person is, or is on the way to, all around.
QList<qsizetype> ValueFind::toBeCounted() const
{
    const qsizetype count = qsizetype(m_counts.size());
    const qsizetype from = std::clamp<qsizetype>(m_wish ? m_wish->page : m_shown.page, 0, count);
    const bool isBackward = m_wish && m_wish->direction == Direction::Backward;
    QList<qsizetype> turn;
    for (qsizetype step = 0; step < count && turn.size() < pagesInTurn; ++step) {
        const qsizetype page = (from + (isBackward ? count - step : step)) % count;
        if (m_counts[static_cast<size_t>(page)].matches < 0)
            turn.append(page);
    }
    return turn;
}

FindPages ValueFind::pages() const
{
    FindPages::Source source {m_pager.source(), {}};
    const qsizetype count = m_shown.isPage ? m_pager.pages() : 1;
    for (qsizetype page = 0; page < count; ++page)
        source.marks.push_back(m_shown.isPage ? m_pager.mark(page) : json::PageMark());
    std::vector<PageCount> counts = m_counts;
    counts.resize(source.marks.size());
    FindPages pages(*m_matcher, std::move(source), std::move(counts));
    if (!m_shown.isPage)
        pages.setWhole(m_shown.text.value_or(QByteArray()), m_shown.json);
    else if (m_shown.text && m_shown.page < count)
        pages.setOwn(m_shown.page, *m_shown.text);
    return pages;
}

void ValueFind::countOn()
{
    m_counts.resize(static_cast<size_t>(std::max<qsizetype>(knownPages(), m_counts.size())));
    const QList<qsizetype> turn = toBeCounted();
    m_isCounting = !turn.isEmpty();
    if (!m_isCounting) {
        m_counting.end();
        emit counted();
        return goOn();
    }
    FindPages pages = this->pages();
    pages.setTurn(turn);
    m_counting.run([pages = std::move(pages)](Store &store,
                       const TaskSlice &slice) mutable { return pages.countOn(store, slice); },
        [this](const Result<FindPages::Counted> &counted) {
            if (!counted) {
                if (counted.error().code != ErrorCode::Cancelled)
                    emit failed(counted.error());
                return Task::Next::End;
            }
            take(*counted);
            return counted->isAll ? Task::Next::End : Task::Next::Slice;
        });
}

void ValueFind::take(const FindPages::Counted &counted)
{
    for (const auto &[page, count] : counted.pages) {
        PageCount &known = m_counts[static_cast<size_t>(page)];
        m_count += count.matches - std::max(0, known.matches);
        known = count;
    }
    emit this->counted();
    goOn();
    if (counted.isAll)
        countOn(); // what became known meanwhile
}

void ValueFind::findFrom(const json::Span &selected, Direction direction)
{
    stay();
    m_wish = {direction, m_shown.page, std::nullopt};
    look(m_shown.page, {direction == Direction::Backward, std::nullopt, selected});
}

void ValueFind::findBeside(const Match &match, Direction direction)
{
    stay();
    m_wish = {direction, match.page, std::nullopt};
    look(match.page, {direction == Direction::Backward, match.number, std::nullopt});
}

// The next one, or the one before, after which it begins anew; the page itself comes last.
std::optional<qsizetype> ValueFind::nextPage() const
{
    const qsizetype count = qsizetype(m_counts.size());
    const bool isBackward = m_wish->direction == Direction::Backward;
    for (qsizetype step = 1; step <= count; ++step) {
        const qsizetype wanted = m_wish->page + (isBackward ? -step : step);
        if ((wanted < 0 || wanted >= count) && !allPagesKnown())
            return std::nullopt;
        const qsizetype page = (wanted + count) % count;
        const qint32 matches = m_counts[static_cast<size_t>(page)].matches;
        if (matches < 0)
            return std::nullopt;
        if (matches > 0)
            return page;
    }
    return std::nullopt;
}

// Where the wish is to be had by now.
void ValueFind::goOn()
{
    if (!m_wish || m_wish->looking)
        return;
    if (const auto page = nextPage())
        look(*page, {m_wish->direction == Direction::Backward});
    else if (isComplete() && m_count == 0) {
        m_wish.reset();
        emit missing();
    }
}

void ValueFind::look(qsizetype page, const PagePlace &place)
{
    if (page >= (m_shown.isPage ? m_pager.pages() : 1))
        return; // counting finds it
    m_wish->looking = place;
    const auto job
        = [pages = pages(), page, place](Store &store, const std::stop_token &stop) mutable {
              return pages.find(store, page, place, stop);
          };
    onFinished(m_session.run(job, JobPriority::Normal, m_stop), this,
        [this, page, generation = ++m_generation](
            const Result<std::optional<FindPages::Found>> &answer) {
            if (generation != m_generation || !m_wish)
                return;
            if (!answer) {
                m_wish.reset();
                return emit failed(answer.error());
            }
            if (const std::optional<FindPages::Found> &match = *answer) {
                m_wish.reset();
                return emit found({page, match->number, match->shown, match->isHidden});
            }
            m_wish->looking.reset();
            m_isCounting ? countOn() : goOn(); // from there
        });
}

} // namespace kvlens
