// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/jsonwriter.h"
#include "app/cli/naming.h"
#include "app/cli/openedstore.h"
#include "app/cli/valuesearch.h"
#include "app/cli/verbs.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

struct Match
{
    EntryRef ref;
    bool inKey = false;
    ValueHit hit;
};

struct Matches
{
    QList<Match> list;
    bool truncated = false;
};

QList<Match> matchesIn(const Entry &entry, const TextMatcher &matcher, FindCommand::Where where)
{
    QList<Match> matches;
    if (where != FindCommand::Where::Values) {
        if (const auto context = matcher.contextIn(fromWtf8(entry.ref.key)))
            matches.append({entry.ref, true, {std::nullopt, *context}});
    }
    if (where != FindCommand::Where::Keys) {
        for (const ValueHit &hit : searchValue(entry, matcher))
            matches.append({entry.ref, false, hit});
    }
    return matches;
}

Visit collect(const QList<Match> &found, qint64 limit, Matches &matches)
{
    for (const Match &match : found) {
        matches.truncated = matches.list.size() == limit;
        if (matches.truncated)
            return Visit::Stop;
        matches.list.append(match);
    }
    return Visit::Continue;
}

Result<Matches> search(
    const OpenedStore &opened, const FindCommand &command, const TextMatcher &matcher)
{
    Matches matches;
    const ScanSink sink = [&](const Entry &entry) {
        return collect(matchesIn(entry, matcher, command.where), command.limit, matches);
    };
    for (const CollectionInfo &info : opened.collections) {
        if (info.ref.shadow > 0 || matches.truncated)
            continue;
        if (const Result<void> scanned = opened.store->scan(info.ref, sink, {}); !scanned)
            return scanned.error();
    }
    return matches;
}

void writeMatch(JsonWriter &writer, const Match &match)
{
    writer.beginObject().name("collection").string(match.ref.collection.name);
    if (!match.ref.collection.group.isEmpty())
        writer.name("group").string(match.ref.collection.group);
    writer.name("key").string(match.ref.key);
    writer.name("in").string(QByteArrayView(match.inKey ? "keys" : "values"));
    if (match.hit.pointer)
        writer.name("pointer").string(*match.hit.pointer);
    writer.name("context").text(match.hit.context).endObject();
}

void printJson(const Matches &matches, Console &console)
{
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
    writer.beginObject().name("matches").beginArray();
    for (const Match &match : matches.list)
        writeMatch(writer, match);
    writer.endArray().name("truncated").boolean(matches.truncated).endObject();
}

void printText(const Matches &matches, const QList<CollectionInfo> &collections, Console &console)
{
    for (const Match &match : matches.list) {
        const QString tab = QStringLiteral("\t");
        console.printLine(displayText(collectionText(match.ref.collection, collections)) + tab
            + displayText(match.ref.key) + tab
            + displayText(match.hit.pointer.value_or(QByteArray())) + tab
            + displayText(toWtf8(match.hit.context)));
    }
    if (matches.truncated)
        console.note(QStringLiteral("There is more; --limit shows more than the first %1.")
                         .arg(matches.list.size()));
}

Result<TextMatcher> matcherOf(const FindCommand &command)
{
    using Syntax = TextMatcher::Syntax;
    return TextMatcher::make(fromWtf8(command.text),
        command.isRegex ? Syntax::Regex : Syntax::Literal,
        command.ignoresCase ? Qt::CaseInsensitive : Qt::CaseSensitive);
}

} // namespace

ExitStatus run(const FindCommand &command, Console &console)
{
    const Result<TextMatcher> matcher = matcherOf(command);
    if (!matcher)
        return console.refuse(ExitStatus::WrongUsage,
            QStringLiteral("%1 is not a regular expression: %2.")
                .arg(matcher.error().subject, matcher.error().detail));
    const Result<OpenedStore> opened = openAndLoad(command.store, OpenMode::ReadOnly);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    const Result<Matches> matches = search(*opened, command, *matcher);
    if (!matches)
        return console.fail(ExitStatus::StoreFailed, Act::Read, matches.error());
    if (command.form == OutputForm::Json)
        printJson(*matches, console);
    else
        printText(*matches, opened->collections, console);
    return matches->list.isEmpty() ? ExitStatus::NotFound : ExitStatus::Done;
}

} // namespace kvlens
