// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages of one long value: finds them on the worker, a slice at a time, and fetches the one
// that is wanted as soon as it is found. Edits of a page become whole values on the worker.
#pragma once

#include "model/longvalues.h"
#include "stores/json/pagetext.h"
#include "stores/json/utf8.h"

#include <QCache>
#include <QObject>

namespace kvlens {

class StoreSession;

struct ValuePage
{
    qsizetype number = 0;
    json::PageMark mark;
    json::Pretty text; // of a value that is no JSON only `stored`
};

// A whole value that one edited page makes, and the entry as it is stored.
struct EditedValue
{
    Entry stored;
    QByteArray value; // shares the memory of the stored one if it is equal
    qint64 growth = 0;
};

// Threads: the GUI's. Memory: 48 bytes a page and the last few pages; while a page of a value in
// the store is edited, the whole value, twice.
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
    bool isOpen() const { return m_open; }
    qsizetype pages() const { return static_cast<qsizetype>(m_pages.size()); } // found so far
    bool isComplete() const { return m_complete; }
    qint64 foundBytes() const { return m_found; }
    // Why it is no JSON, as far as that was found out; its pages cannot be edited.
    std::optional<Error> problem() const { return m_problem; }

    // shown() follows, later, or failed(). Behind the end: the last page.
    void showPage(qsizetype number);
    void showOffset(qint64 byte);
    void showLast();

    // edited() follows, or refused(). `stored`: the whole entry, if it is known.
    void edit(const ValuePage &page, const QByteArray &text, const std::optional<Entry> &stored);
    // The value of an edit has been staged: goes on with it, without looking for the pages again.
    void accept(const ValuePage &page, const EditedValue &edited);

signals:
    void progressed(); // more pages are known
    void shown(const kvlens::ValuePage &page);
    void failed(const kvlens::Error &error); // to read the value
    void edited(const kvlens::ValuePage &page, const kvlens::EditedValue &value);
    void refused(const kvlens::Error &error); // an edit; a place is one in the edited text

private:
    // What a slice hands to the next one.
    struct Search
    {
        json::Paginator paginator = json::Paginator();
        json::Utf8Check utf8;
        qint64 utf8Fault = -1;
    };
    struct Found
    {
        Search search;
        std::vector<json::PageMark> pages;
        bool complete = false;
    };
    static Result<Found> searchOn(
        Store &store, const ValueSource &source, Search search, const std::stop_token &stop);
    void splitBytes();
    void searchNext(const Search &search);
    void take(const Found &found);
    void wake();
    qsizetype pageAt(qint64 byte) const;
    void fetch(qsizetype number);

    StoreSession &m_session;
    ValueSource m_source;
    std::vector<json::PageMark> m_pages;
    json::Place m_end;
    std::optional<Error> m_problem;
    qint64 m_found = 0;
    bool m_open = false;
    bool m_complete = false;
    std::optional<qsizetype> m_wantedPage;
    std::optional<qint64> m_wantedByte;
    QCache<qsizetype, ValuePage> m_cache;
    std::stop_source m_stop;
    quint64 m_generation = 0; // answers of an older one are out of date
};

} // namespace kvlens
