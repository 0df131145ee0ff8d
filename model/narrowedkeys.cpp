// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/narrowedkeys.h"

namespace kvlens {

namespace {
constexpr qsizetype matchesAtOnce = 4 * KeyListing::pageSize; // that the GUI's thread takes
}

// What one slice of the work has found.
struct NarrowedKeys::Slice
{
    KeyPage page; // of matches
    qint64 seen = 0;
};

NarrowedKeys::NarrowedKeys(StoreSession &session, const KeyFilter &filter, QObject *parent)
    : KeyMatches(filter, parent)
    , m_session(session)
    , m_keys(KeyListing::make(listsNothing() ? ListingTier::Names : ListingTier::ForwardOnly))
    , m_task(session.tasks(), Activity::Kind::Filtering, Task::Start::Awaited)
{
    m_keys->setCollections(session.collections());
    nameRenamed();
    if (listsNothing()) {
        for (const CollectionInfo &info : session.collections())
            nameKnown(info.ref);
        connect(&session.lister(), &KeyLister::arrived, this, &NarrowedKeys::nameKnown);
    }
    connect(&session, &StoreSession::collectionsChanged, this, [this] {
        m_keys->setCollections(m_session.collections());
        if (!m_isBusy)
            findMore();
    });
    QMetaObject::invokeMethod(this, &NarrowedKeys::findMore, Qt::QueuedConnection);
}

bool NarrowedKeys::listsNothing() const
{
    return m_session.keys().tier() == ListingTier::Names;
}

void NarrowedKeys::nameKnown(const CollectionRef &collection)
{
    const KeyListing &known = m_session.keys();
    for (qint64 position = 0; position < known.count(collection); ++position) {
        const KeyPage::Item item = *known.at(collection, position);
        if (filter().matches(collection, item.key))
            m_keys->name({collection, item.key.toByteArray(), item.shadow}, item.size, item.kind);
    }
    emit advanced({collection});
}

// The store knows a renamed key by its old name only.
void NarrowedKeys::nameRenamed()
{
    const ChangeSet &changes = m_session.changes();
    for (const CollectionRef &collection : changes.collections()) {
        for (const Edit &edit : changes.renamed(collection)) {
            if (!filter().entries() && filter().matches(edit.mine.key))
                m_keys->name(edit.ref(), edit.base.value.size(), ValueKind::Unknown);
        }
    }
}

KeyRows NarrowedKeys::rows(const CollectionRef &collection) const
{
    return {m_keys->count(collection)};
}

KeyMatches::Counts NarrowedKeys::counts() const
{
    Counts counts {0, m_seen, !m_isBusy};
    for (const CollectionInfo &info : m_session.collections())
        counts.matching += m_keys->count(info.ref);
    if (m_session.info().capabilities.testFlag(Capability::FilterKeys))
        counts.seen = -1;
    return counts;
}

bool NarrowedKeys::hasMatches() const
{
    return counts().matching > 0;
}

bool NarrowedKeys::isSearching(const CollectionRef &collection) const
{
    const ListingTail behind = m_keys->tail(collection);
    return !m_isStopped && (behind == ListingTail::Open || behind == ListingTail::InFlight);
}

ListingTail NarrowedKeys::tail(const CollectionRef &collection) const
{
    const ListingTail behind = m_keys->tail(collection);
    return behind == ListingTail::Open ? ListingTail::InFlight : behind; // it has its turn
}

void NarrowedKeys::goOn(const CollectionRef &collection)
{
    if (m_keys->tail(collection) == ListingTail::Full)
        m_keys->keepMore(collection);
    m_keys->retry(collection);
    if (!m_isBusy && !m_isStopped)
        findMore();
}

void NarrowedKeys::stop()
{
    m_isStopped = true;
    m_isBusy = false;
    m_task.end();
}

void NarrowedKeys::findMore()
{
    if (m_isStopped)
        return;
    for (const CollectionInfo &info : m_session.collections()) {
        if (const auto request = m_keys->requestMore(info.ref)) {
            m_isBusy = true;
            return ask(*request);
        }
    }
    finish();
}

void NarrowedKeys::finish()
{
    m_isBusy = false;
    emit advanced({});
}

void NarrowedKeys::ask(const KeyListing::Request &request)
{
    const auto job
        = [filter = filter(), request](Store &store, const TaskSlice &slice) -> Result<Slice> {
        Slice found;
        found.page.next = request.from;
        do {
            const Result<KeyPage> page = store.list(
                {request.collection, found.page.next, KeyListing::pageSize, filter.pattern()},
                slice.stop());
            if (!page && found.seen == 0)
                return page.error();
            if (!page)
                break; // it fails again, and is told then
            for (qsizetype i = 0; i < page->count(); ++i) {
                if (filter.matches(request.collection, page->at(i).key))
                    found.page.append(page->at(i));
            }
            found.seen += page->count();
            found.page.next = page->next;
        } while (!found.page.next.atEnd && found.page.count() < matchesAtOnce && !slice.isOver());
        return found;
    };
    m_task.run(job, [this, request](const Result<Slice> &slice) { return take(request, slice); });
}

Task::Next NarrowedKeys::take(const KeyListing::Request &request, const Result<Slice> &slice)
{
    if (slice) {
        m_seen += slice->seen;
        m_keys->put(request, slice->page);
    } else {
        m_keys->fail(request, slice.error());
    }
    emit advanced({request.collection});
    if (!slice && slice.error().code == ErrorCode::Cancelled)
        finish();
    else
        findMore();
    return Task::Next::End; // unless there is another job by now
}

} // namespace kvlens
