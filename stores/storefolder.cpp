// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/storefolder.h"

#include "stores/words/filereasons.h"
#include "stores/words/reasons.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace kvlens {

namespace {

QString withoutLinks(const QString &path)
{
    const QFileInfo info(path);
    const QString real = info.canonicalFilePath();
    if (!real.isEmpty())
        return real;
    const QString absolute = QDir::cleanPath(info.absoluteFilePath());
    const QFileInfo parent(QFileInfo(absolute).path());
    if (parent.filePath() == absolute)
        return absolute;
    return QDir::cleanPath(withoutLinks(parent.filePath()) + u'/' + QFileInfo(absolute).fileName());
}

} // namespace

Result<QString> folderOfStore(const QString &path, OpenMode mode)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isDir())
        return Error {ErrorCode::Unsupported, FileReasons::notAFolder, path};
    if (!info.exists() && mode != OpenMode::Create)
        return Error {ErrorCode::NotFound, FileReasons::noSuchFolder, path};
    return withoutLinks(path);
}

Reason whyFolderReadOnly(const QString &folder, OpenMode mode)
{
    if (mode == OpenMode::ReadOnly)
        return Reasons::openedReadOnly;
    const QByteArray path = QFile::encodeName(folder);
    const auto may
        = [&](int what) { return ::faccessat(AT_FDCWD, path.constData(), what, AT_EACCESS) == 0; };
    if (may(F_OK) && !may(W_OK | X_OK))
        return FileReasons::folderNotWritable.with(folder);
    return {};
}

} // namespace kvlens
