// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages of one collection's keys that are known: bounded memory, however many keys there are.
#pragma once

#include "stores/keypage.h"

#include <QHash>

namespace kvlens {

// Positions count from 0 in the store's order. Pure; asks nothing of a store.
class KeyListing
{
public:
    static constexpr int pageSize = 512;

    // What to ask of the store for one page.
    struct Request
    {
        qint64 page = 0;
        KeyCursor from;
    };

    // `positions`: Capability::Positions, pages can be asked for in any order; else one after the
    // other, and again by the cursors that were seen.
    explicit KeyListing(bool positions = true, qsizetype keptPages = 128);

    // Keys that can be shown: with positions those that the store counts, else those seen so far.
    qint64 count() const { return m_count; }
    // Whether more follow than count(); never with positions.
    bool canFetchMore() const;

    // The store counts so many keys (with positions only). Pages before the old end stay.
    void grow(qint64 count);

    // Nothing: not among the kept pages. The view lives until the next put().
    std::optional<KeyPage::Item> at(qint64 position);
    // The position of a key among the kept pages; -1: not there.
    qint64 positionOf(QByteArrayView key, quint32 shadow) const;

    // Nothing: known, in flight, or out of reach.
    std::optional<Request> request(qint64 position);
    std::optional<Request> requestMore();
    // The answer to a request; returns the positions it covers (first, count).
    QPair<qint64, qint64> put(const Request &request, KeyPage page);
    void failed(const Request &request);

    // The pages used last, newest first.
    QList<Request> recent(qsizetype limit) const;

private:
    struct Kept
    {
        KeyPage page;
        quint64 used = 0;
    };

    qint64 firstOf(qint64 page) const;
    qint64 pageOf(qint64 position) const;
    void forgetOldest();

    bool m_positions;
    qsizetype m_keptPages;
    qint64 m_count = 0;
    QHash<qint64, Kept> m_pages;
    QList<qint64> m_inFlight;
    QList<qint64> m_firsts; // without positions: the first position of each page seen
    QList<KeyCursor> m_cursors {KeyCursor {}}; // without positions: where each page begins
    quint64 m_clock = 0;
};

} // namespace kvlens
