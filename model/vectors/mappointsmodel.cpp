// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/mappointsmodel.h"

#include "model/treetext.h"
#include "stores/words/translations.h"

#include <algorithm>

namespace kvlens {

QString pointGroupText(const PointGroups &groups, quint8 group, MapColouring::By by)
{
    using By = MapColouring::By;
    if (group == PointGroups::others)
        return MapPointsModel::tr("%1 others", nullptr, pluralOf(groups.otherValues))
            .arg(numberText(groups.otherValues));
    if (group == PointGroups::without)
        return by == By::Document ? MapPointsModel::tr("without a document")
                                  : MapPointsModel::tr("without a value");
    const QByteArray &value = groups.named.at(group).value;
    return by == By::Cluster ? MapPointsModel::tr("Cluster %1").arg(keyText(value))
                             : keyText(value);
}

MapPointsModel::MapPointsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void MapPointsModel::show(MappedVectorsPointer found, IndexSnapshotPointer index, NodeLines *lines)
{
    if (lines != m_lines) {
        if (m_lines)
            m_lines->disconnect(this);
        m_lines = lines;
        if (lines)
            connect(
                lines, &NodeLines::arrived, this, [this] { tellChanged(TextColumn, TextColumn); });
    }
    if (found == m_found) {
        if (index == m_index)
            return;
        m_index = std::move(index); // what is known of the nodes is another thing now
        return tellChanged(NodeColumn, TextColumn);
    }
    beginResetModel();
    m_found = std::move(found);
    m_index = std::move(index);
    m_groups = nullptr;
    m_chosen.clear();
    m_lastSeen = -1;
    endResetModel();
}

void MapPointsModel::setGroups(PointGroupsPointer groups, MapColouring::By by)
{
    m_groups = std::move(groups);
    m_by = by;
    tellChanged(GroupColumn, GroupColumn);
}

void MapPointsModel::choose(PointNumbers points)
{
    if (points == m_chosen)
        return;
    beginResetModel();
    m_chosen = std::move(points);
    m_lastSeen = -1;
    endResetModel();
}

void MapPointsModel::wantLines(int first, int last)
{
    m_firstSeen = std::max(0, first);
    m_lastSeen = std::min(last, rowCount() - 1);
    QList<EntryRef> wanted;
    for (int row = m_firstSeen; row <= m_lastSeen; ++row) {
        if (m_index && hasText(pointOf(row)))
            wanted.append(nodeOf(pointOf(row)));
    }
    if (m_lines)
        m_lines->want(wanted);
}

// Nobody has asked for the others.
void MapPointsModel::tellChanged(int firstColumn, int lastColumn)
{
    const int last = std::min(m_lastSeen, rowCount() - 1);
    if (m_firstSeen <= last)
        emit dataChanged(index(m_firstSeen, firstColumn), index(last, lastColumn));
}

int MapPointsModel::pointOf(int row) const
{
    return m_chosen.empty() ? row : int(m_chosen[size_t(row)]);
}

int MapPointsModel::rowOf(int point) const
{
    if (m_chosen.empty())
        return point < points() ? point : -1;
    const auto place = std::lower_bound(m_chosen.begin(), m_chosen.end(), quint32(point));
    return place != m_chosen.end() && *place == quint32(point) ? int(place - m_chosen.begin()) : -1;
}

bool MapPointsModel::hasText(int point) const
{
    return !m_index
        || m_index->links.node(m_index->parts.ids.find(m_found->map.keys.at(point).key));
}

EntryRef MapPointsModel::nodeOf(int point) const
{
    const QByteArrayView key = m_found->map.keys.at(point).key;
    const IndexId id = m_index ? m_index->parts.ids.find(key) : noId;
    const IndexParts::Node *node = m_index ? m_index->links.node(id) : nullptr;
    return node ? m_index->parts.refOf(id, node->place)
                : EntryRef {m_found->place.vectors, key.toByteArray()};
}

QString MapPointsModel::groupOf(int point) const
{
    return m_groups ? pointGroupText(*m_groups, m_groups->ofPoints[size_t(point)], m_by)
                    : QString();
}

std::optional<QString> MapPointsModel::lineOf(int point) const
{
    return m_lines ? m_lines->line(nodeOf(point)) : std::nullopt;
}

int MapPointsModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_chosen.empty() ? points() : int(m_chosen.size());
}

int MapPointsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString MapPointsModel::text(int row, int column) const
{
    const int point = pointOf(row);
    if (column == NodeColumn)
        return keyText(m_found->map.keys.at(point).key.toByteArray());
    if (column == GroupColumn)
        return groupOf(point);
    return hasText(point) ? lineOf(point).value_or(QString())
                          : tr("its text is not in the docstore");
}

QVariant MapPointsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(index.row(), index.column());
    case NodeRole:
        return QVariant::fromValue(nodeOf(pointOf(index.row())));
    case HasTextRole:
        return hasText(pointOf(index.row()));
    default:
        return {};
    }
}

QVariant MapPointsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    static const char *const names[]
        = {QT_TR_NOOP("Node"), QT_TR_NOOP("Group"), QT_TR_NOOP("Text")};
    return tr(names[section]);
}

} // namespace kvlens
