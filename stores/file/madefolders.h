// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Folders that were made for something that may still fail.
#pragma once

#include "stores/result.h"

#include <QByteArray>
#include <QList>

namespace kvlens {

// On destruction those that were made and hold nothing are removed again.
class MadeFolders
{
public:
    MadeFolders() = default;
    MadeFolders(MadeFolders &&other) noexcept = default;
    MadeFolders &operator=(MadeFolders &&other) noexcept;
    ~MadeFolders();

    // Makes what is missing of a path, from the outside to the inside, so that it survives a power
    // cut. Denied, NoSpace; NotFound: a part of it is no folder. `mode`, of each, is narrowed by
    // what the umask says.
    Result<void> make(const QString &path, unsigned mode = 0777);
    // One that somebody else has made.
    void add(const QByteArray &path) { m_paths.append(path); }
    // It and those within it are elsewhere by now.
    void moved(const QByteArray &from, const QByteArray &to);
    void keep() { m_paths.clear(); } // also those that hold nothing

private:
    QList<QByteArray> m_paths;
};

} // namespace kvlens
