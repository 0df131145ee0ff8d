// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/valuepager.h"

#include "model/storesession.h"

namespace kvlens {

namespace {

using json::PageMark;

constexpr int cachedPages = 8;

} // namespace

ValuePager::ValuePager(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_cache(cachedPages)
    , m_finding(session.tasks())
{
}

ValuePager::~ValuePager()
{
    close();
}

void ValuePager::close()
{
    m_finding.end();
    m_stop.request_stop();
    ++m_generation;
    m_cache.clear();
    m_pages = {};
    m_source = {};
    m_search.reset();
    m_style.reset();
    m_wantedPage.reset();
    m_wantedByte.reset();
    m_fetching.reset();
}

void ValuePager::open(const ValueSource &source)
{
    close();
    m_stop = {};
    m_source = source;
    m_search.emplace(source);
    m_pages = m_search->takePages(); // of plain text
    searchOn();
}

void ValuePager::searchOn()
{
    if (m_search->isComplete())
        return m_finding.end();
    m_finding.run(
        [search = *m_search](Store &store, const TaskSlice &slice) mutable -> Result<Found> {
            if (const Result<void> done = search.goOn(store, slice); !done)
                return done.error();
            std::vector<PageMark> pages = search.takePages();
            return Found {search, std::move(pages)};
        },
        [this](const Result<Found> &found) {
            if (!found) {
                emit failed(found.error());
                return Task::Next::End;
            }
            const bool isLast = found->search.isComplete();
            take(*found);
            return isLast ? Task::Next::End : Task::Next::Slice;
        });
}

void ValuePager::take(const Found &found)
{
    m_search = found.search;
    m_pages.insert(m_pages.end(), found.pages.begin(), found.pages.end());
    emit progressed();
    wake();
}

void ValuePager::showPage(qsizetype number)
{
    m_wantedByte.reset();
    m_wantedPage = std::max<qsizetype>(0, number);
    wake();
}

void ValuePager::showOffset(qint64 byte)
{
    m_wantedPage.reset();
    m_wantedByte = std::clamp<qint64>(byte, 0, m_source.size);
    wake();
}

// The page that holds a byte, or the one before it.
qsizetype ValuePager::pageAt(qint64 byte) const
{
    const auto behind = std::upper_bound(m_pages.begin(), m_pages.end(), byte,
        [](qint64 at, const PageMark &page) { return at < page.stored.begin; });
    return std::max<qsizetype>(0, behind - m_pages.begin() - 1);
}

// A page can be edited only when the place behind it is known.
bool ValuePager::isReady(qsizetype number) const
{
    return number + 1 < pages() || isComplete();
}

// Fetches what is wanted if it has been found.
void ValuePager::wake()
{
    if (m_pages.empty() || (!m_wantedPage && !m_wantedByte))
        return;
    const bool reached = !m_wantedByte || *m_wantedByte < m_pages.back().stored.end;
    const qsizetype wanted = m_wantedPage ? *m_wantedPage : pageAt(*m_wantedByte);
    if (!isComplete() && (!reached || !isReady(wanted)))
        return;
    m_wantedPage.reset();
    m_wantedByte.reset();
    fetch(std::min(wanted, pages() - 1));
}

void ValuePager::fetch(qsizetype number)
{
    m_fetching = number;
    const PageMark mark = m_pages[static_cast<size_t>(number)];
    const auto answer = [this, generation = m_generation](const Result<Fetched> &fetched) {
        if (generation != m_generation)
            return;
        m_fetching.reset();
        if (!fetched)
            return emit failed(fetched.error());
        m_style = fetched->style;
        m_cache.insert(fetched->page.number, new ValuePage(fetched->page));
        emit shown(fetched->page);
    };
    if (const ValuePage *known = m_cache.object(number)) {
        QMetaObject::invokeMethod(
            this, [answer, known = Fetched {*known, *m_style}] { answer(known); },
            Qt::QueuedConnection);
        return;
    }
    const auto job = [source = m_source, mark, number, known = m_style](
                         Store &store, const std::stop_token &stop) -> Result<Fetched> {
        const Result<ValuePage> page = readPage(store, source, mark, number, stop);
        if (!page)
            return page.error();
        const Result<json::Style> style = known ? *known : readStyle(store, source, stop);
        if (!style)
            return style.error();
        return Fetched {*page, *style};
    };
    onFinished(m_session.run(job, JobPriority::Normal, m_stop), this, answer);
}

EditedPage ValuePager::edited(const ValuePage &page, const QByteArray &text) const
{
    if (!m_source.isJson)
        return {text};
    const auto next = static_cast<size_t>(page.number) + 1;
    const json::Place behind = next < m_pages.size() ? m_pages[next].place : m_search->place();
    return editedPage(page, behind, text, *m_style);
}

void ValuePager::moveTo(const ValueSource &source, const ValuePage &page, qint64 growth)
{
    m_cache.clear();
    for (auto mark = m_pages.begin() + page.number; mark != m_pages.end(); ++mark) {
        mark->stored.begin += mark->stored.begin > page.mark.stored.begin ? growth : 0;
        mark->stored.end += growth;
    }
    m_search->moveTo(source, growth);
    moveTo(source);
}

void ValuePager::moveTo(const ValueSource &source)
{
    m_source = source;
    m_search->moveTo(source, 0);
    m_stop.request_stop();
    m_stop = {};
    ++m_generation;
    searchOn();
    if (m_fetching && !m_wantedPage && !m_wantedByte)
        m_wantedPage = m_fetching;
    wake();
}

} // namespace kvlens
