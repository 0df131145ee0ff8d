// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/pagefind.h"

#include "model/storesession.h"

namespace kvlens {

namespace {

struct NumberedMark
{
    qsizetype number;
    json::PageMark mark;
};

struct Looked
{
    qsizetype pages = 0; // looked at
    std::optional<qsizetype> found = std::nullopt;
};

// Looks at the next of the pages until the slice is over.
Result<Looked> lookOn(Store &store, const ValueSource &source, const QList<NumberedMark> &pages,
    const PageQuery &query, qsizetype looked, const TaskSlice &slice)
{
    while (looked < pages.size() && !slice.isOver()) {
        const NumberedMark &next = pages.at(looked);
        const Result<ValuePage> page
            = readPage(store, source, next.mark, next.number, slice.stop());
        if (!page)
            return page.error();
        ++looked;
        if (query.has(page->text.text))
            return Looked {looked, next.number};
    }
    return Looked {looked};
}

} // namespace

PageFind::PageFind(StoreSession &session, ValuePager &pages, QObject *parent)
    : QObject(parent)
    , m_pages(pages)
    , m_task(session.tasks())
{
    connect(&m_pages, &ValuePager::progressed, this, [this] {
        if (std::exchange(m_waiting, false))
            search();
    });
}

void PageFind::cancel()
{
    m_waiting = false;
    m_task.end();
}

void PageFind::find(const PageQuery &query)
{
    m_query = query;
    search();
}

// All of them, beginning beside the one that it is asked from, which is the last.
QList<qsizetype> PageFind::pagesInTurn() const
{
    const qsizetype count = m_pages.pages();
    QList<qsizetype> pages;
    for (qsizetype step = 1; step <= count; ++step) {
        const bool forward = m_query.direction == PageQuery::Direction::Forward;
        pages.append((m_query.from + (forward ? step : count - step)) % count);
    }
    return pages;
}

// How many there are must be known, as it goes round.
void PageFind::search()
{
    m_waiting = !m_pages.isComplete();
    if (m_waiting)
        return m_task.end();
    QList<NumberedMark> pages;
    for (const qsizetype page : pagesInTurn())
        pages.append({page, m_pages.mark(page)});
    m_task.run(
        [source = m_pages.source(), pages, query = m_query, looked = qsizetype(0)](
            Store &store, const TaskSlice &slice) mutable {
            const Result<Looked> answer = lookOn(store, source, pages, query, looked, slice);
            looked = answer ? answer->pages : looked;
            return answer;
        },
        [this, count = pages.size()](const Result<Looked> &looked) {
            const bool goesOn = looked && !looked->found && looked->pages < count;
            if (!looked)
                emit failed(looked.error());
            else if (looked->found)
                emit found(*looked->found);
            else if (goesOn)
                emit progressed(looked->pages);
            else
                emit missing();
            return goesOn ? Task::Next::Slice : Task::Next::End;
        });
}

} // namespace kvlens
