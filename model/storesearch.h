// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Searches one store for a person: on a handle of its own, so that browsing goes on meanwhile.
#pragma once

#include "model/searchjob.h"
#include "model/storesession.h"

namespace kvlens {

// Threads: the GUI's; nothing here blocks.
// Memory: the hits, and for a second handle what that keeps (for a JSON file its index).
//
// What is searched is what a person sees when the search starts: edited entries in their staged
// form, and not the deleted ones.
class StoreSearch : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 {
        Idle, // nothing was searched yet
        Searching,
        Paused, // as many hits as were asked for; more() goes on
        Finished, // these are all
        Cancelled,
        Failed, // error() says why; what was found stays
    };
    static constexpr qsizetype hitsAtOnce = 1'000;

    // The session outlives the search.
    explicit StoreSearch(StoreSession &session, QObject *parent = nullptr);

    StoreSession &session() const { return m_session; }
    void start(const EntryMatcher &matcher); // drops what was found before
    void more(); // another hitsAtOnce, if it is paused
    void clear(); // what was found; the handle stays for the next search
    void cancel(); // at once; the slice in hand ends within 50 ms, and what it finds is dropped

    State state() const { return m_state; }
    const QList<SearchHit> &hits() const { return m_hits; }
    std::optional<Error> error() const { return m_error; }
    // The store or its keys changed after the search: what was found may be elsewhere by now.
    bool isOutdated() const { return m_isOutdated; }
    // How far it is: while the store is still listed in its own measure, then in entries.
    bool isListing() const { return !m_progress.walk.isLoaded(); }
    qint64 done() const;
    qint64 total() const; // -1: not known
    // Entries that could not be read, or not searched to their end.
    qint64 unsearched() const { return m_progress.walk.unsearched + m_progress.unsearched; }

signals:
    void cleared(); // hits() is empty again
    void hitsArrived(qsizetype first, qsizetype count);
    void progressed();
    void stateChanged();

private:
    StoreHandle *secondHandle();
    void goOn();
    void take(const Result<SearchFinds> &finds);
    void setState(State state, const std::optional<Error> &error = std::nullopt);

    StoreSession &m_session;
    std::optional<EntryMatcher> m_matcher;
    SearchState m_progress;
    QList<SearchHit> m_hits;
    qsizetype m_wanted = 0; // hits in all before it pauses
    State m_state = State::Idle;
    std::optional<Error> m_error;
    bool m_isOutdated = false;
    StoreHandle m_handle; // the second; open while it is of use
    Task m_task;
};

} // namespace kvlens
