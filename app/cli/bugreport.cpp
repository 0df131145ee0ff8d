// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/bugreport.h"

#include "app/cli/clitext.h"
#include "report/bugreporttext.h"
#include "report/wording.h"
#include "stores/file/filereplacement.h"
#include "stores/pathtext.h"

namespace kvlens {

ExitStatus reportBug(const OpenedStore &opened, const CheckedStore &checked,
    const BugReportChoice &choice, Console &console)
{
    const auto finding = std::find_if(checked.findings.begin(), checked.findings.end(),
        [&](const Finding &one) { return one.problem.id == choice.rule; });
    if (finding == checked.findings.end())
        return console.refuse(ExitStatus::NotFound,
            CliText::tr("%1 was not found: there is nothing to report.").arg(choice.rule));
    const QString folder = fullPath(pathText(choice.folder));
    const Result<BugReport> report = makeBugReport(
        *opened.store, checked, *finding, folder, {choice.isAnonymous, choice.decimals, newSalt()});
    if (!report) {
        const bool isOurs = report.error().code == ErrorCode::Unsupported;
        return console.fail(isOurs ? ExitStatus::WrongUsage : ExitStatus::StoreFailed,
            isOurs ? Act::Read : Act::Write, report.error(), folder);
    }
    const QByteArray text = bugReportText(*report);
    const auto written = replaceFile(folder + QStringLiteral("/REPORT.md"), text);
    if (!written)
        return console.fail(ExitStatus::StoreFailed, Act::Write, written.error(), folder);
    console.print(text);
    return ExitStatus::Done;
}

} // namespace kvlens
