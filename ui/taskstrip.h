// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What takes long, in all open stores: the one begun first, with how far it is and Cancel; the
// others in a menu, each with the same. What is done within 150 ms does not show.
#pragma once

#include "model/workspace.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QMenu;
class QProgressBar;
class QToolButton;

namespace kvlens {

class TaskStrip : public QWidget
{
    Q_OBJECT
public:
    explicit TaskStrip(Workspace &workspace, QWidget *parent = nullptr); // which outlives it

private:
    struct Row
    {
        QPointer<Task> task;
        QString text; // "Sorting kv.json 40 %"
    };
    void follow(StoreSession *session);
    void refresh();
    void showFirst();
    void fillMenu();

    Workspace &m_workspace;
    QList<Row> m_rows; // in the order begun
    QLabel *m_what;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    QToolButton *m_more;
    QMenu *m_others;
    QTimer m_patience; // until the next task is to show
};

} // namespace kvlens
