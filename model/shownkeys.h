// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which keys of one store are shown, and in which order: all or those that a filter matches, as
// the store lists them or sorted.
#pragma once

#include "model/keycache.h"
#include "model/keymatches.h"
#include "model/keysorter.h"

namespace kvlens {

// What is shown stays until something newer is there to be shown.
// Lifetime: the session outlives it.
class ShownKeys : public QObject
{
    Q_OBJECT

public:
    explicit ShownKeys(StoreSession &session, QObject *parent = nullptr);
    ~ShownKeys() override;

    void setFilter(const std::optional<KeyFilter> &filter);
    void setSorting(const KeySorting &sorting);
    bool isSorting() const { return m_nextSorter != nullptr; } // its order is not shown yet
    // How far what is shown is in the order that is wanted, once isSorting() is over.
    enum class Sorted : quint8 {
        Wholly,
        InPart, // more keys may come behind those that are sorted
        NotAtAll, // as the store lists them, or as matches are found
    };
    Sorted sorted() const;

    const KeyListing &keys() const; // that rows() has the positions of
    KeyRows rows(const CollectionRef &collection) const;
    // Of a key that stands at a position of the session's listing; -1: not shown.
    qint64 rowOf(const EntryRef &ref, qint64 listed) const;
    bool accepts(QByteArrayView key) const; // whether a key that is not stored is shown
    ListingTail tail(const CollectionRef &collection) const;
    void goOn(const CollectionRef &collection); // behind the tail: more, or again
    // Of the filter that is wanted; nothing: of none.
    std::optional<KeyMatches::Counts> counts() const;
    bool isNarrowed() const { return m_matches != nullptr; } // what is shown
    bool isSearching(const CollectionRef &collection) const;

    KeyCache &cache() { return m_cache; }
    // The session's listing has changed: what was found and sorted is void. To be called within
    // the change; begin() behind it.
    void forget();
    void begin();

signals:
    // Between the two what is shown becomes something else.
    void aboutToBeRearranged();
    void rearranged();
    void advanced(const QList<kvlens::CollectionRef> &collections); // more is shown there
    void countsChanged();
    void sortingChanged();

private:
    void startMatching();
    void startSorting();
    void followMatches(KeyMatches *matches);
    void showMatches(std::unique_ptr<KeyMatches> matches);
    void showOrder(std::unique_ptr<KeySorter> sorter);
    void useCache();

    StoreSession &m_session;
    KeyCache m_cache;
    std::optional<KeyFilter> m_filter;
    KeySorting m_sorting;
    std::unique_ptr<KeyMatches> m_matches; // that are shown
    std::unique_ptr<KeyMatches> m_nextMatches; // take over with their first results
    std::unique_ptr<KeySorter> m_sorter; // whose orders are shown
    std::unique_ptr<KeySorter> m_nextSorter; // takes over when it has finished
};

} // namespace kvlens
