// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// `check --bug-report`: the smallest store that shows a finding, in a folder of its own.
#pragma once

#include "app/cli/command.h"
#include "app/cli/openedstore.h"
#include "model/checks/storecheck.h"

namespace kvlens {

ExitStatus reportBug(const OpenedStore &opened, const CheckedStore &checked,
    const BugReportChoice &choice, Console &console);

} // namespace kvlens
