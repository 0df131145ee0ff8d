// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/changelist.h"

#include "app/cli/clitext.h"
#include "app/cli/problemlist.h"
#include "model/naming.h"
#include "report/findingreport.h"
#include "report/wording.h"
#include "stores/pathtext.h"
#include "stores/words/translations.h"

#include <array>
#include <map>

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

// The same of one entry.
QString changeWord(EditKind kind)
{
    switch (kind) {
    case EditKind::Edited:
        return CliText::tr("edited");
    case EditKind::Added:
        return CliText::tr("added");
    case EditKind::Deleted:
        return CliText::tr("deleted");
    case EditKind::Renamed:
        break;
    }
    return CliText::tr("renamed");
}

} // namespace

void printChanges(const ChangeSet &changes, const QString &storePath, Console &console)
{
    struct Counts
    {
        std::array<qsizetype, 4> entries = {};
        qsizetype collections = 0; // information that is kept of them
    };
    std::map<QByteArray, Counts> byFile;
    for (const Edit &edit : changes.edits()) {
        Counts &counts = byFile[edit.ref().collection.group];
        ++(edit.ref().part == EntryPart::Collection ? counts.collections
                                                    : counts.entries[size_t(edit.kind())]);
    }
    for (const auto &[file, counts] : byFile) {
        QString line = file.isEmpty() ? storePath : pathText(file);
        for (size_t kind = 0; kind < counts.entries.size(); ++kind) {
            if (counts.entries[kind] > 0)
                line += u'\t' + changeText(EditKind(kind), counts.entries[kind]);
        }
        if (counts.collections > 0)
            line += u'\t'
                + CliText::tr(
                    "information of %1 collections edited", nullptr, pluralOf(counts.collections))
                      .arg(numberText(counts.collections));
        console.printLine(line);
    }
}

void printEachChange(const ChangeSet &changes, const OpenedStore &opened, Console &console)
{
    const QString tab = QStringLiteral("\t");
    for (const Edit &edit : changes.edits()) {
        const EntryRef &ref = edit.ref();
        const QString line = changeWord(edit.kind()) + tab
            + shownName(collectionText(ref.collection, opened.collections)) + tab
            + shownName(ref.key);
        console.printLine(edit.kind() == EditKind::Renamed
                ? line + QStringLiteral(" -> ") + shownName(edit.mine.key)
                : line);
    }
}

void writeChanges(JsonWriter &writer, const ChangeSet &changes)
{
    writer.beginArray();
    for (const Edit &edit : changes.edits()) {
        writer.beginObject().name("change").string(QByteArrayView(changeName(edit.kind())));
        writeRefMembers(writer, edit.ref());
        if (edit.kind() == EditKind::Renamed)
            writer.name("to").string(edit.mine.key);
        writer.endObject();
    }
    writer.endArray();
}

} // namespace kvlens
