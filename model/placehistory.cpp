// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/placehistory.h"

namespace kvlens {

namespace {

constexpr qsizetype mostPlaces = 200;

} // namespace

std::optional<Place> PlaceHistory::at(qsizetype place) const
{
    return place >= 0 && place < m_places.size() ? std::optional(m_places.at(place)) : std::nullopt;
}

void PlaceHistory::visit(const Place &place, Stay before)
{
    if (at(m_here) == place)
        return;
    m_places.resize(m_here + 1);
    if (before == Stay::Passing && !m_places.isEmpty())
        m_places.removeLast();
    if (m_places.isEmpty() || m_places.last() != place)
        m_places.append(place);
    if (m_places.size() > mostPlaces)
        m_places.removeFirst();
    m_here = m_places.size() - 1;
}

void PlaceHistory::forget(const StoreSession *session)
{
    QList<Place> kept;
    qsizetype here = -1;
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        if (m_places.at(i).session == session)
            continue;
        kept.append(m_places.at(i));
        here += i <= m_here ? 1 : 0;
    }
    m_places = kept;
    m_here = std::max<qsizetype>(here, kept.isEmpty() ? -1 : 0);
}

void PlaceHistory::follow(const StoreSession *session, const QHash<EntryRef, EntryRef> &moved)
{
    for (Place &place : m_places) {
        if (place.session == session)
            place.ref = moved.value(place.ref, place.ref);
    }
}

} // namespace kvlens
