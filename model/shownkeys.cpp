// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/shownkeys.h"

#include "model/keysearch.h"
#include "model/narrowedkeys.h"

namespace kvlens {

ShownKeys::ShownKeys(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_cache(session)
{
}

ShownKeys::~ShownKeys() = default;

const KeyListing &ShownKeys::keys() const
{
    return m_matches ? m_matches->keys() : m_session.keys();
}

KeyRows ShownKeys::rows(const CollectionRef &collection) const
{
    if (m_matches)
        return m_matches->rows(collection);
    return {m_session.keys().count(collection),
        m_sorter ? m_sorter->order(collection) : KeyRows::Order()};
}

qint64 ShownKeys::rowOf(const EntryRef &ref, qint64 listed) const
{
    const bool isListed = &keys() == &m_session.keys();
    return rows(ref.collection).rowOf(isListed ? listed : keys().positionOf(ref));
}

bool ShownKeys::accepts(QByteArrayView key) const
{
    return !m_matches || (!m_matches->filter().entries() && m_matches->filter().matches(key));
}

ListingTail ShownKeys::tail(const CollectionRef &collection) const
{
    return m_matches ? m_matches->tail(collection) : m_session.keys().tail(collection);
}

void ShownKeys::goOn(const CollectionRef &collection)
{
    if (m_matches)
        return m_matches->goOn(collection);
    KeyLister &lister = m_session.lister();
    switch (lister.keys().tail(collection)) {
    case ListingTail::Full:
        return lister.keepMore(collection);
    case ListingTail::Failed:
        lister.retry(collection);
        return lister.fetchMore(collection);
    case ListingTail::Open:
        return lister.fetchMore(collection);
    case ListingTail::End:
    case ListingTail::InFlight:
        return;
    }
}

std::optional<KeyMatches::Counts> ShownKeys::counts() const
{
    const KeyMatches *matches = m_nextMatches ? m_nextMatches.get() : m_matches.get();
    return matches ? std::optional(matches->counts()) : std::nullopt;
}

bool ShownKeys::isSearching(const CollectionRef &collection) const
{
    return m_nextMatches || (m_matches && m_matches->isSearching(collection));
}

ShownKeys::Sorted ShownKeys::sorted() const
{
    const ListingTier tier = m_session.keys().tier();
    if (!m_sorter || tier == ListingTier::Positions)
        return Sorted::Wholly;
    if (m_matches || tier == ListingTier::StableCursors)
        return Sorted::NotAtAll;
    const QList<CollectionInfo> &all = m_session.collections();
    const auto hasMore
        = [this](const CollectionInfo &info) { return tail(info.ref) != ListingTail::End; };
    return std::any_of(all.begin(), all.end(), hasMore) ? Sorted::InPart : Sorted::Wholly;
}

void ShownKeys::setFilter(const std::optional<KeyFilter> &filter)
{
    m_filter = filter;
    startMatching();
}

void ShownKeys::setSorting(const KeySorting &sorting)
{
    m_sorting = sorting;
    startSorting();
}

void ShownKeys::forget()
{
    if (m_matches)
        m_matches->stop(); // shows its last ones until the new ones are there
    m_sorter.reset();
    m_cache.clear();
}

void ShownKeys::begin()
{
    startSorting();
    startMatching();
}

void ShownKeys::useCache()
{
    m_cache.setUsed(m_filter || m_sorting.by == KeySorting::By::Key);
}

void ShownKeys::startMatching()
{
    const std::unique_ptr<KeyMatches> unfinished = std::move(m_nextMatches);
    useCache();
    if (!m_filter) {
        if (m_matches)
            showMatches({});
        return;
    }
    if (m_session.keys().tier() == ListingTier::Positions) {
        const KeyMatches *before = m_matches ? m_matches.get() : unfinished.get();
        m_nextMatches = std::make_unique<KeySearch>(m_session, m_cache, *m_filter,
            m_sorter ? m_sorter->orders() : KeySorter::Orders(),
            qobject_cast<const KeySearch *>(before));
    } else {
        m_nextMatches = std::make_unique<NarrowedKeys>(m_session, *m_filter);
    }
    followMatches(m_nextMatches.get());
}

void ShownKeys::followMatches(KeyMatches *matches)
{
    connect(matches, &KeyMatches::advanced, this,
        [this, matches](const QList<CollectionRef> &collections) {
            if (matches == m_matches.get())
                emit advanced(collections);
            else if (matches->hasMatches() || matches->counts().finished)
                showMatches(std::move(m_nextMatches));
            emit countsChanged();
        });
}

// From now on these, or without them all keys.
void ShownKeys::showMatches(std::unique_ptr<KeyMatches> matches)
{
    emit aboutToBeRearranged();
    if (m_matches) {
        m_matches->stop();
        m_matches.release()->deleteLater(); // it may be telling us something
    }
    m_matches = std::move(matches);
    emit rearranged();
}

void ShownKeys::startSorting()
{
    m_nextSorter.reset();
    useCache();
    if (m_sorting.by == KeySorting::By::Store) {
        if (m_sorter)
            showOrder({});
        return;
    }
    m_nextSorter = std::make_unique<KeySorter>(m_session, m_cache, m_sorting);
    connect(m_nextSorter.get(), &KeySorter::finished, this,
        [this] { showOrder(std::move(m_nextSorter)); });
}

void ShownKeys::showOrder(std::unique_ptr<KeySorter> sorter)
{
    emit aboutToBeRearranged();
    m_sorter = std::move(sorter);
    emit rearranged();
    if (m_filter)
        startMatching();
    emit sortingChanged();
}

} // namespace kvlens
