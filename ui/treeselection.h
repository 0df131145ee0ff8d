// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Selects many keys in the tree, also those whose pages are not here yet.
#pragma once

#include "ui/target.h"

#include <QItemSelection>
#include <QPointer>

namespace kvlens {

class StoreTree;
class StoreTreeModel;

// Finds one key after the other, and selects all of them at the end. Keys that the filter hides are
// not selected.
// Threads: the GUI's. Lifetime: deletes itself when it is done.
class TreeSelection : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype most = 2'000; // keys; those behind are left out

    // A child of the tree; another one that is at work in it ends.
    TreeSelection(
        StoreTree &tree, StoreTreeModel &model, StoreSession *session, QList<EntryRef> refs);

private:
    void goOn();
    void take(const QModelIndex &index);

    StoreTree &m_tree; // outlives us
    StoreTreeModel &m_model; // outlives us
    QPointer<StoreSession> m_session;
    QList<EntryRef> m_refs;
    qsizetype m_next = 0;
    QList<QPersistentModelIndex> m_found;
};

} // namespace kvlens
