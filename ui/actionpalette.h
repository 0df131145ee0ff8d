// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every action of the menus in one list, found by typing some of its letters: with its keys, what
// it does now, or why it cannot.
#pragma once

#include "ui/menuactions.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace kvlens {

class ActionPalette : public QDialog
{
    Q_OBJECT
public:
    ActionPalette(const QList<MenuAction> &actions, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // arrows of the line move the list

private:
    void fill();
    void judge();
    void run();
    QAction *chosen() const; // nullptr: nothing fits

    QList<MenuAction> m_actions;
    QLineEdit *m_typed;
    QTreeWidget *m_list;
    QLabel *m_note; // all of what the row says, which may be cut there
    QPushButton *m_run;
};

} // namespace kvlens
