// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/pagefind.h"

#include "model/storesession.h"

namespace kvlens {

namespace {

using namespace std::chrono_literals;
using Direction = PageQuery::Direction;

constexpr auto sliceBudget = 30ms;

struct NumberedMark
{
    qsizetype number;
    json::PageMark mark;
};

struct Slice
{
    qsizetype looked = 0;
    std::optional<qsizetype> page = std::nullopt;
};

Result<Slice> search(Store &store, const ValueSource &source, const QList<NumberedMark> &marks,
    const PageQuery &query, const std::stop_token &stop)
{
    const auto until = std::chrono::steady_clock::now() + sliceBudget;
    Slice slice;
    for (const NumberedMark &next : marks) {
        const Result<ValuePage> page = readPage(store, source, next.mark, next.number, stop);
        if (!page)
            return page.error();
        ++slice.looked;
        if (query.has(page->text.text)) {
            slice.page = next.number;
            break;
        }
        if (stop.stop_requested() || std::chrono::steady_clock::now() >= until)
            break;
    }
    return slice;
}

} // namespace

PageFind::PageFind(StoreSession &session, ValuePager &pages, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_pages(pages)
{
    connect(&m_pages, &ValuePager::progressed, this, [this] {
        if (std::exchange(m_waiting, false))
            searchOn();
    });
}

PageFind::~PageFind()
{
    m_stop.request_stop();
}

void PageFind::cancel()
{
    m_stop.request_stop();
    m_stop = {};
    ++m_generation;
    m_waiting = false;
}

void PageFind::find(const PageQuery &query)
{
    cancel();
    m_query = query;
    m_looked = 0;
    searchOn();
}

qsizetype PageFind::pageAfter(qsizetype looked) const
{
    const qsizetype count = m_pages.pages();
    const qsizetype step = (looked + 1) % count;
    return (m_query.from + (m_query.direction == Direction::Forward ? step : count - step)) % count;
}

// How many there are must be known, as it goes round.
void PageFind::searchOn()
{
    m_waiting = !m_pages.isComplete();
    if (m_waiting)
        return;
    constexpr qsizetype mostInSlice = 64;
    QList<NumberedMark> marks;
    for (qsizetype i = m_looked; i < m_pages.pages() && marks.size() < mostInSlice; ++i) {
        const qsizetype page = pageAfter(i);
        marks.append({page, m_pages.mark(page)});
    }
    const auto job
        = [source = m_pages.source(), marks, query = m_query](Store &store,
              const std::stop_token &stop) { return search(store, source, marks, query, stop); };
    onFinished(m_session.run(job, JobPriority::Background, m_stop), this,
        [this, generation = m_generation](const Result<Slice> &slice) {
            if (generation != m_generation)
                return;
            slice ? take(slice->looked, slice->page) : emit failed(slice.error());
        });
}

void PageFind::take(qsizetype looked, std::optional<qsizetype> page)
{
    m_looked += looked;
    if (page)
        return emit found(*page);
    if (m_looked >= m_pages.pages())
        return emit missing();
    emit progressed(m_looked);
    searchOn();
}

} // namespace kvlens
