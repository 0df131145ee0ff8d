// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treewriter.h"

#include "stores/envelope/isotime.h"
#include "stores/filetree/collectionfile.h"
#include "stores/filetree/entryfile.h"
#include "stores/filetree/sanitize.h"
#include "stores/pathtext.h"
#include "stores/words/reasons.h"
#include "stores/words/treereasons.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr qsizetype fewWrites = 8; // are synced one by one

Error notThere(const EntryRef &ref)
{
    return {ErrorCode::NotFound, Reasons::noSuchEntry, displayText(ref.key)};
}

Error ambiguous(const QByteArray &name)
{
    return {ErrorCode::Invalid, TreeReasons::namesAreCut, displayText(name)};
}

// Of an entry that is there; it can be edited by what it is listed as.
Error ambiguous(const EntryRef &ref, const FoundFile &found)
{
    const QByteArray listed = found.name.chopped(QByteArrayView(keyFileSuffix).size());
    return {ErrorCode::Invalid, TreeReasons::cutNameIsListed.with(displayText(listed)),
        displayText(ref.key)};
}

Error doubtful(const TreeCollection &collection)
{
    return {ErrorCode::Denied, TreeReasons::dataFolderGuessed, pathText(collection.infoFile)};
}

bool isPlain(const CollectionRef &collection)
{
    return collection.group.isEmpty() && collection.shadow == 0 && !collection.topLevel;
}

} // namespace

TreeWriter::TreeWriter(const TreePlace &place, TreeIndex &index)
    : m_place(place)
    , m_index(index)
{
}

QList<WriteOutcome> TreeWriter::apply(const QList<Write> &batch, const std::stop_token &stop)
{
    QList<WriteOutcome> outcomes;
    outcomes.reserve(batch.size());
    m_isTogether = batch.size() >= fewWrites;
    const bool isLater = std::all_of(
        batch.begin(), batch.end(), [](const Write &write) { return write.isSyncedLater; });
    m_sync = isLater ? SyncTime::Later : SyncTime::Now;
    m_newFiles = NewFiles(m_sync);
    for (const Write &write : batch) {
        if (mustWait(write))
            putPending(outcomes);
        m_number = outcomes.size();
        if (stop.stop_requested())
            outcomes.append({write.ref, Error {ErrorCode::Cancelled, Reasons::cancelled}});
        else
            outcomes.append({write.ref, applyOne(write, stop)});
    }
    putPending(outcomes);
    return outcomes;
}

// Whether it may be about what is not in its place yet.
bool TreeWriter::mustWait(const Write &write) const
{
    const bool isNew = write.value && !write.renameTo && write.ref.part == EntryPart::Value;
    return !m_pending.empty()
        && (!isNew || m_newFiles.isFull() || m_pendingRefs.contains(write.ref));
}

void TreeWriter::putPending(QList<WriteOutcome> &outcomes)
{
    if (m_pending.empty())
        return;
    QList<FolderStamp> before;
    QSet<QByteArray> folders;
    for (const Pending &pending : m_pending) {
        if (!folders.contains(pending.folder))
            before += m_index.stampsDownTo(pending.folder);
        folders.insert(pending.folder);
    }
    const QList<Result<Stored>> stored = m_newFiles.putAll();
    QSet<CollectionRef> used;
    for (size_t i = 0; i < m_pending.size(); ++i) {
        const Pending &pending = m_pending[i];
        const Result<Stored> &answer = stored.at(qsizetype(i));
        WriteOutcome &outcome = outcomes[pending.number];
        if (!answer) {
            outcome.result = answer.error();
            continue;
        }
        outcome.result = Written {pending.version, false, answer->warning};
        used.insert(pending.write.ref.collection);
        note(pending.write, pending.folder, pending.name, pending.write.value);
    }
    for (Pending &pending : m_pending) {
        m_made = std::move(pending.made);
        if (m_made && !used.contains(pending.write.ref.collection))
            unmakeCollection();
        m_made.reset();
    }
    m_index.renewStamps(before);
    m_pending.clear();
    m_pendingRefs.clear();
}

Result<Written> TreeWriter::putLater(
    const Write &write, const NewPlace &place, const QByteArray &bytes)
{
    if (Result<void> added = m_newFiles.add(*place.folder, place.name, bytes); !added)
        return added.error();
    const Version version = versionOfBytes(bytes);
    m_pending.push_back({m_number, write, place.folder->path(), place.name, version});
    m_pending.back().made = std::exchange(m_made, std::nullopt);
    m_pendingRefs.insert(write.ref);
    return Written {version, false};
}

Result<Written> TreeWriter::applyOne(const Write &write, const std::stop_token &stop)
{
    if (m_pending.empty()) {
        m_opened.clear();
        m_reader.emplace(m_place, m_index);
    }
    const Result<const TreeCollection *> collection = m_index.find(write.ref.collection, stop);
    if (!collection)
        return collection.error();
    if (*collection && (*collection)->isDoubtful)
        return doubtful(**collection);
    const QByteArray folder
        = *collection ? (*collection)->folder : m_place.data + '/' + write.ref.collection.name;
    QList<FolderStamp> before = m_index.stampsDownTo(folder);
    if (!*collection || write.ref.part == EntryPart::CollectionInfo)
        before += m_index.stampsDownTo(m_place.metadata);
    Result<Written> written = change(write, stop);
    if (!written)
        unmakeCollection();
    m_made.reset();
    m_index.renewStamps(before);
    return written;
}

Result<Written> TreeWriter::change(const Write &write, const std::stop_token &stop)
{
    if (write.ref.part == EntryPart::Collection)
        return keepCollection(write.ref.collection, stop);
    const Result<FoundFile> found = m_reader->find(write.ref, stop);
    if (!found && found.error().code != ErrorCode::NotFound)
        return found.error();
    if (found && found->ambiguous)
        return ambiguous(write.ref, *found);
    const std::optional<QByteArray> stored
        = found ? std::optional(found->stored.bytes) : std::nullopt;
    if (Result<void> based = checkBase(write, stored); !based)
        return based.error();
    if (write.isDelete())
        return found ? remove(write, *found) : Written {{}, false};
    return found ? edit(write, *found, stop) : create(write, stop);
}

Result<Written> TreeWriter::remove(const Write &write, const FoundFile &found)
{
    const Result<Stored> removed = found.folder->remove(found.name, found.stored);
    if (!removed)
        return removed.error();
    note(write, found.folder->path(), found.name, std::nullopt);
    return Written {{}, true, removed->warning};
}

Result<Written> TreeWriter::edit(
    const Write &write, const FoundFile &found, const std::stop_token &stop)
{
    const Result<QByteArray> bytes = editedBytes(found.stored.bytes, write);
    if (!bytes)
        return bytes.error();
    if (write.renameTo && *write.renameTo != write.ref.key)
        return move(write, found, *bytes, stop);
    if (*bytes == found.stored.bytes)
        return Written {versionOfBytes(*bytes), true};
    const Result<Stored> replaced = found.folder->replace(found.name, *bytes, found.stored);
    if (!replaced)
        return replaced.error();
    note(write, found.folder->path(), found.name, *bytes);
    return Written {versionOfBytes(*bytes), true, replaced->warning};
}

// With an edit, the new file is there before the old one goes: a crash in between leaves both. If
// the old one cannot go, the new one does.
Result<Written> TreeWriter::move(const Write &write, const FoundFile &found,
    const QByteArray &bytes, const std::stop_token &stop)
{
    EntryRef target = write.ref;
    target.key = *write.renameTo;
    if (TreeReader reader(m_place, m_index); reader.find(target, stop))
        return Error {ErrorCode::Conflict, Reasons::keyOfThatName, displayText(target.key)};
    const Result<NewPlace> place = newPlace(write.ref.collection, target.key, stop);
    if (!place)
        return place.error();
    const bool edited = bytes != found.stored.bytes;
    Result<Stored> moved = edited ? place->folder->create(place->name, bytes)
                                  : found.folder->rename(found.name, *place->folder, place->name);
    if (moved && edited) {
        moved = found.folder->remove(found.name, found.stored);
        if (!moved) [[maybe_unused]]
            const auto undone = place->folder->remove(place->name, {bytes, {}});
    }
    if (!moved)
        return moved.error();
    note(
        write, place->folder->path(), place->name, bytes); // what was written before what only went
    note(write, found.folder->path(), found.name, std::nullopt);
    return Written {versionOfBytes(bytes), true, moved->warning};
}

Result<Written> TreeWriter::create(const Write &write, const std::stop_token &stop)
{
    if (!write.value || write.renameTo)
        return notThere(write.ref);
    const Result<QByteArray> bytes = newBytes(write);
    if (!bytes)
        return bytes.error();
    if (write.ref.part == EntryPart::CollectionInfo) {
        const Result<const TreeCollection *> collection = m_index.find(write.ref.collection, stop);
        if (!collection)
            return collection.error();
        return *collection ? createInfo(write, **collection) : notThere(write.ref);
    }
    const Result<NewPlace> place = newPlace(write.ref.collection, write.ref.key, stop);
    if (!place)
        return place.error();
    if (m_isTogether && !m_newFiles.contains(*place->folder, place->name))
        return putLater(write, *place, *bytes);
    const Result<Stored> created = place->folder->create(place->name, *bytes, privateMode, m_sync);
    if (!created)
        return created.error();
    note(write, place->folder->path(), place->name, *bytes);
    return Written {versionOfBytes(*bytes), false, created->warning};
}

// With or without entries.
Result<Written> TreeWriter::keepCollection(
    const CollectionRef &collection, const std::stop_token &stop)
{
    const Result<TreeFolder> folder = folderOfCollection(collection, stop);
    if (!folder)
        return folder.error();
    const bool isNew = m_made.has_value();
    if (isNew)
        m_made->folders.keep();
    return Written {{}, !isNew};
}

Result<Written> TreeWriter::createInfo(const Write &write, const TreeCollection &collection)
{
    if (!isInside(collection.folder, m_place.data) || collection.folder == m_place.data)
        return notThere(write.ref);
    const QByteArray path
        = collection.folder.sliced(m_place.data.size() + 1) + collectionFileSuffix;
    const qsizetype slash = path.lastIndexOf('/');
    MadeFolders made;
    const Result<TreeFolder> folder
        = TreeFolder::make(m_place.metadata, path.left(slash + 1), made, m_sync);
    if (!folder)
        return folder.error();
    const Result<Stored> created
        = folder->create(path.mid(slash + 1), *write.value, privateMode, m_sync);
    if (!created)
        return created.error();
    m_index.noteCollectionFile(m_place.metadata + '/' + path, *write.value);
    return Written {versionOfBytes(*write.value), false, created->warning};
}

Result<TreeWriter::NewPlace> TreeWriter::newPlace(
    const CollectionRef &collection, const QByteArray &key, const std::stop_token &stop)
{
    const qsizetype longest = m_reader->longestKey();
    const Result<KeyPlace> place = placeOfNewKey(key, m_place.keys, longest);
    if (!place)
        return place.error();
    const Result<const TreeFolder *> folder = openedFolder(collection, place->folder, stop);
    if (!folder && !place->folder.isEmpty() && folder.error().code == ErrorCode::NotFound)
        return folderMissing(key, *place, longest);
    if (!folder)
        return folder.error();
    return NewPlace {*folder, place->file};
}

// `inner`: a folder in that of the collection; empty: that itself.
Result<const TreeFolder *> TreeWriter::openedFolder(
    const CollectionRef &collection, const QByteArray &inner, const std::stop_token &stop)
{
    const Result<const TreeCollection *> known = m_index.find(collection, stop);
    if (!known)
        return known.error();
    const QByteArray path = *known ? (*known)->folder + '/' + inner : QByteArray();
    if (const auto opened = m_opened.find(path); opened != m_opened.end())
        return &opened->second;
    Result<TreeFolder> folder = folderOfCollection(collection, stop);
    if (folder && !inner.isEmpty())
        folder = TreeFolder::open(m_place.data, folder->path() + '/' + inner);
    if (!folder)
        return folder.error();
    const QByteArray name = path.isEmpty() ? folder->path() : path; // of a new one it is found next
    return &m_opened.insert_or_assign(name, *std::move(folder)).first->second;
}

Result<TreeFolder> TreeWriter::folderOfCollection(
    const CollectionRef &collection, const std::stop_token &stop)
{
    const Result<const TreeCollection *> known = m_index.find(collection, stop);
    if (!known)
        return known.error();
    if (!*known && !isPlain(collection))
        return Error {ErrorCode::NotFound, Reasons::noSuchCollection, displayText(collection.name)};
    if (!*known)
        return makeCollection(collection.name);
    const QByteArray folder = (*known)->folder;
    Result<TreeFolder> opened = TreeFolder::open(m_place.data, folder);
    const bool missing = !opened && opened.error().code == ErrorCode::NotFound;
    if (!missing)
        return opened;
    m_made.emplace();
    return TreeFolder::make(
        m_place.data, folder.mid(m_place.data.size() + 1), m_made->folders, m_sync);
}

Result<TreeFolder> TreeWriter::makeCollection(const QByteArray &name)
{
    const Result<QByteArray> relative
        = folderOfNewCollection(name, m_place.collections, longestV1Collection(m_place.metadata));
    if (!relative)
        return relative.error();
    m_made.emplace();
    Result<TreeFolder> folder = TreeFolder::make(m_place.data, *relative, m_made->folders, m_sync);
    if (!folder)
        return folder;
    if (Result<void> made = makeInfo(name, *relative, *folder); !made)
        return made.error();
    return folder;
}

// Another program may have been quicker: then its file is taken, if it means the same collection.
Result<void> TreeWriter::makeInfo(
    const QByteArray &name, const QByteArray &relative, const TreeFolder &folder)
{
    const QByteArray path = relative + collectionFileSuffix;
    const qsizetype slash = path.lastIndexOf('/');
    Result<TreeFolder> metadata
        = TreeFolder::make(m_place.metadata, path.left(slash + 1), m_made->folders, m_sync);
    if (!metadata)
        return metadata.error();
    const QByteArray infoName = path.mid(slash + 1);
    QByteArray bytes = makeCollectionFile({name, folder.path()}, microsecondsNow());
    const Result<Stored> created = metadata->create(infoName, bytes, privateMode, m_sync);
    if (created) {
        m_made->metadata = *std::move(metadata);
        m_made->infoName = infoName;
        m_made->info.bytes = bytes;
    } else if (created.error().code == ErrorCode::Conflict) {
        const Result<StoredFile> stored = metadata->read(infoName);
        if (!stored)
            return stored.error();
        bytes = stored->bytes;
        const Result<CollectionFile> file = parseCollectionFile(bytes);
        if (!file || file->collection != name)
            return ambiguous(name);
    } else {
        return created.error();
    }
    m_index.noteCollectionFile(m_place.metadata + '/' + path, bytes);
    return {};
}

// Its folders go with `m_made`, unless somebody else has put something into them.
void TreeWriter::unmakeCollection()
{
    if (!m_made || !m_made->metadata)
        return;
    const TreeFolder &metadata = *m_made->metadata;
    if (metadata.remove(m_made->infoName, m_made->info))
        m_index.forgetCollection(metadata.path() + '/' + m_made->infoName);
}

void TreeWriter::note(const Write &write, const QByteArray &folder, const QByteArray &name,
    const std::optional<QByteArray> &bytes)
{
    if (write.ref.part == EntryPart::CollectionInfo) {
        m_index.noteCollectionFile(folder + '/' + name, bytes.value_or(QByteArray()));
        return;
    }
    const QByteArray key = name.chopped(QByteArrayView(keyFileSuffix).size());
    m_index.noteWritten(folder, key, bytes.has_value());
}

} // namespace kvlens
