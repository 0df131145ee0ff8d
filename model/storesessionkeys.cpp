// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of a session that knows which keys are where.
#include "model/storesession.h"

namespace kvlens {

namespace {

using namespace std::chrono_literals;
constexpr auto walkBudget = 30ms;

} // namespace

void StoreSession::requestKeys(const CollectionRef &collection, qint64 position)
{
    if (isReloading())
        return; // positions are about to mean other keys
    if (const auto request = m_keys.request(collection, position))
        ask(*request);
}

void StoreSession::fetchMoreKeys(const CollectionRef &collection)
{
    if (isReloading())
        return;
    if (const auto request = m_keys.requestMore(collection))
        ask(*request);
}

void StoreSession::retryKeys(const CollectionRef &collection)
{
    m_keys.retry(collection);
}

void StoreSession::ask(const KeyPages::Request &request)
{
    const auto job = [request](Store &store, const std::stop_token &stop) {
        return store.list({request.collection, request.from, KeyPages::pageSize}, stop);
    };
    onFinished(m_handle.run(job), this,
        [this, request, generation = m_generation](const Result<KeyPage> &page) {
            if (generation == m_generation)
                takePage(request, page);
        });
}

void StoreSession::takePage(const KeyPages::Request &request, const Result<KeyPage> &page)
{
    if (!page) {
        m_keys.fail(request);
        emit keysFailed(request.collection, page.error());
        emit failed(page.error());
    } else {
        const KeyPages::Range range = m_keys.put(request, *page);
        emit keysArrived(request.collection, range.first, range.count);
    }
    fetchUntilFound(request.collection);
}

void StoreSession::locateKey(const EntryRef &ref)
{
    if (m_info.capabilities.testFlag(Capability::Positions)) {
        whenSettled([this, ref] { walkOn(ref, {}); });
        return;
    }
    m_looked.append(ref);
    QMetaObject::invokeMethod(
        this, [this, ref] { fetchUntilFound(ref.collection); }, Qt::QueuedConnection);
}

void StoreSession::walkOn(const EntryRef &ref, const KeyWalk &walk)
{
    const auto job = [walk, ref](Store &store, const std::stop_token &stop) {
        return walkToKey(store, walk, ref, walkBudget, stop);
    };
    onFinished(m_handle.run(job, JobPriority::Background), this,
        [this, ref, generation = m_generation](const Result<KeyWalk> &next) {
            if (!next)
                emit failed(next.error());
            if (generation != m_generation || isReloading())
                whenSettled([this, ref] { walkOn(ref, {}); });
            else if (!next || next->found >= 0 || next->cursor.atEnd)
                emit keyLocated(ref, next ? next->found : -1);
            else
                walkOn(ref, *next);
        });
}

// Without positions a row exists only once all before it were fetched.
void StoreSession::fetchUntilFound(const CollectionRef &collection)
{
    for (const EntryRef &ref : QList<EntryRef>(m_looked)) {
        if (ref.collection != collection)
            continue;
        const qint64 position = m_keys.positionOf(ref);
        if (position < 0 && m_keys.canFetchMore(collection)) {
            fetchMoreKeys(collection);
            continue;
        }
        if (position < 0 && m_keys.isFetchingMore(collection))
            continue;
        m_looked.removeOne(ref);
        emit keyLocated(ref, position);
    }
}

void StoreSession::replaceListing(const Relisting &listing, const std::function<void()> &edit)
{
    emit listingAboutToChange();
    ++m_generation;
    edit();
    m_keys.reset(listing.overview.info.capabilities.testFlag(Capability::Positions));
    m_keys.setCollections(listing.overview.collections);
    for (const KeyPages::Answer &answer : listing.pages)
        m_keys.put(answer.first, answer.second);
    emit listingChanged();
    takeOverview(listing.overview);
    for (const EntryRef &ref : std::exchange(m_looked, {}))
        locateKey(ref);
}

} // namespace kvlens
