// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/treeselection.h"

#include "model/storetreemodel.h"
#include "ui/storetree.h"

namespace kvlens {

TreeSelection::TreeSelection(
    StoreTree &tree, StoreTreeModel &model, StoreSession *session, QList<EntryRef> refs)
    : m_tree(tree)
    , m_model(model)
    , m_session(session)
    , m_refs(std::move(refs))
{
    delete tree.findChild<TreeSelection *>(QString(), Qt::FindDirectChildrenOnly);
    setParent(&tree);
    if (m_refs.size() > most)
        m_refs.resize(most);
    connect(&model, &StoreTreeModel::located, this,
        [this](const QModelIndex &index, const EntryRef &ref) {
            if (m_next < m_refs.size() && ref == m_refs[m_next])
                take(index);
        });
    goOn();
}

void TreeSelection::take(const QModelIndex &index)
{
    if (index.isValid())
        m_found.append(index);
    ++m_next;
    goOn();
}

void TreeSelection::goOn()
{
    while (m_session && m_next < m_refs.size()) {
        const QModelIndex index = m_model.indexOf(m_session, m_refs[m_next]);
        if (!index.isValid())
            return m_model.locate(m_session, m_refs[m_next]);
        m_found.append(index);
        ++m_next;
    }
    QItemSelection selection;
    for (const QPersistentModelIndex &index : m_found) {
        if (index.isValid())
            selection.select(index, index);
    }
    if (!selection.isEmpty()) {
        const QModelIndex first = selection.first().topLeft();
        m_tree.selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        m_tree.selectionModel()->select(
            selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        m_tree.scrollTo(first);
    }
    deleteLater();
}

} // namespace kvlens
