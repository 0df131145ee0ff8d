// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/documentnodesmodel.h"

#include "model/treetext.h"
#include "stores/words/translations.h"

namespace kvlens {

namespace {

// The place of nodes; nothing: there is none.
std::optional<PartPlace> placeOfNodes(const IndexParts &parts)
{
    for (size_t i = 0; i < parts.places.size(); ++i) {
        if (partKind(parts.places[i]) == PartKind::Nodes)
            return PartPlace(i);
    }
    return std::nullopt;
}

QString textOfTrouble(LinkKind broken)
{
    switch (broken) {
    case LinkKind::Source:
        return DocumentNodesModel::tr("its source leads nowhere");
    case LinkKind::Previous:
        return DocumentNodesModel::tr("its previous node is gone");
    case LinkKind::Next:
        return DocumentNodesModel::tr("its next node is gone");
    case LinkKind::Parent:
        return DocumentNodesModel::tr("its parent is gone");
    case LinkKind::Child:
        break;
    }
    return DocumentNodesModel::tr("a child is gone");
}

QString textOfTrouble(VectorTrouble trouble)
{
    switch (trouble) {
    case VectorTrouble::None:
        break;
    case VectorTrouble::Zeros:
        return DocumentNodesModel::tr("its vector is all zeros");
    case VectorTrouble::NotFinite:
        return DocumentNodesModel::tr("its vector holds NaN or an infinity");
    case VectorTrouble::OtherLength:
        return DocumentNodesModel::tr("its vector has another length than the rest");
    case VectorTrouble::NoNumbers:
        return DocumentNodesModel::tr("its vector is no list of numbers");
    case VectorTrouble::Astray:
        return DocumentNodesModel::tr("its vector leads to another node");
    case VectorTrouble::Missing:
        return DocumentNodesModel::tr("it has no vector");
    }
    return {};
}

} // namespace

DocumentNodesModel::DocumentNodesModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void DocumentNodesModel::show(
    IndexSnapshotPointer snapshot, const QByteArray &document, NodeLines *lines)
{
    if (snapshot == m_snapshot && document == m_document && lines == m_lines)
        return;
    m_document = document;
    std::vector<DocumentRow> rows;
    const IndexId id = snapshot ? snapshot->parts.ids.find(document) : noId;
    if (id != noId) {
        const auto found = std::find_if(snapshot->documents.begin(), snapshot->documents.end(),
            [id](const SourceDocument &each) { return each.id == id; });
        if (found != snapshot->documents.end())
            rows = documentRows(snapshot->known(), *found);
    }
    if (lines != m_lines && m_lines)
        m_lines->disconnect(this);
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_rows = std::move(rows);
    endResetModel();
    if (lines != m_lines && lines)
        connect(lines, &NodeLines::arrived, this, [this] {
            if (rowCount() > 0)
                emit dataChanged(index(0, TextColumn), index(rowCount() - 1, TextColumn));
        });
    m_lines = lines;
}

void DocumentNodesModel::wantLines(int first, int last)
{
    QList<EntryRef> refs;
    for (int row = std::max(0, first); row <= last && row < rowCount(); ++row) {
        const DocumentRow &shown = m_rows[size_t(row)];
        if (shown.node != noId && !shown.isMissing)
            refs.append(nodeRef(shown));
    }
    if (m_lines)
        m_lines->want(refs);
}

qsizetype DocumentNodesModel::nodeCount() const
{
    return std::count_if(
        m_rows.begin(), m_rows.end(), [](const DocumentRow &row) { return row.node != noId; });
}

int DocumentNodesModel::rowOf(QByteArrayView node) const
{
    const IndexId wanted = m_snapshot ? m_snapshot->parts.ids.find(node) : noId;
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
        [wanted](const DocumentRow &row) { return wanted != noId && row.node == wanted; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int DocumentNodesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DocumentNodesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

EntryRef DocumentNodesModel::nodeRef(const DocumentRow &row) const
{
    const IndexParts::Node *node = m_snapshot->links.node(row.node);
    const std::optional<PartPlace> usual = placeOfNodes(m_snapshot->parts);
    if (node)
        return m_snapshot->parts.refOf(row.node, node->place);
    return usual ? m_snapshot->parts.refOf(row.node, *usual) : EntryRef();
}

std::optional<EntryRef> DocumentNodesModel::vectorRef(const DocumentRow &row) const
{
    const IndexParts::Vector *vector
        = row.node == noId ? nullptr : m_snapshot->links.vector(row.node);
    return vector ? std::optional(m_snapshot->parts.refOf(row.node, vector->place)) : std::nullopt;
}

QString DocumentNodesModel::lineOf(const DocumentRow &row) const
{
    if (row.node == noId) {
        const qint64 count = row.span->end - row.span->begin;
        return tr("%1 characters of the source are in no node", nullptr, pluralOf(count))
            .arg(numberText(count));
    }
    if (row.isMissing)
        return keyText(m_snapshot->idText(row.node));
    const std::optional<QString> line = m_lines ? m_lines->line(nodeRef(row)) : std::nullopt;
    return line ? (line->isEmpty() ? keyText(m_snapshot->idText(row.node)) : *line)
                : QStringLiteral("\u2026");
}

QString DocumentNodesModel::vectorText(const DocumentRow &row) const
{
    if (row.node == noId || m_snapshot->parts.vectors.empty())
        return {};
    const IndexParts::Vector *vector = m_snapshot->links.vector(row.node);
    if (!vector)
        return tr("none");
    return vector->facts.dimension < 0 ? tr("no numbers") : numberText(vector->facts.dimension);
}

QString DocumentNodesModel::troubleOf(const DocumentRow &row) const
{
    if (row.node == noId)
        return tr("gap");
    if (row.isMissing)
        return tr("not in the docstore");
    if (row.isUnreadable)
        return tr("its value is no JSON");
    QStringList all;
    if (row.broken)
        all << textOfTrouble(*row.broken);
    if (row.vector != VectorTrouble::None)
        all << textOfTrouble(row.vector);
    return all.join(QStringLiteral(", "));
}

QString DocumentNodesModel::text(const DocumentRow &row, int column) const
{
    switch (column) {
    case NumberColumn:
        return row.number > 0 ? numberText(row.number) : QString();
    case CharactersColumn:
        return row.span ? QStringLiteral("%1 \u2013 %2")
                              .arg(numberText(row.span->begin), numberText(row.span->end))
                        : QString();
    case TextColumn:
        return lineOf(row);
    case VectorColumn:
        return vectorText(row);
    default:
        return troubleOf(row);
    }
}

QVariant DocumentNodesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DocumentRow &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == TextColumn && row.node != noId
            ? keyText(m_snapshot->idText(row.node))
            : text(row, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == NumberColumn || index.column() == VectorColumn
            ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
            : QVariant();
    case NodeRole:
        return row.node == noId || row.isMissing ? QVariant() : QVariant::fromValue(nodeRef(row));
    case VectorRole: {
        const std::optional<EntryRef> vector = vectorRef(row);
        return vector ? QVariant::fromValue(*vector) : QVariant();
    }
    case IsGapRole:
        return row.node == noId;
    case IsWellRole:
        return row.isWell();
    default:
        return {};
    }
}

QVariant DocumentNodesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == NumberColumn || section == VectorColumn))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole && section == NumberColumn)
        return tr("Number");
    if (role != Qt::DisplayRole)
        return {};
    static const char *const names[] = {"", QT_TR_NOOP("Characters"), QT_TR_NOOP("Text"),
        QT_TR_NOOP("Vector"), QT_TR_NOOP("Trouble")};
    return *names[section] ? tr(names[section]) : QString();
}

} // namespace kvlens
