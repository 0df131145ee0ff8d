// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keysorter.h"

#include <QElapsedTimer>

namespace kvlens {

namespace {

using namespace std::chrono_literals;
constexpr auto sliceBudget = 20ms; // a step that has begun comes to its end: 20 ms more at most
constexpr qint64 keysAtOnce = 1 << 14;
constexpr int pageKeys = 4096;

using Made = QList<QPair<CollectionRef, KeySorter::Order>>;

} // namespace

// Handed from one slice to the next; only the worker looks into it.
struct KeySorter::Work
{
    struct Part
    {
        CollectionRef collection;
        KeyCache::Keys keys;
        qint64 expected = 0; // keys, as far as the store counts them
    };

    void step(Store &store, const std::stop_token &stop);
    void next();
    bool isDone() const { return at == parts.size(); }

    KeySorting sorting;
    QList<Part> parts; // one for each collection
    qsizetype at = 0;
    Made done; // since the last slice

private:
    Result<bool> addKeys(Store &store, const std::stop_token &stop);
    Result<bool> addSizes(Store &store, const std::stop_token &stop);

    std::optional<KeySort> m_sort; // of the collection in hand
    bool m_isListed = false;
    bool m_isRanked = false;
    qint64 m_looked = 0; // keys whose first bytes were compared
    qsizetype m_shared = 0; // bytes that all of those have in common
};

// A few milliseconds of the collection in hand.
void KeySorter::Work::step(Store &store, const std::stop_token &stop)
{
    if (!m_sort)
        m_sort.emplace(sorting.order).reserve(parts.at(at).expected);
    if (!m_isRanked) {
        const Result<bool> more
            = sorting.by == KeySorting::By::Key ? addKeys(store, stop) : addSizes(store, stop);
        if (!more)
            next();
        else
            m_isRanked = !*more;
        return;
    }
    const Part &part = parts.at(at);
    if (!m_sort->goOn(sorting.by == KeySorting::By::Key ? part.keys.get() : nullptr))
        return;
    done.append({part.collection, std::make_shared<const KeyOrder>(m_sort->take())});
    next();
}

void KeySorter::Work::next()
{
    ++at;
    m_sort.reset();
    m_isListed = false;
    m_isRanked = false;
    m_looked = 0;
}

// Lists them; finds how many first bytes they share; and takes the next ones as their ranks.
// Whether there is more to do.
Result<bool> KeySorter::Work::addKeys(Store &store, const std::stop_token &stop)
{
    const Part &part = parts.at(at);
    PackedKeys &keys = *part.keys;
    if (!m_isListed) {
        const Result<bool> more = listOn(store, part.collection, keys, stop);
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
    const Result<KeyPage> page = store.list(
        {parts.at(at).collection, KeyCursor::atPosition(m_sort->count()), pageKeys}, stop);
    if (!page)
        return page.error();
    for (qsizetype i = 0; i < page->count(); ++i)
        m_sort->add(quint64(page->at(i).size + 1));
    return !page->isEmpty() && !page->next.atEnd;
}

KeySorter::KeySorter(
    StoreSession &session, KeyCache &cache, const KeySorting &sorting, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_cache(cache)
    , m_sorting(sorting)
{
    connect(&session, &StoreSession::stateChanged, this, &KeySorter::begin);
    QMetaObject::invokeMethod(this, &KeySorter::begin, Qt::QueuedConnection);
}

KeySorter::~KeySorter()
{
    m_stop.request_stop();
}

void KeySorter::begin()
{
    if (m_session.state() != SessionState::Ready || std::exchange(m_hasBegun, true))
        return;
    auto work = std::make_shared<Work>();
    work->sorting = m_sorting;
    if (m_session.info().capabilities.testFlag(Capability::Positions)) {
        for (const CollectionInfo &info : m_session.collections())
            work->parts.append({info.ref, m_cache.of(info.ref), std::max<qint64>(info.entries, 0)});
    }
    goOn(work);
}

void KeySorter::goOn(const std::shared_ptr<Work> &work)
{
    const auto job = [work](Store &store, const std::stop_token &stop) -> Result<Made> {
        QElapsedTimer timer;
        timer.start();
        while (!work->isDone() && !stop.stop_requested() && !timer.hasExpired(sliceBudget.count()))
            work->step(store, stop);
        return std::exchange(work->done, {});
    };
    onFinished(m_session.run(job, JobPriority::Background, m_stop), this,
        [this, work](const Result<Made> &made) {
            for (const auto &[collection, order] : made.value_or(Made()))
                m_orders.insert(collection, order);
            if (made && !work->isDone())
                return goOn(work);
            m_isFinished = true;
            emit finished();
        });
}

} // namespace kvlens
