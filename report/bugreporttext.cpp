// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/bugreporttext.h"

#include "report/findingreport.h"

namespace kvlens {

QByteArray bugReportText(const BugReport &report)
{
    return findingsAsMarkdown({report.finding}, report.storePath) + "\n```python\n" + report.python
        + "```\n";
}

} // namespace kvlens
