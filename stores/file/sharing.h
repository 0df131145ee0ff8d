// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// For whom a file or folder is that was made anew.
#pragma once

#include "stores/result.h"

#include <QByteArray>

#include <sys/stat.h>

namespace kvlens {

// Gives what was made to another one's owner and group, where we may, as root may: what root makes
// among somebody's files is still theirs to read and write.
void giveTo(const struct stat &owner, int made);
void giveToOwnerOf(int folder, int made);
// The same of what is at a path, and the folder around it; never through a link.
void giveToOwnerAround(const QByteArray &path);

// Reading and writing for the group and for all others, as in a mode (066). Of a folder what holds
// for it and for each file directly in it, as far as the first few thousand tell. Of what cannot be
// looked at everything.
unsigned sharingOf(const QString &path);
// What new files are open to, by the umask.
unsigned sharingOfNew();
// Takes away what is not in `sharing`. Who may not read a folder may not look into it either.
Result<void> restrictTo(unsigned sharing, const QString &path);

} // namespace kvlens
