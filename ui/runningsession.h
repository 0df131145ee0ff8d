// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a window has open, on disk as long as it runs: one that is killed leaves it to the next.
//
// A file for each such window, NAME.json, beside a lock of its process, NAME.lock; one that nobody
// holds was left by a process that is gone.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

class QLockFile;

namespace kvlens {

// In stateFolder(); empty: there is none, and nothing is kept.
QString runningSessionsFolder();

// Lifetime: its end is that of the window; the file goes. A process that is killed does not come so
// far.
class RunningSession
{
public:
    explicit RunningSession(QString folder);
    ~RunningSession();
    RunningSession(const RunningSession &) = delete;
    RunningSession &operator=(const RunningSession &) = delete;

    // Instead of what was kept before, for nobody else to read. What cannot be written is not kept:
    // it holds no edit.
    void keep(const QByteArray &session);

private:
    bool begin();

    const QString m_folder;
    std::unique_ptr<QLockFile> m_lock; // null: nothing is kept yet
};

// What windows have left that are gone, the oldest first, each for one caller only.
class LeftSessions
{
public:
    explicit LeftSessions(const QString &folder);
    ~LeftSessions();
    LeftSessions(const LeftSessions &) = delete;
    LeftSessions &operator=(const LeftSessions &) = delete;

    const QList<QByteArray> &all() const { return m_all; }
    void discard(); // they are kept elsewhere by now

private:
    QList<QByteArray> m_all;
    QStringList m_paths;
    std::vector<std::unique_ptr<QLockFile>> m_locks; // nobody else takes them meanwhile
};

} // namespace kvlens
