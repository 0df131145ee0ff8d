// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who may read and write a file, to be given to others that are made for it.
#pragma once

#include "stores/result.h"

#include <QByteArray>
#include <QList>

#include <sys/types.h>

namespace kvlens {

struct AccessRights
{
    uid_t owner;
    gid_t group;
    unsigned mode = 0600; // reading and writing; with a list, what its mask leaves is the group's
    QByteArray list = {}; // an access list, as the system keeps it; empty: there is none
};

// Links are not followed, and nothing is opened: who closes any descriptor of a database drops the
// locks that SQLite holds on it. Of what cannot be looked at: ours alone.
AccessRights accessRightsOf(const QByteArray &path);

// Gives these to the open file or folder `made`, which is new and for nobody else yet; whoever may
// read may look into a folder too. Answers what could not be given ("owner", "group", …): rights
// become fewer then, never more.
QList<Reason> giveAccess(const AccessRights &rights, int made);

} // namespace kvlens
