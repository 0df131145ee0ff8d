// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checkreport.h"

#include "app/cli/changelist.h"
#include "app/cli/problemlist.h"

#include <QFileInfo>
#include <QUrl>

namespace kvlens {

namespace {

void printAsText(const CheckReport &report, const OpenedStore &opened, Console &console)
{
    for (const Finding &finding : report.findings)
        printProblem(finding.problem, opened, EntryLines::Always, console);
    printChanges(report.changes, opened.store->info().address.path, console);
}

void writeFindings(JsonWriter &writer, const QList<Finding> &findings, const QString &storePath)
{
    writer.beginArray();
    for (const Finding &finding : findings) {
        writeProblem(writer.beginObject(), finding.problem, storePath, finding.isRepairable);
        if (!finding.raises.isEmpty())
            writer.name("raises").text(finding.raises);
        if (!finding.threads.isEmpty()) {
            writer.name("threads").beginArray();
            for (const QString &thread : finding.threads)
                writer.text(QStringLiteral("run-llama/llama_index") + thread);
            writer.endArray();
        }
        writer.endObject();
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

QByteArray sarifLevel(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return "error";
    case Severity::Warning:
        return "warning";
    case Severity::Information:
        break;
    }
    return "note";
}

void writeSarifLocation(JsonWriter &writer, const QString &file, const EntryRef *ref)
{
    writer.beginObject();
    writer.name("physicalLocation").beginObject().name("artifactLocation").beginObject();
    writer.name("uri").string(QUrl::toPercentEncoding(file, "/"));
    writer.name("uriBaseId").text(QStringLiteral("STORE")).endObject().endObject();
    if (ref)
        writer.name("logicalLocations")
            .beginArray()
            .beginObject()
            .name("fullyQualifiedName")
            .string(ref->collection.name + '/' + ref->key)
            .endObject()
            .endArray();
    writer.endObject();
}

// What the paths of files are seen from: a store of files, or the folder around a store.
QString baseOf(const QString &storePath)
{
    const QFileInfo store(storePath);
    return store.isDir() ? store.absoluteFilePath() : store.absolutePath();
}

void writeSarifBase(JsonWriter &writer, const QString &storePath)
{
    const QByteArray base = QUrl::toPercentEncoding(baseOf(storePath), "/");
    writer.name("originalUriBaseIds").beginObject().name("STORE").beginObject();
    writer.name("uri").string("file://" + base + '/').endObject().endObject();
}

// The file of a store of several, else the store.
void writeSarifResult(JsonWriter &writer, const Finding &finding, const QString &storePath)
{
    const Problem &problem = finding.problem;
    const QString inside = problemFile(problem, storePath);
    const bool isFolder = QFileInfo(storePath).isDir();
    const QString file = !inside.isEmpty() ? inside
        : isFolder                         ? QStringLiteral(".")
                                           : QFileInfo(storePath).fileName();
    writer.beginObject().name("ruleId").text(problem.id);
    writer.name("level").string(sarifLevel(problem.severity));
    writer.name("message").beginObject();
    writer.name("text").text(problemSentence(problem, storePath)).endObject();
    writer.name("locations").beginArray();
    for (const EntryRef &ref : problem.entries)
        writeSarifLocation(writer, file, &ref);
    if (problem.entries.isEmpty())
        writeSarifLocation(writer, file, nullptr);
    writer.endArray().endObject();
}

void printAsSarif(const CheckReport &report, const OpenedStore &opened, Console &console)
{
    const QString path = opened.store->info().address.path;
    QStringList ids;
    for (const Finding &finding : report.findings)
        ids.append(finding.problem.id);
    ids.removeDuplicates();
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
    writer.beginObject();
    writer.name("$schema").text(QStringLiteral("https://json.schemastore.org/sarif-2.1.0.json"));
    writer.name("version").text(QStringLiteral("2.1.0"));
    writer.name("runs").beginArray().beginObject();
    writer.name("tool").beginObject().name("driver").beginObject();
    writer.name("name").text(QStringLiteral("KV Lens"));
    writer.name("rules").beginArray();
    for (const QString &id : std::as_const(ids))
        writer.beginObject().name("id").text(id).endObject();
    writer.endArray().endObject().endObject();
    writeSarifBase(writer, path);
    writer.name("results").beginArray();
    for (const Finding &finding : report.findings)
        writeSarifResult(writer, finding, path);
    writer.endArray().endObject().endArray().endObject();
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
        return printAsSarif(report, opened, console);
    }
}

} // namespace kvlens
