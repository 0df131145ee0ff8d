// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/palette.h"

#include <QObject>
#include <QPointer>

class QMainWindow;

namespace kvlens {

class Actions;
class Manual;
class StoreTreeModel;

// What the actions on the looks do: the theme, the order of the keys, and what the program is.
class ViewCommands : public QObject
{
    Q_OBJECT
public:
    // All of them outlive us.
    ViewCommands(const Actions &actions, StoreTreeModel &model, QMainWindow *window);

    void setTheme(Theme theme); // and ticks it in the menu

signals:
    void timesChanged(); // to another zone
    void keepsEditsChanged();

private:
    void connectThemes();
    void connectSorting();
    void showSorting();
    void showAbout();
    void showAllActions();
    void showShortcuts();
    void showSettings();
    void showManual();

    const Actions &m_actions;
    StoreTreeModel &m_model;
    QMainWindow *m_window;
    QPointer<Manual> m_manual; // one is enough
};

} // namespace kvlens
