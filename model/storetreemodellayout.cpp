// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the tree that moves many rows at once: new listings, ranges, the filter, the order.
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
    delete std::exchange(m_jump, nullptr); // its rows are about to mean others
    emit layoutAboutToBeChanged();
    const Places places = keepPlaces();
    change();
    restorePlaces(places, false);
    emit layoutChanged();
}

void StoreTreeModel::listingAboutToChange(TreeStore &store)
{
    store.isChanging = true;
    delete std::exchange(m_jump, nullptr);
    emit layoutAboutToBeChanged();
    m_places = keepPlaces();
}

void StoreTreeModel::listingChanged(TreeStore &store)
{
    if (store.search)
        store.search->stop(); // shows its last matches until the new ones are there
    delete std::exchange(store.sorter, nullptr);
    store.keyCache->clear();
    for (TreeNode *node : std::as_const(store.nodes))
        resetKeys(*node);
    restorePlaces(std::exchange(m_places, {}), true);
    store.isChanging = false;
    store.dirty.clear();
    store.moved.clear();
    emit layoutChanged();
    startSorting(store);
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
void StoreTreeModel::startSearch(TreeStore &store)
{
    const std::unique_ptr<KeySearch> unfinished(std::exchange(store.nextSearch, nullptr));
    store.keyCache->setUsed(m_filter || m_sorting.by == KeySorting::By::Key);
    if (!m_filter) {
        if (store.search)
            showMatches(store, nullptr);
        return;
    }
    const KeySearch *before = store.search ? store.search : unfinished.get();
    store.nextSearch = new KeySearch(*store.root->session, *store.keyCache, *m_filter,
        store.sorter ? store.sorter->orders() : KeySorter::Orders(), before, this);
    followSearch(store, store.nextSearch);
}

void StoreTreeModel::followSearch(TreeStore &store, KeySearch *search)
{
    connect(search, &KeySearch::advanced, this,
        [this, &store, search](const QList<CollectionRef> &collections) {
            if (search == store.search) {
                for (const CollectionRef &ref : collections) {
                    if (TreeNode *node = store.nodes.value(ref))
                        syncKeys(*node);
                }
                answerLooked(store);
            } else if (search->hasMatches() || search->isFinished()) {
                showMatches(store, search);
            }
            emit filterCountsChanged();
        });
}

// From now on those of this search, or without one all keys.
void StoreTreeModel::showMatches(TreeStore &store, KeySearch *search)
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

void StoreTreeModel::sort(int column, Qt::SortOrder order)
{
    const auto by = column == KeyColumn ? KeySorting::By::Key
        : column == SizeColumn          ? KeySorting::By::Size
                                        : KeySorting::By::Store;
    sort({by, order});
}

void StoreTreeModel::sort(const KeySorting &sorting)
{
    if (std::exchange(m_sorting, sorting) == m_sorting)
        return;
    for (const auto &store : m_stores)
        startSorting(*store);
    emit sortingChanged();
}

bool StoreTreeModel::isSorting() const
{
    return std::any_of(
        m_stores.begin(), m_stores.end(), [](const auto &store) { return store->nextSorter; });
}

// What is shown stays until all is sorted.
void StoreTreeModel::startSorting(TreeStore &store)
{
    delete std::exchange(store.nextSorter, nullptr);
    store.keyCache->setUsed(m_filter || m_sorting.by == KeySorting::By::Key);
    if (m_sorting.by == KeySorting::By::Store) {
        if (store.sorter)
            showOrder(store, nullptr);
        return;
    }
    store.nextSorter = new KeySorter(*store.root->session, *store.keyCache, m_sorting, this);
    connect(store.nextSorter, &KeySorter::finished, this,
        [this, &store] { showOrder(store, store.nextSorter); });
}

void StoreTreeModel::showOrder(TreeStore &store, KeySorter *sorter)
{
    relayout([&] {
        delete std::exchange(store.sorter, sorter);
        store.nextSorter = nullptr;
    });
    if (m_filter)
        startSearch(store);
    emit sortingChanged();
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

void StoreTreeModel::takeLocated(TreeStore &store, const EntryRef &ref, qint64 position)
{
    store.looked.append({ref, position});
    answerLooked(store);
}

// A key that was found is shown once the filter has come to it, if at all.
void StoreTreeModel::answerLooked(TreeStore &store)
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
