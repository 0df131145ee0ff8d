// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/neighboursmodel.h"

#include "model/treetext.h"

#include <cmath>

namespace kvlens {

QString scoreText(double score)
{
    return std::isnan(score) ? QStringLiteral("NaN") : decimalText(score, 4);
}

QString documentOf(const IndexSnapshot &index, IndexId node)
{
    const IndexParts::Node *known = index.links.node(node);
    if (!known || known->source == noId)
        return {};
    const QByteArray name = index.nameOf(known->source);
    return keyText(name.isEmpty() ? index.idText(known->source) : name);
}

NeighboursModel::NeighboursModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void NeighboursModel::show(const QList<Neighbours::Row> &found, const CollectionRef &vectors,
    IndexSnapshotPointer index, NodeLines *lines)
{
    QList<Row> rows;
    QList<EntryRef> wanted;
    for (const Neighbours::Row &one : found) {
        const IndexId id = index ? index->parts.ids.find(one.key) : noId;
        const IndexParts::Node *node = index ? index->links.node(id) : nullptr;
        const EntryRef ref
            = node ? index->parts.refOf(id, node->place) : EntryRef {vectors, one.key};
        rows.append({one, ref, node != nullptr, index ? documentOf(*index, id) : QString()});
        if (node)
            wanted.append(ref);
    }
    if (lines != m_lines) {
        if (m_lines)
            m_lines->disconnect(this);
        m_lines = lines;
        if (lines)
            connect(lines, &NodeLines::arrived, this, [this] {
                if (rowCount() > 0)
                    emit dataChanged(
                        this->index(0, TextColumn), this->index(rowCount() - 1, TextColumn));
            });
    }
    if (lines)
        lines->want(wanted);
    if (rows == m_rows && m_knowsIndex == (index != nullptr))
        return;
    beginResetModel();
    m_rows = rows;
    m_knowsIndex = index != nullptr;
    endResetModel();
}

int NeighboursModel::rowOf(QByteArrayView key) const
{
    const auto found = std::find_if(
        m_rows.begin(), m_rows.end(), [key](const Row &row) { return row.found.key == key; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int NeighboursModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int NeighboursModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString NeighboursModel::text(int number, int column) const
{
    const Row &row = m_rows.at(number);
    switch (column) {
    case RankColumn:
        return numberText(number + 1);
    case ScoreColumn:
        return scoreText(row.found.score);
    case NodeColumn:
        return keyText(row.found.key);
    case DocumentColumn:
        return row.document;
    default:
        break;
    }
    if (m_knowsIndex && !row.hasText)
        return tr("its text is not in the docstore");
    return m_lines ? m_lines->line(row.ref).value_or(QString()) : QString();
}

QVariant NeighboursModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isNumber = index.column() == RankColumn || index.column() == ScoreColumn;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return isNumber ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case NodeRole:
        return QVariant::fromValue(m_rows.at(index.row()).ref);
    case HasTextRole:
        return !m_knowsIndex || m_rows.at(index.row()).hasText;
    default:
        return {};
    }
}

QVariant NeighboursModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == RankColumn || section == ScoreColumn))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    static const char *const names[] = {QT_TR_NOOP("Rank"), QT_TR_NOOP("Score"), QT_TR_NOOP("Node"),
        QT_TR_NOOP("Document"), QT_TR_NOOP("Text")};
    return tr(names[section]);
}

} // namespace kvlens
