// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treereader.h"

#include "stores/entryerror.h"
#include "stores/file/awaitedend.h"
#include "stores/filetree/entryfile.h"
#include "stores/filetree/sanitize.h"
#include "stores/pathtext.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

Error noSuchEntry(const EntryRef &ref)
{
    return {ErrorCode::NotFound, Reasons::noSuchEntry, displayText(ref.key)};
}

bool isCut(const Entry &entry, const FoundFile &file)
{
    return entry.problem && entry.problem->place
        && entry.problem->place->byte >= file.stored.bytes.size();
}

} // namespace

TreeReader::TreeReader(const TreePlace &place, TreeIndex &index)
    : m_place(place)
    , m_index(index)
{
}

Result<FoundFile> TreeReader::find(const EntryRef &ref, const std::stop_token &stop)
{
    const Result<const TreeCollection *> collection = m_index.find(ref.collection, stop);
    if (!collection)
        return collection.error();
    if (!*collection || ref.shadow != 0)
        return noSuchEntry(ref);
    Result<FoundFile> found
        = ref.part == EntryPart::Value ? findKey(**collection, ref.key) : findInfo(**collection);
    if (!found && found.error().code == ErrorCode::NotFound)
        return noSuchEntry(ref);
    return found;
}

qsizetype TreeReader::longestKey()
{
    if (m_longestKey)
        return *m_longestKey;
    const qsizetype longest = longestV1Key(m_place.data);
    if (m_folder)
        m_longestKey = longest;
    return longest;
}

Result<FoundFile> TreeReader::findKey(const TreeCollection &collection, const QByteArray &key)
{
    for (const KeyPlace &place : placesOfKey(key, m_place.keys, longestKey())) {
        const QByteArray folder
            = place.folder.isEmpty() ? collection.folder : collection.folder + '/' + place.folder;
        Result<FoundFile> found = readFile(m_place.data, folder, place.file);
        if (found)
            found->ambiguous = place.truncated;
        if (found || found.error().code != ErrorCode::NotFound)
            return found;
    }
    return Error {ErrorCode::NotFound};
}

Result<FoundFile> TreeReader::findInfo(const TreeCollection &collection)
{
    if (collection.infoFile.isEmpty())
        return Error {ErrorCode::NotFound};
    const qsizetype slash = collection.infoFile.lastIndexOf('/');
    return readFile(
        m_place.metadata, collection.infoFile.left(slash), collection.infoFile.mid(slash + 1));
}

Result<FoundFile> TreeReader::readFile(
    const QByteArray &root, const QByteArray &folder, const QByteArray &name)
{
    if (!m_folder || m_path != folder) {
        m_folder.reset();
        Result<TreeFolder> opened = TreeFolder::open(root, folder);
        if (!opened)
            return opened.error();
        m_folder.emplace(*std::move(opened));
        m_path = folder;
    }
    Result<StoredFile> stored = m_folder->read(name);
    if (!stored)
        return stored.error();
    return FoundFile {&*m_folder, name, *std::move(stored)};
}

Result<Entry> TreeReader::read(const EntryRef &ref, const std::stop_token &stop)
{
    Result<FoundFile> found = find(ref, stop);
    // A listed link that leads outside or nowhere is shown with the reason, and never followed.
    if (!found && found.error().code == ErrorCode::Invalid && m_folder)
        return unreadableEntry(ref, found.error());
    if (!found)
        return found.error();
    Entry entry = entryOfBytes(ref, found->stored.bytes);
    AwaitedEnd end;
    while (isCut(entry, *found) && !stop.stop_requested() && end.mayCome(found->stored.stamp)) {
        AwaitedEnd::pause();
        found = find(ref, stop);
        if (!found)
            return found.error();
        entry = entryOfBytes(ref, found->stored.bytes);
    }
    if (entry.problem)
        entry.problem->subject = pathText(found->folder->path() + '/' + found->name);
    return entry;
}

} // namespace kvlens
