// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of all rows that are selected, also where their pages are not here yet. A range stands
// for all of its keys.
#pragma once

#include "ui/target.h"

#include <QItemSelection>

namespace kvlens {

class StoreTreeModel;

// Goes through the rows in their order, and asks for the page of the first whose key is not at hand
// until there is none. Rows that come, go or move meanwhile: begins again with what is still
// selected of them. Takes memory for the keys only, whatever pages the session keeps.
// Threads: the GUI's. Ends with finished() or failed(), or silently with its store.
class ChosenKeys : public QObject
{
    Q_OBJECT
public:
    ChosenKeys(
        StoreTreeModel &model, QItemSelection selected, const Target &target, QObject *parent);

    void start();

signals:
    void finished(const kvlens::Target &target); // with all keys
    void failed(const kvlens::Error &error); // of listing them

private:
    struct Rows
    {
        QModelIndex parent;
        int next = 0;
        int end = 0;
    };
    void goOn();
    bool take(const QModelIndex &row); // false: its key is not at hand yet

    StoreTreeModel &m_model; // outlives us
    QItemSelection m_selected; // moves with the rows
    QList<Rows> m_rows; // of keys, still to be taken; until rows come, go or move
    QPointer<StoreSession> m_session;
    Target m_target; // what is known so far
    std::shared_ptr<void> m_held; // they are asked for, and closing the store would lose that
    bool m_isRetried = false; // what had failed before is asked for once
};

} // namespace kvlens
