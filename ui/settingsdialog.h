// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be chosen, each with a line of what it does; what is typed above narrows the list. A
// choice acts at once.
#pragma once

#include "ui/actions.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace kvlens {

class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    // Some choices are actions of the menus too; these outlive the dialog.
    SettingsDialog(const Actions &actions, QWidget *parent);

signals:
    void valueFontChanged();
    void timesChanged();
    void keepsEditsChanged();

private:
    struct Row
    {
        QWidget *all;
        QString text; // what is searched
    };
    void addLooks();
    void addValues();
    void addEdits();
    void add(const QString &name, const QString &does, QWidget *choice);
    void addTicked(ActionId id, const QString &name, const QString &does);
    void addSwitch(
        const QString &name, const QString &does, bool isOn, const std::function<void(bool)> &take);
    QWidget *themeChoice();
    QWidget *timesChoice();
    QWidget *fontChoice();
    QWidget *sizeChoice();
    QWidget *indentChoice();
    void narrow(const QString &text);

    const Actions &m_actions;
    QLineEdit *m_search;
    QLabel *m_none;
    QWidget *m_list;
    QVBoxLayout *m_rows;
    QList<Row> m_all;
};

} // namespace kvlens
