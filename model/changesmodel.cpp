// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changesmodel.h"

#include "model/entryplace.h"
#include "model/refusal.h"
#include "model/treetext.h"

namespace kvlens {

namespace {

std::optional<Error> problemOf(const StoreSession &session, const Edit &edit)
{
    if (const std::optional<Error> blocked = edit.blocked())
        return blocked;
    const std::optional<Error> refusal = refusalOf(session);
    return refusal ? refusal : edit.failure;
}

QString entryText(const Edit &edit)
{
    const EntryRef &ref = edit.ref();
    if (ref.part == EntryPart::CollectionInfo)
        return ChangesModel::tr("%1 (collection)").arg(collectionNameText(ref.collection.name));
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
    return edit.changesValue() ? stateText(EntryState::Edited) : ChangesModel::tr("expiry");
}

// What stands in the way, or came back from the last attempt.
QString problemText(const StoreSession &session, const Edit &edit)
{
    if (edit.blocked())
        return stateText(stateOf(edit));
    if (refusalOf(session))
        return ChangesModel::tr("not possible");
    return edit.failure ? ChangesModel::tr("not persisted") : QString();
}

QString signedText(qint64 bytes)
{
    return bytes > 0 ? u'+' + numberText(bytes) : numberText(bytes);
}

QString toolTip(const StoreSession &session, const Edit &edit, int column)
{
    if (column == ChangesModel::WhereColumn)
        return session.address().toString() + u'\n' + collectionLabel(edit.ref().collection);
    return column == ChangesModel::EntryColumn ? entryText(edit) : QString();
}

QVariant cellText(const StoreSession &session, const Edit &edit, int column)
{
    switch (column) {
    case ChangesModel::EntryColumn:
        return entryText(edit);
    case ChangesModel::ChangeColumn:
        return changeText(edit);
    case ChangesModel::BytesColumn:
        return edit.changesValue() ? signedText(edit.bytesAdded()) : QString();
    case ChangesModel::StateColumn:
        return problemText(session, edit);
    default:
        return {};
    }
}

} // namespace

ChangesModel::ChangesModel(Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
{
    connect(&workspace, &Workspace::opened, this, &ChangesModel::follow);
    connect(&workspace, &Workspace::aboutToClose, this, [this](StoreSession *session) {
        session->disconnect(this);
        show(session, {});
        m_sessions.removeOne(session);
        tellOfNames();
    });
    for (StoreSession *session : workspace.sessions())
        follow(session);
}

ChangesModel::ChangesModel(StoreSession &only, QObject *parent)
    : QAbstractTableModel(parent)
{
    follow(&only);
}

void ChangesModel::follow(StoreSession *session)
{
    const auto showAll = [this, session] { show(session, session->changes().edits()); };
    const auto judgeAll = [this, session] { judge(session); };
    connect(session, &StoreSession::changesChanged, this, showAll);
    connect(session, &StoreSession::freshnessChanged, this, judgeAll);
    connect(session, &StoreSession::stateChanged, this, judgeAll);
    connect(&session->editor(), &EntryEditor::lockedChanged, this, judgeAll);
    m_sessions.append(session);
    tellOfNames();
    showAll();
}

void ChangesModel::show(StoreSession *session, const EditList &edits)
{
    qsizetype at = partOf(session);
    if (at < 0) {
        at = m_parts.size();
        m_parts.append(Part {session, {}});
    }
    change(m_parts[at], firstRow(at), edits);
    if (edits.isEmpty())
        m_parts.removeAt(at);
}

// Whether its edits can be persisted may be another matter now.
void ChangesModel::judge(const StoreSession *session)
{
    const qsizetype at = partOf(session);
    if (at < 0)
        return;
    const int first = firstRow(at);
    const int last = first + int(m_parts.at(at).rows.count()) - 1;
    emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

bool ChangesModel::hasTrouble() const
{
    return std::any_of(m_parts.begin(), m_parts.end(), [](const Part &part) {
        const ChangeSet &changes = part.session->changes();
        return changes.failureCount() > 0 || !changes.blocked().isEmpty()
            || refusalOf(*part.session);
    });
}

void ChangesModel::tellOfNames()
{
    if (!m_parts.isEmpty())
        emit dataChanged(index(0, WhereColumn), index(rowCount() - 1, WhereColumn));
}

QString ChangesModel::storeLabel(const StoreSession &session) const
{
    QList<StoreAddress> others;
    for (const StoreSession *other : m_sessions) {
        if (other != &session)
            others.append(other->address());
    }
    return others.isEmpty() ? QString() : nameAmong(session.address(), others);
}

void ChangesModel::change(Part &part, int first, const EditList &edits)
{
    const auto remove = [&](const RowRange &range, const auto &step) {
        const int row = first + int(range.first);
        beginRemoveRows({}, row, row + int(range.count) - 1);
        step();
        endRemoveRows();
    };
    const auto insert = [&](const RowRange &range, const auto &step) {
        const int row = first + int(range.first);
        beginInsertRows({}, row, row + int(range.count) - 1);
        step();
        endInsertRows();
    };
    for (const RowRange &range : part.rows.become(edits, remove, insert)) {
        const int row = first + int(range.first);
        emit dataChanged(index(row, 0), index(row + int(range.count) - 1, ColumnCount - 1));
    }
}

qsizetype ChangesModel::partOf(const StoreSession *session) const
{
    const auto found = std::find_if(m_parts.begin(), m_parts.end(),
        [session](const Part &part) { return part.session == session; });
    return found == m_parts.end() ? -1 : std::distance(m_parts.begin(), found);
}

int ChangesModel::firstRow(qsizetype part) const
{
    qsizetype row = 0;
    for (qsizetype i = 0; i < part; ++i)
        row += m_parts.at(i).rows.count();
    return int(row);
}

ChangesModel::Place ChangesModel::placeOf(int row) const
{
    qsizetype left = row;
    auto part = m_parts.begin();
    for (; left >= part->rows.count(); ++part)
        left -= part->rows.count();
    return {&*part, left};
}

QModelIndex ChangesModel::indexOf(const StoreSession *session, const EntryRef &ref) const
{
    const qsizetype part = partOf(session);
    const qsizetype row = part < 0 ? -1 : session->changes().indexOf(ref);
    return row < 0 ? QModelIndex() : index(firstRow(part) + int(row), 0);
}

std::optional<Edit> ChangesModel::editAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return std::nullopt;
    const Place place = placeOf(index.row());
    return place.part->rows.at(place.row);
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : firstRow(m_parts.size());
}

int ChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Place place = placeOf(index.row());
    if (role == SessionRole)
        return QVariant::fromValue(place.part->session);
    const Edit edit = place.part->rows.at(place.row);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == WhereColumn
            ? collectionPath(storeLabel(*place.part->session), edit.ref().collection)
            : cellText(*place.part->session, edit, index.column());
    case Qt::ToolTipRole:
        return toolTip(*place.part->session, edit, index.column());
    case EntryRefRole:
        return QVariant::fromValue(edit.ref());
    case EditKindRole:
        return QVariant::fromValue(edit.kind());
    case BytesRole:
        return edit.changesValue() ? QVariant(edit.bytesAdded()) : QVariant();
    case ConflictRole:
        return edit.isConflict();
    case InvalidRole:
        return edit.isInvalid();
    case ProblemRole: {
        const std::optional<Error> problem = problemOf(*place.part->session, edit);
        return problem ? QVariant::fromValue(*problem) : QVariant();
    }
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
    case WhereColumn:
        return tr("Where");
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
