// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the tree that moves many rows at once: new listings, ranges, and the filter.
#include "model/storetreemodel.h"

namespace kvlens {

// What the persistent indexes stand for.
StoreTreeModel::Places StoreTreeModel::keepPlaces()
{
    Places places;
    for (const QModelIndex &index : persistentIndexList())
        places.append(placeOf(index));
    return places;
}

void StoreTreeModel::restorePlaces(const Places &places, bool byRef)
{
    QModelIndexList from;
    QModelIndexList to;
    for (const Place &place : places) {
        from.append(place.index);
        to.append(findAgain(place, byRef));
    }
    changePersistentIndexList(from, to);
}

QModelIndex StoreTreeModel::findAgain(const Place &place, bool byRef) const
{
    const int column = place.index.column();
    if (place.row.child)
        return indexOf(*place.row.child, column);
    const TreeNode &owner = *place.owner;
    if (place.row.kind == NodeKind::Range)
        return owner.isRanged && place.row.at < owner.keyRows()
            ? rangeIndex(owner, place.row.at, column)
            : QModelIndex();
    if (byRef || place.row.isAdded) {
        if (!place.ref)
            return {};
        const EntryRef ref = storeOf(owner).moved.value(*place.ref, *place.ref);
        const QModelIndex index = indexOf(owner.session, ref);
        return index.siblingAtColumn(column);
    }
    const qint64 shown = shownOf(owner, place.position);
    return shown < 0 ? QModelIndex() : keyIndex(owner, shown, column);
}

void StoreTreeModel::relayout(const std::function<void()> &change)
{
    emit layoutAboutToBeChanged();
    const Places places = keepPlaces();
    change();
    restorePlaces(places, false);
    emit layoutChanged();
}

void StoreTreeModel::listingAboutToChange(OpenStore &store)
{
    store.isChanging = true;
    emit layoutAboutToBeChanged();
    m_places = keepPlaces();
}

void StoreTreeModel::listingChanged(OpenStore &store)
{
    if (store.search)
        store.search->stop(); // shows its last matches until the new ones are there
    store.keyCache->clear();
    for (TreeNode *node : std::as_const(store.nodes))
        resetKeys(*node);
    restorePlaces(std::exchange(m_places, {}), true);
    store.isChanging = false;
    store.dirty.clear();
    store.moved.clear();
    emit layoutChanged();
    startSearch(store);
}

Result<void> StoreTreeModel::setFilter(const KeyPattern &pattern)
{
    std::optional<KeyFilter> filter;
    if (!pattern.text.isEmpty()) {
        Result<KeyFilter> made = KeyFilter::make(pattern);
        if (!made)
            return made.error();
        filter = *std::move(made);
    }
    m_filter = std::move(filter);
    for (const auto &store : m_stores)
        startSearch(*store);
    emit filterCountsChanged();
    return {};
}

// What is shown stays until there are first results.
void StoreTreeModel::startSearch(OpenStore &store)
{
    const std::unique_ptr<KeySearch> unfinished(std::exchange(store.nextSearch, nullptr));
    store.keyCache->setUsed(m_filter.has_value());
    if (!m_filter) {
        if (store.search)
            showMatches(store, nullptr);
        return;
    }
    const KeySearch *before = store.search ? store.search : unfinished.get();
    store.nextSearch
        = new KeySearch(*store.root->session, *store.keyCache, *m_filter, before, this);
    followSearch(store, store.nextSearch);
}

void StoreTreeModel::followSearch(OpenStore &store, KeySearch *search)
{
    connect(search, &KeySearch::advanced, this,
        [this, &store, search](const QList<CollectionRef> &collections) {
            if (search == store.search) {
                for (const CollectionRef &ref : collections) {
                    if (TreeNode *node = store.nodes.value(ref))
                        syncKeys(*node);
                }
                answerLooked(store);
            } else if (search->matchCount() > 0 || search->isFinished()) {
                showMatches(store, search);
            }
            emit filterCountsChanged();
        });
}

// From now on those of this search, or without one all keys.
void StoreTreeModel::showMatches(OpenStore &store, KeySearch *search)
{
    relayout([&] {
        if (KeySearch *old = std::exchange(store.search, search)) {
            old->stop();
            old->deleteLater();
        }
        store.nextSearch = nullptr;
        for (TreeNode *node : std::as_const(store.nodes))
            resetKeys(*node);
    });
    answerLooked(store);
}

// Within a change of the layout.
void StoreTreeModel::resetKeys(TreeNode &node)
{
    node.stored = countToShow(node);
    node.isRanged = node.stored > TreeNode::rangeThreshold;
    node.added = addedToShow(node);
}

bool StoreTreeModel::isFiltered() const
{
    return m_filter.has_value();
}

StoreTreeModel::FilterCounts StoreTreeModel::filterCounts() const
{
    FilterCounts counts;
    for (const auto &store : m_stores) {
        const KeySearch *search = store->nextSearch ? store->nextSearch : store->search;
        if (!search)
            continue;
        counts.matching += search->matchCount();
        counts.seen += search->seen();
        counts.finished = counts.finished && search->isFinished();
    }
    return counts;
}

void StoreTreeModel::locate(StoreSession *session, const EntryRef &ref)
{
    if (indexOf(session, ref).isValid())
        QMetaObject::invokeMethod(
            this, [=, this] { emit located(indexOf(session, ref), ref); }, Qt::QueuedConnection);
    else
        session->locateKey(ref);
}

void StoreTreeModel::takeLocated(OpenStore &store, const EntryRef &ref, qint64 position)
{
    store.looked.append({ref, position});
    answerLooked(store);
}

// A key that was found is shown once the filter has come to it, if at all.
void StoreTreeModel::answerLooked(OpenStore &store)
{
    const KeySearch *search = store.nextSearch ? store.nextSearch : store.search;
    for (const auto &looked : std::exchange(store.looked, {})) {
        const auto &[ref, position] = looked;
        const TreeNode *node = store.nodes.value(ref.collection);
        const qint64 shown = node ? shownOf(*node, position) : -1;
        if (shown >= 0) {
            store.root->session->requestKeys(ref.collection, position);
            emit located(keyIndex(*node, shown), ref);
        } else if (position >= 0 && search && !search->isFinished()) {
            store.looked.append(looked);
        } else {
            emit located({}, ref);
        }
    }
}

} // namespace kvlens
