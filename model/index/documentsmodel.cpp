// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/documentsmodel.h"

#include "model/treetext.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QElapsedTimer>

#include <numeric>

namespace kvlens {

namespace {

constexpr qint64 turnBudget = 4; // ms of the window's time
constexpr size_t documentsAtOnce = 32;

} // namespace

QString troubleText(const DocumentFacts &facts)
{
    QStringList all;
    const auto number = [](qint64 count) { return numberText(count); };
    if (facts.missing > 0)
        all << DocumentsModel::tr("%1 nodes missing", nullptr, pluralOf(facts.missing))
                   .arg(number(facts.missing));
    if (facts.broken > 0)
        all << DocumentsModel::tr("%1 broken links", nullptr, pluralOf(facts.broken))
                   .arg(number(facts.broken));
    if (facts.unreadable > 0)
        all << DocumentsModel::tr("%1 nodes cannot be read", nullptr, pluralOf(facts.unreadable))
                   .arg(number(facts.unreadable));
    if (facts.gaps > 0)
        all << DocumentsModel::tr("%1 gaps", nullptr, pluralOf(facts.gaps)).arg(number(facts.gaps));
    static const char *const ofVectors[vectorTroubleCount] {nullptr,
        QT_TRANSLATE_N_NOOP("kvlens::DocumentsModel", "%1 vectors of zeros"),
        QT_TRANSLATE_N_NOOP("kvlens::DocumentsModel", "%1 vectors with NaN or an infinity"),
        QT_TRANSLATE_N_NOOP("kvlens::DocumentsModel", "%1 vectors of another length"),
        QT_TRANSLATE_N_NOOP("kvlens::DocumentsModel", "%1 vectors are no numbers"),
        QT_TRANSLATE_N_NOOP("kvlens::DocumentsModel", "%1 vectors lead to another node"),
        QT_TRANSLATE_N_NOOP("kvlens::DocumentsModel", "%1 nodes without a vector")};
    for (size_t i = vectorTroubleCount - 1; i > 0; --i) { // the worst first
        if (facts.vectors[i] > 0)
            all << DocumentsModel::tr(ofVectors[i], nullptr, pluralOf(facts.vectors[i]))
                       .arg(number(facts.vectors[i]));
    }
    return all.join(QStringLiteral(", "));
}

DocumentsModel::DocumentsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &DocumentsModel::filterOn);
}

void DocumentsModel::show(IndexSnapshotPointer snapshot)
{
    if (snapshot == m_snapshot)
        return;
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_cells.clear();
    refilter();
    endResetModel();
    filterOn();
}

void DocumentsModel::setFilter(const QString &text, Which which)
{
    if (text == m_filter && which == m_which)
        return;
    beginResetModel();
    m_filter = text;
    m_which = which;
    refilter();
    endResetModel();
    filterOn();
}

bool DocumentsModel::hasText(const SourceDocument &document) const
{
    const auto has = [this](const QByteArray &bytes) {
        return fromWtf8(bytes).contains(m_filter, Qt::CaseInsensitive);
    };
    return m_filter.isEmpty() || has(m_snapshot->nameOf(document.id))
        || has(m_snapshot->idText(document.id));
}

bool DocumentsModel::admits(const SourceDocument &document) const
{
    return hasText(document)
        && (m_which == Which::All || !factsOf(m_snapshot->known(), document).isWell());
}

// All of them at once, or none so far.
void DocumentsModel::refilter()
{
    const bool isFiltered = !m_filter.isEmpty() || m_which != Which::All;
    m_rows.resize(isFiltered ? 0 : size_t(documentCount()));
    std::iota(m_rows.begin(), m_rows.end(), 0);
    m_next = m_rows.size();
}

// For some milliseconds, and again when it is our turn.
void DocumentsModel::filterOn()
{
    QElapsedTimer time;
    time.start();
    std::vector<quint32> found;
    while (isFiltering() && time.elapsed() < turnBudget) {
        const size_t end = std::min(m_next + documentsAtOnce, size_t(documentCount()));
        for (; m_next < end; ++m_next) {
            if (admits(m_snapshot->documents[m_next]))
                found.push_back(quint32(m_next));
        }
    }
    if (!found.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + int(found.size()) - 1);
        m_rows.insert(m_rows.end(), found.begin(), found.end());
        endInsertRows();
    }
    if (isFiltering())
        m_turn.start();
    else
        emit filtered();
}

qsizetype DocumentsModel::documentCount() const
{
    return m_snapshot ? qsizetype(m_snapshot->documents.size()) : 0;
}

const SourceDocument *DocumentsModel::document(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_snapshot->documents[m_rows[size_t(row)]];
}

int DocumentsModel::rowOf(QByteArrayView id) const
{
    const IndexId wanted = m_snapshot ? m_snapshot->parts.ids.find(id) : noId;
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
        [&](quint32 number) { return m_snapshot->documents[number].id == wanted; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int DocumentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DocumentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

const DocumentsModel::Cells &DocumentsModel::cells(const SourceDocument &document) const
{
    if (const Cells *known = m_cells.object(document.id))
        return *known;
    const bool isKnown = unreadableNodes(m_snapshot->links, document) == 0;
    const std::vector<SourceSpan> chunks
        = isKnown ? chunksOf(m_snapshot->links, document) : std::vector<SourceSpan>();
    auto *made = new Cells {factsOf(m_snapshot->known(), document), coverageOf(chunks), {}};
    if (!chunks.empty())
        made->marks = coverageMarks(chunks, made->coverage, markCount);
    m_cells.insert(document.id, made);
    return *made;
}

QString DocumentsModel::coverageText(const SourceDocument &document) const
{
    const Coverage &coverage = cells(document).coverage;
    if (coverage.length == 0)
        return tr("not known");
    const double share = 100.0 * double(coverage.covered) / double(coverage.length);
    return tr("%1 % of %2 characters", nullptr, pluralOf(coverage.length))
        .arg(decimalText(share, 1), numberText(coverage.length));
}

QString DocumentsModel::text(const SourceDocument &document, int column) const
{
    const QByteArray name = m_snapshot->nameOf(document.id);
    const auto nodes = qint64(document.nodes.size());
    switch (column) {
    case NameColumn:
        return keyText(name.isEmpty() ? m_snapshot->idText(document.id) : name);
    case NodesColumn:
        return document.missing == 0
            ? numberText(nodes)
            : tr("%1 of %2").arg(numberText(document.present()), numberText(nodes));
    case CoverageColumn:
        return coverageText(document);
    case VectorsColumn:
        return document.vectors == nodes
            ? numberText(nodes)
            : tr("%1 of %2").arg(numberText(document.vectors), numberText(nodes));
    case IndexesColumn:
        return numberText(qint64(document.indexes.size()));
    default:
        return troubleText(cells(document).facts);
    }
}

QString DocumentsModel::toolTip(const SourceDocument &document, int column) const
{
    const auto shown = [this](IndexId id) { return keyText(m_snapshot->idText(id)); };
    if (column == IndexesColumn) {
        QStringList indexes;
        for (const IndexId index : document.indexes)
            indexes.append(shown(index));
        return indexes.isEmpty() ? tr("No index holds any of its nodes")
                                 : indexes.join(QStringLiteral("\n"));
    }
    if (column == CoverageColumn) {
        const Coverage &coverage = cells(document).coverage;
        if (cells(document).facts.unreadable > 0)
            return tr("The value of one of its nodes cannot be read just now");
        return coverage.length == 0
            ? tr("Its nodes do not say which characters of the source they are")
            : tr("%1 covered, up to the last character that a node has; %2 characters in several "
                 "nodes",
                nullptr, pluralOf(coverage.repeated))
                  .arg(coverageText(document), numberText(coverage.repeated));
    }
    return column == NameColumn ? shown(document.id) : text(document, column);
}

QVariant DocumentsModel::data(const QModelIndex &index, int role) const
{
    const SourceDocument *shown = index.isValid() ? document(index.row()) : nullptr;
    if (!shown)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*shown, index.column());
    case Qt::ToolTipRole:
        return toolTip(*shown, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == NodesColumn || index.column() == VectorsColumn
                || index.column() == IndexesColumn
            ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
            : QVariant();
    case MarksRole:
        return cells(*shown).marks;
    case IsWellRole:
        return cells(*shown).facts.isWell();
    default:
        return {};
    }
}

QVariant DocumentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == NodesColumn || section == VectorsColumn || section == IndexesColumn
            ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
            : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    static const char *const names[]
        = {QT_TR_NOOP("Document"), QT_TR_NOOP("Nodes"), QT_TR_NOOP("Source covered"),
            QT_TR_NOOP("Vectors"), QT_TR_NOOP("Indexes"), QT_TR_NOOP("Trouble")};
    return tr(names[section]);
}

} // namespace kvlens
