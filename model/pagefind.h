// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds the next page of a long value whose text has something, on the worker, a slice at a time.
#pragma once

#include "model/valuepager.h"

#include <functional>

namespace kvlens {

struct PageQuery
{
    enum class Direction : quint8 { Forward, Backward };

    std::function<bool(const QByteArray &text)> has; // called on the worker
    qsizetype from = 0; // the page beside which it begins; that page is the last to be looked at
    Direction direction = Direction::Forward;
};

// Threads: the GUI's. Memory: one page.
class PageFind : public QObject
{
    Q_OBJECT

public:
    // Both outlive it. What changes the pages ends a search without an answer.
    PageFind(StoreSession &session, ValuePager &pages, QObject *parent = nullptr);

    // found() follows, missing() or failed(). Past the last page it goes on with the first. Only
    // the last question is answered.
    void find(const PageQuery &query);
    void cancel();

signals:
    void found(qsizetype page);
    void missing(); // it is on no page
    void progressed(qsizetype pages); // looked at so far
    void failed(const kvlens::Error &error);

private:
    void search();
    QList<qsizetype> pagesInTurn() const;

    ValuePager &m_pages;
    PageQuery m_query;
    bool m_waiting = false; // for pages that are not found yet
    Task m_task;
};

} // namespace kvlens
