// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/duplicatesmodel.h"

#include "model/treetext.h"
#include "model/vectors/neighboursmodel.h"
#include "stores/words/translations.h"

#include <algorithm>

namespace kvlens {

namespace {

// Groups have this instead of the number of one.
constexpr quintptr isGroup = ~quintptr(0);

} // namespace

DuplicatesModel::DuplicatesModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void DuplicatesModel::show(const QList<QList<Row>> &groups, const CollectionRef &vectors,
    IndexSnapshotPointer index, NodeLines *lines)
{
    if (lines != m_lines) {
        if (m_lines)
            m_lines->disconnect(this);
        m_lines = lines;
        if (lines)
            connect(lines, &NodeLines::arrived, this, &DuplicatesModel::tellChanged);
    }
    if (groups == m_groups && vectors == m_vectors) {
        if (index == m_index)
            return;
        m_index = std::move(index); // what is known of the nodes is another thing now
        return tellChanged();
    }
    beginResetModel();
    m_groups = groups;
    m_vectors = vectors;
    m_index = std::move(index);
    m_lastSeen = -1;
    endResetModel();
}

void DuplicatesModel::wantLines(const QModelIndexList &seen)
{
    QList<EntryRef> wanted;
    m_firstSeen = int(m_groups.size());
    m_lastSeen = -1;
    for (const QModelIndex &one : seen) {
        if (one.internalId() == isGroup)
            continue;
        m_firstSeen = std::min(m_firstSeen, int(one.internalId()));
        m_lastSeen = std::max(m_lastSeen, int(one.internalId()));
        if (m_index && hasText(rowAt(one)))
            wanted.append(refOf(rowAt(one)));
    }
    if (m_lines)
        m_lines->want(wanted);
}

// Nobody has asked for the others.
void DuplicatesModel::tellChanged()
{
    for (int group = m_firstSeen; group <= std::min(m_lastSeen, rowCount() - 1); ++group) {
        const QModelIndex above = index(group, 0);
        emit dataChanged(
            index(0, DocumentColumn, above), index(rowCount(above) - 1, TextColumn, above));
    }
}

QModelIndex DuplicatesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : isGroup);
}

QModelIndex DuplicatesModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == isGroup)
        return {};
    return createIndex(int(index.internalId()), 0, isGroup);
}

int DuplicatesModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    const bool hasRows = parent.internalId() == isGroup && parent.column() == 0;
    return hasRows ? int(m_groups.at(parent.row()).size()) : 0;
}

int DuplicatesModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const DuplicatesModel::Row &DuplicatesModel::rowAt(const QModelIndex &index) const
{
    return m_groups.at(qsizetype(index.internalId())).at(index.row());
}

bool DuplicatesModel::hasText(const Row &row) const
{
    return !m_index || m_index->links.node(m_index->parts.ids.find(row.key));
}

EntryRef DuplicatesModel::refOf(const Row &row) const
{
    const IndexId id = m_index ? m_index->parts.ids.find(row.key) : noId;
    const IndexParts::Node *node = m_index ? m_index->links.node(id) : nullptr;
    return node ? m_index->parts.refOf(id, node->place) : EntryRef {m_vectors, row.key};
}

QString DuplicatesModel::text(const Row &row, int column) const
{
    switch (column) {
    case NodeColumn:
        return keyText(row.key);
    case ScoreColumn:
        return scoreText(row.score);
    case DocumentColumn:
        return m_index ? documentOf(*m_index, m_index->parts.ids.find(row.key)) : QString();
    default:
        break;
    }
    if (!hasText(row))
        return tr("its text is not in the docstore");
    return m_lines ? m_lines->line(refOf(row)).value_or(QString()) : QString();
}

// How many there are, and how much the one is alike that is so the least.
QVariant DuplicatesModel::ofGroup(const QModelIndex &index, int role) const
{
    const QList<Row> &rows = m_groups.at(index.row());
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == NodeColumn)
        return tr("%1 nearly the same", nullptr, pluralOf(rows.size()))
            .arg(numberText(rows.size()));
    if (index.column() != ScoreColumn)
        return {};
    const auto least = std::min_element(
        rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.score < b.score; });
    return tr("from %1").arg(scoreText(least->score));
}

QVariant DuplicatesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return index.column() == ScoreColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                             : QVariant();
    if (index.internalId() == isGroup)
        return ofGroup(index, role);
    const Row &row = rowAt(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == ScoreColumn
            ? tr("with %1, which is most alike it").arg(keyText(row.nearest))
            : text(row, index.column());
    case NodeRole:
        return QVariant::fromValue(refOf(row));
    case HasTextRole:
        return hasText(row);
    default:
        return {};
    }
}

QVariant DuplicatesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == ScoreColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    static const char *const names[]
        = {QT_TR_NOOP("Node"), QT_TR_NOOP("Score"), QT_TR_NOOP("Document"), QT_TR_NOOP("Text")};
    return tr(names[section]);
}

} // namespace kvlens
