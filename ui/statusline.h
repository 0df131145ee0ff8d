// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line at the bottom: how much is open, what is not persisted, and what takes long.
#pragma once

#include "ui/target.h"

#include <QStatusBar>
#include <QTimer>

namespace kvlens {

class ElidedLabel;
class Workspace;

class StatusLine : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusLine(Workspace &workspace, QWidget *parent = nullptr);

    void show(const StoreSession *session, qsizetype changes); // of all stores
    void tell(const QString &line); // what went well; for some seconds, instead of the rest

private:
    ElidedLabel *m_text;
    QString m_summary;
    QTimer m_telling; // while it runs, what was told stands there
};

} // namespace kvlens
