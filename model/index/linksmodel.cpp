// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/linksmodel.h"

#include "model/entryplace.h"
#include "model/treetext.h"
#include "stores/words/translations.h"

namespace kvlens {

namespace {

// Rows of groups have this instead of the number of one.
constexpr quintptr noGroup = ~quintptr(0);

struct KindName
{
    const char *kind;
    const char *of; // what it is of the entry
    const char *use; // what the entry is of it
};

constexpr KindName kindNames[] {
    {"source", QT_TRANSLATE_NOOP("kvlens::LinksModel", "source"),
        QT_TRANSLATE_NOOP("kvlens::LinksModel", "has it as its source")},
    {"previous", QT_TRANSLATE_NOOP("kvlens::LinksModel", "previous node"),
        QT_TRANSLATE_NOOP("kvlens::LinksModel", "has it as its previous node")},
    {"next", QT_TRANSLATE_NOOP("kvlens::LinksModel", "next node"),
        QT_TRANSLATE_NOOP("kvlens::LinksModel", "has it as its next node")},
    {"parent", QT_TRANSLATE_NOOP("kvlens::LinksModel", "parent"),
        QT_TRANSLATE_NOOP("kvlens::LinksModel", "has it as its parent")},
    {"child", QT_TRANSLATE_NOOP("kvlens::LinksModel", "child"),
        QT_TRANSLATE_NOOP("kvlens::LinksModel", "has it as a child")},
    {"refDoc", QT_TRANSLATE_NOOP("kvlens::LinksModel", "document"),
        QT_TRANSLATE_NOOP("kvlens::LinksModel", "names it as its document")},
    {"node", QT_TRANSLATE_NOOP("kvlens::LinksModel", "node"),
        QT_TRANSLATE_NOOP("kvlens::LinksModel", "holds it")},
    {"hash", QT_TRANSLATE_NOOP("kvlens::LinksModel", "hash"),
        QT_TRANSLATE_NOOP("kvlens::LinksModel", "has it as its hash")},
    {"vector", QT_TRANSLATE_NOOP("kvlens::LinksModel", "vector"),
        QT_TRANSLATE_NOOP("kvlens::LinksModel", "has it as its vector")},
    {"metadata", QT_TRANSLATE_NOOP("kvlens::LinksModel", "metadata"),
        QT_TRANSLATE_NOOP("kvlens::LinksModel", "has it as its metadata")},
    {"owner", QT_TRANSLATE_NOOP("kvlens::LinksModel", "belongs to"), ""},
};

} // namespace

LinksModel::LinksModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void LinksModel::show(const IndexSnapshot &snapshot, const EntryRef &ref)
{
    const EntryLinks found = snapshot.links.of(ref, mostShown).value_or(EntryLinks());
    Group links {false, {}, found.moreLinks};
    for (const IndexLink &link : found.links)
        links.rows.append({link.kind, link.entry, standingOf(link, snapshot.parts)});
    Group uses {true, {}, found.moreUsedBy};
    for (const IndexLink &link : found.usedBy)
        uses.rows.append({link.kind, link.entry});
    take({links, uses});
}

void LinksModel::clear()
{
    take({});
}

void LinksModel::take(QList<Group> groups)
{
    if (groups == m_groups)
        return;
    beginResetModel();
    m_groups = std::move(groups);
    endResetModel();
}

QModelIndex LinksModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : noGroup);
}

QModelIndex LinksModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == noGroup)
        return {};
    return createIndex(int(index.internalId()), 0, noGroup);
}

int LinksModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalId() != noGroup || parent.column() != 0)
        return 0;
    const Group &group = m_groups.at(parent.row());
    return int(group.rows.size()) + (group.more > 0 ? 1 : 0);
}

int LinksModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString LinksModel::groupText(const Group &group)
{
    const qint64 count = group.rows.size() + group.more;
    return group.isUse ? tr("Used by: %1 links", nullptr, pluralOf(count)).arg(numberText(count))
                       : tr("Points to: %1 links", nullptr, pluralOf(count)).arg(numberText(count));
}

QString LinksModel::kindText(const char *kind, Way way)
{
    for (const KindName &name : kindNames) {
        if (qstrcmp(name.kind, kind) == 0)
            return tr(way == Way::UsedBy ? name.use : name.of);
    }
    return {};
}

QString LinksModel::reasonText(const EntryRef &ref, Standing standing)
{
    const QString place = collectionLabel(ref.collection);
    switch (standing) {
    case Standing::There:
        return {};
    case Standing::Missing:
        return tr("leads nowhere: it is not in %1").arg(place);
    case Standing::Unknown:
        break;
    }
    return tr("not known: %1 could not be looked at").arg(place);
}

QVariant LinksModel::rowData(const Group &group, const Row &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case KindColumn:
            return kindText(row.kind, group.isUse ? Way::UsedBy : Way::PointsTo);
        case KeyColumn:
            return keyText(row.ref.key);
        case PlaceColumn:
            return collectionLabel(row.ref.collection);
        default:
            return reasonText(row.ref, row.standing);
        }
    case Qt::ToolTipRole:
        return column == StateColumn ? reasonText(row.ref, row.standing) : keyText(row.ref.key);
    case EntryRefRole:
        return QVariant::fromValue(row.ref);
    case StandingRole:
        return QVariant::fromValue(row.standing);
    default:
        return {};
    }
}

QVariant LinksModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == noGroup)
        return role == Qt::DisplayRole && index.column() == 0 ? groupText(m_groups.at(index.row()))
                                                              : QVariant();
    const Group &group = m_groups.at(qsizetype(index.internalId()));
    if (index.row() < group.rows.size())
        return rowData(group, group.rows.at(index.row()), index.column(), role);
    return role == Qt::DisplayRole && index.column() == 0
        ? tr("and %1 more", nullptr, pluralOf(group.more)).arg(numberText(group.more))
        : QVariant();
}

QVariant LinksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case KindColumn:
        return tr("Link");
    case KeyColumn:
        return tr("Key");
    case PlaceColumn:
        return tr("Where");
    default:
        return tr("State");
    }
}

} // namespace kvlens
