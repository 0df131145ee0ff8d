// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was found wrong in a store, as a report for a file: the window writes it and the command
// line prints it.
#pragma once

#include "model/checks/storecheck.h"
#include "report/jsonwriter.h"

namespace kvlens {

// Of a thread as Finding has it: where it can be read.
QString threadName(const QString &thread);
QString threadNames(const QStringList &threads);

// "E", "W" or "I".
QByteArray severityLetter(Severity severity);

// "collection", "group"?, "topLevel"?: the members of an object that is open. The last tells what
// stands at the top of a file from the collection without a name.
JsonWriter &writeCollectionMembers(JsonWriter &writer, const CollectionRef &collection);
// The same, and "key".
JsonWriter &writeRefMembers(JsonWriter &writer, const EntryRef &ref);

// Those of its entries that are none of a collection's information, of which its file tells.
QList<EntryRef> shownEntries(const Problem &problem);

// The members of an object that is open; `storePath`: of the store's address.
JsonWriter &writeProblem(
    JsonWriter &writer, const Problem &problem, const QString &storePath, bool isRepairable);

// An array of them.
void writeFindings(JsonWriter &writer, const QList<Finding> &findings, const QString &storePath);

enum class ReportForm : quint8 { Markdown, Json, Sarif };

// {"findings": […]}
QByteArray findingsAsJson(const QList<Finding> &findings, const QString &storePath);
// SARIF 2.1.0, one run. Looks whether the store is a folder.
QByteArray findingsAsSarif(const QList<Finding> &findings, const QString &storePath);
// Under a heading for each rule: what was found, what Python says, the first entries.
QByteArray findingsAsMarkdown(const QList<Finding> &findings, const QString &storePath);
QByteArray findingReport(ReportForm form, const QList<Finding> &findings, const QString &storePath);

} // namespace kvlens
