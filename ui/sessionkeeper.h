// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Remembers which stores and entries are open, and opens them again at the next start. It does not
// keep edits.
#pragma once

#include "stores/entry.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

namespace kvlens {

class EntryTabs;
class EntryView;
class StoreSession;
class Workspace;

class SessionKeeper : public QObject
{
    Q_OBJECT
public:
    // Both outlive it.
    SessionKeeper(Workspace &workspace, EntryTabs &tabs, QObject *parent);

    // Opens what was open when a window that keeps was last there, unless that is turned off, and
    // keeps from now on. Before that nothing is kept: a window that was opened for one file leaves
    // alone what is remembered.
    void restore();
    void save();

    static bool isWanted();
    static void setWanted(bool wanted);

private:
    struct Tabs
    {
        QList<EntryRef> entries;
        QSet<qsizetype> onOtherSide = {}; // of them
        int current = -1; // of them; -1: another store's entry is shown
    };
    void follow(StoreSession *session);
    void openTabs(StoreSession *session);
    void arrangeSides();

    Workspace &m_workspace;
    EntryTabs &m_tabs;
    QHash<QString, Tabs> m_waiting; // by address: until the store can be used
    QList<QPointer<EntryView>> m_onOtherSide;
    bool m_keeps = false;
    QTimer m_soon; // many stores are opened at once
};

} // namespace kvlens
