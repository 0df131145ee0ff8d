// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a search has found, as a tree: entries, and below each the places in it.
#pragma once

#include "model/storesearch.h"

#include <QAbstractItemModel>

namespace kvlens {

class SearchResults : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { TextColumn, PlaceColumn, ColumnCount };
    enum Role {
        EntryRefRole = Qt::UserRole, // EntryRef
        HitRole, // SearchHit; invalid QVariant: the row is an entry
        MatchBeginRole, // qsizetype: the match in the row's text; -1: there is none
        MatchLengthRole,
    };

    explicit SearchResults(QObject *parent = nullptr);

    // Shows what this one finds from now on and has found; nothing: empty. It outlives the model or
    // is taken away first.
    void follow(StoreSearch *search);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void clear();
    void append(qsizetype first, qsizetype count);
    qsizetype firstHit(int entry) const { return m_firstHits.at(entry); }
    qsizetype endHit(int entry) const;
    QVariant entryData(int entry, int column, int role) const;
    QVariant hitData(const SearchHit &hit, int column, int role) const;

    StoreSearch *m_search = nullptr; // not owned
    QList<qsizetype> m_firstHits; // of each entry: which of the hits begins it
    qsizetype m_count = 0; // hits that are shown
};

// A context as one line: line breaks and tabs become spaces, one for one.
QString oneLine(QString text);

} // namespace kvlens
