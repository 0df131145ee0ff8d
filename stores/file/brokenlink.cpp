// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/brokenlink.h"

#include "stores/pathtext.h"
#include "stores/words/filereasons.h"
#include "stores/wtf8.h"

#include <cerrno>
#include <filesystem>
#include <sys/stat.h>

namespace kvlens {

namespace {

// Where the link at a path leads; nothing: it is none, or leads somewhere.
std::optional<Reason> whyBroken(const QByteArray &path)
{
    std::error_code failed;
    const std::filesystem::path target = std::filesystem::read_symlink(path.toStdString(), failed);
    struct stat status = {};
    if (failed || ::stat(path.constData(), &status) == 0)
        return std::nullopt;
    const QString link = displayText(path);
    if (errno == ELOOP)
        return FileReasons::linkInCircle.with(link);
    if (errno != ENOENT && errno != ENOTDIR)
        return std::nullopt;
    return FileReasons::linkToNothing.with(
        link, displayText(QByteArray::fromStdString(target.string())));
}

} // namespace

std::optional<Reason> whyLinkIsBroken(const QString &path)
{
    const QByteArray whole = pathBytes(fullPath(path));
    qsizetype end = 0;
    while (end >= 0) {
        end = whole.indexOf('/', end + 1);
        if (std::optional<Reason> why = whyBroken(end < 0 ? whole : whole.left(end)))
            return why;
    }
    return std::nullopt;
}

} // namespace kvlens
