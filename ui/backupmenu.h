// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether, where and how many backups are kept of files that are written: a setting, for all open
// stores and those that are opened.
#pragma once

#include "model/workspace.h"

#include <QMenu>

namespace kvlens {

class BackupMenu : public QMenu
{
    Q_OBJECT
public:
    BackupMenu(Workspace &workspace, QWidget *parent);

private:
    void addPlaces();
    void addCounts();
    void apply(StoreSession *session) const;
    void applyToAll();

    Workspace &m_workspace; // outlives us
    WriteManner m_manner; // of backups alone
};

} // namespace kvlens
