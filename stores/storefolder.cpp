// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/storefolder.h"

#include "stores/file/madefolders.h"
#include "stores/file/replaceable.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"
#include "stores/words/reasons.h"

#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace kvlens {

namespace {

// Of a path that is not there yet, the part that is there.
QString withoutLinks(const QString &path)
{
    if (const QString real = canonicalPath(path); !real.isEmpty())
        return real;
    const QString absolute = fullPath(path);
    const QFileInfo parent(QFileInfo(absolute).path());
    if (parent.filePath() == absolute)
        return absolute;
    return QDir::cleanPath(withoutLinks(parent.filePath()) + u'/' + QFileInfo(absolute).fileName());
}

} // namespace

Result<QString> folderOfStore(const QString &path, OpenMode mode)
{
    const bool isThere = pathExists(path);
    if (isThere && !isFolderAt(path))
        return Error {ErrorCode::Unsupported, FileReasons::notAFolder, path};
    if (!isThere && mode != OpenMode::Create)
        return Error {ErrorCode::NotFound, FileReasons::noSuchFolder, path};
    return withoutLinks(path);
}

bool isFolderMissing(const QString &folder, OpenMode mode)
{
    return mode == OpenMode::Create && !pathExists(folder);
}

Reason whyFolderReadOnly(const QString &folder, OpenMode mode)
{
    if (mode == OpenMode::ReadOnly)
        return Reasons::openedReadOnly;
    const QByteArray path = pathBytes(folder);
    const auto may
        = [&](int what) { return ::faccessat(AT_FDCWD, path.constData(), what, AT_EACCESS) == 0; };
    if (may(F_OK) && !may(W_OK | X_OK))
        return FileReasons::folderNotWritable.with(folder);
    if (isAppendOnly(folder))
        return FileReasons::storeAppendOnly.with(folder);
    return {};
}

Result<void> makeFolder(const QString &path)
{
    MadeFolders made;
    const Result<void> done = made.make(path);
    if (done)
        made.keep();
    return done;
}

} // namespace kvlens
