// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/openedstore.h"
#include "app/cli/unseen.h"
#include "app/cli/verbs.h"
#include "model/naming.h"
#include "report/findingreport.h"
#include "report/jsonwriter.h"
#include "report/wording.h"
#include "stores/search/searchwalk.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr qsizetype mostTold = 20; // of the entries that could not be searched

// Of entries that could not be read, or not searched to their end.
struct Unsearched
{
    QList<Error> why; // the first ones
    qint64 count = 0;
    QList<EntryRef> notJson; // searched as one text, and something was found
};

void noteUnsearched(const Unsearched &unsearched, Console &console)
{
    for (const Error &why : unsearched.why)
        console.note(errorSentence(why.code == ErrorCode::Timeout ? Act::Search : Act::Read, why));
    const qint64 untold = unsearched.count - unsearched.why.size();
    if (untold > 0)
        console.note(
            CliText::tr("%1 more entries could not be searched.", nullptr, pluralOf(untold))
                .arg(numberText(untold)));
    for (const EntryRef &ref : unsearched.notJson)
        console.note(CliText::tr("The value of %1 is not JSON and was searched as one text.")
                         .arg(entryText(ref)));
}

// Searches the store until so many hits are found, or one more than `limit`; hands on each as it is
// found, up to the limit. Whether there are more.
Result<bool> search(const OpenedStore &opened, const EntryMatcher &matcher, qint64 limit,
    Unsearched &unsearched, const std::function<void(const SearchHit &)> &take)
{
    SearchWalk walk;
    qint64 taken = 0;
    const bool isJson = opened.store->info().capabilities.testFlag(Capability::JsonValues);
    while (!walk.atEnd()) {
        const SearchLimits limits {static_cast<qsizetype>(qMin<qint64>(1'000, limit + 1 - taken))};
        Result<SearchBatch> batch = searchOn(*opened.store, std::move(walk), matcher, limits, {});
        if (!batch)
            return batch.error();
        for (const SearchHit &hit : batch->hits) {
            if (taken++ == limit)
                return true;
            take(hit);
            if (isJson && !hit.inKey && !hit.pointer && unsearched.notJson.size() < mostTold)
                unsearched.notJson.append(hit.ref);
        }
        unsearched.count += batch->unsearched.size();
        unsearched.why += batch->unsearched.first(
            std::min(batch->unsearched.size(), mostTold - unsearched.why.size()));
        walk = std::move(batch->next);
    }
    return false;
}

void writeHit(JsonWriter &writer, const SearchHit &hit)
{
    writeRefMembers(writer.beginObject(), hit.ref);
    writer.name("in").string(QByteArrayView(hit.inKey ? "keys" : "values"));
    if (hit.pointer)
        writer.name("pointer").raw(jsonString(*hit.pointer));
    if (!hit.inside.isEmpty()) {
        writer.name("inside").beginArray();
        for (const QByteArray &pointer : hit.inside)
            writer.raw(jsonString(pointer));
        writer.endArray();
    }
    writer.name("context").text(hit.context).endObject();
}

void printHit(const SearchHit &hit, const QList<CollectionInfo> &collections, Console &console)
{
    const QString tab = QStringLiteral("\t");
    console.printLine(shownName(collectionText(hit.ref.collection, collections)) + tab
        + shownName(hit.ref.key) + tab + displayText(placeText(hit)) + tab
        + displayText(toWtf8(hit.context)));
}

// One document or none: what was found is printed when all of it is known.
Result<qsizetype> findAsJson(const OpenedStore &opened, const EntryMatcher &matcher, qint64 limit,
    Unsearched &unsearched, Console &console)
{
    QList<SearchHit> hits;
    const Result<bool> isTruncated = search(
        opened, matcher, limit, unsearched, [&](const SearchHit &hit) { hits.append(hit); });
    if (!isTruncated)
        return isTruncated.error();
    JsonWriter writer(
        [&](const QByteArray &piece) { console.print(piece); }, stringsOf(opened.store->info()));
    writer.beginObject().name("matches").beginArray();
    for (const SearchHit &hit : hits)
        writeHit(writer, hit);
    writer.endArray().name("truncated").boolean(*isTruncated).endObject();
    return hits.size();
}

Result<qsizetype> findAsText(const OpenedStore &opened, const EntryMatcher &matcher, qint64 limit,
    Unsearched &unsearched, Console &console)
{
    qsizetype count = 0;
    const auto print = [&](const SearchHit &hit) {
        printHit(hit, opened.collections, console);
        ++count;
    };
    const Result<bool> isTruncated = search(opened, matcher, limit, unsearched, print);
    if (!isTruncated)
        return isTruncated.error();
    if (*isTruncated)
        console.note(CliText::tr("There is more; --limit shows more than the first %1.")
                         .arg(numberText(count)));
    return count;
}

SearchQuery queryOf(const FindCommand &command)
{
    SearchQuery query;
    query.text = fromWtf8(command.text);
    query.in = command.where;
    query.syntax = command.isRegex ? SearchQuery::Syntax::Regex : SearchQuery::Syntax::Substring;
    query.caseSensitivity = command.ignoresCase ? Qt::CaseInsensitive : Qt::CaseSensitive;
    query.wholeWords = command.wholeWords;
    query.path = fromWtf8(command.path);
    query.firstOfText = true;
    return query;
}

} // namespace

ExitStatus run(const FindCommand &command, Console &console)
{
    const Result<EntryMatcher> matcher = EntryMatcher::make(queryOf(command));
    if (!matcher) {
        const Error &error = matcher.error();
        const bool isPath = error.subject == fromWtf8(command.path) && !command.path.isEmpty();
        return console.refuse(ExitStatus::WrongUsage,
            (isPath ? CliText::tr("%1 is not a path: %2.")
                    : CliText::tr("%1 is not a regular expression: %2."))
                .arg(error.subject, reasonText(error.detail)));
    }
    const Result<OpenedStore> opened = openTelling(command.store, OpenMode::ReadOnly, console);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    const auto find = command.form == OutputForm::Json ? findAsJson : findAsText;
    Unsearched unsearched;
    const Result<qsizetype> count = find(*opened, *matcher, command.limit, unsearched, console);
    if (!count)
        return console.fail(ExitStatus::StoreFailed, Act::Read, count.error());
    noteUnsearched(unsearched, console);
    if (*count == 0 && unsearched.count == 0 && opened->hiding.isEmpty())
        console.note(CliText::tr("Nothing in %1 has %2.")
                         .arg(displayText(command.store), shownName(command.text)));
    const ExitStatus found = *count == 0 ? ExitStatus::NotFound : ExitStatus::Done;
    return orUnseen(
        unsearched.count > 0 ? ExitStatus::StoreFailed : found, opened->hiding, console);
}

} // namespace kvlens
