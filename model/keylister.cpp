// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keylister.h"

#include "model/storesession.h"

namespace kvlens {

KeyLister::KeyLister(StoreSession &session)
    : m_session(session)
    , m_walk(session.tasks())
{
}

void KeyLister::request(const CollectionRef &collection, qint64 position)
{
    if (m_isPaused)
        return;
    if (const auto request = m_keys->request(collection, position))
        ask(*request, JobPriority::Normal);
}

void KeyLister::fetchMore(const CollectionRef &collection)
{
    if (m_isPaused || !m_keys->canFetchMore(collection))
        return;
    m_wanted[collection] = KeyListing::pageSize;
    askMore(collection, JobPriority::Normal);
}

void KeyLister::askMore(const CollectionRef &collection, JobPriority priority)
{
    if (const auto request = m_keys->requestMore(collection))
        ask(*request, priority);
}

void KeyLister::retry(const CollectionRef &collection)
{
    m_keys->retry(collection);
    emit tailChanged(collection);
}

void KeyLister::keepMore(const CollectionRef &collection)
{
    m_keys->keepMore(collection);
    fetchMore(collection);
}

void KeyLister::ask(const KeyListing::Request &request, JobPriority priority)
{
    const auto job = [request](Store &store, const std::stop_token &stop) {
        return store.list({request.collection, request.from, KeyListing::pageSize}, stop);
    };
    onFinished(m_session.run(job, priority), this,
        [this, request, generation = m_generation](const Result<KeyPage> &page) {
            if (generation == m_generation)
                take(request, page);
        });
}

// A page may hold nothing new, and an expired cursor begins again: then on, behind what others
// want.
void KeyLister::take(const KeyListing::Request &request, const Result<KeyPage> &page)
{
    const CollectionRef &collection = request.collection;
    if (page) {
        const KeyListing::Range fresh = m_keys->put(request, *page);
        m_wanted[collection] -= fresh.count;
        if (fresh.count > 0)
            emit arrived(collection, fresh.first, fresh.count);
    } else if (m_keys->fail(request, page.error())) {
        emit failed(collection, page.error());
    }
    if (m_wanted.value(collection) > 0 && !m_isPaused)
        askMore(collection, JobPriority::Background);
    emit tailChanged(collection);
    fetchUntilFound(collection);
}

void KeyLister::name(const QList<Entry> &entries)
{
    QHash<CollectionRef, KeyListing::Range> named;
    for (const Entry &entry : entries) {
        const EntryRef &ref = entry.ref;
        if (!entry.version.exists() || ref.part != EntryPart::Value)
            continue;
        const qint64 position = m_keys->name(ref, entry.size(), entry.kind);
        if (position < 0)
            continue;
        const KeyListing::Range known = named.value(ref.collection, {position, 0});
        const qint64 first = std::min(known.first, position);
        named[ref.collection] = {first, std::max(known.first + known.count, position + 1) - first};
    }
    for (auto it = named.cbegin(); it != named.cend(); ++it)
        emit arrived(it.key(), it->first, it->count);
}

void KeyLister::setCollections(const QList<CollectionInfo> &collections)
{
    m_keys->setCollections(collections);
}

void KeyLister::pause()
{
    m_isPaused = true;
    m_walk.end();
    m_waiting.append(std::exchange(m_walkedFor, {}));
}

void KeyLister::goOn()
{
    m_isPaused = false;
    for (const EntryRef &ref : std::exchange(m_waiting, {}))
        lookFor(ref);
}

void KeyLister::replace(ListingTier tier, const QList<CollectionInfo> &collections,
    const QList<KeyListing::Answer> &pages)
{
    pause();
    ++m_generation;
    m_wanted.clear();
    if (tier != ListingTier::Names || m_keys->tier() != tier) // names stay
        m_keys = KeyListing::make(tier);
    m_keys->setCollections(collections);
    for (const auto &[request, page] : pages)
        m_keys->put(request, page);
    m_waiting.append(std::exchange(m_lookedFor, {}));
}

void KeyLister::locate(const EntryRef &ref)
{
    QMetaObject::invokeMethod(
        this, [this, ref] { lookFor(ref); }, Qt::QueuedConnection);
}

void KeyLister::lookFor(const EntryRef &ref)
{
    if (m_isPaused) {
        m_waiting.append(ref);
        return;
    }
    switch (m_keys->tier()) {
    case ListingTier::Positions:
        m_walkedFor.append(ref);
        return walkOn();
    case ListingTier::StableCursors:
        m_lookedFor.append(ref);
        return fetchUntilFound(ref.collection);
    case ListingTier::ForwardOnly:
    case ListingTier::Names:
        return readByName(ref);
    }
}

// For one key after the other.
void KeyLister::walkOn()
{
    if (m_walk.isRunning() || m_walkedFor.isEmpty())
        return;
    const EntryRef ref = m_walkedFor.first();
    m_walk.run(
        [ref, walk = KeyWalk()](Store &store, const TaskSlice &slice) mutable -> Result<KeyWalk> {
            return walkToKey(store, walk, ref, slice);
        },
        [this, ref](const Result<KeyWalk> &walk) {
            if (walk && walk->found < 0 && !walk->cursor.atEnd)
                return Task::Next::Slice;
            m_walk.end();
            m_walkedFor.removeFirst();
            if (!walk && walk.error().code != ErrorCode::NotFound) // its collection may be gone
                emit locatingFailed(walk.error());
            emit located(ref, walk ? walk->found : -1);
            walkOn();
            return Task::Next::End; // unless there is another key
        });
}

// With cursors a row exists only once all before it were fetched.
void KeyLister::fetchUntilFound(const CollectionRef &collection)
{
    for (const EntryRef &ref : QList<EntryRef>(m_lookedFor)) {
        if (ref.collection != collection)
            continue;
        const qint64 position = m_keys->positionOf(ref);
        if (position < 0 && m_keys->canFetchMore(collection)) {
            fetchMore(collection);
            continue;
        }
        if (position < 0 && m_keys->tail(collection) == ListingTail::InFlight)
            continue;
        m_lookedFor.removeOne(ref);
        emit located(ref, position);
    }
}

void KeyLister::readByName(const EntryRef &ref)
{
    const qint64 position = m_keys->positionOf(ref);
    if (position >= 0) {
        emit located(ref, position);
        return;
    }
    const auto job = [ref](Store &store, const std::stop_token &stop) {
        return readUpTo(store, {ref}, 0, stop).takeFirst();
    };
    onFinished(m_session.run(job), this, [this, ref](const Result<Entry> &entry) {
        if (entry)
            name({*entry});
        else if (entry.error().code != ErrorCode::NotFound)
            emit locatingFailed(entry.error());
        emit located(ref, m_keys->positionOf(ref));
    });
}

} // namespace kvlens
