// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The entries that were looked at, one after the other, to go back to and forward again. A value.
#pragma once

#include "stores/entry.h"

#include <QHash>

namespace kvlens {

class StoreSession;

struct Place
{
    StoreSession *session; // not owned; told by forget() when it goes
    EntryRef ref;
    bool operator==(const Place &) const = default;
};

class PlaceHistory
{
public:
    // Passing: on the way to somewhere else, as when the arrow keys go through many entries; the
    // next visit takes its place.
    enum class Stay : quint8 { Staying, Passing };

    // What was ahead is forgotten, unless we are there already.
    void visit(const Place &place, Stay before = Stay::Staying); // of the place before it
    std::optional<Place> back() const { return at(m_here - 1); } // nothing: none
    std::optional<Place> forward() const { return at(m_here + 1); }
    void goBack() { m_here -= back() ? 1 : 0; }
    void goForward() { m_here += forward() ? 1 : 0; }
    void forget(const StoreSession *session);
    void follow(const StoreSession *session, const QHash<EntryRef, EntryRef> &moved);

private:
    std::optional<Place> at(qsizetype place) const;

    QList<Place> m_places;
    qsizetype m_here = -1;
};

} // namespace kvlens
