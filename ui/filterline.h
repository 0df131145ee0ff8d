// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line above the tree that narrows the keys, and says how many match.
#pragma once

#include "model/keymatches.h"
#include "ui/queryline.h"

class QAction;
class QLabel;
class QTimer;

namespace kvlens {

class StoreTreeModel;

class FilterLine : public QueryLine
{
    Q_OBJECT
public:
    explicit FilterLine(StoreTreeModel &model, QWidget *parent = nullptr);

private:
    void makeModes();
    void apply();
    void showCounts();
    static QString matchesText(const KeyMatches::Counts &counts);

    StoreTreeModel &m_model; // outlives us
    QLabel *m_count;
    QueryChoice *m_modes;
    QAction *m_case;
    QAction *m_expired;
    QTimer *m_pause;
};

} // namespace kvlens
