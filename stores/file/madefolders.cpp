// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/madefolders.h"

#include "stores/file/errnoerror.h"
#include "stores/file/fileio.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

MadeFolders &MadeFolders::operator=(MadeFolders &&other) noexcept
{
    m_paths.swap(other.m_paths);
    return *this;
}

MadeFolders::~MadeFolders()
{
    while (!m_paths.isEmpty()) // a folder that holds something stays, and so do those around it
        ::rmdir(m_paths.takeLast().constData());
}

Result<void> MadeFolders::make(const QString &path, unsigned mode)
{
    const QByteArray whole = pathBytes(path);
    for (qsizetype end = 0; end >= 0;) {
        end = whole.indexOf('/', end + 1);
        const QByteArray part = end < 0 ? whole : whole.left(end);
        if (::mkdir(part.constData(), mode) == 0) {
            m_paths.append(part);
            if (Result<void> synced = syncFolderAround(part); !synced)
                return synced;
            continue;
        }
        const int number = errno == EEXIST ? ENOTDIR : errno;
        if (!isFolder(part))
            return errnoError(number, FileReasons::makingFolder, pathText(part));
    }
    return {};
}

void MadeFolders::moved(const QByteArray &from, const QByteArray &to)
{
    for (QByteArray &path : m_paths) {
        if (path == from || path.startsWith(from + '/'))
            path = to + path.mid(from.size());
    }
}

} // namespace kvlens
