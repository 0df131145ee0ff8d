// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line at the bottom: how much is open, what is not persisted, and what takes long, with how
// far it is and Cancel. What is done within 150 ms does not show.
#pragma once

#include "ui/target.h"

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QProgressBar;
class QToolButton;

namespace kvlens {

class StatusLine : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);

    void show(const StoreSession *session, qsizetype changes);
    void showActivity(StoreSession *session); // nullptr: nothing is in hand

private:
    void refreshActivity();

    QLabel *m_text;
    QLabel *m_what;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    QTimer m_patience;
    StoreSession *m_session = nullptr; // not owned; forgotten by showActivity(nullptr)
};

} // namespace kvlens
