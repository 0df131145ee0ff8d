// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What `check` prints, in its three forms.
#pragma once

#include "app/cli/command.h"
#include "app/cli/openedstore.h"
#include "model/checks/storecheck.h"

namespace kvlens {

struct CheckReport
{
    QList<Finding> findings; // that are left
    QStringList unjudged;
    QList<Finding> repaired;
    ChangeSet changes; // that were made, or would be
    bool isDryRun = false;
};

void printReport(
    const CheckReport &report, const OpenedStore &opened, CheckForm form, Console &console);

} // namespace kvlens
