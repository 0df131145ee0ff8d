// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonlookup.h"

#include "stores/words/jsonreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

using json::Index;

Error noCollection(const CollectionRef &collection, const QString &path)
{
    return {
        ErrorCode::NotFound, Reasons::noCollectionNamed.with(displayText(collection.name)), path};
}

// While the file is gone through, a collection that is open is no complete member of level 1.
std::optional<qint64> openCollection(const JsonFile &file, const CollectionRef &collection)
{
    if (file.listing().isListed() || collection.shadow != 0)
        return std::nullopt;
    const Result<QList<QByteArray>> names = file.collectionNames();
    if (!names)
        return std::nullopt;
    const qsizetype last = names->lastIndexOf(collection.name);
    return last < 0 ? std::nullopt : std::optional<qint64>(last);
}

} // namespace

Result<qint64> collectionNumber(const JsonFile &file, const CollectionRef &collection)
{
    if (collection.topLevel)
        return Index::topLevel;
    const Index &index = file.index();
    if (file.listing().isFlat())
        return Error {
            ErrorCode::NotFound, JsonReasons::shownAsOne.with(collectionLimit), file.path()};
    if (file.isMissing() || index.top() != json::TopKind::Object)
        return noCollection(collection, file.path());
    const Result<QList<QList<qint64>>> found
        = json::findKeys(index, Index::topLevel, {collection.name}, file.reader());
    if (!found)
        return found.error();
    const QList<qint64> &members = found->first();
    std::optional<qint64> number;
    if (collection.shadow < members.size())
        number = index.collectionOf(members[members.size() - 1 - collection.shadow]);
    if (!number)
        number = openCollection(file, collection);
    if (!number)
        return noCollection(collection, file.path());
    return *number;
}

Result<QList<QList<qint64>>> entryNumbers(
    const JsonFile &file, qint64 collection, const QList<QByteArray> &keys)
{
    if (file.index().hasKeys(collection))
        return json::findKeys(file.index(), collection, keys, file.reader());
    QList<QList<qint64>> numbers; // the elements of an array are named by their number
    for (const QByteArray &key : keys) {
        if (file.listing().isScalar(collection)) {
            numbers.append(key.isEmpty() ? QList<qint64> {0} : QList<qint64> {});
            continue;
        }
        bool ok = false;
        const qint64 number = key.toLongLong(&ok);
        const bool there = ok && number >= 0 && number < file.listing().entryCount(collection)
            && QByteArray::number(number) == key;
        numbers.append(there ? QList<qint64> {number} : QList<qint64> {});
    }
    return numbers;
}

std::optional<qint64> entryNumber(
    const JsonFile &file, qint64 collection, const EntryRef &ref, const QList<qint64> &ofKey)
{
    if (ref.part != EntryPart::Value || ref.shadow >= ofKey.size())
        return std::nullopt;
    const qint64 entry = ofKey[ofKey.size() - 1 - ref.shadow];
    const bool isCollection = collection == Index::topLevel && !file.listing().isFlat()
        && file.index().collectionOf(entry);
    return isCollection ? std::nullopt : std::optional(entry);
}

Result<EntryRef> refAt(const JsonFile &file, qint64 collection, qint64 position)
{
    const JsonListing &listing = file.listing();
    if (listing.isScalar(collection))
        return EntryRef {topLevelCollection(), {}};
    return refOf(file, collection, listing.entryAt(collection, position));
}

Result<EntryRef> refOf(const JsonFile &file, qint64 collection, qint64 entry)
{
    const JsonListing &listing = file.listing();
    const Result<QList<json::StoredKey>> keys
        = json::readKeys(file.index(), collection, entry, 1, file.reader());
    if (!keys)
        return keys.error();
    CollectionRef ref = topLevelCollection();
    if (collection != Index::topLevel) {
        const Result<QList<QByteArray>> names = file.collectionNames();
        if (!names)
            return names.error();
        const qint64 member = file.index().collection(collection).member;
        ref = {names->at(collection), {}, listing.shadowOf(Index::topLevel, member)};
    }
    return EntryRef {ref, keys->first().key, listing.shadowOf(collection, entry)};
}

QByteArray keyText(const QByteArray &token)
{
    Result<QByteArray> text = json::decodeKey(token);
    return text ? *std::move(text) : token.sliced(1, std::max<qsizetype>(token.size() - 2, 0));
}

} // namespace kvlens
