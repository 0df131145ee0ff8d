// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keysearch.h"

#include <QElapsedTimer>

namespace kvlens {

namespace {

using namespace std::chrono_literals;
constexpr auto firstBudget = 5ms; // somebody waits for first results
constexpr auto sliceBudget = 30ms;
constexpr qsizetype partsAtOnce = 256;
constexpr qint64 fewCandidates = 16; // one key of as many: cheaper one by one than all of them
using Keys = QSet<QByteArray>;

// Keys that match by their new name alone.
Keys renamedInto(const KeyFilter &filter, const ChangeSet &changes)
{
    Keys keys;
    for (const Edit &edit : changes.edits()) {
        if (edit.kind() == EditKind::Renamed && filter.matches(edit.mine.key)
            && !filter.matches(edit.ref().key))
            keys.insert(edit.ref().key);
    }
    return keys;
}

bool isAmong(const Keys &keys, QByteArrayView key)
{
    return !keys.isEmpty() && keys.contains(QByteArray::fromRawData(key.data(), key.size()));
}

// Runs on the worker.
class Slice
{
public:
    Slice(Store &store, const KeyFilter &filter, const Keys &renamed,
        std::chrono::milliseconds budget, const std::stop_token &stop)
        : m_store(store)
        , m_filter(filter)
        , m_renamed(renamed)
        , m_budget(budget)
        , m_stop(stop)
    {
        m_timer.start();
    }

    bool isOver() const { return m_stop.stop_requested() || m_timer.hasExpired(m_budget.count()); }

    void look(KeySearch::Part &part) const
    {
        while (!part.isDone && !isOver()) {
            if (part.position < part.candidatesEnd)
                lookAtCandidates(part);
            else if (part.position < part.keys->count())
                lookAtBlock(part);
            else if (part.isListed)
                part.isDone = true;
            else
                list(part);
        }
    }

private:
    void list(KeySearch::Part &part) const
    {
        const Result<bool> more = listOn(m_store, part.collection, *part.keys, m_stop);
        part.hasFailed = !more;
        part.isListed = !more || !*more;
    }

    void lookAtBlock(KeySearch::Part &part) const
    {
        const PackedKeys::Block &block = part.keys->blockOf(part.position);
        const qsizetype first = part.position - block.first();
        part.position = block.first() + block.count();
        if (m_renamed.isEmpty())
            return m_filter.search(block, first, part.matches);
        for (qsizetype key = first; key < block.count(); ++key) {
            if (m_filter.matches(block.key(key)) || isAmong(m_renamed, block.key(key)))
                part.matches.append(quint32(block.first() + key));
        }
    }

    // As many as a block has keys.
    void lookAtCandidates(KeySearch::Part &part) const
    {
        auto next
            = std::lower_bound(part.candidates.cbegin(), part.candidates.cend(), part.position);
        for (qsizetype i = 0; i < PackedKeys::blockKeys && next != part.candidates.cend(); ++i) {
            if (m_filter.matches(part.keys->at(*next)))
                part.matches.append(*next);
            ++next;
        }
        part.position = next == part.candidates.cend() ? part.candidatesEnd : qint64(*next);
    }

    Store &m_store;
    const KeyFilter &m_filter;
    const Keys &m_renamed;
    std::chrono::milliseconds m_budget;
    const std::stop_token &m_stop;
    QElapsedTimer m_timer;
};

} // namespace

KeySearch::KeySearch(StoreSession &session, KeyCache &cache, const KeyFilter &filter,
    const KeySorter::Orders &orders, const KeySearch *before, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_cache(cache)
    , m_filter(filter)
    , m_orders(orders)
{
    connect(&session, &StoreSession::collectionsChanged, this, &KeySearch::lookAgain);
    connect(&session, &StoreSession::keysArrived, this, [this](const CollectionRef &collection) {
        if (m_at == collection)
            examinePages(collection);
    });
    connect(&session, &StoreSession::keysFailed, this, [this](const CollectionRef &collection) {
        if (m_at != collection)
            return;
        m_failed.insert(collection);
        goOn();
    });
    if (before && !before->m_stopped)
        takeCandidates(*before);
    QMetaObject::invokeMethod(this, &KeySearch::goOn, Qt::QueuedConnection);
}

KeySearch::~KeySearch()
{
    m_stop.request_stop();
}

void KeySearch::takeCandidates(const KeySearch &before)
{
    if (!hasPositions() || !isNarrower(m_filter.pattern(), before.m_filter.pattern())
        || !renamedInto(m_filter, m_session.changes()).isEmpty())
        return;
    for (auto it = before.m_progress.cbegin(); it != before.m_progress.cend(); ++it) {
        if (it->found.size() < it->seen / fewCandidates)
            m_progress.insert(it.key(), {0, {}, it->found, it->seen});
    }
}

const QList<quint32> &KeySearch::matches(const CollectionRef &collection) const
{
    static const QList<quint32> none;
    const auto progress = m_progress.constFind(collection);
    if (progress == m_progress.cend())
        return none;
    return progress->order ? progress->arranged : progress->found;
}

bool KeySearch::isSearching(const CollectionRef &collection) const
{
    return !m_stopped && hasMore(collection);
}

qint64 KeySearch::slotOf(const CollectionRef &collection, qint64 position) const
{
    const QList<quint32> &shown = matches(collection);
    const KeySorter::Order order = m_progress.value(collection).order;
    const auto isBefore = [&order](quint32 a, qint64 b) {
        return order ? order->rowOf(a) < order->rowOf(b) : a < b;
    };
    const auto at = std::lower_bound(shown.cbegin(), shown.cend(), position, isBefore);
    return at != shown.cend() && *at == position ? std::distance(shown.cbegin(), at) : -1;
}

bool KeySearch::hasMore(const CollectionRef &collection) const
{
    if (m_failed.contains(collection))
        return false;
    const KeyPages &keys = m_session.keys();
    const auto progress = m_progress.constFind(collection);
    const qint64 seen = progress == m_progress.cend() ? 0 : progress->seen;
    return seen < keys.count(collection) || keys.canFetchMore(collection)
        || keys.isFetchingMore(collection);
}

bool KeySearch::hasPositions() const
{
    return m_session.info().capabilities.testFlag(Capability::Positions);
}

void KeySearch::stop()
{
    m_stopped = true;
    m_busy = false;
    m_at.reset();
    m_stop.request_stop();
}

// The store has found more.
void KeySearch::lookAgain()
{
    m_next = 0;
    if (!m_busy)
        goOn();
}

void KeySearch::goOn()
{
    if (m_stopped)
        return;
    if (!hasPositions())
        return goOnByPages();
    const Parts parts = nextParts();
    if (parts.isEmpty())
        return finish();
    m_busy = true;
    searchSlice(parts);
}

void KeySearch::finish()
{
    m_busy = false;
    emit advanced({});
}

KeySearch::Parts KeySearch::nextParts()
{
    Parts parts;
    const QList<CollectionInfo> &collections = m_session.collections();
    for (; m_next < collections.size() && parts.size() < partsAtOnce; ++m_next) {
        const CollectionRef &ref = collections.at(m_next).ref;
        if (!hasMore(ref))
            continue;
        Progress &progress = m_progress[ref];
        progress.order = m_orders.value(ref);
        parts.append({m_next, ref, m_cache.of(ref), progress.seen, progress.candidates,
            progress.candidatesEnd});
    }
    return parts;
}

void KeySearch::searchSlice(const Parts &parts)
{
    const auto budget = m_isFirst ? firstBudget : sliceBudget;
    const auto priority = m_isFirst ? JobPriority::Normal : JobPriority::Background;
    auto job = [work = parts, budget, filter = m_filter,
                   renamed = renamedInto(m_filter, m_session.changes())](
                   Store &store, const std::stop_token &stop) mutable -> Result<Parts> {
        const Slice slice(store, filter, renamed, budget, stop);
        for (Part &part : work)
            slice.look(part);
        return work;
    };
    onFinished(m_session.run(std::move(job), priority, m_stop), this,
        [this, parts](const Result<Parts> &looked) {
            m_isFirst = false;
            if (looked)
                return takeSlice(*looked);
            for (const Part &part : parts)
                m_failed.insert(part.collection);
            goOn();
        });
}

void KeySearch::takeSlice(const Parts &parts)
{
    if (m_stopped)
        return;
    QList<CollectionRef> collections;
    QList<CollectionRef> toArrange;
    for (const Part &part : parts) {
        if (part.hasFailed)
            m_failed.insert(part.collection);
        if (!part.isDone)
            m_next = std::min(m_next, part.number);
        Progress &progress = m_progress[part.collection];
        if (part.position == progress.seen)
            continue;
        m_seen += part.position - progress.seen;
        m_matchCount += part.matches.size();
        progress.seen = part.position;
        progress.found.append(part.matches);
        if (!progress.order)
            collections.append(part.collection);
        else if (part.isDone)
            toArrange.append(part.collection);
        m_hasMatches = m_hasMatches || (!progress.order && !part.matches.isEmpty());
    }
    emit advanced(collections);
    if (!m_stopped && !toArrange.isEmpty())
        arrange(toArrange);
    else
        goOn();
}

void KeySearch::arrange(const QList<CollectionRef> &collections)
{
    using Lists = QList<QList<quint32>>;
    QList<QPair<KeySorter::Order, QList<quint32>>> work;
    for (const CollectionRef &collection : collections)
        work.append({m_progress[collection].order, m_progress[collection].found});
    const auto job = [work](Store &, const std::stop_token &) -> Result<Lists> {
        Lists arranged;
        for (const auto &[order, found] : work)
            arranged.append(order->arranged(found));
        return arranged;
    };
    onFinished(m_session.run(job, JobPriority::Background, m_stop), this,
        [this, collections](const Result<Lists> &arranged) {
            if (m_stopped || !arranged)
                return;
            for (qsizetype i = 0; i < collections.size(); ++i)
                m_progress[collections.at(i)].arranged = arranged->at(i);
            m_hasMatches = true;
            emit advanced(collections);
            goOn();
        });
}

// Without positions: through the session's own pages, as rows can only come in their order.
void KeySearch::goOnByPages()
{
    m_at.reset();
    for (const CollectionInfo &info : m_session.collections()) {
        if (!hasMore(info.ref))
            continue;
        m_busy = true;
        m_at = info.ref;
        return examinePages(info.ref);
    }
    finish();
}

void KeySearch::examinePages(const CollectionRef &collection)
{
    const KeyPages &keys = m_session.keys();
    const Keys renamed = renamedInto(m_filter, m_session.changes());
    Progress &progress = m_progress[collection];
    while (const auto item = keys.at(collection, progress.seen)) {
        if (m_filter.matches(item->key) || isAmong(renamed, item->key)) {
            progress.found.append(quint32(progress.seen));
            m_hasMatches = true;
            ++m_matchCount;
        }
        ++progress.seen;
        ++m_seen;
    }
    emit advanced({collection});
    if (progress.seen < keys.count(collection))
        m_session.requestKeys(collection, progress.seen);
    else if (keys.canFetchMore(collection))
        m_session.fetchMoreKeys(collection);
    else if (!keys.isFetchingMore(collection))
        goOn();
}

} // namespace kvlens
