// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/runningsession.h"

#include "stores/file/filevault.h"

#include <QCoreApplication>
#include <QDir>
#include <QLockFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

const QString sessionEnding = QStringLiteral(".json");
const QString lockEnding = QStringLiteral(".lock");

QString besides(const QString &path, const QString &ending, const QString &instead)
{
    return path.chopped(ending.size()) + instead;
}

std::unique_ptr<QLockFile> lockedNow(const QString &path)
{
    auto lock = std::make_unique<QLockFile>(path);
    lock->setStaleLockTime(0); // however long a window runs
    return lock->tryLock(0) ? std::move(lock) : nullptr;
}

} // namespace

QString runningSessionsFolder()
{
    const QString state = stateFolder();
    return state.isEmpty() ? state : state + u"/windows"_s;
}

RunningSession::RunningSession(QString folder)
    : m_folder(std::move(folder))
{
}

RunningSession::~RunningSession()
{
    if (m_lock)
        QFile::remove(besides(m_lock->fileName(), lockEnding, sessionEnding));
}

// The first name that no other window has, of this process or of an earlier one of its number.
bool RunningSession::begin()
{
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder))
        return false;
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    constexpr int mostOfOneProcess = 100;
    for (int number = 1; !m_lock && number <= mostOfOneProcess; ++number) {
        const QString name
            = u"%1/%2-%3"_s.arg(m_folder).arg(QCoreApplication::applicationPid()).arg(number);
        if (!QFile::exists(name + sessionEnding))
            m_lock = lockedNow(name + lockEnding);
    }
    return m_lock != nullptr;
}

void RunningSession::keep(const QByteArray &session)
{
    if (!m_lock && !begin())
        return;
    QSaveFile file(besides(m_lock->fileName(), lockEnding, sessionEnding));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(session);
    file.commit();
}

LeftSessions::LeftSessions(const QString &folder)
{
    if (folder.isEmpty())
        return;
    const QFileInfoList files = QDir(folder).entryInfoList(
        {u"*"_s + sessionEnding}, QDir::Files, QDir::Time | QDir::Reversed);
    for (const QFileInfo &found : files) {
        const QString path = found.absoluteFilePath();
        auto lock = lockedNow(besides(path, sessionEnding, lockEnding));
        QFile file(path);
        if (!lock || !file.open(QIODevice::ReadOnly))
            continue;
        m_all.append(file.readAll());
        m_paths.append(path);
        m_locks.push_back(std::move(lock));
    }
}

LeftSessions::~LeftSessions() = default;

void LeftSessions::discard()
{
    for (const QString &path : std::as_const(m_paths))
        QFile::remove(path);
    m_paths.clear();
}

} // namespace kvlens
