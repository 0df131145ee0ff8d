// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storejobs.h"

#include "model/longvalues.h"
#include "stores/nametext.h"
#include "stores/words/reasons.h"

namespace kvlens {

namespace {

constexpr int walkPage = 4096;
constexpr qint64 anySize = std::numeric_limits<qint64>::max();

qint64 find(const KeyPage &page, const EntryRef &ref)
{
    for (qsizetype i = 0; i < page.count(); ++i) {
        const KeyPage::Item item = page.at(i);
        if (item.shadow == ref.shadow && item.key == ref.key)
            return i;
    }
    return -1;
}

// Whether a collection that could be shown before has its final order by now.
bool isRearranged(const QList<CollectionInfo> &before, const QList<CollectionInfo> &now)
{
    return std::any_of(before.begin(), before.end(), [&now](const CollectionInfo &info) {
        if (info.settled || info.entries <= 0)
            return false;
        return std::any_of(now.begin(), now.end(), [&info](const CollectionInfo &other) {
            return other.ref == info.ref && other.settled;
        });
    });
}

} // namespace

Result<Overview> lookOver(Store &store, const std::stop_token &stop)
{
    const Result<QList<CollectionInfo>> collections = store.collections(stop);
    if (!collections)
        return collections.error();
    const Result<QList<Problem>> problems = problemsOf(store, stop);
    if (!problems)
        return problems.error();
    return Overview {store.info(), *collections, *problems, {}};
}

Result<Overview> loadSlice(Store &store, const TaskSlice &slice)
{
    const Result<LoadReport> report = store.load(LoadMode::GoOn, slice.left(), slice.stop());
    if (!report)
        return report.error();
    const Result<QList<CollectionInfo>> collections = store.collections(slice.stop());
    if (!collections)
        return collections.error();
    return Overview {store.info(), *collections, report->problems, report->progress};
}

Result<std::optional<Overview>> reloadSlice(Store &store, bool isFirst, const TaskSlice &slice)
{
    if (isFirst) {
        // What this fails of is mended by beginning anew, such as a connection, or tells then.
        if (freshnessOf(store, slice.stop()) == Freshness::Gone)
            return std::optional<Overview>();
        if (const Result<void> forgotten = forgetAll(store, slice.stop()); !forgotten)
            return forgotten.error();
    }
    Result<Overview> overview = loadSlice(store, slice);
    return overview ? Result<std::optional<Overview>>(*std::move(overview)) : overview.error();
}

Result<Relisting> listAgain(
    Store &store, const QList<KeyListing::Request> &pages, const std::stop_token &stop)
{
    const Result<Overview> overview = lookOver(store, stop);
    if (!overview)
        return overview.error();
    Relisting listing {*overview, {}};
    for (KeyListing::Request request : pages) {
        const bool follows = request.page > 0 && request.from.token.isEmpty();
        if (follows && (listing.pages.isEmpty() || listing.pages.last().second.next.atEnd))
            continue; // without positions each page begins where the last one ended
        if (follows)
            request.from = listing.pages.last().second.next;
        const Result<KeyPage> page
            = store.list({request.collection, request.from, KeyListing::pageSize}, stop);
        if (page)
            listing.pages.append({request, *page});
        else if (page.error().code != ErrorCode::NotFound) // the collection may be gone
            return page.error();
    }
    return listing;
}

Result<LoadedSlice> loadSliceAndList(Store &store, const QList<CollectionInfo> &before,
    const QList<KeyListing::Request> &pages, const TaskSlice &slice)
{
    const Result<Overview> overview = loadSlice(store, slice);
    if (!overview)
        return overview.error();
    if (!isRearranged(before, overview->collections))
        return LoadedSlice {{*overview, {}}};
    Result<Relisting> listing = listAgain(store, pages, slice.stop());
    if (!listing)
        return listing.error();
    listing->overview.progress = overview->progress;
    return LoadedSlice {*std::move(listing), true};
}

Result<QList<Entry>> readAll(
    Store &store, const QList<EntryRef> &refs, qint64 limit, const std::stop_token &stop)
{
    QList<Entry> entries;
    const QList<Result<Entry>> answers = readUpTo(store, refs, limit, stop);
    for (qsizetype i = 0; i < answers.size(); ++i) {
        if (answers.at(i) && answers.at(i)->size() > limit)
            return Error {ErrorCode::Unsupported, Reasons::tooLongToEdit, nameText(refs.at(i).key)};
        if (answers.at(i))
            entries.append(*answers.at(i));
        else if (answers.at(i).error().code == ErrorCode::NotFound)
            entries.append(absentEntry(refs.at(i)));
        else
            return answers.at(i).error();
    }
    return entries;
}

Result<StagedState> readAndEdit(Store &store, const QList<EntryRef> &refs,
    const StagedState &before, const EditFunction &edit, const std::stop_token &stop)
{
    const Result<QList<Entry>> entries = readAll(store, refs, largestEdited, stop);
    if (!entries)
        return entries.error();
    return edited(before, *entries, edit);
}

Result<Reloaded> listAndRead(Store &store, const QList<KeyListing::Request> &pages,
    const QList<Entry> &known, const StagedState &before, const std::stop_token &stop)
{
    const Result<Relisting> listing = listAgain(store, pages, stop);
    if (!listing)
        return listing.error();
    QList<EntryRef> refs;
    for (const Entry &entry : known)
        refs.append(entry.ref);
    Result<QList<Entry>> entries = readAll(store, refs, anySize, stop);
    if (!entries)
        return entries.error();
    for (qsizetype i = 0; i < known.size(); ++i) {
        if (entries->at(i).value == known.at(i).value)
            (*entries)[i].value = known.at(i).value;
    }
    // What is not found may stand behind a damage: of that nothing new is known.
    QList<Entry> seen = *entries;
    if (!hidingEntries(listing->overview.problems).isEmpty())
        seen.removeIf([](const Entry &entry) { return !entry.version.exists(); });
    return Reloaded {*listing, *entries, rebased(before, seen)};
}

Result<KeyWalk> walkToKey(Store &store, KeyWalk &walk, const EntryRef &ref, const TaskSlice &slice)
{
    while (!walk.cursor.atEnd && !slice.isOver()) {
        const Result<KeyPage> page
            = store.list({ref.collection, walk.cursor, walkPage}, slice.stop());
        if (!page)
            return page.error();
        const qint64 row = find(*page, ref);
        walk.found = row < 0 ? -1 : walk.position + row;
        walk.position += page->count();
        walk.cursor = page->next;
        if (walk.found >= 0)
            break;
    }
    return walk;
}

} // namespace kvlens
