// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/findingreport.h"

#include "model/entryplace.h"
#include "report/errortext.h"
#include "report/markdown.h"
#include "report/wording.h"
#include "stores/readings.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr qsizetype mostEntries = 20; // of a finding, for people

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

JsonWriter &writeIds(JsonWriter &writer, const QList<QByteArray> &ids)
{
    writer.name("ids").beginArray();
    for (const QByteArray &id : ids)
        writer.string(id);
    return writer.endArray();
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
    const QList<EntryRef> entries = shownEntries(problem);
    for (const EntryRef &ref : entries)
        writeSarifLocation(writer, file, &ref);
    if (entries.isEmpty())
        writeSarifLocation(writer, file, nullptr);
    writer.endArray();
    if (!finding.ids.isEmpty()) {
        writer.name("properties").beginObject();
        writeIds(writer, finding.ids).endObject();
    }
    writer.endObject();
}

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return ReportWords::tr("Error");
    case Severity::Warning:
        return ReportWords::tr("Warning");
    case Severity::Information:
        break;
    }
    return ReportWords::tr("Information");
}

QString findingMarkdown(const Finding &finding, const QString &storePath)
{
    const Problem &problem = finding.problem;
    QString text = u"## "_s + plainMarkdown(problem.id) + u" \u00b7 "_s
        + severityName(problem.severity) + u"\n\n"_s
        + plainMarkdown(problemSentence(problem, storePath)) + u"\n\n"_s;
    if (!finding.raises.isEmpty())
        text += ReportWords::tr("Python says:") + u" "_s + codeMarkdown(finding.raises) + u"\n\n"_s;
    if (!finding.threads.isEmpty())
        text += ReportWords::tr("Reported in %1.").arg(threadNames(finding.threads)) + u"\n\n"_s;
    const QList<EntryRef> entries = shownEntries(problem);
    const qsizetype shown = std::min(mostEntries, entries.size());
    for (const EntryRef &ref : entries.first(shown))
        text += u"- "_s + codeMarkdown(displayText(ref.key)) + u" \u2013 "_s
            + plainMarkdown(collectionLabel(ref.collection)) + u'\n';
    if (const qsizetype more = entries.size() - shown; more > 0)
        text += u"- "_s
            + ReportWords::tr("and %1 more entries", nullptr, pluralOf(more)).arg(numberText(more))
            + u'\n';
    if (finding.isRepairable)
        text += (shown > 0 ? u"\n"_s : QString()) + ReportWords::tr("A safe repair is known.")
            + u'\n';
    return text + u'\n';
}

} // namespace

QString threadName(const QString &thread)
{
    return thread.startsWith(u'#') ? u"run-llama/llama_index"_s + thread : thread;
}

QString threadNames(const QStringList &threads)
{
    QStringList names;
    for (const QString &thread : threads)
        names.append(threadName(thread));
    return names.join(u", "_s);
}

QByteArray severityLetter(Severity severity)
{
    switch (severity) {
    case Severity::Information:
        return "I";
    case Severity::Warning:
        return "W";
    case Severity::Error:
        return "E";
    }
    Q_UNREACHABLE();
}

JsonWriter &writeCollectionMembers(JsonWriter &writer, const CollectionRef &collection)
{
    writer.name("collection").string(collection.name);
    if (!collection.group.isEmpty())
        writer.name("group").string(collection.group);
    if (collection.topLevel)
        writer.name("topLevel").boolean(true);
    return writer;
}

JsonWriter &writeRefMembers(JsonWriter &writer, const EntryRef &ref)
{
    return writeCollectionMembers(writer, ref.collection).name("key").string(ref.key);
}

QList<EntryRef> shownEntries(const Problem &problem)
{
    QList<EntryRef> shown = problem.entries;
    shown.removeIf([](const EntryRef &ref) { return ref.part != EntryPart::Value; });
    return shown;
}

JsonWriter &writeProblem(
    JsonWriter &writer, const Problem &problem, const QString &storePath, bool isRepairable)
{
    writer.name("id").text(problem.id);
    writer.name("severity").string(severityLetter(problem.severity));
    writer.name("message").text(problemSentence(problem, storePath));
    const QString file = problemFile(problem, storePath);
    if (!file.isEmpty())
        writer.name("file").text(file);
    writer.name("entries").beginArray();
    for (const EntryRef &ref : shownEntries(problem))
        writeRefMembers(writer.beginObject(), ref).endObject();
    writer.endArray().name("repairable").boolean(isRepairable);
    const QList<Reading> readings = readingsOf(problem);
    if (readings.isEmpty())
        return writer;
    writer.name("readings").beginArray();
    for (const Reading &reading : readings)
        writer.text(reading.address.toString());
    return writer.endArray();
}

void writeFindings(JsonWriter &writer, const QList<Finding> &findings, const QString &storePath)
{
    writer.beginArray();
    for (const Finding &finding : findings) {
        writeProblem(writer.beginObject(), finding.problem, storePath, finding.isRepairable);
        if (!finding.ids.isEmpty())
            writeIds(writer, finding.ids);
        if (!finding.raises.isEmpty())
            writer.name("raises").text(finding.raises);
        if (!finding.threads.isEmpty()) {
            writer.name("threads").beginArray();
            for (const QString &thread : finding.threads)
                writer.text(threadName(thread));
            writer.endArray();
        }
        writer.endObject();
    }
    writer.endArray();
}

QByteArray findingsAsJson(const QList<Finding> &findings, const QString &storePath)
{
    QByteArray text;
    JsonWriter writer([&](const QByteArray &piece) { text += piece; });
    writeFindings(writer.beginObject().name("findings"), findings, storePath);
    writer.endObject();
    return text;
}

QByteArray findingsAsSarif(const QList<Finding> &findings, const QString &storePath)
{
    QStringList ids;
    for (const Finding &finding : findings)
        ids.append(finding.problem.id);
    ids.removeDuplicates();
    QByteArray text;
    JsonWriter writer([&](const QByteArray &piece) { text += piece; });
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
    writeSarifBase(writer, storePath);
    writer.name("results").beginArray();
    for (const Finding &finding : findings)
        writeSarifResult(writer, finding, storePath);
    writer.endArray().endObject().endArray().endObject();
    return text;
}

QByteArray findingsAsMarkdown(const QList<Finding> &findings, const QString &storePath)
{
    QString text = u"# "_s
        + ReportWords::tr("%1 findings in %2", nullptr, pluralOf(findings.size()))
              .arg(numberText(findings.size()), codeMarkdown(displayText(storePath)))
        + u"\n\n"_s;
    for (const Finding &finding : findings)
        text += findingMarkdown(finding, storePath);
    return text.trimmed().toUtf8() + '\n';
}

QByteArray findingReport(ReportForm form, const QList<Finding> &findings, const QString &storePath)
{
    switch (form) {
    case ReportForm::Json:
        return findingsAsJson(findings, storePath);
    case ReportForm::Sarif:
        return findingsAsSarif(findings, storePath);
    case ReportForm::Markdown:
        break;
    }
    return findingsAsMarkdown(findings, storePath);
}

} // namespace kvlens
