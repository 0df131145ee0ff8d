// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/workspace.h"

#include "model/editkeeper.h"
#include "model/entryplace.h"

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
    connect(session, &StoreSession::stateChanged, this, &Workspace::nameSessions);
    m_sessions.append(session);
    nameSessions();
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
    nameSessions();
    emit closed();
    emit changesChanged();
}

// Those of the same name are told apart. An address is full once its store is open.
void Workspace::nameSessions()
{
    for (StoreSession *session : std::as_const(m_sessions)) {
        QList<StoreAddress> others;
        for (const StoreSession *other : std::as_const(m_sessions)) {
            if (other != session)
                others.append(other->address());
        }
        session->name().set(nameAmong(session->address(), others));
    }
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
