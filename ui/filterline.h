// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line above the tree that narrows the keys, and says how many match.
#pragma once

#include "model/keymatches.h"

#include <QWidget>

class QActionGroup;
class QLabel;
class QLineEdit;
class QTimer;

namespace kvlens {

class StoreTreeModel;

class FilterLine : public QWidget
{
    Q_OBJECT
public:
    explicit FilterLine(StoreTreeModel &model, QWidget *parent = nullptr);

    void start(); // takes the focus

signals:
    void left(); // Down or Enter: on to the tree

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeModes();
    void apply();
    void showCounts();
    static QString matchesText(const KeyMatches::Counts &counts);

    StoreTreeModel &m_model; // outlives us
    QLineEdit *m_text;
    QLabel *m_count;
    QActionGroup *m_modes;
    QAction *m_case;
    QTimer *m_pause;
};

} // namespace kvlens
