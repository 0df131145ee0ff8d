// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A bug report of a finding: the smallest store that shows it, in a folder of its own.
#pragma once

#include "model/bugreport/anonymous.h"
#include "model/bugreport/smallest.h"

namespace kvlens {

struct BugReport
{
    QString storePath; // of the small store
    Finding finding; // as a check finds it there
    QByteArray python; // the lines that show it, see reproductionOf()
    qint64 entries = 0;
};

// Makes the folder, which is not there yet or is empty, and in it "storage" or a file with the
// small store; checks that it shows the finding. Errors as smallestWith(). Conflict: something is
// in the folder. Unsupported: made anonymous it does not show the finding any more. Nothing is
// left in the folder then.
Result<BugReport> makeBugReport(Store &store, const CheckedStore &checked, const Finding &finding,
    const QString &folder, const Anonymity &how, const std::stop_token &stop = {});

// Random, for Anonymity.
QByteArray newSalt();

} // namespace kvlens
