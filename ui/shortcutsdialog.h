// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/menuactions.h"

#include <QDialog>
#include <QHash>

class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace kvlens {

// Every key that does something, by where it does it; and other keys for the actions of the menus.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT
public:
    ShortcutsDialog(const QList<MenuAction> &actions, QWidget *parent);

private:
    QWidget *makeEditor();
    void list();
    QAction *chosen() const; // nullptr: keys that are not an action's
    void showChosen();
    void judge();
    void set();
    void choose(const QList<QKeySequence> &keys);
    void refreshKeys();

    QList<MenuAction> m_actions; // those that always are in the menus
    QTreeWidget *m_list;
    QHash<QTreeWidgetItem *, QAction *> m_actionOf;
    QLabel *m_whose;
    QKeySequenceEdit *m_keys;
    QPushButton *m_set;
    QPushButton *m_none;
    QPushButton *m_default;
    QLabel *m_note; // who has the keys, or why they cannot be
};

} // namespace kvlens
