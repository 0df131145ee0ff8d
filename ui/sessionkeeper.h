// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Remembers which stores and entries are open, and opens them again at the next start. It does not
// keep edits.
//
// A window that was opened without a store goes on where the last such one was. One that was opened
// for stores leaves alone what is remembered; what it has open comes back if it is killed.
#pragma once

#include "stores/entry.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <memory>

namespace kvlens {

class EntryTabs;
class EntryView;
class RunningSession;
class StoreSession;
class Workspace;

class SessionKeeper : public QObject
{
    Q_OBJECT
public:
    // Both outlive it.
    SessionKeeper(Workspace &workspace, EntryTabs &tabs, QObject *parent);
    ~SessionKeeper() override;

    // Once. Goes on: opens what was open when a window without a store was last there, and in those
    // that were killed since, unless that is turned off, and remembers what is open from now on.
    // Else keeps what is open for the case that this process is killed.
    void begin(bool goesOn);
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
    void restore();
    void reopen(const QByteArray &session);
    void follow(StoreSession *session);
    void openTabs(StoreSession *session);
    Tabs tabsOf(const StoreSession *session) const;
    QByteArray session() const;
    void arrangeSides();

    Workspace &m_workspace;
    EntryTabs &m_tabs;
    QHash<QString, Tabs> m_waiting; // by address: until the store can be used
    QList<QPointer<EntryView>> m_onOtherSide;
    bool m_keeps = false;
    std::unique_ptr<RunningSession> m_running; // null: it is not for certain stores
    QTimer m_soon; // many stores are opened at once
};

} // namespace kvlens
