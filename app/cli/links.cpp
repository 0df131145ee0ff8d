// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/links.h"

#include "app/cli/clitext.h"
#include "app/cli/problemlist.h"
#include "app/cli/unseen.h"
#include "app/cli/verbs.h"
#include "model/index/indexreader.h"
#include "model/naming.h"
#include "report/findingreport.h"

namespace kvlens {

namespace {

void printAsJson(const EntryLinks &found, Console &console)
{
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
    writer.beginObject().name("links").beginArray();
    for (const IndexLink &link : found.links) {
        writer.beginObject().name("kind").string(QByteArrayView(link.kind));
        writeRefMembers(writer.name("to").beginObject(), link.entry).endObject();
        writer.name("broken").boolean(link.isBroken).endObject();
    }
    writer.endArray().name("usedBy").beginArray();
    for (const IndexLink &link : found.usedBy) {
        writer.beginObject().name("kind").string(QByteArrayView(link.kind));
        writeRefMembers(writer.name("from").beginObject(), link.entry).endObject().endObject();
    }
    writer.endArray().endObject();
}

QString linkLine(const IndexLink &link, const QString &arrow, const OpenedStore &opened)
{
    const QString tab = QStringLiteral("\t");
    return arrow + u' ' + QString::fromLatin1(link.kind) + tab
        + shownName(collectionText(link.entry.collection, opened.collections)) + tab
        + shownName(link.entry.key) + (link.isBroken ? tab + CliText::tr("missing") : QString());
}

void printAsText(const EntryLinks &found, const OpenedStore &opened, Console &console)
{
    for (const IndexLink &link : found.links)
        console.printLine(linkLine(link, QStringLiteral("->"), opened));
    for (const IndexLink &link : found.usedBy)
        console.printLine(linkLine(link, QStringLiteral("<-"), opened));
}

} // namespace

ExitStatus run(const LinksCommand &command, Console &console)
{
    const Result<OpenedStore> opened = openTelling(command.store, OpenMode::ReadOnly, console);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    const Result<IndexParts> parts = readIndex(*opened->store);
    if (!parts)
        return console.fail(ExitStatus::StoreFailed, Act::Read, parts.error());
    const std::optional<EntryLinks> found = linksOf(*parts, command.key);
    if (!found)
        return orUnseen(console.refuse(ExitStatus::NotFound,
                            CliText::tr("%1 has no links in %2: no index in it has that id.")
                                .arg(shownName(command.key),
                                    placeSeen(displayText(command.store), opened->hiding))),
            opened->hiding, console);
    if (command.form == OutputForm::Json)
        printAsJson(*found, console);
    else
        printAsText(*found, *opened, console);
    return orUnseen(ExitStatus::Done, opened->hiding, console);
}

} // namespace kvlens
