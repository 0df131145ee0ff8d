// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages of one long value: finds them on the worker, a slice at a time, and fetches the one
// that is wanted as soon as it is found.
#pragma once

#include "model/task.h"
#include "model/valuepages.h"

#include <QCache>
#include <QObject>

namespace kvlens {

class StoreSession;

// Threads: the GUI's. Memory: 48 bytes a page and the last few pages.
class ValuePager : public QObject
{
    Q_OBJECT

public:
    // The session outlives the pager.
    explicit ValuePager(StoreSession &session, QObject *parent = nullptr);
    ~ValuePager() override;

    // Another value; what was wanted is forgotten, and nothing is shown before it is asked for.
    void open(const ValueSource &source);
    void close();

    const ValueSource &source() const { return m_source; }
    bool isOpen() const { return m_search.has_value(); }
    qsizetype pages() const { return static_cast<qsizetype>(m_pages.size()); } // found so far
    json::PageMark mark(qsizetype page) const { return m_pages[static_cast<size_t>(page)]; }
    bool isComplete() const { return isOpen() && m_search->isComplete(); }
    qint64 foundBytes() const { return isOpen() ? m_search->position() : 0; }
    // The first byte that is not JSON, as far as that was found out; -1: none.
    qint64 fault() const { return isOpen() ? m_search->fault() : -1; }

    // shown() follows, later, or failed(). Behind the end: the last page.
    void showPage(qsizetype number);
    void showOffset(qint64 byte);

    // What the bytes of a page that was shown are to be, now that its text is another. Follow it
    // by moveTo() the value that has them; the pages behind need not be looked for again.
    EditedPage edited(const ValuePage &page, const QByteArray &text) const;
    void moveTo(const ValueSource &source, const ValuePage &page, qint64 growth);
    // The same bytes, from elsewhere.
    void moveTo(const ValueSource &source);

signals:
    void progressed(); // more pages are known
    void shown(const kvlens::ValuePage &page);
    void failed(const kvlens::Error &error); // to read the value

private:
    struct Fetched
    {
        ValuePage page;
        json::Style style;
    };
    struct Found
    {
        PageSearch search;
        std::vector<json::PageMark> pages;
    };
    void searchOn();
    void take(const Found &found);
    void wake();
    bool isReady(qsizetype number) const;
    qsizetype pageAt(qint64 byte) const;
    void fetch(qsizetype number);

    StoreSession &m_session;
    ValueSource m_source;
    std::vector<json::PageMark> m_pages;
    std::optional<PageSearch> m_search; // as far as it has come
    std::optional<json::Style> m_style;
    std::optional<qsizetype> m_wantedPage;
    std::optional<qint64> m_wantedByte;
    std::optional<qsizetype> m_fetching; // a page that is on its way
    QCache<qsizetype, ValuePage> m_cache;
    Task m_finding;
    std::stop_source m_stop; // of fetching
    quint64 m_generation = 0; // pages fetched of an older one are out of date
};

} // namespace kvlens
