// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checkreport.h"

#include "app/cli/clitext.h"
#include "app/cli/problemlist.h"
#include "stores/pathtext.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"
#include "ui/findingreport.h"
#include "ui/wording.h"

#include <array>

namespace kvlens {

namespace {

const char *changeName(EditKind kind)
{
    switch (kind) {
    case EditKind::Edited:
        return "edited";
    case EditKind::Added:
        return "added";
    case EditKind::Deleted:
        return "deleted";
    case EditKind::Renamed:
        break;
    }
    return "renamed";
}

QString changeText(EditKind kind, qsizetype count)
{
    const auto form = [count](EditKind of) {
        switch (of) {
        case EditKind::Edited:
            return CliText::tr("%1 entries edited", nullptr, pluralOf(count));
        case EditKind::Added:
            return CliText::tr("%1 entries added", nullptr, pluralOf(count));
        case EditKind::Deleted:
            return CliText::tr("%1 entries deleted", nullptr, pluralOf(count));
        case EditKind::Renamed:
            break;
        }
        return CliText::tr("%1 entries renamed", nullptr, pluralOf(count));
    };
    return form(kind).arg(numberText(count));
}

// One line a file: how many entries were, or would be, changed in it.
void printChanges(const CheckReport &report, const QString &storePath, Console &console)
{
    std::map<QByteArray, std::array<qsizetype, 4>> byFile;
    for (const Edit &edit : report.changes.edits())
        ++byFile[edit.ref().collection.group][size_t(edit.kind())];
    for (const auto &[file, counts] : byFile) {
        QString line = file.isEmpty() ? storePath : pathText(file);
        for (size_t kind = 0; kind < counts.size(); ++kind) {
            if (counts[kind] > 0)
                line += u'\t' + changeText(EditKind(kind), counts[kind]);
        }
        console.printLine(line);
    }
}

void printAsText(const CheckReport &report, const OpenedStore &opened, Console &console)
{
    for (const Finding &finding : report.findings)
        printProblem(finding.problem, opened, EntryLines::Always, console);
    printChanges(report, opened.store->info().address.path, console);
}

void writeChanges(JsonWriter &writer, const ChangeSet &changes)
{
    writer.beginArray();
    for (const Edit &edit : changes.edits()) {
        writer.beginObject().name("change").string(QByteArrayView(changeName(edit.kind())));
        writeRefMembers(writer, edit.ref()).endObject();
    }
    writer.endArray();
}

void printAsJson(const CheckReport &report, const OpenedStore &opened, Console &console)
{
    const QString path = opened.store->info().address.path;
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
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
