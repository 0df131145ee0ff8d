// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checkreport.h"

#include "app/cli/changelist.h"
#include "app/cli/problemlist.h"
#include "report/findingreport.h"

namespace kvlens {

namespace {

void printAsText(const CheckReport &report, const OpenedStore &opened, Console &console)
{
    for (const Finding &finding : report.findings)
        printProblem(finding.problem, opened, EntryLines::Always, console);
    printChanges(report.changes, opened.store->info().address.path, console);
}

void printAsJson(const CheckReport &report, const OpenedStore &opened, Console &console)
{
    const StoreInfo info = opened.store->info();
    const QString path = info.address.path;
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); }, stringsOf(info));
    writeFindings(writer.beginObject().name("findings"), report.findings, path);
    if (!report.unjudged.isEmpty()) {
        writer.name("unjudged").beginArray();
        for (const QString &id : report.unjudged)
            writer.text(id);
        writer.endArray();
    }
    if (!report.repaired.isEmpty() || !report.changes.isEmpty()) {
        writeFindings(
            writer.name(report.isDryRun ? "wouldRepair" : "repaired"), report.repaired, path);
        writeChanges(writer.name("changes"), report.changes);
    }
    writer.endObject();
}

} // namespace

void printReport(
    const CheckReport &report, const OpenedStore &opened, CheckForm form, Console &console)
{
    switch (form) {
    case CheckForm::Text:
        return printAsText(report, opened, console);
    case CheckForm::Json:
        return printAsJson(report, opened, console);
    case CheckForm::Sarif:
        return console.print(findingsAsSarif(report.findings, opened.store->info().address.path));
    }
}

} // namespace kvlens
