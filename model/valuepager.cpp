// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/valuepager.h"

#include "model/pageedit.h"
#include "model/storesession.h"

namespace kvlens {

namespace {

using namespace std::chrono_literals;
using json::PageMark;

constexpr auto sliceBudget = 30ms;
constexpr qint64 partBytes = 2 * 1024 * 1024;
constexpr qint64 plainPageBytes = 16 * 1024; // of a value that is no JSON
constexpr int cachedPages = 8;

Error noJson(qint64 byte)
{
    return {
        ErrorCode::Corrupt, QStringLiteral("the value is not JSON"), {}, TextPlace {byte, -1, -1}};
}

} // namespace

ValuePager::ValuePager(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_cache(cachedPages)
{
}

ValuePager::~ValuePager()
{
    close();
}

void ValuePager::close()
{
    m_stop.request_stop();
    ++m_generation;
    m_cache.clear();
    m_pages = {};
    m_source = {};
    m_problem.reset();
    m_wantedPage.reset();
    m_wantedByte.reset();
    m_found = 0;
    m_open = m_complete = false;
}

void ValuePager::open(const ValueSource &source)
{
    close();
    m_stop = {};
    m_source = source;
    m_open = true;
    source.isJson ? searchNext({}) : splitBytes();
}

void ValuePager::splitBytes()
{
    for (qint64 at = 0; at < m_source.size; at += plainPageBytes) {
        const qint64 end = std::min(at + plainPageBytes, m_source.size);
        m_pages.push_back({{at, end}, {}, PageMark::Kind::Scalar});
    }
    m_found = m_source.size;
    m_complete = true;
    m_problem = noJson(0);
}

Result<ValuePager::Found> ValuePager::searchOn(
    Store &store, const ValueSource &source, Search search, const std::stop_token &stop)
{
    const auto until = std::chrono::steady_clock::now() + sliceBudget;
    json::Paginator &paginator = search.paginator;
    bool complete = false;
    do {
        const Result<QByteArray> part = source.read(store, paginator.position(), partBytes, stop);
        if (!part)
            return part.error();
        complete = part->isEmpty();
        if (complete) {
            paginator.finish();
            if (search.utf8Fault < 0)
                search.utf8Fault = search.utf8.finish();
        } else {
            paginator.feed(*part);
            if (search.utf8Fault < 0)
                search.utf8Fault = search.utf8.feed(*part);
        }
    } while (!complete && std::chrono::steady_clock::now() < until && !stop.stop_requested());
    std::vector<PageMark> pages = paginator.takePages();
    return Found {std::move(search), std::move(pages), complete};
}

void ValuePager::searchNext(const Search &search)
{
    const auto job = [source = m_source, search](Store &store, const std::stop_token &stop) {
        return searchOn(store, source, search, stop);
    };
    onFinished(m_session.run(job, JobPriority::Background, m_stop), this,
        [this, generation = m_generation](const Result<Found> &found) {
            if (generation != m_generation)
                return;
            found ? take(*found) : emit failed(found.error());
        });
}

void ValuePager::take(const Found &found)
{
    const json::Paginator &paginator = found.search.paginator;
    m_pages.insert(m_pages.end(), found.pages.begin(), found.pages.end());
    m_found = paginator.position();
    m_complete = found.complete;
    m_end = paginator.place();
    const qint64 fault = paginator.fault() >= 0 ? paginator.fault() : found.search.utf8Fault;
    if (fault >= 0)
        m_problem = noJson(fault);
    if (!m_complete)
        searchNext(found.search);
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

void ValuePager::showLast()
{
    showOffset(m_source.size);
}

// The page that holds a byte, or the one before it.
qsizetype ValuePager::pageAt(qint64 byte) const
{
    const auto behind = std::upper_bound(m_pages.begin(), m_pages.end(), byte,
        [](qint64 at, const PageMark &page) { return at < page.stored.begin; });
    return std::max<qsizetype>(0, behind - m_pages.begin() - 1);
}

// Fetches what is wanted if it has been found.
void ValuePager::wake()
{
    if (m_pages.empty())
        return;
    const bool found = m_complete || (m_wantedPage && *m_wantedPage < pages())
        || (m_wantedByte && *m_wantedByte < m_pages.back().stored.end);
    if (!found || (!m_wantedPage && !m_wantedByte))
        return;
    const qsizetype wanted = m_wantedPage ? *m_wantedPage : pageAt(*m_wantedByte);
    m_wantedPage.reset();
    m_wantedByte.reset();
    fetch(std::min(wanted, pages() - 1));
}

void ValuePager::fetch(qsizetype number)
{
    const PageMark mark = m_pages[static_cast<size_t>(number)];
    const auto answer = [this, number, generation = m_generation](const Result<ValuePage> &page) {
        if (generation != m_generation)
            return;
        if (!page)
            return emit failed(page.error());
        m_cache.insert(number, new ValuePage(*page));
        emit shown(*page);
    };
    if (const ValuePage *known = m_cache.object(number)) {
        QMetaObject::invokeMethod(
            this, [answer, page = *known] { answer(page); }, Qt::QueuedConnection);
        return;
    }
    const auto job = [source = m_source, mark, number](Store &store, const std::stop_token &stop) {
        return readPage(store, source, mark, number, stop);
    };
    onFinished(m_session.run(job, JobPriority::Normal, m_stop), this, answer);
}

void ValuePager::edit(
    const ValuePage &page, const QByteArray &text, const std::optional<Entry> &stored)
{
    if (m_source.size > largestEdited)
        return emit refused({ErrorCode::Unsupported, QStringLiteral("too long to be edited")});
    const auto number = static_cast<size_t>(page.number);
    const json::Place behind = number + 1 < m_pages.size() ? m_pages[number + 1].place : m_end;
    const auto job = [edit = PageEdit {m_source, page, behind, text, stored}](Store &store,
                         const std::stop_token &stop) { return editPage(store, edit, stop); };
    onFinished(m_session.run(job, JobPriority::Normal, m_stop), this,
        [this, page, generation = m_generation](const Result<EditedValue> &value) {
            if (generation != m_generation)
                return emit refused(
                    {ErrorCode::Conflict, QStringLiteral("the value was changed meanwhile")});
            value ? emit edited(page, *value) : emit refused(value.error());
        });
}

void ValuePager::accept(const ValuePage &page, const EditedValue &edited)
{
    m_source.bytes = edited.value;
    m_source.size = edited.value.size();
    m_cache.clear();
    for (auto mark = m_pages.begin() + page.number; mark != m_pages.end(); ++mark) {
        mark->stored.begin += mark->stored.begin > page.mark.stored.begin ? edited.growth : 0;
        mark->stored.end += edited.growth;
    }
}

} // namespace kvlens
