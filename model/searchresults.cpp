// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/searchresults.h"

#include "model/treetext.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

// Rows of entries have this instead of the number of one.
constexpr quintptr noEntry = ~quintptr(0);

} // namespace

QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return text;
}

QString shown(const QString &context)
{
    return displayText(oneLine(context));
}

QString beforeMatch(const SearchHit &hit)
{
    return hit.context.left(hit.contextBegin);
}

SearchResults::SearchResults(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void SearchResults::follow(StoreSearch *search)
{
    if (m_search)
        m_search->disconnect(this);
    m_search = search;
    clear();
    if (!search)
        return;
    connect(search, &StoreSearch::cleared, this, &SearchResults::clear);
    connect(search, &StoreSearch::hitsArrived, this, &SearchResults::append);
    append(0, search->hits().size());
}

void SearchResults::clear()
{
    beginResetModel();
    m_firstHits.clear();
    m_count = 0;
    endResetModel();
}

// Hits of one entry come one after the other.
void SearchResults::append(qsizetype first, qsizetype count)
{
    const QList<SearchHit> &hits = m_search->hits();
    const qsizetype end = first + count;
    while (m_count < end) {
        const EntryRef &ref = hits.at(m_count).ref;
        qsizetype behind = m_count + 1;
        while (behind < end && hits.at(behind).ref == ref)
            ++behind;
        const int entries = static_cast<int>(m_firstHits.size());
        if (entries > 0 && hits.at(m_count - 1).ref == ref) {
            const int rows = static_cast<int>(m_count - firstHit(entries - 1));
            beginInsertRows(
                index(entries - 1, 0), rows, rows + static_cast<int>(behind - m_count) - 1);
            m_count = behind;
            endInsertRows();
        } else {
            beginInsertRows({}, entries, entries);
            m_firstHits.append(m_count);
            m_count = behind;
            endInsertRows();
        }
    }
}

qsizetype SearchResults::endHit(int entry) const
{
    return entry + 1 < m_firstHits.size() ? firstHit(entry + 1) : m_count;
}

QModelIndex SearchResults::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(
        row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : noEntry);
}

QModelIndex SearchResults::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == noEntry)
        return {};
    return createIndex(static_cast<int>(index.internalId()), 0, noEntry);
}

int SearchResults::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_firstHits.size());
    const bool isEntry = parent.internalId() == noEntry && parent.column() == 0;
    return isEntry ? static_cast<int>(endHit(parent.row()) - firstHit(parent.row())) : 0;
}

int SearchResults::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant SearchResults::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == noEntry)
        return entryData(index.row(), index.column(), role);
    const qsizetype first = firstHit(static_cast<int>(index.internalId()));
    return hitData(m_search->hits().at(first + index.row()), index.column(), role);
}

// Where the view has no head, it is for who cannot see what the columns are.
QVariant SearchResults::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == TextColumn ? tr("Key or text") : tr("Place");
}

QVariant SearchResults::entryData(int entry, int column, int role) const
{
    const EntryRef &ref = m_search->hits().at(firstHit(entry)).ref;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return column == TextColumn ? keyText(ref.key) : collectionNameText(ref.collection.name);
    case EntryRefRole:
        return QVariant::fromValue(ref);
    case MatchBeginRole:
        return qsizetype(-1);
    default:
        return {};
    }
}

QVariant SearchResults::hitData(const SearchHit &hit, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        if (column == TextColumn)
            return shown(hit.context);
        return hit.inKey ? tr("key") : displayText(placeText(hit));
    case Qt::ToolTipRole:
        return displayText(hit.context, Keep::Lines);
    case EntryRefRole:
        return QVariant::fromValue(hit.ref);
    case HitRole:
        return QVariant::fromValue(hit);
    case MatchBeginRole:
        return column == TextColumn ? shown(beforeMatch(hit)).size() : qsizetype(-1);
    case MatchLengthRole:
        return shown(hit.context.mid(hit.contextBegin, hit.contextLength)).size();
    default:
        return {};
    }
}

} // namespace kvlens
