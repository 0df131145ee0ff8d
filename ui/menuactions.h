// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The actions that stand in the menus, for who lists them otherwise.
#pragma once

#include <QList>
#include <QString>

class QAction;
class QMenuBar;

namespace kvlens {

struct MenuAction
{
    QAction *action; // not owned
    QString menu; // "File ▸ New store"
};

QList<MenuAction> menuActions(const QMenuBar *bar); // in the order of the menus

// The name without & and …: what screen readers say, and what stands on a tool button.
QString plainName(QString text);

// All keys of an action, as they are written on the system.
QString keysOf(const QAction *action);

} // namespace kvlens
