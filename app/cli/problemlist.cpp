// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/problemlist.h"

#include "app/cli/clitext.h"
#include "model/naming.h"
#include "report/errortext.h"
#include "report/findingreport.h"
#include "report/wording.h"
#include "stores/readings.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

// The first entries that a problem has.
void printEntries(
    const QList<EntryRef> &entries, const QList<CollectionInfo> &collections, Console &console)
{
    constexpr qsizetype shown = 5;
    const QString tab = QStringLiteral("\t");
    for (const EntryRef &ref : entries.first(std::min(shown, entries.size())))
        console.printLine(tab + shownName(collectionText(ref.collection, collections)) + tab
            + shownName(ref.key));
    if (const qsizetype more = entries.size() - shown; more > 0)
        console.printLine(tab
            + CliText::tr("and %1 more entries", nullptr, pluralOf(more)).arg(numberText(more)));
}

} // namespace

void printProblem(
    const Problem &problem, const OpenedStore &opened, EntryLines lines, Console &console)
{
    const QString path = opened.store->info().address.path;
    const QString sentence = problemSentence(problem, path);
    console.printLine(
        QStringLiteral("%1 %2: %3")
            .arg(QString::fromLatin1(severityLetter(problem.severity)), problem.id, sentence));
    const QList<EntryRef> entries = shownEntries(problem);
    const bool isNamed = entries.size() == 1
        && (entries.first().part != EntryPart::Value
            || sentence.contains(shownName(entries.first().key)));
    if (lines == EntryLines::Always || !isNamed)
        printEntries(entries, opened.collections, console);
    if (const QList<Reading> readings = readingsOf(problem); !readings.isEmpty())
        console.printLine(QStringLiteral("\t")
            + CliText::tr("%1 reads it as %2")
                  .arg(displayText(readings.constFirst().address.toString()),
                      readings.constFirst().name));
}

} // namespace kvlens
