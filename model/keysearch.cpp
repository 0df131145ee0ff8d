// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keysearch.h"

namespace kvlens {

namespace {

constexpr qsizetype partsAtOnce = 256;
constexpr qint64 fewCandidates = 16; // one key of as many: cheaper one by one than all of them
using Keys = QSet<QByteArray>;

// Keys that match by their new name alone.
Keys renamedInto(const KeyFilter &filter, const ChangeSet &changes)
{
    Keys keys;
    for (const CollectionRef &collection : changes.collections()) {
        for (const Edit &edit : changes.renamed(collection)) {
            if (!filter.entries() && filter.matches(edit.mine.key)
                && !filter.matches(edit.ref().key))
                keys.insert(edit.ref().key);
        }
    }
    return keys;
}

bool isAmong(const Keys &keys, QByteArrayView key)
{
    return !keys.isEmpty() && keys.contains(QByteArray::fromRawData(key.data(), key.size()));
}

// Runs on the worker.
class Looking
{
public:
    Looking(Store &store, const KeyFilter &filter, Keys renamed, const TaskSlice &slice)
        : m_store(store)
        , m_filter(filter)
        , m_renamed(std::move(renamed))
        , m_slice(slice)
    {
    }

    void look(KeySearch::Part &part) const
    {
        while (!part.isDone && !m_slice.isOver()) {
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
        const Result<bool> more = listOn(m_store, part.collection, *part.keys, m_slice.stop());
        part.hasFailed = !more;
        part.isListed = !more || !*more;
    }

    void lookAtBlock(KeySearch::Part &part) const
    {
        const PackedKeys::Block &block = part.keys->blockOf(part.position);
        const qsizetype first = part.position - block.first();
        part.position = block.first() + block.count();
        if (m_renamed.isEmpty() && !m_filter.entries())
            return m_filter.search(block, first, part.matches);
        for (qsizetype key = first; key < block.count(); ++key) {
            if (m_filter.matches(part.collection, block.key(key))
                || isAmong(m_renamed, block.key(key)))
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
    const Keys m_renamed;
    const TaskSlice &m_slice;
};

} // namespace

KeySearch::KeySearch(StoreSession &session, KeyCache &cache, const KeyFilter &filter,
    const KeySorter::Orders &orders, const KeySearch *before, QObject *parent)
    : KeyMatches(filter, parent)
    , m_session(session)
    , m_cache(cache)
    , m_orders(orders)
    , m_task(session.tasks(), Activity::Kind::Filtering, Task::Start::Awaited)
{
    connect(&session, &StoreSession::collectionsChanged, this, &KeySearch::lookAgain);
    if (before && !before->m_stopped)
        takeCandidates(*before);
    QMetaObject::invokeMethod(this, &KeySearch::goOnLooking, Qt::QueuedConnection);
}

void KeySearch::takeCandidates(const KeySearch &before)
{
    if (filter().entries() || before.filter().entries()
        || !isNarrower(filter().pattern(), before.filter().pattern())
        || m_session.changes().hasRenamed())
        return;
    for (auto it = before.m_progress.cbegin(); it != before.m_progress.cend(); ++it) {
        if (it->found.size() < it->seen / fewCandidates)
            m_progress.insert(it.key(), {0, {}, it->found, it->seen});
    }
}

KeyRows KeySearch::rows(const CollectionRef &collection) const
{
    const auto progress = m_progress.constFind(collection);
    if (progress == m_progress.cend())
        return {.found = QList<quint32>()};
    const QList<quint32> &found = progress->order ? progress->arranged : progress->found;
    return {found.size(), progress->order, found};
}

bool KeySearch::isSearching(const CollectionRef &collection) const
{
    return !m_stopped && hasMore(collection);
}

bool KeySearch::hasMore(const CollectionRef &collection) const
{
    const auto progress = m_progress.constFind(collection);
    const qint64 seen = progress == m_progress.cend() ? 0 : progress->seen;
    return !m_failed.contains(collection) && seen < keys().count(collection);
}

void KeySearch::stop()
{
    m_stopped = true;
    m_busy = false;
    m_task.end();
}

// The store has found more.
void KeySearch::lookAgain()
{
    m_next = 0;
    if (!m_busy)
        goOnLooking();
}

void KeySearch::goOnLooking()
{
    if (m_stopped)
        return;
    const Parts parts = nextParts();
    if (parts.isEmpty())
        return finish();
    m_busy = true;
    look(parts);
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

void KeySearch::look(const Parts &parts)
{
    auto job = [work = parts, filter = filter(), changes = m_session.changes()](
                   Store &store, const TaskSlice &slice) mutable -> Result<Parts> {
        const Looking looking(store, filter, renamedInto(filter, changes), slice);
        for (Part &part : work)
            looking.look(part);
        return work;
    };
    m_task.run(std::move(job), [this, parts](const Result<Parts> &looked) {
        if (looked) {
            take(*looked);
        } else {
            for (const Part &part : parts)
                m_failed.insert(part.collection);
            goOnLooking();
        }
        return Task::Next::End; // unless there is another job by now
    });
}

void KeySearch::take(const Parts &parts)
{
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
        goOnLooking();
}

void KeySearch::arrange(const QList<CollectionRef> &collections)
{
    using Lists = QList<QList<quint32>>;
    QList<QPair<KeySorter::Order, QList<quint32>>> work;
    for (const CollectionRef &collection : collections)
        work.append({m_progress[collection].order, m_progress[collection].found});
    const auto job = [work](Store &, const TaskSlice &) -> Result<Lists> {
        Lists arranged;
        for (const auto &[order, found] : work)
            arranged.append(order->arranged(found));
        return arranged;
    };
    m_task.run(job, [this, collections](const Result<Lists> &arranged) {
        if (!arranged)
            return Task::Next::End;
        for (qsizetype i = 0; i < collections.size(); ++i)
            m_progress[collections.at(i)].arranged = arranged->at(i);
        m_hasMatches = true;
        emit advanced(collections);
        goOnLooking();
        return Task::Next::End; // unless there is another job by now
    });
}

} // namespace kvlens
