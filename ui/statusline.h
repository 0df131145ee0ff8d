// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line at the bottom: how much is open, what is not persisted, and what takes long.
#pragma once

#include "ui/target.h"

#include <QStatusBar>

class QLabel;

namespace kvlens {

class Workspace;

class StatusLine : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusLine(Workspace &workspace, QWidget *parent = nullptr);

    void show(const StoreSession *session, qsizetype changes);
    void tell(const QString &line); // what went well; for some seconds, instead of the rest

private:
    QLabel *m_text;
};

} // namespace kvlens
