// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/workspace.h"

#include "model/editkeeper.h"

namespace kvlens {

Workspace::Workspace(QObject *parent)
    : QObject(parent)
{
}

Workspace::~Workspace()
{
    while (!m_sessions.isEmpty())
        close(m_sessions.last());
}

StoreSession *Workspace::open(const StoreAddress &address, OpenMode mode)
{
    return add(new StoreSession(address, mode, this, &m_ending));
}

StoreSession *Workspace::open(const StoreAddress &address, StoreWorker::Opener opener)
{
    return add(new StoreSession(address, std::move(opener), this, &m_ending));
}

StoreSession *Workspace::add(StoreSession *session)
{
    session->setHistory(m_history);
    connect(session, &StoreSession::changesChanged, this, &Workspace::changesChanged);
    m_sessions.append(session);
    if (!m_recoveryFolder.isEmpty())
        m_keepers.insert(session, new EditKeeper(*session, m_recoveryFolder, m_ending, this));
    emit opened(session);
    return session;
}

void Workspace::close(StoreSession *session)
{
    Q_ASSERT(m_sessions.contains(session));
    emit aboutToClose(session);
    m_sessions.removeOne(session);
    delete m_keepers.take(session);
    delete session;
    emit closed();
    emit changesChanged();
}

EditKeeper *Workspace::keeper(const StoreSession *session) const
{
    return m_keepers.value(session);
}

qsizetype Workspace::changeCount() const
{
    qsizetype count = 0;
    for (const StoreSession *session : m_sessions)
        count += session->changes().count();
    return count;
}

} // namespace kvlens
