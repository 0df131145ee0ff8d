// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What belongs to a file beside its contents.
#pragma once

#include "stores/result.h"

#include <QList>

namespace kvlens {

// Gives the open file `to` the permissions, owner and extended attributes of the open file `from`,
// and answers what could not be given ("owner", "group", "access list", an attribute's name, other
// names of the file).
// Rights become fewer then, never more: those of a group belong to another group, or stand for an
// access list that is not there. `path` is for the error.
Result<QList<Reason>> copyMetadata(int from, int to, const QString &path);

// Whether there are extended attributes, an access list among them; labels of the system aside.
bool hasAttributes(int fd);
// The extended attributes alone of copyMetadata(): gives them, and answers what could not be given.
QList<Reason> attributesLost(int from, int to);

// An access list, beside the mode.
constexpr char accessListAttribute[] = "system.posix_acl_access";
bool hasAccessList(int fd);
// New files in a folder with a list for those are given that one, and it may let others in. False:
// it could not be taken away.
bool dropAccessList(int fd);

// What is left of a mode without what is lost of these: the rights of a group are not another
// group's, and those that stand for an access list are nobody's where that is not there.
unsigned rightsWithout(unsigned mode, const QList<Reason> &lost);

unsigned umaskOfProcess();
// From now on. Threads: before there are any that make files.
void addToUmask(unsigned bits);
// The permissions of a file that is made anew with `mode`, less the umask.
Result<void> setNewMode(int fd, unsigned mode, const QString &path);

} // namespace kvlens
