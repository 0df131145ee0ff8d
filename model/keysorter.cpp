// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keysorter.h"

namespace kvlens {

namespace {

constexpr qint64 keysAtOnce = 1 << 14;
constexpr int sortedAtOnce = 4096;
constexpr qsizetype datedAtOnce = 32;

// Moments before 1970 come before those after it.
quint64 rankOf(const QDateTime &at, qint16 beyond)
{
    return quint64(at.toMSecsSinceEpoch() * 1000 + beyond) ^ (quint64(1) << 63);
}

quint64 rankOf(const Entry &entry, KeySorting::By by)
{
    if (by == KeySorting::By::Created)
        return entry.createdAt ? rankOf(*entry.createdAt, entry.createdBeyond) : 0;
    return entry.expiresAt ? rankOf(*entry.expiresAt, entry.expiresBeyond)
                           : std::numeric_limits<quint64>::max();
}

bool isByTime(const KeySorting &sorting)
{
    return sorting.by == KeySorting::By::Created || sorting.by == KeySorting::By::Expires;
}

struct Made
{
    QList<QPair<CollectionRef, KeySorter::Order>> orders; // since the last slice
    bool isOver = false;
};

} // namespace

// Goes from slice to slice. A step that has begun comes to its end: 20 ms more at most.
class KeySorter::Work
{
public:
    struct Part // one for each collection
    {
        CollectionRef collection;
        KeyCache::Keys keys;
        qint64 expected = 0; // keys, as far as the store counts them
        std::optional<QList<KeyPage>> kept = std::nullopt; // these, and the store is not asked
    };

    Work(const KeySorting &sorting, const QList<Part> &parts)
        : m_sorting(sorting)
        , m_parts(parts)
    {
    }

    Result<Made> goOn(Store &store, const TaskSlice &slice)
    {
        while (m_at < m_parts.size() && !slice.isOver())
            step(store, slice.stop());
        return Made {std::exchange(m_made, {}), m_at == m_parts.size()};
    }

private:
    bool isByKey() const { return m_sorting.by == KeySorting::By::Key; }
    void step(Store &store, const std::stop_token &stop);
    void next();
    Result<KeyPage> pageAt(Store &store, qint64 position, const std::stop_token &stop) const;
    Result<bool> listKeys(Store &store, const std::stop_token &stop);
    Result<bool> addKeys(Store &store, const std::stop_token &stop);
    Result<bool> addSizes(Store &store, const std::stop_token &stop);
    Result<bool> addTimes(Store &store, const std::stop_token &stop);
    Result<bool> addRanks(Store &store, const std::stop_token &stop);

    KeySorting m_sorting;
    QList<Part> m_parts;
    qsizetype m_at = 0;
    QList<QPair<CollectionRef, Order>> m_made;
    // Of the collection in hand:
    std::optional<KeySort> m_sort;
    bool m_isListed = false;
    bool m_isRanked = false;
    qsizetype m_keptPage = 0; // the next of those that are kept
    std::optional<KeyPage> m_page; // whose entries are being read
    qsizetype m_onPage = 0; // of them those that were read
    qint64 m_looked = 0; // keys whose first bytes were compared
    qsizetype m_shared = 0; // bytes that all of those have in common
};

// A few milliseconds of the collection in hand.
void KeySorter::Work::step(Store &store, const std::stop_token &stop)
{
    const Part &part = m_parts.at(m_at);
    if (!m_sort)
        m_sort.emplace(m_sorting.order).reserve(part.expected);
    if (!m_isRanked) {
        const Result<bool> more = addRanks(store, stop);
        if (!more)
            next();
        else
            m_isRanked = !*more;
        return;
    }
    if (!m_sort->goOn(isByKey() ? part.keys.get() : nullptr))
        return;
    m_made.append({part.collection, std::make_shared<const KeyOrder>(m_sort->take())});
    next();
}

void KeySorter::Work::next()
{
    ++m_at;
    m_sort.reset();
    m_isListed = false;
    m_isRanked = false;
    m_keptPage = 0;
    m_page.reset();
    m_looked = 0;
}

// The next page of those that are kept; else from this position on.
Result<KeyPage> KeySorter::Work::pageAt(
    Store &store, qint64 position, const std::stop_token &stop) const
{
    const Part &part = m_parts.at(m_at);
    if (part.kept) {
        KeyPage page = part.kept->value(m_keptPage);
        page.next.atEnd = m_keptPage + 1 >= part.kept->size();
        return page;
    }
    Result<KeyPage> page
        = store.list({part.collection, KeyCursor::atPosition(position), sortedAtOnce}, stop);
    if (page && page->isEmpty())
        page->next.atEnd = true;
    return page;
}

Result<bool> KeySorter::Work::listKeys(Store &store, const std::stop_token &stop)
{
    PackedKeys &keys = *m_parts.at(m_at).keys;
    const Result<KeyPage> page = pageAt(store, keys.count(), stop);
    if (!page)
        return page.error();
    ++m_keptPage;
    for (qsizetype i = 0; i < page->count(); ++i)
        keys.append(page->at(i).key);
    return !page->next.atEnd;
}

// Lists them; finds how many first bytes they share; and takes the next ones as their ranks.
// Whether there is more to do.
Result<bool> KeySorter::Work::addKeys(Store &store, const std::stop_token &stop)
{
    const PackedKeys &keys = *m_parts.at(m_at).keys;
    if (!m_isListed) {
        const Result<bool> more = listKeys(store, stop);
        m_isListed = more && !*more;
        return more ? Result<bool>(true) : more;
    }
    if (m_looked < keys.count()) {
        const qint64 end = std::min(m_looked + keysAtOnce, keys.count());
        if (m_looked == 0)
            m_shared = keys.at(0).size();
        for (; m_looked < end; ++m_looked)
            m_shared = sharedBytes(keys.at(0).first(m_shared), keys.at(m_looked));
        return true;
    }
    const qint64 end = std::min(m_sort->count() + keysAtOnce, keys.count());
    while (m_sort->count() < end)
        m_sort->add(keyRank(keys.at(m_sort->count()), m_shared));
    return end < keys.count();
}

Result<bool> KeySorter::Work::addSizes(Store &store, const std::stop_token &stop)
{
    const Result<KeyPage> page = pageAt(store, m_sort->count(), stop);
    if (!page)
        return page.error();
    ++m_keptPage;
    for (qsizetype i = 0; i < page->count(); ++i)
        m_sort->add(quint64(page->at(i).size + 1));
    return !page->next.atEnd;
}

// The entries of a page, a few at a time.
Result<bool> KeySorter::Work::addTimes(Store &store, const std::stop_token &stop)
{
    if (!m_page) {
        const Result<KeyPage> page = pageAt(store, m_sort->count(), stop);
        if (!page)
            return page.error();
        ++m_keptPage;
        m_page = *page;
        m_onPage = 0;
    }
    QList<EntryRef> refs;
    for (; m_onPage < m_page->count() && refs.size() < datedAtOnce; ++m_onPage) {
        const KeyPage::Item item = m_page->at(m_onPage);
        refs.append({m_parts.at(m_at).collection, item.key.toByteArray(), item.shadow});
    }
    for (const Result<Entry> &entry : readUpTo(store, refs, 0, stop))
        m_sort->add(entry ? rankOf(*entry, m_sorting.by) : 0);
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled};
    if (m_onPage < m_page->count())
        return true;
    const bool isLast = m_page->next.atEnd;
    m_page.reset();
    return !isLast;
}

Result<bool> KeySorter::Work::addRanks(Store &store, const std::stop_token &stop)
{
    if (isByKey())
        return addKeys(store, stop);
    return isByTime(m_sorting) ? addTimes(store, stop) : addSizes(store, stop);
}

KeySorter::KeySorter(
    StoreSession &session, KeyCache &cache, const KeySorting &sorting, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_cache(cache)
    , m_sorting(sorting)
    , m_task(session.tasks(), Activity::Kind::Sorting)
{
    connect(&session, &StoreSession::stateChanged, this, &KeySorter::begin);
    QMetaObject::invokeMethod(this, &KeySorter::begin, Qt::QueuedConnection);
}

void KeySorter::begin()
{
    if (m_session.state() != SessionState::Ready || std::exchange(m_hasBegun, true))
        return;
    QList<Work::Part> parts;
    const KeyListing &keys = m_session.keys();
    const bool canSort
        = !isByTime(m_sorting) || m_session.info().capabilities.testFlag(Capability::Expiry);
    const QList<CollectionInfo> collections
        = canSort ? m_session.collections() : QList<CollectionInfo>();
    for (const CollectionInfo &info : collections) {
        if (keys.tier() == ListingTier::Positions)
            parts.append({info.ref, m_cache.of(info.ref), std::max<qint64>(info.entries, 0)});
        else if (auto kept = keys.kept(info.ref))
            parts.append({info.ref, std::make_shared<PackedKeys>(), keys.count(info.ref), kept});
    }
    m_task.run([work = Work(m_sorting, parts)](Store &store,
                   const TaskSlice &slice) mutable { return work.goOn(store, slice); },
        [this](const Result<Made> &made) {
            if (made) {
                for (const auto &[collection, order] : made->orders)
                    m_orders.insert(collection, order);
                if (!made->isOver)
                    return Task::Next::Slice;
            }
            emit finished();
            return Task::Next::End;
        });
}

} // namespace kvlens
