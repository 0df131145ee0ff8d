// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonread.h"

#include "stores/json/spanreader.h"
#include "stores/jsonfile/jsonlookup.h"
#include "stores/jsonfile/version.h"
#include "stores/valuekind.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

using json::Index;

Error noEntry(const EntryRef &ref)
{
    return {ErrorCode::NotFound, Reasons::noSuchEntry, displayText(ref.key)};
}

// The keys from the one at `first` on. Leaves that stand together are read together.
Result<KeyPage> readPage(const JsonFile &file, qint64 collection, qint64 first, qint64 count)
{
    const JsonListing &listing = file.listing();
    KeyPage page;
    if (count > 0 && listing.isScalar(collection)) {
        page.append({{}, file.index().topSpan().size(), ValueKind::Unknown, 0});
        return page;
    }
    for (qint64 i = 0; i < count;) {
        const qint64 begin = listing.entryAt(collection, first + i);
        qint64 run = 1;
        while (i + run < count && listing.entryAt(collection, first + i + run) == begin + run)
            ++run;
        const Result<QList<json::StoredKey>> keys
            = json::readKeys(file.index(), collection, begin, run, file.reader());
        if (!keys)
            return keys.error();
        for (qint64 k = 0; k < run; ++k) {
            const json::StoredKey &key = keys->at(k);
            page.append({key.key, key.size, key.kind, listing.shadowOf(collection, begin + k)});
        }
        i += run;
    }
    return page;
}

// Whether all of the entry, with its key, has no more bytes than the range.
bool isWithin(const ReadRange &range, const JsonFile &file, qint64 collection, qint64 entry)
{
    const json::Span slice = file.listing().isScalar(collection)
        ? file.index().topSpan()
        : file.index().slice(collection, entry);
    return range.offset == 0 && slice.size() <= range.length;
}

Result<Entry> readPart(const JsonFile &file, const EntryRef &ref, qint64 collection, qint64 entry,
    const ReadRange &range)
{
    const Result<json::Span> span = valueSpan(file, collection, entry);
    if (!span)
        return span.error();
    const qint64 begin = std::clamp<qint64>(range.offset, 0, span->size());
    const qint64 size = std::clamp<qint64>(range.length, 0, span->size() - begin);
    const Result<QByteArray> value = file.bytes().read(span->begin + begin, size);
    if (!value)
        return value.error();
    if (size == span->size()) // only the key was long
        return entryWithValue(ref, *value);
    Entry part {ref, *value, {}};
    if (begin == 0) {
        part.version = versionOfText(*value);
        part.kind = valueKind(*value);
    }
    part.wholeSize = span->size();
    return part;
}

// A file whose stamp tells nothing of a change still shows by its keys that it is another.
Result<Entry> entryOf(const JsonFile &file, const EntryRef &ref, qint64 collection,
    const Result<json::StoredEntry> &stored)
{
    if (!stored)
        return stored.error();
    if (file.index().hasKeys(collection) && keyText(stored->keyToken) != ref.key)
        return json::notAsScanned(stored->key.begin);
    return entryWithValue(ref, stored->valueText);
}

// Whole entries by their numbers.
QList<Result<Entry>> readWhole(const JsonFile &file, qint64 collection, const QList<EntryRef> &refs,
    const QList<qint64> &entries)
{
    QList<Result<Entry>> results;
    if (file.listing().isScalar(collection)) {
        const json::Span span = file.index().topSpan();
        const Result<QByteArray> value = file.bytes().read(span.begin, span.size());
        for (const EntryRef &ref : refs)
            results.append(value ? Result<Entry>(entryWithValue(ref, *value)) : value.error());
        return results;
    }
    const QList<Result<json::StoredEntry>> stored
        = json::readEntries(file.index(), collection, entries, file.reader());
    for (qsizetype i = 0; i < refs.size(); ++i)
        results.append(entryOf(file, refs[i], collection, stored[i]));
    return results;
}

QList<Result<Entry>> readIn(
    const JsonFile &file, qint64 collection, const QList<EntryRef> &refs, const ReadRange &range)
{
    QList<QByteArray> keys;
    for (const EntryRef &ref : refs)
        keys.append(ref.key);
    const Result<QList<QList<qint64>>> found = entryNumbers(file, collection, keys);
    if (!found)
        return QList<Result<Entry>>(refs.size(), found.error());

    QList<Result<Entry>> results;
    QList<EntryRef> whole;
    QList<qint64> entries;
    QList<qsizetype> places;
    for (qsizetype i = 0; i < refs.size(); ++i) {
        results.append(noEntry(refs[i]));
        const auto entry = entryNumber(file, collection, refs[i], found->at(i));
        if (!entry)
            continue;
        if (!isWithin(range, file, collection, *entry)) {
            results[i] = readPart(file, refs[i], collection, *entry, range);
            continue;
        }
        whole.append(refs[i]);
        entries.append(*entry);
        places.append(i);
    }
    const QList<Result<Entry>> read = readWhole(file, collection, whole, entries);
    for (qsizetype i = 0; i < places.size(); ++i)
        results[places[i]] = read[i];
    return results;
}

// Of the file's value all that is no collection, nor a collection's name; -1: its end was not seen
// (yet).
qint64 bytesAtTop(const JsonFile &file)
{
    const Index &index = file.index();
    if (index.topSpan().end < 0)
        return -1;
    qint64 bytes = index.topSpan().size();
    for (qint64 i = 0; i < file.listing().collections(); ++i) {
        const json::Collection collection = index.collection(i);
        bytes -= collection.span.end - index.slice(Index::topLevel, collection.member).begin;
    }
    return bytes;
}

} // namespace

Result<QList<CollectionInfo>> collectionsOf(const JsonFile &file)
{
    const JsonListing &listing = file.listing();
    const bool complete = listing.isListed() || file.isMissing();
    const Result<QList<QByteArray>> names = file.collectionNames();
    if (!names)
        return names.error();
    QList<CollectionInfo> infos;
    const json::Style style = file.styleOfNew({});
    for (qint64 i = 0; i < listing.collections(); ++i) {
        const json::Collection collection = file.index().collection(i);
        const qint64 bytes = collection.complete() ? collection.span.size() : -1;
        infos.append({{names->at(i), {}, listing.shadowOf(Index::topLevel, collection.member)},
            collection.entries, bytes, collection.complete() || complete, true,
            listing.hiddenIn(i).size(), style});
    }
    if (const qint64 top = listing.entryCount(Index::topLevel); top > 0)
        infos.append({topLevelCollection(), top, bytesAtTop(file), complete, true,
            listing.hiddenIn(Index::topLevel).size(), file.styleOfNew(topLevelCollection())});
    if (!infos.isEmpty()) {
        infos.last().isArray = file.index().top() == json::TopKind::Array;
        infos.last().isSingle = file.index().top() == json::TopKind::Scalar;
    }
    return infos;
}

Result<KeyPage> listKeys(const JsonFile &file, const ListRequest &request)
{
    const Result<qint64> number = collectionNumber(file, request.collection);
    if (!number)
        return number.error();
    const std::optional<qint64> first = request.from.position();
    if (!first)
        return Error {ErrorCode::Invalid, Reasons::notACursor, file.path()};
    const qint64 total = file.listing().entryCount(*number);
    const qint64 count = std::clamp<qint64>(total - *first, 0, request.limit);
    Result<KeyPage> keys = readPage(file, *number, *first, count);
    if (keys) {
        keys->next = KeyCursor::atPosition(*first + count);
        keys->next.atEnd = *first + count >= total;
    }
    return keys;
}

QList<Result<Entry>> readRefs(const JsonFile &file, const QList<EntryRef> &refs,
    const ReadRange &range, const std::stop_token &stop)
{
    QList<Result<Entry>> results(refs.size(), Error {ErrorCode::Cancelled});
    QHash<CollectionRef, QList<qsizetype>> byCollection;
    for (qsizetype i = 0; i < refs.size(); ++i)
        byCollection[refs[i].collection].append(i);
    for (auto it = byCollection.cbegin(); it != byCollection.cend(); ++it) {
        if (stop.stop_requested())
            break;
        const Result<qint64> number = collectionNumber(file, it.key());
        QList<EntryRef> group;
        for (const qsizetype i : *it)
            group.append(refs[i]);
        const QList<Result<Entry>> entries = number
            ? readIn(file, *number, group, range)
            : QList<Result<Entry>>(group.size(), number.error());
        for (qsizetype i = 0; i < it->size(); ++i)
            results[it->at(i)] = entries[i];
    }
    return results;
}

Result<json::Span> valueSpan(const JsonFile &file, qint64 collection, qint64 entry)
{
    if (file.listing().isScalar(collection))
        return file.index().topSpan();
    return json::valueSpan(file.index(), collection, entry, file.reader());
}

Result<json::Span> valueSpanAt(const JsonFile &file, qint64 collection, qint64 position)
{
    const JsonListing &listing = file.listing();
    return valueSpan(
        file, collection, listing.isScalar(collection) ? 0 : listing.entryAt(collection, position));
}

Result<Version> versionAt(const JsonFile &file, qint64 collection, qint64 entry)
{
    constexpr qint64 partBytes = 4 * 1024 * 1024;
    const Result<json::Span> span = valueSpan(file, collection, entry);
    if (!span)
        return span.error();
    QCryptographicHash hash(versionAlgorithm);
    for (qint64 at = span->begin; at < span->end; at += partBytes) {
        const Result<QByteArray> part = file.bytes().read(at, std::min(partBytes, span->end - at));
        if (!part)
            return part.error();
        hash.addData(*part);
    }
    return Version {hash.result()};
}

} // namespace kvlens
