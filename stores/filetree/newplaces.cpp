// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/newplaces.h"

#include "stores/file/fileio.h"
#include "stores/filetree/entryfile.h"
#include "stores/filetree/sanitize.h"
#include "stores/words/treereasons.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

Error withOption(Error error, const char *option)
{
    error.detail = TreeReasons::optionTakesIt.with(error.detail, QLatin1String(option));
    return error;
}

Error cutName(const QByteArray &name)
{
    return {ErrorCode::Invalid, TreeReasons::namesAreCut, displayText(name)};
}

} // namespace

std::optional<Error> NewPlaces::refusal(const Write &write)
{
    const Result<QByteArray> folder = folderOf(write.ref.collection.name);
    if (!folder)
        return folder.error();
    if (write.ref.part == EntryPart::Collection)
        return std::nullopt;
    if (std::optional<Error> why = refusalOfKey(*folder, write.ref.key))
        return why;
    const Result<QByteArray> bytes = newBytes(write);
    return bytes ? std::nullopt : std::optional(bytes.error());
}

Result<QByteArray> NewPlaces::folderOf(const QByteArray &collection)
{
    if (!m_longestCollection)
        m_longestCollection = longestV1Collection(m_place.metadata);
    const qsizetype longest = *m_longestCollection;
    Result<QByteArray> folder = folderOfNewCollection(collection, m_place.collections, longest);
    if (!folder) {
        const bool helps = m_place.collections == Sanitization::None
            && folderOfNewCollection(collection, Sanitization::V1, longest);
        return helps ? withOption(folder.error(), "collections=v1") : folder.error();
    }
    const QByteArray first = m_collections.value(*folder, collection);
    if (first != collection)
        return cutName(collection);
    m_collections.insert(*folder, collection);
    return folder;
}

std::optional<Error> NewPlaces::refusalOfKey(const QByteArray &folder, const QByteArray &key)
{
    if (!m_longestKey)
        m_longestKey = longestV1Key(m_place.data);
    const qsizetype longest = *m_longestKey;
    const bool helps
        = m_place.keys == Sanitization::None && placeOfNewKey(key, Sanitization::V1, longest);
    const auto refused
        = [helps](const Error &why) { return helps ? withOption(why, "keys=v1") : why; };
    const Result<KeyPlace> place = placeOfNewKey(key, m_place.keys, longest);
    if (!place)
        return refused(place.error());
    const QByteArray inside = m_place.data + '/' + folder + '/';
    if (!place->folder.isEmpty() && !isFolder(inside + place->folder))
        return refused(folderMissing(key, *place, longest));
    const bool mayBeAnothers = m_place.keys == Sanitization::V1 && place->file.startsWith("S_");
    if (!mayBeAnothers)
        return std::nullopt;
    const QByteArray file = folder + '/' + place->file;
    if (m_made.contains(file))
        return place->truncated
            ? cutName(key)
            : Error {ErrorCode::Invalid, TreeReasons::sameFile, displayText(key)};
    m_made.insert(file);
    return std::nullopt;
}

} // namespace kvlens
