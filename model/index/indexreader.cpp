// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/indexreader.h"

#include "model/index/graphvalue.h"
#include "stores/deadline.h"
#include "stores/words/jsonreasons.h"

#include <array>
#include <limits>

namespace kvlens {

namespace {

// By these a file is known that holds nothing yet, or of which nothing was seen.
struct UsualPlace
{
    const char *file;
    const char *collection;
};

constexpr std::array usualPlaces {
    UsualPlace {"docstore.json", "docstore/data"},
    UsualPlace {"index_store.json", "index_store/data"},
};

void note(std::vector<IndexFile> &files, IndexFile file)
{
    if (file != IndexFile::None && std::find(files.begin(), files.end(), file) == files.end())
        files.push_back(file);
}

// Whether the store has the file, though no collection in it.
bool hasFile(Store &store, const UsualPlace &usual, const std::stop_token &stop)
{
    const CollectionRef collection {usual.collection, usual.file};
    const Result<KeyPage> page = store.list({collection, {}, 1}, stop);
    return page
        || (page.error().code == ErrorCode::NotFound
            && !page.error().detail.isOf(JsonReasons::noFileInIndex));
}

// A collection that stands again further on: the library sees that one alone, and what is in this
// one is not gone.
bool isHidden(const CollectionInfo &info)
{
    CollectionRef seen = info.ref;
    seen.shadow = 0;
    return info.ref.shadow > 0 && info.entries != 0 && partKind(seen) != PartKind::None;
}

// Members of the file that have the name of a part and are no object, as well as a file that is
// none itself.
QList<EntryRef> misshapenIn(
    Store &store, const CollectionRef &topLevel, const std::stop_token &stop)
{
    constexpr int mostLookedAt = 64; // no library writes as many
    QList<EntryRef> found;
    const Result<KeyPage> page = store.list({topLevel, {}, mostLookedAt}, stop);
    for (qsizetype i = 0; page && i < page->count(); ++i) {
        const QByteArray name = page->at(i).key.toByteArray();
        const bool isPart = partKind({name, topLevel.group}) != PartKind::None;
        if (isPart || (name.isEmpty() && !topLevel.group.isEmpty()))
            found.append({topLevel, name});
    }
    return found;
}

// The list of a property graph that tells which relations there are, if it is none.
std::optional<EntryRef> oddTriplets(
    Store &store, const CollectionRef &collection, const std::stop_token &stop)
{
    constexpr char name[] = "triplets";
    if (collection.shadow > 0 || indexFile(collection) != IndexFile::PropertyGraph)
        return std::nullopt;
    if (!collection.topLevel && collection.name == name) // an object
        return EntryRef {collection, {}};
    if (!collection.topLevel)
        return std::nullopt;
    const EntryRef ref {collection, name};
    const QList<Result<Entry>> read = store.read({ref}, {}, stop);
    if (read.isEmpty() || !read.first())
        return std::nullopt;
    const Result<json::Tape> tape = json::parse(read.first()->value);
    return tape && !areTriplets(*tape) ? std::optional(ref) : std::nullopt;
}

// A file of vectors that is opened alone is not known by all of its collections.
bool isOfVectors(const CollectionRef &collection)
{
    return indexFile(collection) == IndexFile::VectorStore
        || partKind({collection.name, "default__vector_store.json"}) != PartKind::None;
}

// What a collection is to a check that holds no part of an index.
PartKind otherKind(const StoreInfo &store, const CollectionRef &collection)
{
    if (collection.shadow > 0)
        return PartKind::None;
    if (store.holdsFiles)
        return PartKind::Files;
    const bool isPlain = store.isJsonDocument && !collection.topLevel && !isOfVectors(collection);
    return isPlain ? PartKind::Plain : PartKind::None;
}

// A file that could not be read has no collections; its problem has its path.
IndexFile fileOf(const Problem &problem)
{
    return indexFile({{}, problem.error.subject.section(u'/', -1).toUtf8()});
}

} // namespace

Result<IndexReader> IndexReader::begin(
    Store &store, const QList<Problem> &problems, const std::stop_token &stop, ReadFor purpose)
{
    const Result<QList<CollectionInfo>> infos = store.collections(stop);
    if (!infos)
        return infos.error();
    IndexReader reader;
    reader.m_purpose = purpose;
    const StoreInfo about = store.info();
    const bool hasFiles = !about.groupEnding.isEmpty();
    if (purpose == ReadFor::Check) {
        reader.m_parts.files = storeFilesOf(about);
        reader.m_refusal = about.refusal;
    }
    for (const CollectionInfo &info : *infos) {
        note(reader.m_parts.present, indexFile(info.ref));
        if (info.unseen || isHidden(info))
            note(reader.m_parts.damaged, indexFile(info.ref));
        if (info.ref.topLevel && info.ref.shadow == 0) {
            for (const EntryRef &ref : misshapenIn(store, info.ref, stop)) {
                note(reader.m_parts.damaged, indexFile({ref.key, info.ref.group}));
                const Result<QByteArray> first = readPart(store, ref, {0, 1}, stop);
                const bool isRead = first && !first->isEmpty();
                reader.m_parts.misshapen.push_back({ref, isRead ? first->at(0) : char(0)});
            }
        }
        if (purpose == ReadFor::Check) {
            if (const std::optional<EntryRef> odd = oddTriplets(store, info.ref, stop))
                reader.m_parts.misshapen.push_back({*odd, char(0)});
        }
        const bool isPlain = !info.ref.topLevel && info.ref.shadow == 0;
        if (partKind(info.ref) == PartKind::None && isPlain
            && indexFile(info.ref) == IndexFile::Docstore)
            reader.m_parts.unknown.push_back(info.ref);
        PartKind kind = partKind(info.ref);
        if (kind == PartKind::None && purpose == ReadFor::Check)
            kind = otherKind(about, info.ref);
        const bool isCheckedAlone
            = kind == PartKind::GraphRelations || kind == PartKind::GraphEdges;
        if (kind == PartKind::None || (isCheckedAlone && purpose != ReadFor::Check))
            continue;
        if (reader.m_parts.places.size() > std::numeric_limits<PartPlace>::max())
            break; // no index is of so many
        reader.m_collections.append({info.ref, kind, PartPlace(reader.m_parts.places.size())});
        reader.m_parts.places.push_back(info.ref);
        reader.m_total += std::max<qint64>(info.entries, 0);
    }
    reader.m_parts.isFolder = hasFiles;
    for (const UsualPlace &usual : usualPlaces) {
        if (hasFiles && hasFile(store, usual, stop))
            note(reader.m_parts.present, indexFile({usual.collection, usual.file}));
    }
    for (const Problem &problem : hidingEntries(problems))
        note(reader.m_parts.damaged, fileOf(problem));
    return reader;
}

Result<void> IndexReader::step(
    Store &store, std::chrono::milliseconds budget, const std::stop_token &stop)
{
    if (isDone())
        return {};
    const Part part = m_collections[m_next];
    const Result<void> read = part.kind == PartKind::Files ? readFiles(part, store, budget, stop)
                                                           : scanPart(part, store, budget, stop);
    if (read && m_cursor.atEnd()) {
        m_cursor = {};
        ++m_next;
    }
    return read;
}

// What one thread takes in of a part.
struct IndexReader::Share final : ScanShare
{
    Share(const Part &part, ReadFor purpose)
        : kind(part.kind)
        , place(part.place)
        , wanted(purpose == ReadFor::Links ? ValueFacts::Links : ValueFacts::All)
    {
    }
    bool take(const Entry &entry) override { return takeEntry(kind, entry, place, parts, wanted); }

    const PartKind kind;
    const PartPlace place;
    const ValueFacts wanted;
    IndexParts parts;
};

Result<void> IndexReader::scanPart(
    const Part &part, Store &store, std::chrono::milliseconds budget, const std::stop_token &stop)
{
    const bool wantsKeys = (part.kind == PartKind::GraphNodes && m_purpose != ReadFor::Check)
        || (part.kind == PartKind::Vectors && m_purpose == ReadFor::Links);
    const ScanShares shares {[&] { return std::make_unique<Share>(part, m_purpose); },
        [this](ScanShare &share) { joinParts(m_parts, static_cast<Share &>(share).parts); }};
    const Result<ScanPage> page = scanShared(store,
        {part.collection, m_cursor, budget, wantsKeys ? ScanDepth::Keys : ScanDepth::Values},
        shares, stop);
    if (!page)
        return page.error();
    m_done += page->entries;
    m_cursor = page->next;
    return {};
}

// A file may be of any size. What is looked for is none of a large one.
Result<void> IndexReader::readFiles(
    const Part &part, Store &store, std::chrono::milliseconds budget, const std::stop_token &stop)
{
    constexpr int filesAtOnce = 32;
    constexpr qint64 mostOfFile = 4 * 1024 * 1024;
    const Deadline deadline(budget);
    do {
        const Result<KeyPage> page
            = store.list({part.collection, m_cursor.page, filesAtOnce}, stop);
        if (!page)
            return page.error();
        QList<EntryRef> refs;
        for (qsizetype i = 0; i < page->count(); ++i)
            refs.append({part.collection, page->at(i).key.toByteArray()});
        const QList<Result<Entry>> entries = readUpTo(store, refs, mostOfFile, stop);
        for (qsizetype i = 0; i < entries.size(); ++i) {
            if (!entries[i] && entries[i].error().code == ErrorCode::Cancelled)
                return entries[i].error();
            takeFile(entries[i] ? *entries[i] : Entry {refs[i], {}, {}}, part.place);
        }
        m_done += refs.size();
        m_cursor.page = page->next;
    } while (!m_cursor.atEnd() && !deadline.isOver());
    return {};
}

void IndexReader::takeFile(const Entry &entry, PartPlace place)
{
    takeEntry(PartKind::Files, entry, place, m_parts);
    m_parts.localFiles.back().isKey
        = !m_refusal || !m_refusal({.ref = entry.ref, .value = QByteArray()});
}

Result<IndexParts> readIndex(Store &store, const std::stop_token &stop, ReadFor purpose)
{
    const Result<LoadReport> loaded = loadUntil(store, LoadUntil::Listed, stop);
    if (!loaded)
        return loaded.error();
    Result<IndexReader> reader = IndexReader::begin(store, loaded->problems, stop, purpose);
    while (reader && !reader->isDone()) {
        if (const Result<void> read = reader->step(store, unhurried, stop); !read)
            return read.error();
    }
    return reader ? Result<IndexParts>(reader->take()) : reader.error();
}

} // namespace kvlens
