// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keygroupsmodel.h"

#include "model/treetext.h"
#include "model/vectors/neighboursmodel.h"

namespace kvlens {

namespace {

constexpr quintptr isKeyGroup = ~quintptr(0); // instead of the number of one

}

KeyGroupsModel::KeyGroupsModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void KeyGroupsModel::show(const QList<KeyGroup> &groups, const CollectionRef &others,
    IndexSnapshotPointer index, NodeLines *lines)
{
    if (lines != m_lines) {
        if (m_lines)
            m_lines->disconnect(this);
        m_lines = lines;
        if (lines)
            connect(lines, &NodeLines::arrived, this, &KeyGroupsModel::tellChanged);
    }
    if (groups == m_groups && others == m_others) {
        m_index = std::move(index); // what is known of the nodes is another thing now
        return tellChanged();
    }
    beginResetModel();
    m_groups = groups;
    m_others = others;
    m_index = std::move(index);
    endResetModel();
}

void KeyGroupsModel::wantLines(const QModelIndexList &seen)
{
    QList<EntryRef> wanted;
    for (const QModelIndex &one : seen) {
        const KeyGroup::Row *row = rowAt(one);
        if (row && nodeOf(*row))
            wanted.append(refOf(*row));
    }
    if (m_lines)
        m_lines->want(wanted);
}

void KeyGroupsModel::tellChanged()
{
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex above = index(group, 0);
        if (rowCount(above) > 0)
            emit dataChanged(
                index(0, DocumentColumn, above), index(rowCount(above) - 1, TextColumn, above));
    }
}

QModelIndex KeyGroupsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : isKeyGroup);
}

QModelIndex KeyGroupsModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == isKeyGroup)
        return {};
    return createIndex(int(index.internalId()), 0, isKeyGroup);
}

int KeyGroupsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    const bool hasRows = parent.internalId() == isKeyGroup && parent.column() == 0;
    return hasRows ? int(m_groups.at(parent.row()).rows.size()) : 0;
}

int KeyGroupsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const KeyGroup::Row *KeyGroupsModel::rowAt(const QModelIndex &index) const
{
    const bool isGroup = !index.isValid() || index.internalId() == isKeyGroup;
    return isGroup ? nullptr : &m_groups.at(qsizetype(index.internalId())).rows.at(index.row());
}

const IndexParts::Node *KeyGroupsModel::nodeOf(const KeyGroup::Row &row) const
{
    return m_index ? m_index->links.node(m_index->parts.ids.find(row.key)) : nullptr;
}

EntryRef KeyGroupsModel::refOf(const KeyGroup::Row &row) const
{
    const IndexParts::Node *node = nodeOf(row);
    return node ? m_index->parts.refOf(node->id, node->place) : EntryRef {m_others, row.key};
}

QString KeyGroupsModel::text(const KeyGroup::Row &row, int column) const
{
    switch (column) {
    case NodeColumn:
        return keyText(row.key);
    case MeasureColumn:
        return row.measure;
    case DocumentColumn:
        return m_index ? documentOf(*m_index, m_index->parts.ids.find(row.key)) : QString();
    default:
        break;
    }
    if (m_index && !nodeOf(row))
        return tr("its text is not in the docstore");
    return m_lines ? m_lines->line(refOf(row)).value_or(QString()) : QString();
}

QVariant KeyGroupsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const KeyGroup::Row *row = rowAt(index);
    if (!row)
        return role == Qt::DisplayRole && index.column() == 0
            ? QVariant(m_groups.at(index.row()).title)
            : QVariant();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(*row, index.column());
    case NodeRole:
        return QVariant::fromValue(refOf(*row));
    case HasTextRole:
        return !m_index || nodeOf(*row);
    default:
        return {};
    }
}

QVariant KeyGroupsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    static const char *const names[]
        = {QT_TR_NOOP("Node"), QT_TR_NOOP("Measure"), QT_TR_NOOP("Document"), QT_TR_NOOP("Text")};
    return tr(names[section]);
}

} // namespace kvlens
