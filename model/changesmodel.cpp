// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changesmodel.h"

#include "model/treetext.h"

namespace kvlens {

namespace {

// What the edit adds to the stored bytes.
qint64 bytesOf(const Edit &edit)
{
    const qint64 now = edit.mine.exists ? edit.mine.value.size() : 0;
    return now - (edit.base.version.exists() ? edit.base.value.size() : 0);
}

std::optional<Error> problemOf(const Edit &edit)
{
    const std::optional<Error> blocked = edit.blocked();
    return blocked ? blocked : edit.failure;
}

QString entryText(const Edit &edit)
{
    const EntryRef &ref = edit.ref();
    if (ref.part == EntryPart::CollectionInfo)
        return ChangesModel::tr("%1 (collection)").arg(keyText(ref.collection.name));
    if (edit.kind() == EditKind::Renamed)
        return QStringLiteral("%1 → %2").arg(keyText(ref.key), keyText(edit.mine.key));
    return keyText(ref.key);
}

QString changeText(const Edit &edit)
{
    switch (edit.kind()) {
    case EditKind::Added:
        return stateText(EntryState::Added);
    case EditKind::Deleted:
        return stateText(EntryState::Deleted);
    case EditKind::Renamed:
        return stateText(EntryState::Renamed);
    case EditKind::Edited:
        break;
    }
    return stateText(EntryState::Edited);
}

// What stands in the way, or came back from the last attempt.
QString problemText(const Edit &edit)
{
    if (edit.blocked())
        return stateText(stateOf(edit));
    return edit.failure ? ChangesModel::tr("not persisted") : QString();
}

QString signedText(qint64 bytes)
{
    return bytes > 0 ? u'+' + numberText(bytes) : numberText(bytes);
}

QVariant cellText(const Edit &edit, int column)
{
    switch (column) {
    case ChangesModel::EntryColumn:
        return entryText(edit);
    case ChangesModel::ChangeColumn:
        return changeText(edit);
    case ChangesModel::BytesColumn:
        return signedText(bytesOf(edit));
    case ChangesModel::StateColumn:
        return problemText(edit);
    default:
        return {};
    }
}

} // namespace

ChangesModel::ChangesModel(Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
{
    const auto follow = [this](StoreSession *session) {
        connect(
            session, &StoreSession::changesChanged, this, [this, session] { refresh(session); });
        refresh(session);
    };
    connect(&workspace, &Workspace::opened, this, follow);
    connect(&workspace, &Workspace::aboutToClose, this, [this](StoreSession *session) {
        session->disconnect(this);
        setRows(session, {});
    });
    for (StoreSession *session : workspace.sessions())
        follow(session);
}

void ChangesModel::refresh(StoreSession *session)
{
    QList<EntryRef> refs;
    for (const Edit &edit : session->changes().edits())
        refs.append(edit.ref());
    setRows(session, refs);
}

// The rows of a session become these: what is alike at both ends stays.
void ChangesModel::setRows(StoreSession *session, const QList<EntryRef> &refs)
{
    int first = firstRow(session);
    int end = first;
    while (end < m_rows.size() && m_rows.at(end).session == session)
        ++end;
    const auto same
        = [this, &refs](int row, qsizetype at) { return m_rows.at(row).ref == refs.at(at); };
    qsizetype from = 0;
    qsizetype to = refs.size();
    const int begin = first;
    while (first < end && from < to && same(first, from)) {
        ++first;
        ++from;
    }
    while (end > first && to > from && same(end - 1, to - 1)) {
        --end;
        --to;
    }
    replaceRows(session, first, end, refs.sliced(from, to - from));
    if (!refs.isEmpty())
        emit dataChanged(index(begin, 0), index(int(begin + refs.size()) - 1, ColumnCount - 1));
}

void ChangesModel::replaceRows(
    StoreSession *session, int first, int end, const QList<EntryRef> &refs)
{
    if (end > first) {
        beginRemoveRows({}, first, end - 1);
        m_rows.remove(first, end - first);
        endRemoveRows();
    }
    if (refs.isEmpty())
        return;
    beginInsertRows({}, first, int(first + refs.size()) - 1);
    for (qsizetype i = 0; i < refs.size(); ++i)
        m_rows.insert(first + i, Row {session, refs.at(i)});
    endInsertRows();
}

// Rows are by store, in the order in which their first edit came.
int ChangesModel::firstRow(const StoreSession *session) const
{
    const auto found = std::find_if(
        m_rows.begin(), m_rows.end(), [session](const Row &row) { return row.session == session; });
    return int(std::distance(m_rows.begin(), found));
}

QModelIndex ChangesModel::indexOf(const StoreSession *session, const EntryRef &ref) const
{
    for (int row = firstRow(session); row < m_rows.size(); ++row) {
        if (m_rows.at(row).session == session && m_rows.at(row).ref == ref)
            return index(row, 0);
    }
    return {};
}

std::optional<Edit> ChangesModel::editAt(const QModelIndex &index) const
{
    const Edit *found = index.isValid() ? edit(m_rows.at(index.row())) : nullptr;
    return found ? std::optional(*found) : std::nullopt;
}

const Edit *ChangesModel::edit(const Row &row) const
{
    return row.session->changes().find(row.ref);
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const Edit *found = edit(row);
    if (role == SessionRole)
        return QVariant::fromValue(row.session);
    if (role == EntryRefRole)
        return QVariant::fromValue(row.ref);
    if (!found)
        return {}; // the row goes with the next changesChanged()
    switch (role) {
    case Qt::DisplayRole:
        return cellText(*found, index.column());
    case EditKindRole:
        return QVariant::fromValue(found->kind());
    case BytesRole:
        return bytesOf(*found);
    case ConflictRole:
        return found->isConflict();
    case InvalidRole:
        return found->isInvalid();
    case ProblemRole:
        return problemOf(*found) ? QVariant::fromValue(*problemOf(*found)) : QVariant();
    default:
        return {};
    }
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case EntryColumn:
        return tr("Entry");
    case ChangeColumn:
        return tr("Change");
    case BytesColumn:
        return tr("Bytes");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

} // namespace kvlens
