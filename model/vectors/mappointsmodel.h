// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The points of a map as a table, all or those that were chosen, with what they are of.
#pragma once

#include "model/index/nodelines.h"
#include "model/vectors/mapsearch.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace kvlens {

using PointNumbers = std::vector<quint32>; // of points, ascending

// Threads: the GUI's. Memory: what is shown is shared; four bytes for each chosen point.
class MapPointsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NodeColumn, GroupColumn, TextColumn, ColumnCount };
    enum Role {
        NodeRole = Qt::UserRole, // EntryRef, of the vector where the docstore has no such node
        HasTextRole, // bool: the docstore has the node
    };

    explicit MapPointsModel(QObject *parent = nullptr);

    // Null: nothing. `index` may be null: then nothing is known of the nodes.
    void show(MappedVectorsPointer found, IndexSnapshotPointer index, NodeLines *lines);
    void setGroups(PointGroupsPointer groups, MapColouring::By by);
    void choose(PointNumbers points); // none: all of them are listed
    // Reads the first words of these rows, which are in view, and of no others.
    void wantLines(int first, int last);

    int pointOf(int row) const;
    int rowOf(int point) const; // -1: it is not listed
    EntryRef nodeOf(int point) const;
    QString groupOf(int point) const; // empty: there are no groups
    std::optional<QString> lineOf(int point) const; // as NodeLines

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    int points() const { return m_found ? int(m_found->map.points.size()) : 0; }
    bool hasText(int point) const;
    QString text(int row, int column) const;
    void tellChanged(int firstColumn, int lastColumn);

    MappedVectorsPointer m_found;
    IndexSnapshotPointer m_index;
    PointGroupsPointer m_groups;
    MapColouring::By m_by = MapColouring::By::Document;
    PointNumbers m_chosen; // empty: all
    QPointer<NodeLines> m_lines; // not owned
    int m_firstSeen = 0;
    int m_lastSeen = -1;
};

// What a group is called: the value that its points have, or that they have another one or none.
QString pointGroupText(const PointGroups &groups, quint8 group, MapColouring::By by);

} // namespace kvlens
