// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// For whom a file or folder is that was made anew.
#pragma once

#include "stores/result.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <sys/stat.h>

namespace kvlens {

// Gives what root has made to the owner and group of the folder: what it makes among somebody's
// files is still theirs to read and write.
void giveToOwnerOf(int folder, int made);
// The same of what is at a path, and the folder around it; never through a link, and without
// opening it, which would end the locks that this process has on it.
void giveToOwnerAround(const QByteArray &path);

// Reading and writing for the group and for all others.
struct Sharing
{
    unsigned bits = 066; // as in a mode
    std::optional<gid_t> group
        = {}; // whose the first of them are; nothing: of several, or of an access list

    // For what has that group. One that is another has what both of them and all others have.
    unsigned forGroup(gid_t group) const;
};

// What holds for all that is at these paths. A folder counts with what is in it, of Flat with the
// files directly in it; links are not followed, but at the paths themselves. Of an access list what
// its mask leaves is nobody's. What cannot be looked at is not shared with anybody. Memory: a
// descriptor for each level.
enum class SharingOf : quint8 { Flat, Deep };
Sharing sharingOf(const QStringList &paths, SharingOf depth);
// What new files are open to that are made at the path, by the umask.
Sharing sharingOfNew(const QString &path);
// Of what is at the path takes away what is not in `sharing`. Who may not read a folder may not
// look into it either.
Result<void> restrictTo(const Sharing &sharing, const QString &path);
// From now on nothing is made by this process that is open to more. Threads: before there are any
// that make files.
void narrowNewFiles(const Sharing &sharing);

} // namespace kvlens
