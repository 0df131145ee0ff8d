// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chosenkeys.h"

#include "ui/treeindex.h"

namespace kvlens {

ChosenKeys::ChosenKeys(
    StoreTreeModel &model, QItemSelection selected, const Target &target, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_selected(std::move(selected))
    , m_session(target.session)
    , m_target {target.session, target.collection}
    , m_held(target.session->editor().hold(target.unlisted))
{
    connect(target.session, &QObject::destroyed, this, &QObject::deleteLater);
    connect(&target.session->lister(), &KeyLister::failed, this,
        [this](const CollectionRef &, const Error &error) { emit failed(error); });
    connect(&model, &QAbstractItemModel::dataChanged, this, &ChosenKeys::goOn);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &ChosenKeys::start);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &ChosenKeys::start);
    connect(&model, &QAbstractItemModel::rowsMoved, this, &ChosenKeys::start);
    connect(&model, &QAbstractItemModel::layoutChanged, this, &ChosenKeys::start);
}

void ChosenKeys::start()
{
    m_target.entries.clear();
    m_rows.clear();
    for (const QItemSelectionRange &range : std::as_const(m_selected)) {
        const QModelIndex parent = range.parent();
        const bool inRange = nodeKind(parent) == NodeKind::Range && m_selected.contains(parent);
        if (!range.isValid() || inRange)
            continue;
        m_rows.append({parent, range.top(), range.bottom() + 1});
        for (int row = range.top(); row <= range.bottom(); ++row) {
            const QModelIndex index = m_model.index(row, 0, parent);
            if (nodeKind(index) == NodeKind::Key)
                break; // so are the others
            if (nodeKind(index) == NodeKind::Range)
                m_rows.append({index, 0, m_model.rowCount(index)});
        }
    }
    goOn();
}

void ChosenKeys::goOn()
{
    if (!m_session)
        return;
    for (; !m_rows.isEmpty(); m_rows.removeFirst()) {
        for (Rows &rows = m_rows.first(); rows.next < rows.end; ++rows.next) {
            if (!take(m_model.index(rows.next, 0, rows.parent)))
                return;
        }
    }
    disconnect(&m_model, nullptr, this, nullptr);
    emit finished(m_target);
}

bool ChosenKeys::take(const QModelIndex &row)
{
    using Model = StoreTreeModel;
    if (sessionOf(row) != m_session || nodeKind(row) != NodeKind::Key)
        return true;
    if (const auto ref = entryOf(row)) {
        m_target.entries.append(*ref);
        return true;
    }
    const bool hasFailed = row.data(Model::LoadStateRole).value<LoadState>() == LoadState::Failed;
    if (hasFailed && !m_isRetried) {
        m_isRetried = true;
        m_session->lister().retry(row.data(Model::CollectionRefRole).value<CollectionRef>());
    }
    row.data(Qt::DisplayRole); // asks for its page
    return false;
}

} // namespace kvlens
