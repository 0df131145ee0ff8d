// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The open stores, in the order opened.
#pragma once

#include "model/storesession.h"

namespace kvlens {

class EditKeeper;

class Workspace : public QObject
{
    Q_OBJECT

public:
    explicit Workspace(QObject *parent = nullptr);
    ~Workspace() override;

    const QList<StoreSession *> &sessions() const { return m_sessions; }
    StoreSession *open(const StoreAddress &address, OpenMode mode); // owned by the workspace
    StoreSession *open(const StoreAddress &address, StoreWorker::Opener opener);
    void close(StoreSession *session); // unsaved edits go with it: ask first
    EditHistory &history() { return m_history; } // of all stores
    qsizetype changeCount() const; // of unsaved edits, over all stores

    // What is staged in stores that are opened from now on outlives a crash, in that folder.
    void keepEditsIn(const QString &folder) { m_recoveryFolder = folder; }
    const QString &recoveryFolder() const { return m_recoveryFolder; } // empty: nothing is kept
    EditKeeper *keeper(const StoreSession *session) const; // nullptr: they end with the program

signals:
    void opened(kvlens::StoreSession *session);
    void aboutToClose(kvlens::StoreSession *session); // still in sessions()
    void closed(); // it is gone
    void changesChanged(); // in any of them

private:
    StoreSession *add(StoreSession *session);
    void nameSessions();
    EditHistory m_history;
    EndingWorkers m_ending; // of the sessions that were closed
    QList<StoreSession *> m_sessions;
    QString m_recoveryFolder;
    QHash<const StoreSession *, EditKeeper *> m_keepers; // owned
};

} // namespace kvlens
