// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keysearch.h"

namespace kvlens {

namespace {

using namespace std::chrono_literals;
constexpr auto sliceBudget = 30ms;
constexpr int pageKeys = 4096;
using Renames = QHash<QByteArray, QByteArray>;

Renames renamesIn(const ChangeSet &changes, const CollectionRef &collection)
{
    Renames renames;
    for (const Edit &edit : changes.edits()) {
        if (edit.kind() == EditKind::Renamed && edit.ref().collection == collection)
            renames.insert(edit.ref().key, edit.mine.key);
    }
    return renames;
}

bool isMatch(const KeyFilter &filter, const Renames &renames, QByteArrayView key)
{
    if (filter.matches(key))
        return true;
    if (renames.isEmpty())
        return false;
    const auto renamed = renames.constFind(key.toByteArray());
    return renamed != renames.cend() && filter.matches(*renamed);
}

// Looks on for about the budget.
Result<KeySearch::Walk> searchKeys(Store &store, const CollectionRef &collection,
    KeySearch::Walk walk, const KeyFilter &filter, const Renames &renames,
    const std::stop_token &stop)
{
    QElapsedTimer timer;
    timer.start();
    do {
        const Result<KeyPage> page = store.keys(collection, walk.cursor, pageKeys, stop);
        if (!page)
            return page.error();
        for (qsizetype i = 0; i < page->count(); ++i) {
            if (isMatch(filter, renames, page->at(i).key))
                walk.matches.append(quint32(walk.position + i));
        }
        walk.position += page->count();
        walk.cursor = page->next;
    } while (!walk.cursor.atEnd && timer.elapsed() < sliceBudget.count() && !stop.stop_requested());
    return walk;
}

} // namespace

KeySearch::KeySearch(StoreSession &session, const KeyFilter &filter, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_filter(filter)
{
    const auto goOnIfIdle = [this] {
        if (!m_busy)
            goOn();
    };
    connect(&session, &StoreSession::collectionsChanged, this, goOnIfIdle);
    connect(&session, &StoreSession::keysArrived, this, [this](const CollectionRef &collection) {
        if (m_at == collection && !hasPositions())
            examinePages(collection);
    });
    connect(&session, &StoreSession::keysFailed, this, [this](const CollectionRef &collection) {
        if (m_at == collection && !hasPositions())
            stopAt(collection);
    });
    QMetaObject::invokeMethod(this, &KeySearch::goOn, Qt::QueuedConnection);
}

KeySearch::~KeySearch()
{
    m_stop.request_stop();
}

const QList<quint32> &KeySearch::matches(const CollectionRef &collection) const
{
    static const QList<quint32> none;
    const auto progress = m_progress.constFind(collection);
    return progress == m_progress.cend() ? none : progress->matches;
}

bool KeySearch::isSearching(const CollectionRef &collection) const
{
    const auto &collections = m_session.collections();
    return std::any_of(collections.begin(), collections.end(),
        [&](const CollectionInfo &info) { return info.ref == collection && hasMore(info); });
}

qint64 KeySearch::slotOf(const CollectionRef &collection, qint64 position) const
{
    const QList<quint32> &found = matches(collection);
    const auto at = std::lower_bound(found.cbegin(), found.cend(), position);
    return at != found.cend() && *at == position ? std::distance(found.cbegin(), at) : -1;
}

bool KeySearch::hasMore(const CollectionInfo &info) const
{
    if (m_failed.contains(info.ref))
        return false;
    const KeyPages &keys = m_session.keys();
    const qint64 seen = m_progress.value(info.ref).seen;
    return seen < keys.count(info.ref) || keys.canFetchMore(info.ref)
        || keys.isFetchingMore(info.ref);
}

void KeySearch::stop()
{
    m_stopped = true;
    m_busy = false;
    m_at.reset();
    m_stop.request_stop();
}

void KeySearch::goOn()
{
    if (m_stopped)
        return;
    m_at.reset();
    for (const CollectionInfo &info : m_session.collections()) {
        if (!hasMore(info))
            continue;
        m_busy = true;
        m_at = info.ref;
        if (hasPositions())
            searchSlice(info.ref);
        else
            examinePages(info.ref);
        return;
    }
    m_busy = false;
    emit advanced();
}

bool KeySearch::hasPositions() const
{
    return m_session.info().capabilities.testFlag(Capability::Positions);
}

void KeySearch::searchSlice(const CollectionRef &collection)
{
    const Progress &progress = m_progress[collection];
    const Walk walk {KeyCursor::atPosition(progress.seen), progress.seen, {}};
    const auto job = [=, filter = m_filter, renames = renamesIn(m_session.changes(), collection)](
                         Store &store, const std::stop_token &stop) {
        return searchKeys(store, collection, walk, filter, renames, stop);
    };
    onFinished(m_session.worker().run(job, JobPriority::Background, m_stop), this,
        [this, collection](const Result<Walk> &next) { takeSlice(collection, next); });
}

void KeySearch::takeSlice(const CollectionRef &collection, const Result<Walk> &walk)
{
    if (m_stopped)
        return;
    Progress &progress = m_progress[collection];
    if (!walk || walk->position == progress.seen) {
        stopAt(collection);
        return;
    }
    m_seen += walk->position - progress.seen;
    m_matchCount += walk->matches.size();
    progress.seen = walk->position;
    progress.matches.append(walk->matches);
    emit advanced();
    goOn();
}

// Without positions: through the session's own pages, as rows can only come in their order.
void KeySearch::examinePages(const CollectionRef &collection)
{
    const KeyPages &keys = m_session.keys();
    const Renames renames = renamesIn(m_session.changes(), collection);
    Progress &progress = m_progress[collection];
    while (const auto item = keys.at(collection, progress.seen)) {
        if (isMatch(m_filter, renames, item->key)) {
            progress.matches.append(quint32(progress.seen));
            ++m_matchCount;
        }
        ++progress.seen;
        ++m_seen;
    }
    emit advanced();
    if (progress.seen < keys.count(collection))
        m_session.requestKeys(collection, progress.seen);
    else if (keys.canFetchMore(collection))
        m_session.fetchMoreKeys(collection);
    else if (!keys.isFetchingMore(collection))
        goOn();
}

void KeySearch::stopAt(const CollectionRef &collection)
{
    m_failed.insert(collection);
    goOn();
}

} // namespace kvlens
